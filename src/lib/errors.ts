/**
 * The one error that screens know. `code` is permanent and snake_case; words for it live in the dictionaries
 * (`error.<code>`), so no screen ever branches on message text.
 */
export class AppError extends Error {
  // `declare`: a field that the constructor sets needs no lowering for old browsers.
  declare readonly code: string;
  /** What the refusing side added, for the record and the outbox; never a sentence for the screen. */
  declare readonly detail: string | undefined;
  /** HTTP status; 0 when no answer arrived. */
  declare readonly status: number | undefined;

  constructor(code: string, options: { detail?: string; status?: number; cause?: unknown } = {}) {
    super(options.detail ? `${code}: ${options.detail}` : code, { cause: options.cause });
    this.name = "AppError";
    this.code = code;
    this.detail = options.detail;
    this.status = options.status;
  }
}

/** Nothing was refused: the same request may succeed later without a person changing anything. */
export const isTransient = (error: AppError): boolean =>
  ["offline", "network", "timeout", "unavailable", "too_many_requests"].includes(error.code);

/** No answer came: the device knows that it has no network, or the network leads nowhere. */
export const codeWithoutAnswer = (): "offline" | "network" =>
  typeof navigator !== "undefined" && !navigator.onLine ? "offline" : "network";

/** Whatever was thrown, as an `AppError`. A failed `fetch` or chunk is a `TypeError` without any status. */
export function toAppError(error: unknown): AppError {
  if (error instanceof AppError) return error;
  if (error instanceof DOMException && error.name === "AbortError")
    return new AppError("aborted", { cause: error });
  const detail = error instanceof Error ? error.message : String(error);
  if (error instanceof TypeError && /fetch|network|load failed|import/i.test(detail)) {
    return new AppError(codeWithoutAnswer(), { detail, status: 0, cause: error });
  }
  return new AppError("internal", { detail, cause: error });
}
