import { AppError, codeWithoutAnswer } from "./errors.ts";

const CODE_SHAPE = /^[a-z][a-z0-9_]*$/;

/** SQLSTATE and PostgREST codes whose meaning the screen distinguishes; the rest is decided by the HTTP status. */
const DATABASE_CODES: Record<string, string> = {
  "42501": "forbidden",
  PGRST116: "not_found",
  PGRST301: "session_expired",
  PGRST302: "session_expired",
  PGRST303: "session_expired",
  "23505": "conflict",
  "40001": "conflict",
  "40P01": "conflict",
  "23502": "invalid",
  "23503": "invalid",
  "23514": "invalid",
  "23P01": "conflict",
  "57014": "timeout",
};

const AUTH_CODES: Record<string, string> = {
  session_not_found: "session_expired",
  session_expired: "session_expired",
  refresh_token_not_found: "session_expired",
  refresh_token_already_used: "session_expired",
  bad_jwt: "session_expired",
  invalid_jwt: "session_expired",
  no_authorization: "session_expired",
  invalid_credentials: "invalid_credentials",
  user_banned: "account_disabled",
  email_not_confirmed: "email_not_confirmed",
  weak_password: "weak_password",
  same_password: "same_password",
  otp_expired: "link_expired",
  email_exists: "email_exists",
  user_already_exists: "email_exists",
  over_request_rate_limit: "too_many_requests",
  over_email_send_rate_limit: "too_many_requests",
};

function codeForStatus(status: number): string {
  if (status === 0) return codeWithoutAnswer();
  if (status === 401) return "session_expired";
  if (status === 403) return "forbidden";
  if (status === 404 || status === 406 || status === 410) return "not_found";
  if (status === 408) return "timeout";
  if (status === 409) return "conflict";
  if (status === 413) return "too_large";
  if (status === 429) return "too_many_requests";
  if (status >= 400 && status < 500) return "invalid";
  if (status === 502 || status === 503 || status === 504) return "unavailable";
  return "internal";
}

/** What the Supabase libraries hand over in `error`: every field may be missing. */
interface ForeignError {
  name?: unknown;
  message?: unknown;
  code?: unknown;
  details?: unknown;
  status?: unknown;
}

const text = (value: unknown): string | undefined =>
  typeof value === "string" && value !== "" ? value : undefined;

/** A PostgREST answer: `P0001` carries our own code in its message, the rest maps by SQLSTATE, then by status. */
export function fromDatabase(error: ForeignError, status = 0): AppError {
  const code = text(error.code);
  const message = text(error.message);
  const detail = text(error.details) ?? message;
  if (code === "P0001" && message && CODE_SHAPE.test(message)) {
    return new AppError(message, { detail: text(error.details), status, cause: error });
  }
  if (status === 0 && message?.startsWith("AbortError"))
    return new AppError("aborted", { status, cause: error });
  const known = code ? DATABASE_CODES[code] : undefined;
  return new AppError(known ?? codeForStatus(status), { detail, status, cause: error });
}

/** A GoTrue answer. A retryable fetch error without a status never reached the server. */
export function fromAuth(error: ForeignError): AppError {
  const status = typeof error.status === "number" ? error.status : 0;
  const code = text(error.code);
  const detail = text(error.message);
  if (error.name === "AuthSessionMissingError") return new AppError("session_expired", { detail, status });
  const known = code ? AUTH_CODES[code] : undefined;
  return new AppError(known ?? codeForStatus(status), { detail, status, cause: error });
}

/** An edge function's `{ error: { code, message } }`; anything else is judged by its status. */
export function fromFunction(status: number, body: unknown): AppError {
  const error = isRecord(body) && isRecord(body["error"]) ? body["error"] : undefined;
  const code = text(error?.["code"]);
  const detail = text(error?.["message"]);
  return new AppError(code && CODE_SHAPE.test(code) ? code : codeForStatus(status), { detail, status });
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null;
}
