import type { FailureReason, Json } from "./entry.ts";

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
  | { readonly kind: "unanswered"; readonly reason: FailureReason; readonly retryAfterMs?: number }
  /** The whole request was turned down by the API and rolled back. */
  | { readonly kind: "rejected"; readonly code: string; readonly detail: string | null }
  /** Nobody, or somebody else, is signed in. */
  | { readonly kind: "unauthorized" }
  /** Server and app do not understand each other: one of them is older. */
  | { readonly kind: "outdated" };

/** What the API says in the body of an error; null when the body is not its own JSON. */
export interface ApiError {
  readonly code: string;
  readonly detail: string | null;
}

/** Answered by PostgREST when the command gate is not there: an app newer or older than the database. */
const MISSING_FUNCTION = ["PGRST202", "PGRST203", "client_outdated"];

const REJECTING = [400, 403, 404, 405, 406, 409, 410, 413, 415, 422];

/**
 * What an HTTP status other than success means for the batch that was sent.
 *
 * A client error counts as a rejection only with the API's own error body: gateways, captive portals and firewalls
 * answer 403 and 404 too, and they know nothing of the entry. 413 speaks for itself.
 */
export function outcomeOfStatus(
  status: number,
  error: ApiError | null,
  retryAfterMs: number | undefined,
): Outcome {
  if (status === 401) return { kind: "unauthorized" };
  if (error && MISSING_FUNCTION.includes(error.code)) return { kind: "outdated" };
  if (status === 413) return { kind: "rejected", code: "too_large", detail: error?.detail ?? null };
  if (error && REJECTING.includes(status) && !isTransient(error.code)) {
    return { kind: "rejected", code: error.code, detail: error.detail };
  }
  if (status === 429) return { kind: "unanswered", reason: "throttled", retryAfterMs };
  if (status === 408 || status === 504) return { kind: "unanswered", reason: "timeout" };
  if (status === 502 || status === 503) return { kind: "unanswered", reason: "unavailable", retryAfterMs };
  if (status >= 500) return { kind: "unanswered", reason: "server_error" };
  return { kind: "unanswered", reason: "garbled" };
}

/**
 * SQLSTATEs that say "not now" rather than "no": serialization and deadlock (40), resources (53), locks (55P03),
 * cancelled or shutting down (57), system and internal errors (58, XX). Source: PostgreSQL manual, appendix A.
 */
export const isTransient = (code: string): boolean => /^(40|53|57|58|XX|08)[0-9A-Z]{3}$|^55P03$/.test(code);
