/**
 * What to send next: a pure function of the queue, the clock and what is known of the way to the server.
 *
 * Rules, in the order in which they are applied to the queue:
 * 1. One lane is first in, first out: nothing overtakes an entry that is on its way or waits for its time.
 * 2. A refused entry waits for a person and blocks nothing but what depends on it. An entry depends on an earlier
 *    one when its payload mentions the earlier id, or when both change the same row. What depends on a refused
 *    entry is held with it, whatever its lane; the rest of the lane goes on.
 * 3. An entry never travels in one batch with what it depends on, so a refusal is never answered for two.
 * 4. Lanes are independent: a batch takes from all of them, and two batches of different lanes may be under way.
 */
import { hasCome, WAIT_CAP_MS } from "./backoff.ts";
import type { Entry, Failure } from "./entry.ts";

/** What all tabs know of the way to the server; kept beside the entries. */
export interface Link {
  readonly session: "ok" | "needs_sign_in";
  /** App and server do not understand each other; everything waits for the update. */
  readonly isOutdated: boolean;
  /** Requests in a row that brought no answer. */
  readonly failures: number;
  readonly pausedUntil: number;
  readonly lastTryAt: number;
  readonly lastDoneAt: number | null;
  /** Entries the server has carried out so far: proof that it works, independent of any clock. */
  readonly doneCount: number;
  readonly failure: Failure | null;
}

export const FRESH_LINK: Link = {
  session: "ok",
  isOutdated: false,
  failures: 0,
  pausedUntil: 0,
  lastTryAt: 0,
  lastDoneAt: null,
  doneCount: 0,
  failure: null,
};

export type IdleReason = "empty" | "busy" | "needs_sign_in" | "offline" | "waiting" | "held";

export type Plan =
  | { readonly status: "send"; readonly entries: readonly Entry[] }
  /** Ask for receipts: a refusal is believed only when an earlier, unanswered try did not get through. */
  | { readonly status: "look_up"; readonly entries: readonly Entry[] }
  | { readonly status: "idle"; readonly reason: IdleReason; readonly wakeAt: number | null };

export interface Surroundings {
  readonly now: number;
  readonly isOnline: boolean;
  /** Requests of this sender that are under way. */
  readonly inFlight: number;
}

export const MAX_IN_FLIGHT = 2;
export const BATCH_BYTES = 256 * 1024;

/**
 * @param entries every open entry (waiting, sending, refused), in the order of `seq`.
 * @returns what to do now; when idle, `wakeAt` is the moment at which planning again may bring more.
 * Deterministic; O(total length of the entries' references).
 */
export function planNext(entries: readonly Entry[], link: Link, around: Surroundings): Plan {
  const idle = (reason: IdleReason, wakeAt: number | null = null): Plan => ({
    status: "idle",
    reason,
    wakeAt,
  });
  if (!entries.some((entry) => entry.state !== "refused")) return idle("empty");
  if (link.session === "needs_sign_in") return idle("needs_sign_in");
  if (around.inFlight >= MAX_IN_FLIGHT) return idle("busy");
  if (!hasCome(link.pausedUntil, around.now)) return idle("waiting", link.pausedUntil);
  const probeAt = link.lastTryAt + WAIT_CAP_MS;
  if (!around.isOnline && around.now >= link.lastTryAt && around.now < probeAt)
    return idle("offline", probeAt);

  const queue = survey(entries, around.now);
  if (queue.lookUps.length > 0) return { status: "look_up", entries: queue.lookUps };
  const batch = compose(queue.ready, queue.isLoneOneOut);
  if (batch.length > 0) return { status: "send", entries: batch };
  if (around.inFlight > 0) return idle("busy", queue.wakeAt);
  return idle(queue.wakeAt === null ? "held" : "waiting", queue.wakeAt);
}

/** Ids of the entries that wait behind a refused one and depend on it. */
export function heldIds(entries: readonly Entry[]): ReadonlySet<string> {
  return survey(entries, 0).held;
}

interface Survey {
  readonly ready: Entry[];
  readonly lookUps: Entry[];
  readonly held: Set<string>;
  readonly isLoneOneOut: boolean;
  readonly wakeAt: number | null;
}

function survey(entries: readonly Entry[], now: number): Survey {
  const closedLanes = new Set<string>();
  const held = new Set<string>();
  const [heldRows, openRows] = [new Rows(), new Rows()];
  const [ready, lookUps]: [Entry[], Entry[]] = [[], []];
  let [isLoneOneOut, wakeAt]: [boolean, number | null] = [false, null];

  for (const entry of entries) {
    if (entry.state === "refused") {
      heldRows.add(entry);
      continue;
    }
    if (entry.state === "waiting" && heldRows.concern(entry)) {
      held.add(entry.id);
      heldRows.add(entry);
      continue;
    }
    const isFree = entry.state === "waiting" && !closedLanes.has(entry.lane) && !openRows.concern(entry);
    const isDue = hasCome(entry.nextAttemptAt, now);
    if (entry.state === "sending" && entry.batchCap === 1) isLoneOneOut = true;
    if (isFree && !isDue) wakeAt = Math.min(wakeAt ?? Infinity, entry.nextAttemptAt);
    if (isFree && isDue && !entry.suspicion) ready.push(entry);
    else closedLanes.add(entry.lane);
    if (isFree && isDue && entry.suspicion) lookUps.push(entry);
    openRows.add(entry);
  }
  return { ready, lookUps, held, isLoneOneOut, wakeAt };
}

/** Rows that entries make (the id of the command) or change. */
class Rows {
  readonly #made = new Set<string>();
  readonly #changed = new Set<string>();

  add(entry: Entry): void {
    this.#made.add(entry.id);
    for (const target of entry.targets) this.#changed.add(target);
  }

  concern(entry: Entry): boolean {
    return (
      entry.refs.some((ref) => this.#made.has(ref)) ||
      entry.targets.some((target) => this.#changed.has(target))
    );
  }
}

/**
 * Fill one batch, first come first, within its size and the smallest cap among its members. Entries that brought
 * whole batches down travel alone and one at a time, so that they never take all the room.
 */
function compose(ready: readonly Entry[], isLoneOneOut: boolean): Entry[] {
  const batch: Entry[] = [];
  const passedLanes = new Set<string>();
  let [cap, bytes] = [Infinity, 0];
  for (const entry of ready) {
    if (batch.length >= cap) break;
    const fits = batch.length < entry.batchCap && (batch.length === 0 || bytes + entry.bytes <= BATCH_BYTES);
    if (passedLanes.has(entry.lane) || !fits || (isLoneOneOut && entry.batchCap === 1)) {
      passedLanes.add(entry.lane);
      continue;
    }
    batch.push(entry);
    cap = Math.min(cap, entry.batchCap);
    bytes += entry.bytes;
  }
  return batch;
}
