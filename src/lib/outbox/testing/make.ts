import type { JsonObject } from "../../../core/json.ts";
import { type Draft, type Entry, entryOf } from "../entry.ts";

export const NOW = Date.UTC(2026, 2, 1, 8);

export const idOf = (n: number): string => `00000000-0000-7000-8000-${String(n).padStart(12, "0")}`;

/** A draft of a visit; `n` makes its id. */
export function draft(n: number, about: Partial<Draft> = {}): Draft {
  return {
    id: idOf(n),
    command: "log_visit",
    payload: { village_code: "990100001001" },
    lane: "village 1",
    label: { code: "visit", params: {} },
    userId: "somebody",
    createdAt: NOW,
    appVersion: "test",
    baseVersion: null,
    ...about,
  };
}

/** An entry as it lies in the queue; `n` is its place and makes its id. */
export function entry(n: number, about: Partial<Entry> = {}): Entry {
  const { payload = {}, ...rest } = about;
  return {
    ...entryOf(draft(n, { payload, ...(about.lane !== undefined && { lane: about.lane }) }), n),
    ...rest,
  };
}

/** A payload that mentions another row, as a correction of it does. */
export const editOf = (n: number): JsonObject => ({ visit_id: idOf(n), changes: {} });
