import { describe, expect, it } from "vitest";
import { WAIT_CAP_MS, waitMs } from "./backoff.ts";
import { hurry, mayBeSetAside, resend, setAside, signIn } from "./decisions.ts";
import type { Entry } from "./entry.ts";
import { FRESH_LINK, type Link } from "./machine.ts";
import type { Outcome } from "./outcome.ts";
import { beginSending, recover, settleBatch, settleLookUp } from "./settle.ts";
import { entry, idOf, NOW } from "./testing/make.ts";

const moment = { now: NOW, random: () => 0.5 };
const under = (n: number, about: Partial<Entry> = {}) =>
  entry(n, { state: "sending", attempts: 1, ...about });

function settle(open: readonly Entry[], outcome: Outcome, link: Partial<Link> = {}) {
  const ids = new Set(open.filter((item) => item.state === "sending").map((item) => item.id));
  const { changed, link: after } = settleBatch(open, { ...FRESH_LINK, ...link }, ids, outcome, moment);
  return { changed, link: after, states: changed.map((item) => [item.seq, item.state]) };
}

const refused = (n: number, code: string) => ({
  id: idOf(n),
  status: "refused" as const,
  code,
  detail: null,
});
const done = (n: number) => ({ id: idOf(n), status: "done" as const, result: { visit_id: idOf(n) } });

describe("when a batch is answered", () => {
  it("each entry gets its own answer: a receipt, or a refusal with the server's code", () => {
    const answers = [done(1), refused(2, "village_outside_scope")];
    const { changed } = settle([under(1), under(2)], { kind: "answered", answers });
    expect(changed[0]).toMatchObject({
      state: "sent",
      receipt: { receivedAt: NOW, result: { visit_id: idOf(1) } },
    });
    expect(changed[1]).toMatchObject({
      state: "refused",
      refusal: { code: "village_outside_scope", at: NOW },
    });
  });

  it("an entry that the answer leaves out stays, and travels alone from now on", () => {
    const { changed } = settle([under(1), under(2)], { kind: "answered", answers: [done(1)] });
    expect(changed[1]).toMatchObject({ state: "waiting", isUnsure: true, batchCap: 1 });
  });

  it("the way is proven: no pause, and what had timed out need not wait or travel in small batches", () => {
    const failure = { reason: "timeout" as const, at: NOW - 1 };
    const other = entry(9, { failure, batchCap: 3, nextAttemptAt: NOW + 60_000 });
    const { changed, link } = settle([under(1), under(2), other], {
      kind: "answered",
      answers: [done(1), done(2)],
    });
    expect(link).toMatchObject({ failures: 0, pausedUntil: NOW, doneCount: 2, lastDoneAt: NOW });
    expect(changed.find(({ seq }) => seq === 9)).toMatchObject({ batchCap: 4, nextAttemptAt: NOW });
  });

  it("“done” counts whatever was thought of the entry, a late refusal does not", () => {
    const ids = new Set([idOf(1), idOf(2)]);
    const open = [
      entry(1, { state: "refused", refusal: { code: "forbidden", detail: null, at: NOW } }),
      entry(2),
    ];
    const outcome: Outcome = { kind: "answered", answers: [done(1), refused(2, "forbidden")] };
    const { changed } = settleBatch(open, FRESH_LINK, ids, outcome, moment);
    expect(changed.map(({ seq, state }) => [seq, state])).toEqual([[1, "sent"]]);
  });
});

describe("when no answer comes", () => {
  it("every entry stays, may have arrived, and the link pauses longer with each failure", () => {
    const { changed, link } = settle(
      [under(1), under(2)],
      { kind: "unanswered", reason: "network" },
      { failures: 3 },
    );
    expect(changed.map(({ state, isUnsure }) => [state, isUnsure])).toEqual([
      ["waiting", true],
      ["waiting", true],
    ]);
    expect(link).toMatchObject({ failures: 4, pausedUntil: NOW + 4_000 }); // half of 1 s x 2^3
  });

  it("a lost network does not shrink batches, a time-out and a 500 halve them", () => {
    const four = [1, 2, 3, 4].map((n) => under(n));
    const caps = (reason: "network" | "timeout" | "server_error" | "unavailable") =>
      settle(four, { kind: "unanswered", reason }).changed.map(({ batchCap }) => batchCap);
    expect(caps("network")).toEqual([50, 50, 50, 50]);
    expect(caps("unavailable")).toEqual([50, 50, 50, 50]);
    expect(caps("timeout")).toEqual([2, 2, 2, 2]);
    expect(caps("server_error")).toEqual([2, 2, 2, 2]);
  });

  it("an entry that fails alone waits longer each time, never more than five minutes, and never gives up by itself", () => {
    const after = (attempts: number) =>
      settle([under(1, { attempts, batchCap: 1 })], { kind: "unanswered", reason: "timeout" }).changed[0]!;
    expect(after(1).nextAttemptAt - NOW).toBe(500);
    expect(after(4).nextAttemptAt - NOW).toBe(4_000);
    expect(after(1_000)).toMatchObject({ state: "waiting", nextAttemptAt: NOW + 150_000 });
  });

  it("an entry that a working server answers with 500 again and again comes into doubt, not into “refused”", () => {
    const failing = under(1, { batchCap: 1, serverErrors: { count: 7, since: 10 } });
    const outcome: Outcome = { kind: "unanswered", reason: "server_error" };
    const doubted = settle([failing], outcome, { doneCount: 11 }).changed[0];
    expect(doubted).toMatchObject({ state: "waiting", suspicion: { code: "server_error" } });
    // The server took nothing since: it may be broken for all, so the entry just waits.
    expect(settle([failing], outcome, { doneCount: 10 }).changed[0]).toMatchObject({ suspicion: null });
  });
});

describe("when the whole request is rejected", () => {
  const outcome: Outcome = { kind: "rejected", code: "forbidden", detail: null };

  it("nobody in a batch is refused; smaller batches find out whom it concerns", () => {
    const { changed } = settle([under(1), under(2), under(3)], outcome);
    expect(changed.map(({ state, batchCap, isUnsure }) => [state, batchCap, isUnsure])).toEqual([
      ["waiting", 1, false],
      ["waiting", 1, false],
      ["waiting", 1, false],
    ]);
  });

  it("an entry that was alone by chance is asked for once more", () => {
    expect(settle([under(1)], outcome).changed[0]).toMatchObject({ state: "waiting", batchCap: 1 });
  });

  it("an entry rejected alone for the second time is refused with the code", () => {
    const { changed } = settle([under(1, { batchCap: 1 })], outcome);
    expect(changed[0]).toMatchObject({ state: "refused", refusal: { code: "forbidden", at: NOW } });
  });

  it("an entry that may have arrived is not refused before its receipt was looked for, a minute later", () => {
    const { changed } = settle([under(1, { batchCap: 1, isUnsure: true })], outcome);
    expect(changed[0]).toMatchObject({
      state: "waiting",
      suspicion: { code: "forbidden" },
      nextAttemptAt: NOW + 60_000,
    });
  });
});

describe("when receipts are looked for", () => {
  const suspicion = { code: "forbidden", detail: null, at: NOW - 1 };
  const asked = [1, 2].map((n) => under(n, { suspicion, isUnsure: true }));
  const ids = new Set(asked.map(({ id }) => id));

  it("an entry with a receipt is sent, one without is refused for the reason given earlier", () => {
    const outcome: Outcome = { kind: "answered", answers: [done(2)] };
    const { changed } = settleLookUp(asked, FRESH_LINK, ids, outcome, moment);
    expect(changed[0]).toMatchObject({ state: "refused", refusal: suspicion });
    expect(changed[1]).toMatchObject({ state: "sent", refusal: null });
  });

  it("without an answer the doubt stays", () => {
    const outcome: Outcome = { kind: "unanswered", reason: "network" };
    const { changed, link } = settleLookUp(asked, FRESH_LINK, ids, outcome, moment);
    expect(changed.map(({ state, suspicion: kept }) => [state, kept])).toEqual([
      ["waiting", suspicion],
      ["waiting", suspicion],
    ]);
    expect(link.failures).toBe(1);
  });
});

describe("when nobody is signed in, or app and server do not match", () => {
  it("everything stays as it was and waits: for the sign-in", () => {
    const { changed, link } = settle([under(1)], { kind: "unauthorized" });
    expect(changed[0]).toMatchObject({ state: "waiting", attempts: 0, isUnsure: false });
    expect(link.session).toBe("needs_sign_in");
    expect(signIn(link, NOW).session).toBe("ok");
  });

  it("or for the update, looked for every five minutes", () => {
    const { changed, link } = settle([under(1)], { kind: "outdated" });
    expect(changed[0]).toMatchObject({ state: "waiting", attempts: 0 });
    expect(link).toMatchObject({ isOutdated: true, pausedUntil: NOW + WAIT_CAP_MS });
    expect(settle([under(1)], { kind: "answered", answers: [done(1)] }, link).link.isOutdated).toBe(false);
  });
});

describe("around a request", () => {
  it("entries are on record as under way before it leaves", () => {
    const { changed, link } = beginSending([entry(1)], FRESH_LINK, NOW);
    expect(changed[0]).toMatchObject({ state: "sending", attempts: 1 });
    expect(link.lastTryAt).toBe(NOW);
  });

  it("what a dead sender had under way may have arrived and is due at once", () => {
    const recovered = recover([under(1), entry(2), entry(3, { state: "refused" })], NOW);
    expect(recovered).toHaveLength(1);
    expect(recovered[0]).toMatchObject({ seq: 1, state: "waiting", isUnsure: true, nextAttemptAt: NOW });
  });
});

describe("what a person decides", () => {
  const refusedEntry = entry(1, {
    state: "refused",
    attempts: 4,
    batchCap: 1,
    refusal: { code: "forbidden", detail: null, at: NOW - 1 },
  });

  it("sending again keeps id and place, and forgets the refusal", () => {
    const again = resend(refusedEntry, NOW, { payload: { of: idOf(7) }, baseVersion: 3 });
    expect(again).toMatchObject({
      id: refusedEntry.id,
      seq: 1,
      state: "waiting",
      attempts: 0,
      batchCap: 50,
      refusal: null,
      refs: [idOf(7)],
      baseVersion: 3,
    });
  });

  it("what was tried three times in vain may be set aside, nothing sooner", () => {
    expect([2, 3].map((attempts) => mayBeSetAside(entry(1, { attempts })))).toEqual([false, true]);
    expect(setAside(entry(1), NOW)).toMatchObject({ state: "refused", refusal: { code: "set_aside" } });
  });

  it("“send now” ends every waiting time, that of the link too", () => {
    const { changed, link } = hurry(
      [entry(1, { nextAttemptAt: NOW + 9 }), entry(2)],
      { ...FRESH_LINK, pausedUntil: NOW + 9 },
      NOW,
    );
    expect(changed.map(({ seq, nextAttemptAt }) => [seq, nextAttemptAt])).toEqual([[1, NOW]]);
    expect(link.pausedUntil).toBe(NOW);
  });
});

describe("waiting", () => {
  it("is drawn from nothing up to a ceiling that doubles from one second to five minutes", () => {
    expect([1, 2, 3, 9, 10, 5_000].map((failures) => waitMs(failures, 0.999_999))).toEqual([
      999, 1_999, 3_999, 255_999, 299_999, 299_999,
    ]);
    expect(waitMs(7, 0)).toBe(0);
  });
});
