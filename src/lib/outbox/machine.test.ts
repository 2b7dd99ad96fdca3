import { describe, expect, it } from "vitest";
import type { Entry } from "./entry.ts";
import { BATCH_BYTES, FRESH_LINK, heldIds, type Link, planNext, type Surroundings } from "./machine.ts";
import { editOf, entry, idOf, NOW } from "./testing/make.ts";

const online: Surroundings = { now: NOW, isOnline: true, inFlight: 0 };

function placesToSend(
  entries: readonly Entry[],
  around: Partial<Surroundings> = {},
  link: Partial<Link> = {},
) {
  const plan = planNext(entries, { ...FRESH_LINK, ...link }, { ...online, ...around });
  return plan.status === "send" ? plan.entries.map((sent) => sent.seq) : plan;
}

describe("what to send next", () => {
  it("takes every lane, each in the order of saving", () => {
    const entries = [entry(1, { lane: "a" }), entry(2, { lane: "b" }), entry(3, { lane: "a" })];
    expect(placesToSend(entries)).toEqual([1, 2, 3]);
  });

  it("lets nothing overtake an entry that waits for its time, and wakes when it comes", () => {
    const entries = [entry(1, { nextAttemptAt: NOW + 5_000 }), entry(2), entry(3, { lane: "b" })];
    expect(placesToSend(entries)).toEqual([3]);
    expect(placesToSend(entries.slice(0, 2))).toEqual({
      status: "idle",
      reason: "waiting",
      wakeAt: NOW + 5_000,
    });
  });

  it("lets nothing overtake an entry that is on its way", () => {
    const entries = [entry(1, { state: "sending" }), entry(2), entry(3, { lane: "b" })];
    expect(placesToSend(entries, { inFlight: 1 })).toEqual([3]);
  });

  it("goes past a refused entry in its lane", () => {
    expect(placesToSend([entry(1, { state: "refused" }), entry(2)])).toEqual([2]);
  });

  it("holds what depends on a refused entry, and what depends on that, in any lane", () => {
    const entries = [
      entry(1, { state: "refused" }),
      entry(2, { payload: editOf(1) }),
      entry(3, { payload: editOf(2), lane: "b", refs: [idOf(2)] }),
      entry(4),
    ];
    const withRefs = entries.map((made) => (made.seq === 2 ? { ...made, refs: [idOf(1)] } : made));
    expect(placesToSend(withRefs)).toEqual([4]);
    expect([...heldIds(withRefs)]).toEqual([idOf(2), idOf(3)]);
  });

  it("does not hold another visit to the village whose correction was refused", () => {
    const village = idOf(99);
    const entries = [
      entry(1, { state: "refused", targets: [village], refs: [village] }),
      entry(2, { refs: [village] }),
    ];
    expect(placesToSend(entries)).toEqual([2]);
  });

  it("sends what depends on an entry only in a later request, and keeps the lane behind it in order", () => {
    const entries = [entry(1), entry(2, { refs: [idOf(1)] }), entry(3)];
    expect(placesToSend(entries)).toEqual([1]);
  });

  it("keeps two changes of one row apart, even in different lanes", () => {
    const row = [idOf(50)];
    const entries = [entry(1, { lane: "a", targets: row }), entry(2, { lane: "b", targets: row })];
    expect(placesToSend(entries)).toEqual([1]);
  });

  it("makes no batch larger than the smallest cap among its entries", () => {
    const entries = [1, 2, 3, 4].map((n) => entry(n, { lane: `lane ${n}`, batchCap: n === 1 ? 2 : 50 }));
    expect(placesToSend(entries)).toEqual([1, 2]);
  });

  it("makes no batch of more than 50 entries or 256 kB, and sends one that alone is larger", () => {
    const many = Array.from({ length: 60 }, (_, i) => entry(i + 1));
    expect(placesToSend(many)).toHaveLength(50);
    const heavy = [1, 2, 3].map((n) => entry(n, { bytes: BATCH_BYTES / 2 }));
    expect(placesToSend(heavy)).toEqual([1, 2]);
    expect(placesToSend([entry(1, { bytes: BATCH_BYTES * 2 })])).toEqual([1]);
  });

  it("lets only one suspect travel at a time, so that others have room", () => {
    const entries = [
      entry(1, { lane: "a", state: "sending", batchCap: 1 }),
      entry(2, { lane: "b", batchCap: 1 }),
      entry(3, { lane: "c" }),
    ];
    expect(placesToSend(entries, { inFlight: 1 })).toEqual([3]);
  });

  it("has at most two requests under way", () => {
    expect(placesToSend([entry(1)], { inFlight: 2 })).toMatchObject({ status: "idle", reason: "busy" });
  });

  it("asks for the receipt of an entry whose refusal is in doubt, and sends nothing of its lane meanwhile", () => {
    const doubtful = entry(1, { suspicion: { code: "forbidden", detail: null, at: NOW }, isUnsure: true });
    const plan = planNext([doubtful, entry(2)], FRESH_LINK, online);
    expect(plan).toEqual({ status: "look_up", entries: [doubtful] });
  });

  it("sends nothing until the person has signed in again", () => {
    const idle = { status: "idle", reason: "needs_sign_in", wakeAt: null };
    expect(placesToSend([entry(1)], {}, { session: "needs_sign_in" })).toEqual(idle);
  });

  it("keeps the pause of the link", () => {
    const idle = { status: "idle", reason: "waiting", wakeAt: NOW + 9_000 };
    expect(placesToSend([entry(1)], {}, { pausedUntil: NOW + 9_000 })).toEqual(idle);
  });

  it("sends nothing while the browser reports no network, but tries after five minutes in case it is wrong", () => {
    const offline = { isOnline: false };
    expect(placesToSend([entry(1)], offline, { lastTryAt: NOW - 1_000 })).toMatchObject({
      reason: "offline",
    });
    expect(placesToSend([entry(1)], offline, { lastTryAt: NOW - 300_000 })).toEqual([1]);
  });

  it("does not wait out a time that only a clock put back can explain", () => {
    const month = 30 * 24 * 3_600_000;
    expect(placesToSend([entry(1, { nextAttemptAt: NOW + month })])).toEqual([1]);
    expect(placesToSend([entry(1)], {}, { pausedUntil: NOW + month })).toEqual([1]);
    expect(placesToSend([entry(1)], { isOnline: false }, { lastTryAt: NOW + month })).toEqual([1]);
  });

  it("has nothing to do for an empty queue or one of refused entries", () => {
    expect(placesToSend([])).toMatchObject({ reason: "empty" });
    expect(placesToSend([entry(1, { state: "refused" })])).toMatchObject({ reason: "empty" });
  });
});
