import type { Json } from "../../core/json.ts";
import { fromDatabase } from "../answers.ts";
import type { FailureReason } from "./entry.ts";

/** The server's word about one entry of a batch. */
export type Answer =
  | { readonly id: string; readonly status: "done"; readonly result: Json }
  | {
      readonly id: string;
      readonly status: "refused";
      readonly code: string;
      readonly detail: string | null;
    };

/** What one request came to. Only `answered` says anything about single entries. */
export type Outcome =
  | { readonly kind: "answered"; readonly answers: readonly Answer[] }
  /** No answer: the server may or may not have done the work. */
  | { readonly kind: "unanswered"; readonly reason: FailureReason }
  /** The whole request was turned down by the API and rolled back. */
  | { readonly kind: "rejected"; readonly code: string; readonly detail: string | null }
  /** Nobody, or somebody else, is signed in. */
  | { readonly kind: "unauthorized" }
  /** Server and app do not understand each other: one of them is older. */
  | { readonly kind: "outdated" };

/** The body of an error, as far as the API wrote it; a gateway or a captive portal writes no `code`. */
export interface ErrorBody {
  readonly code?: string;
  readonly message?: string;
  readonly details?: string | null;
}

/** Answered by PostgREST when the command gate is not there: an app newer or older than the database. */
const MISSING_GATE = ["PGRST202", "PGRST203"];

const REJECTING = [400, 403, 404, 405, 406, 409, 410, 413, 415, 422];

/**
 * What a request that did not succeed means for the batch it carried.
 *
 * A client error counts as a rejection only with the API's own error body: gateways, captive portals and firewalls
 * answer 403 and 404 too, and they know nothing of the entry. 413 speaks for itself.
 *
 * @param status HTTP status; 0 when no answer, or only a part of one, arrived.
 */
export function outcomeOfFailure(status: number, error: ErrorBody): Outcome {
  const { code, detail } = fromDatabase(error, status);
  const isOfApi = error.code !== undefined && error.code !== "";
  if (status === 401) return { kind: "unauthorized" };
  if (isOfApi && MISSING_GATE.includes(error.code!)) return { kind: "outdated" };
  if (status === 413 || (isOfApi && REJECTING.includes(status) && !isTransientSqlstate(error.code!))) {
    return { kind: "rejected", code, detail: detail ?? null };
  }
  return { kind: "unanswered", reason: reasonOf(status) };
}

function reasonOf(status: number): FailureReason {
  if (status === 0) return "network";
  if (status === 429) return "throttled";
  if (status === 408 || status === 504) return "timeout";
  if (status === 502 || status === 503) return "unavailable";
  return status >= 500 ? "server_error" : "garbled";
}

/**
 * SQLSTATEs that say "not now" rather than "no": connection (08), serialization and deadlock (40), resources (53),
 * locks (55P03), cancelled or shutting down (57), system and internal errors (58, XX). Source: PostgreSQL manual,
 * appendix A.
 */
export const isTransientSqlstate = (code: string): boolean =>
  /^((08|40|53|57|58|XX)[0-9A-Z]{3}|55P03)$/.test(code);
