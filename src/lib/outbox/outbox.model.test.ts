import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { type Deeds, history, parentOf, play } from "./testing/history.ts";
import type { World } from "./testing/world.ts";

const RUNS = Number(process.env["OUTBOX_RUNS"] ?? 10_000);
const SEED = Number(process.env["OUTBOX_SEED"] ?? 20_260_301);

/** What broke, in words; empty when every promise of the outbox holds at the end of a history. */
function brokenPromises(world: World, deeds: Deeds): string[] {
  const { server, disk } = world;
  const broken = [...server.problems];
  const open = new Map([...disk.open.values()].map((entry) => [entry.id, entry]));
  const sent = new Map([...disk.sent.values()].map((entry) => [entry.id, entry]));
  const waitsWith = new Set<string>();

  for (const entry of [...open.values()].sort((a, b) => a.seq - b.seq)) {
    const isDone = server.receipts.has(entry.id);
    const isHeld = waitsWith.has(parentOf(entry));
    if (entry.state === "refused") {
      const code = entry.refusal?.code ?? "";
      const isOwnDecision = code === "set_aside" && deeds.setAside.has(entry.id);
      if (isDone && !isOwnDecision) broken.push(`${entry.id} is refused (${code}) and done`);
      const isGiven = code === "server_error" || server.reasons.get(entry.id)?.has(code);
      if (!isOwnDecision && !isGiven) broken.push(`${entry.id} is refused for a reason nobody gave: ${code}`);
    } else if (!isHeld) broken.push(`${entry.id} is stuck, ${entry.state}`);
    if (isHeld || entry.state === "refused") waitsWith.add(entry.id);
  }
  for (const id of deeds.saved) {
    if (!open.has(id) && !sent.has(id) && !deeds.discarded.has(id)) broken.push(`${id} is lost`);
  }
  for (const [id, entry] of sent) {
    const receipt = server.receipts.get(id);
    if (!receipt) broken.push(`${id} is called sent and is not on the server`);
    if (JSON.stringify(entry.receipt?.result) !== JSON.stringify(receipt))
      broken.push(`${id} has a wrong receipt`);
  }
  const nonces = server.effects.map((effect) => effect.nonce);
  if (new Set(nonces).size < nonces.length) broken.push("a piece of work was done twice");
  return [...broken, ...orderBroken(world, deeds)];
}

/**
 * Arrival follows saving within a lane, but for the entries that a person sent again, put aside or discarded, and
 * those that were held behind them: the rest of the lane was not to wait for these.
 */
function orderBroken(world: World, deeds: Deeds): string[] {
  const entries = [...world.disk.sent.values(), ...world.disk.open.values()].sort((a, b) => a.seq - b.seq);
  const decided = new Set([...deeds.resent, ...deeds.setAside, ...deeds.discarded]);
  for (const entry of entries) if (decided.has(parentOf(entry))) decided.add(entry.id);
  const seqOf = new Map(entries.map((entry) => [entry.id, entry.seq]));
  const broken: string[] = [];
  const lastOfLane = new Map<string, number>();
  for (const { id, lane } of world.server.effects) {
    if (decided.has(id)) continue;
    const seq = seqOf.get(id)!;
    if (seq < (lastOfLane.get(lane) ?? 0)) broken.push(`${id} arrived after a later entry of ${lane}`);
    lastOfLane.set(lane, seq);
  }
  return broken;
}

describe("the outbox through random histories of faults, kills, tabs and clocks", () => {
  it(`delivers everything saved exactly once and in order, or keeps it refused with the server's reason`, async () => {
    const seen = { saved: 0, sent: 0, refused: 0, held: 0, kills: 0, serverErrors: 0 };
    await fc.assert(
      fc.asyncProperty(history, async (told) => {
        const { world, deeds } = await play(told);
        const open = [...world.disk.open.values()];
        seen.saved += deeds.saved.size;
        seen.sent += world.disk.sent.size;
        seen.refused += open.filter((entry) => entry.state === "refused").length;
        seen.held += open.filter((entry) => entry.state === "waiting").length;
        seen.kills += world.tabs.filter((tab) => !tab.isAlive).length;
        seen.serverErrors += open.filter((entry) => entry.refusal?.code === "server_error").length;
        expect(brokenPromises(world, deeds)).toEqual([]);
      }),
      { numRuns: RUNS, seed: SEED },
    );
    if (process.env["OUTBOX_STATS"]) console.info(seen);
    // The histories reach what they are meant to try.
    for (const count of [seen.saved, seen.sent, seen.refused, seen.held, seen.kills]) {
      expect(count).toBeGreaterThan(RUNS / 100);
    }
  }, 300_000);
});
