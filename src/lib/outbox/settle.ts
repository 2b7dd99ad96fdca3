/** What becomes of entries and link when a request ends. Pure; the store writes the result in one transaction. */
import { WAIT_CAP_MS, waitMs } from "./backoff.ts";
import { type Entry, type Failure, type FailureReason, FULL_BATCH, type Refusal } from "./entry.ts";
import type { Link } from "./machine.ts";
import type { Answer, Outcome } from "./outcome.ts";

export interface Settlement {
  readonly changed: readonly Entry[];
  readonly link: Link;
}

export interface Moment {
  readonly now: number;
  /** Uniform in [0, 1); drawn once for each wait. */
  readonly random: () => number;
}

/** Answers of 500 to one entry alone, after which it is set aside if the server meanwhile took others. */
const LONE_SERVER_ERRORS = 8;

/**
 * Before a refusal of an entry with an unanswered try is looked into, whatever may still be under way has arrived or
 * died: longer than any request lasts.
 */
const QUIET_MS = 60_000;

/** Failures that the batch itself may have caused: smaller batches find the entry that does it. */
const SUSPECT: readonly FailureReason[] = ["timeout", "server_error"];

/** Before a request leaves, its entries are on record as being on their way. */
export function beginSending(entries: readonly Entry[], link: Link, now: number): Settlement {
  return {
    changed: entries.map((entry) => ({ ...entry, state: "sending", attempts: entry.attempts + 1 })),
    link: { ...link, lastTryAt: now },
  };
}

/** A sender died or lost the lead: nobody knows what came of the entries it had under way. */
export function recover(open: readonly Entry[], now: number): readonly Entry[] {
  return open
    .filter((entry) => entry.state === "sending")
    .map((entry) => ({ ...entry, state: "waiting", isUnsure: true, nextAttemptAt: now }));
}

/**
 * @param open every open entry, as it stands now, in the order of `seq`.
 * @param ids the entries that were in the batch.
 */
export function settleBatch(
  open: readonly Entry[],
  link: Link,
  ids: ReadonlySet<string>,
  outcome: Outcome,
  moment: Moment,
): Settlement {
  const batch = open.filter((entry) => ids.has(entry.id) && entry.state === "sending");
  switch (outcome.kind) {
    case "answered":
      return settleAnswered(open, link, ids, outcome.answers, moment);
    case "rejected":
      return {
        changed: batch.map((entry) => rejectedEntry(entry, ids.size, outcome, moment.now)),
        link: { ...link, failures: 0, pausedUntil: moment.now },
      };
    case "unanswered": {
      const failure: Failure = { reason: outcome.reason, at: moment.now };
      return {
        changed: batch.map((entry) => unansweredEntry(entry, ids.size, failure, link, moment)),
        link: pauseLink(link, failure, moment),
      };
    }
    case "unauthorized":
    case "outdated":
      return {
        changed: batch.map((entry) => ({ ...putBack(entry, moment.now), attempts: entry.attempts - 1 })),
        link: stopLink(link, outcome.kind, moment.now),
      };
  }
}

/** `answered` lists the entries for which the server holds a receipt; of the others it has now said no. */
export function settleLookUp(
  open: readonly Entry[],
  link: Link,
  ids: ReadonlySet<string>,
  outcome: Outcome,
  moment: Moment,
): Settlement {
  const asked = open.filter((entry) => ids.has(entry.id) && entry.state === "sending");
  if (outcome.kind === "answered") {
    const found = new Map(outcome.answers.map((answer) => [answer.id, answer]));
    const changed = asked.map((entry): Entry => {
      const answer = found.get(entry.id);
      if (answer?.status === "done") return doneEntry(entry, answer, moment.now);
      return { ...entry, state: "refused", isUnsure: false, suspicion: null, refusal: entry.suspicion };
    });
    return { changed, link: provenLink(link, changed, moment.now) };
  }
  const changed = asked.map((entry): Entry => {
    const nextAttemptAt = moment.now + waitMs(entry.attempts, moment.random());
    return { ...putBack(entry, moment.now), nextAttemptAt };
  });
  if (outcome.kind === "unauthorized" || outcome.kind === "outdated") {
    return { changed, link: stopLink(link, outcome.kind, moment.now) };
  }
  const reason = outcome.kind === "unanswered" ? outcome.reason : "unavailable";
  return { changed, link: pauseLink(link, { reason, at: moment.now }, moment) };
}

const putBack = (entry: Entry, nextAttemptAt: number): Entry => ({
  ...entry,
  state: "waiting",
  nextAttemptAt,
});

function settleAnswered(
  open: readonly Entry[],
  link: Link,
  ids: ReadonlySet<string>,
  answers: readonly Answer[],
  moment: Moment,
): Settlement {
  const byId = new Map(answers.map((answer) => [answer.id, answer]));
  const changed: Entry[] = [];
  for (const entry of open) {
    const answer = ids.has(entry.id) ? byId.get(entry.id) : undefined;
    // "Done" is a fact whoever hears it; a refusal or silence concerns the try that is under way.
    if (answer?.status === "done") changed.push(doneEntry(entry, answer, moment.now));
    else if (ids.has(entry.id)) {
      if (entry.state === "sending") changed.push(answeredEntry(entry, answer, link, moment));
    } else if (isHeldUpByLink(entry, ids.size, moment.now))
      changed.push(relieved(entry, ids.size, moment.now));
  }
  return { changed, link: provenLink(link, changed, moment.now) };
}

function doneEntry(entry: Entry, answer: Extract<Answer, { status: "done" }>, now: number): Entry {
  return {
    ...entry,
    state: "sent",
    receipt: { receivedAt: now, result: answer.result },
    refusal: null,
    suspicion: null,
    failure: null,
    isUnsure: false,
  };
}

function answeredEntry(entry: Entry, answer: Answer | undefined, link: Link, moment: Moment): Entry {
  if (answer?.status === "refused") {
    const refusal: Refusal = { code: answer.code, detail: answer.detail, at: moment.now };
    return { ...entry, state: "refused", refusal, isUnsure: false, suspicion: null, failure: null };
  }
  // The server passed this entry over and answered for others: from now on it travels alone.
  return { ...unansweredEntry(entry, 1, { reason: "garbled", at: moment.now }, link, moment), batchCap: 1 };
}

function unansweredEntry(
  entry: Entry,
  batchSize: number,
  failure: Failure,
  link: Link,
  moment: Moment,
): Entry {
  const isSuspect = SUSPECT.includes(failure.reason);
  const isAlone = batchSize === 1;
  const counted = isAlone && failure.reason === "server_error" ? countServerError(entry, link) : null;
  const isGivenUp = counted !== null && counted.count >= LONE_SERVER_ERRORS && link.doneCount > counted.since;
  const ownWaitMs = isSuspect && isAlone ? waitMs(entry.attempts, moment.random()) : 0;
  const delayMs = isGivenUp ? QUIET_MS : ownWaitMs;
  return {
    ...entry,
    state: "waiting",
    isUnsure: true,
    failure,
    batchCap: isSuspect ? Math.max(1, Math.floor(batchSize / 2)) : entry.batchCap,
    nextAttemptAt: moment.now + delayMs,
    serverErrors: counted,
    suspicion: isGivenUp ? { code: "server_error", detail: null, at: moment.now } : null,
  };
}

const countServerError = (entry: Entry, link: Link) => ({
  count: (entry.serverErrors?.count ?? 0) + 1,
  since: entry.serverErrors?.since ?? link.doneCount,
});

/** A rejection of the whole request is nobody's refusal until an entry, sent alone, is rejected a second time. */
function rejectedEntry(
  entry: Entry,
  batchSize: number,
  rejection: { readonly code: string; readonly detail: string | null },
  now: number,
): Entry {
  if (batchSize > 1 || entry.batchCap > 1) {
    return { ...putBack(entry, now), batchCap: Math.max(1, Math.floor(batchSize / 2)), failure: null };
  }
  const refusal: Refusal = { code: rejection.code, detail: rejection.detail, at: now };
  if (entry.isUnsure) return { ...putBack(entry, now + QUIET_MS), suspicion: refusal };
  return { ...entry, state: "refused", refusal, failure: null };
}

/** An answer proves the way: what waited or shrank because of a lost signal need not any more. */
function isHeldUpByLink(entry: Entry, batchSize: number, now: number): boolean {
  if (entry.state !== "waiting" || entry.failure?.reason !== "timeout") return false;
  return entry.nextAttemptAt > now || entry.batchCap < Math.min(FULL_BATCH, 2 * batchSize);
}

function relieved(entry: Entry, batchSize: number, now: number): Entry {
  const batchCap = Math.max(entry.batchCap, Math.min(FULL_BATCH, 2 * batchSize));
  return { ...entry, batchCap, nextAttemptAt: Math.min(entry.nextAttemptAt, now) };
}

function provenLink(link: Link, changed: readonly Entry[], now: number): Link {
  const done = changed.filter((entry) => entry.state === "sent").length;
  return {
    ...link,
    isOutdated: false,
    failures: 0,
    pausedUntil: now,
    failure: null,
    doneCount: link.doneCount + done,
    lastDoneAt: done > 0 ? now : link.lastDoneAt,
  };
}

function pauseLink(link: Link, failure: Failure, moment: Moment): Link {
  const failures = link.failures + 1;
  return { ...link, failures, pausedUntil: moment.now + waitMs(failures, moment.random()), failure };
}

function stopLink(link: Link, kind: "unauthorized" | "outdated", now: number): Link {
  if (kind === "unauthorized") return { ...link, session: "needs_sign_in" };
  return { ...link, isOutdated: true, pausedUntil: now + WAIT_CAP_MS };
}
