import type { Json, JsonObject } from "../../core/json.ts";

/** Words for a list are made from a code and its parameters, never stored as a sentence. */
export interface Label {
  readonly code: string;
  readonly params: { readonly [name: string]: string | number };
}

export type EntryState = "waiting" | "sending" | "sent" | "refused";

/** Why a request brought no answer about an entry; the entry may or may not have been carried out. */
export type FailureReason = "network" | "timeout" | "server_error" | "unavailable" | "throttled" | "garbled";

export interface Failure {
  readonly reason: FailureReason;
  readonly at: number;
}

/** The server's own word that an entry was not carried out. */
export interface Refusal {
  readonly code: string;
  readonly detail: string | null;
  readonly at: number;
}

/** The server's own word that an entry was carried out, once. */
export interface Receipt {
  readonly receivedAt: number;
  readonly result: Json;
}

/** What a screen hands over; the outbox adds the rest. */
export interface Draft {
  /** UUIDv7 made on the device: the id of the command and its idempotency key. */
  readonly id: string;
  readonly command: string;
  readonly payload: JsonObject;
  /** A village, a matter, an inspection: entries of one lane arrive in the order in which they were saved. */
  readonly lane: string;
  readonly label: Label;
  readonly userId: string;
  readonly createdAt: number;
  readonly appVersion: string;
  /** Version of the row that the person saw when editing, for the merge; null for a new row. */
  readonly baseVersion: number | null;
  /** Taken over from another device, which may have sent it already. */
  readonly isAdopted?: boolean;
}

/** One command on its way. Moments are milliseconds of the device's clock, which may be wrong: see `machine.ts`. */
export interface Entry extends Draft {
  /** Place in the queue, given by the database of the device: it rises whatever the clock does. */
  readonly seq: number;
  /** Length of the command as JSON, for batches of bounded size. */
  readonly bytes: number;
  /** Every UUID that the payload mentions, but for `after`: commands that the person had in view and that need not arrive. */
  readonly refs: readonly string[];
  /** Existing rows that the command changes (`payload.id`, `payload.entity_id`). */
  readonly targets: readonly string[];
  readonly state: EntryState;
  readonly attempts: number;
  readonly nextAttemptAt: number;
  /** The largest batch this entry may travel in; halved while a batch with it fails as a whole. */
  readonly batchCap: number;
  /** An earlier attempt ended without an answer, so the server may have carried the entry out. */
  readonly isUnsure: boolean;
  /** 500 answered to this entry alone, in a row, and since when. */
  readonly serverErrors: { readonly count: number; readonly since: number } | null;
  /** A refusal that counts only once the server says it holds no receipt for the entry. */
  readonly suspicion: Refusal | null;
  readonly failure: Failure | null;
  readonly receipt: Receipt | null;
  readonly refusal: Refusal | null;
}

const UUID = /[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}/g;
const isUuid = (value: unknown): value is string =>
  typeof value === "string" && value.length === 36 && value.search(UUID) === 0;

export const FULL_BATCH = 50;

/** A draft as it first stands in the queue. `seq` is given by the store. */
export function entryOf(draft: Draft, seq: number): Entry {
  return {
    ...draft,
    ...describePayload(draft),
    seq,
    state: "waiting",
    attempts: 0,
    nextAttemptAt: draft.createdAt,
    batchCap: FULL_BATCH,
    isUnsure: draft.isAdopted === true,
    serverErrors: null,
    suspicion: null,
    failure: null,
    receipt: null,
    refusal: null,
  };
}

/** What planning needs to know of a payload, read once. */
export function describePayload(draft: {
  readonly id: string;
  readonly command: string;
  readonly payload: JsonObject;
}): Pick<Entry, "bytes" | "refs" | "targets"> {
  const json = JSON.stringify(draft.payload);
  const needed = JSON.stringify(draft.payload, (key, value: Json) => (key === "after" ? undefined : value));
  const refs = new Set(needed.match(UUID) ?? []);
  refs.delete(draft.id);
  const targets = [draft.payload["id"], draft.payload["entity_id"]].filter(isUuid);
  return {
    bytes: json.length + draft.command.length + 80,
    refs: [...refs],
    targets: targets.filter((target) => target !== draft.id),
  };
}
