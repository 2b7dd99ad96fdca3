import "fake-indexeddb/auto";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { databaseStore, outboxDatabase } from "./database-store.ts";
import type { Entry } from "./entry.ts";
import { lockLeadership } from "./leadership.ts";
import { tabNotices } from "./notices.ts";
import { createOutbox, type Outbox } from "./outbox.ts";
import type { Outcome } from "./outcome.ts";
import type { Transport } from "./sender.ts";
import { FakeLocks } from "./testing/fake-locks.ts";
import { draft, idOf, NOW } from "./testing/make.ts";
import { VirtualTime } from "./testing/virtual-time.ts";

let name = "";
let count = 0;
let locks = new FakeLocks();
let time = new VirtualTime(NOW);
let opened: Outbox[] = [];
let ids = 0;

beforeEach(() => {
  name = `queue ${++count}`;
  locks = new FakeLocks();
  time = new VirtualTime(NOW);
  opened = [];
  ids = 0;
});
afterEach(() => {
  for (const outbox of opened) outbox.stop();
});

const allDone = (entries: readonly Entry[]): Outcome => ({
  kind: "answered",
  answers: entries.map(({ id }) => ({ id, status: "done", result: { row: id } })),
});

function open(send: (entries: readonly Entry[]) => Outcome | Promise<Outcome>): Outbox {
  const store = databaseStore(outboxDatabase(name));
  const tab = {};
  const transport: Transport = {
    send: async (entries) => send(entries),
    lookUp: async () => ({ kind: "answered", answers: [] }),
  };
  const outbox = createOutbox({
    userId: "somebody",
    appVersion: "1.2.3",
    store,
    transport,
    leadership: lockLeadership(locks.forTab(tab), name, store, time, `tab ${opened.length}`),
    notices: tabNotices(name),
    clock: time,
    random: () => 0.5,
    isOnline: () => true,
    newId: () => idOf(++ids),
  });
  opened.push(outbox);
  outbox.start();
  return outbox;
}

const save = (outbox: Outbox, lane = "village 1") =>
  outbox.enqueue(
    "log_visit",
    { village_code: "990100001001" },
    { lane, label: { code: "visit", params: {} } },
  );

/** Wait for a claim about the outbox to come true; the database of the test answers in its own time. */
async function until(isTrue: () => Promise<boolean>): Promise<void> {
  while (!(await isTrue())) await new Promise((resolve) => setImmediate(resolve));
}
const isEmpty = (outbox: Outbox) => async () => (await outbox.view()).open.length === 0;

describe("the outbox of one person", () => {
  it("has stored an entry, with its id, before it says so", async () => {
    const outbox = open(() => new Promise<Outcome>(() => undefined));
    const entry = await save(outbox);
    const { entries } = await databaseStore(outboxDatabase(name)).open();
    expect(entries.map(({ id, appVersion }) => [id, appVersion])).toEqual([[entry.id, "1.2.3"]]);
  });

  it("saves once under one id", async () => {
    const outbox = open(() => new Promise<Outcome>(() => undefined));
    const options = { id: idOf(77), lane: "a", label: { code: "visit", params: {} } };
    const first = await outbox.enqueue("log_visit", { kind: "walk" }, options);
    const again = await outbox.enqueue("log_visit", { kind: "walk" }, options);
    expect(again.seq).toBe(first.seq);
    expect((await outbox.view()).open).toHaveLength(1);
  });

  it("shows the server's receipt of what was sent for seven days", async () => {
    const outbox = open(allDone);
    const entry = await save(outbox);
    await until(isEmpty(outbox));
    expect((await outbox.sent()).map(({ id, receipt }) => [id, receipt])).toEqual([
      [entry.id, { receivedAt: NOW, result: { row: entry.id } }],
    ]);
    time.jump(7 * 24 * 3_600_000 + 1);
    expect(await outbox.sent()).toEqual([]);
  });

  it("goes on after a reload with what was under way", async () => {
    const before = open(() => new Promise<Outcome>(() => undefined));
    await save(before);
    await until(async () => (await before.view()).open[0]?.state === "sending");
    before.stop();
    const after = open(allDone);
    await until(isEmpty(after));
    expect(await after.sent()).toHaveLength(1);
  });

  it("sends from one tab at a time, and tells every tab what changed", async () => {
    const senders: string[] = [];
    const first = open((entries) => (senders.push("first"), allDone(entries)));
    const second = open((entries) => (senders.push("second"), allDone(entries)));
    let told = 0;
    second.subscribe(() => told++);
    await save(second);
    await until(isEmpty(second));
    expect(senders).toEqual(["first"]);
    await until(async () => told >= 3); // saved, under way, sent
    first.stop();
    await save(second);
    await until(isEmpty(second));
    expect(senders).toEqual(["first", "second"]);
  });

  it("keeps a refused entry until the person sends it corrected or discards it", async () => {
    const outbox = open((entries) => ({
      kind: "answered",
      answers: entries.map(({ id, payload }) =>
        payload["village_code"] === "right"
          ? { id, status: "done", result: null }
          : { id, status: "refused", code: "village_not_found", detail: "990100001001" },
      ),
    }));
    const [first, second] = [await save(outbox), await save(outbox, "village 2")];
    await until(async () => (await outbox.view()).open.every(({ state }) => state === "refused"));
    await outbox.discard(first.id);
    await outbox.resend(second.id, { payload: { village_code: "right" } });
    await until(isEmpty(outbox));
    expect((await outbox.sent()).map(({ id }) => id)).toEqual([second.id]);
  });

  it("lets nobody discard what is not refused", async () => {
    const outbox = open(() => new Promise<Outcome>(() => undefined));
    const entry = await save(outbox);
    await expect(outbox.discard(entry.id)).rejects.toMatchObject({ code: "entry_changed" });
    await expect(outbox.setAside(entry.id)).rejects.toMatchObject({ code: "entry_changed" });
    expect((await outbox.view()).open).toHaveLength(1);
  });

  it("asks for a sign-in once, sends nothing meanwhile, and goes on after it", async () => {
    let [isSignedIn, requests] = [false, 0];
    const outbox = open((entries) => {
      requests++;
      return isSignedIn ? allDone(entries) : { kind: "unauthorized" };
    });
    await save(outbox);
    await until(async () => (await outbox.view()).link.session === "needs_sign_in");
    await save(outbox);
    await time.advance(600_000);
    expect(requests).toBe(1);
    isSignedIn = true;
    await outbox.signedIn();
    await until(isEmpty(outbox));
    expect(requests).toBe(2);
  });

  it("waits out a failure by its clock and tries again by itself", async () => {
    let requests = 0;
    const outbox = open((entries) =>
      ++requests < 3 ? { kind: "unanswered", reason: "unavailable" } : allDone(entries),
    );
    await save(outbox);
    await until(async () => (await outbox.view()).link.failures === 1);
    expect(requests).toBe(1);
    await until(async () => {
      await time.advance(500);
      return isEmpty(outbox)();
    });
    expect(requests).toBe(3);
  });

  it("gives a request up that brings no answer in time", async () => {
    let requests = 0;
    const outbox = open((entries) =>
      ++requests === 1 ? new Promise<Outcome>(() => undefined) : allDone(entries),
    );
    await save(outbox);
    await until(async () => requests === 1);
    await time.advance(29_000);
    expect(requests).toBe(1);
    await until(async () => {
      await time.advance(1_000);
      return isEmpty(outbox)();
    });
    expect(requests).toBe(2);
  });

  it("sends 1,000 visits of ten villages in 20 requests of 50, in the order of each village", async () => {
    const arrived = new Map<string, number[]>();
    let requests = 0;
    const drafts = Array.from({ length: 1_000 }, (_, i) => draft(i + 1, { lane: `village ${i % 10}` }));
    await databaseStore(outboxDatabase(name)).add(drafts);
    const outbox = open((entries) => {
      requests++;
      for (const { lane, seq } of entries) arrived.set(lane, [...(arrived.get(lane) ?? []), seq]);
      return allDone(entries);
    });
    await until(isEmpty(outbox));
    expect(requests).toBe(20);
    expect(arrived.size).toBe(10);
    for (const places of arrived.values()) expect(places).toEqual([...places].sort((a, b) => a - b));
  });
});
