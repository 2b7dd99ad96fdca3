import { toAppError } from "./errors.ts";
import { anyWord } from "./i18n/core.ts";

export interface ErrorWords {
  readonly title: string;
  /** What to do next. */
  readonly next: string;
  /** Shown small, so that a person can read it to the administrator; only for what has no words of its own. */
  readonly code?: string;
}

/**
 * An error in plain words. Any loaded dictionary may define `error.<code>` and `error.<code>.next` for the codes of
 * its own commands; a code without words is shown as such rather than hidden.
 */
export function errorWords(error: unknown): ErrorWords {
  const { code, detail } = toAppError(error);
  const title = anyWord(`error.${code}`, { detail: detail ?? "" });
  const next = anyWord(`error.${code}.next`, { detail: detail ?? "" });
  if (title !== undefined && code !== "internal") return { title, next: next ?? "" };
  return {
    title: anyWord("error.internal") ?? "",
    next: anyWord("error.internal.next") ?? "",
    code: anyWord("error.code", { code }),
  };
}
