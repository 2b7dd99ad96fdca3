import { formatDay } from "../../lib/format.ts";
import { anyWord } from "../../lib/i18n.ts";
import { AppError } from "../../lib/errors.ts";
import { errorWords, type ErrorWords } from "../../lib/error-words.ts";
import type { Entry, Refusal } from "../../lib/outbox/entry.ts";
import { commandInfo } from "../../lib/outbox/registry.ts";
import type { Tone } from "../../ui/Note.tsx";
import { words } from "./strings.ts";

const DAY = /^\d{4}-\d{2}-\d{2}$/;

/** What an entry is, in a line. An area may define `outbox.<code>` in its dictionary for labels of its own. */
export function labelOf({ label }: Pick<Entry, "label">): string {
  const params = Object.fromEntries(
    Object.entries(label.params).map(([name, value]) => [
      name,
      typeof value === "string" && DAY.test(value) ? formatDay(value) : value,
    ]),
  );
  const own = words.maybe(`label.${label.code}`, params) ?? anyWord(`outbox.${label.code}`, params);
  return own ?? words("label.unknown", { code: label.code });
}

export type ShownState = "waiting" | "sending" | "held" | "checking" | "sent" | "refused";

/** The state as a person understands it. */
export function stateOf(entry: Entry, held: ReadonlySet<string>): ShownState {
  if (entry.state === "waiting" && held.has(entry.id)) return "held";
  if (entry.state !== "refused" && entry.state !== "sent" && entry.suspicion) return "checking";
  return entry.state;
}

export const STATE_TONES: Record<ShownState, Tone> = {
  waiting: "warn",
  sending: "info",
  held: "warn",
  checking: "info",
  sent: "ok",
  refused: "danger",
};

export const refusalWords = ({ code, detail }: Pick<Refusal, "code" | "detail">): ErrorWords =>
  errorWords(new AppError(code, { detail: detail ?? undefined }));

/** The content as text: in words where the area gives them, else as it would be sent. */
export function contentOf(entry: Entry): string {
  const { text } = commandInfo(entry.command);
  return text ? text(entry) : JSON.stringify(entry.payload, null, 2);
}

/** For the clipboard: what it is, when it was saved, why it came back, and the content. */
export function copyOf(entry: Entry, savedWords: string): string {
  const refusal = entry.refusal ? [refusalWords(entry.refusal).title] : [];
  return [labelOf(entry), savedWords, ...refusal, contentOf(entry)].join("\n");
}

/** How long from now, coarsely: `40秒`, `5分钟`. */
export function soonWords(delayMs: number): string {
  const seconds = Math.max(1, Math.ceil(delayMs / 1_000));
  return seconds < 60
    ? words("meta.next_seconds", { n: seconds })
    : words("meta.next_minutes", { n: Math.ceil(seconds / 60) });
}
