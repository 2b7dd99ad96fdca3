/** What a person decides about entries. Pure, like `settle.ts`. */
import type { JsonObject } from "../../core/json.ts";
import { describePayload, type Entry, FULL_BATCH } from "./entry.ts";
import type { Link } from "./machine.ts";
import type { Settlement } from "./settle.ts";

export interface Edit {
  readonly payload: JsonObject;
  readonly baseVersion?: number | null;
}

/**
 * A refused entry goes back into its old place, as it was or corrected. It keeps its id: the server holds no receipt
 * for it, and what refers to the row it makes stays right.
 */
export function resend(entry: Entry, now: number, edit?: Edit): Entry {
  const payload = edit?.payload ?? entry.payload;
  return {
    ...entry,
    payload,
    ...describePayload({ id: entry.id, command: entry.command, payload }),
    baseVersion: edit?.baseVersion === undefined ? entry.baseVersion : edit.baseVersion,
    state: "waiting",
    attempts: 0,
    nextAttemptAt: now,
    batchCap: FULL_BATCH,
    serverErrors: null,
    suspicion: null,
    failure: null,
    refusal: null,
  };
}

/** Tried in vain so often that a person may want it out of the way of the entries behind it. */
export const mayBeSetAside = (entry: Entry): boolean => entry.state === "waiting" && entry.attempts >= 3;

export function setAside(entry: Entry, now: number): Entry {
  return { ...entry, state: "refused", refusal: { code: "set_aside", detail: null, at: now } };
}

/** "Send now": no waiting time counts any more, nor what the browser believes of the network. */
export function hurry(open: readonly Entry[], link: Link, now: number): Settlement {
  return {
    changed: open
      .filter((entry) => entry.state === "waiting" && entry.nextAttemptAt > now)
      .map((entry) => ({ ...entry, nextAttemptAt: now })),
    link: { ...tryAgain(link, now), lastTryAt: 0 },
  };
}

/** Something happened that makes a try worth while: a new entry, a network, a screen that came to the front. */
export const tryAgain = (link: Link, now: number): Link => ({
  ...link,
  pausedUntil: Math.min(link.pausedUntil, now),
});

export const signIn = (link: Link, now: number): Link => ({ ...tryAgain(link, now), session: "ok" });
