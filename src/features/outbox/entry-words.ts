import type { Json, JsonObject } from "../../core/json.ts";
import { formatDay, formatList, formatMoment, formatPair } from "../../lib/format.ts";
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

/** The content as text, one fact a line: in the area's own words where it gives them. */
export function contentOf(entry: Entry): string {
  const { text } = commandInfo(entry.command);
  return text ? text(entry) : linesOf(entry.payload, "").join("\n");
}

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;
const MOMENT = /^\d{4}-\d{2}-\d{2}T/;

/** What a person filled in, by the names of its fields; ids and versions are left out. */
function linesOf(fields: JsonObject, indent: string): string[] {
  return Object.entries(fields).flatMap(([field, value]): string[] => {
    if (value === null || value === "" || field.endsWith("version") || isId(value)) return [];
    const name = words.maybe(`field.${field}`) ?? field;
    if (Array.isArray(value) && value.length === 0) return [];
    const items = Array.isArray(value) ? (value as readonly Json[]) : [value];
    if (!items.some(isObject)) return [indent + formatPair(name, formatList(items.map(valueWords)))];
    const inner = items.filter(isObject).map((item) => linesOf(item, `${indent}\u3000`).join("\n"));
    return [indent + formatPair(name, "").trimEnd(), ...inner.filter(Boolean)];
  });
}

const isId = (value: Json): boolean => typeof value === "string" && UUID.test(value);
const isObject = (value: Json): value is JsonObject =>
  typeof value === "object" && value !== null && !Array.isArray(value);

function valueWords(value: Json): string {
  if (typeof value === "string" && MOMENT.test(value)) return formatMoment(value);
  if (typeof value === "string" && DAY.test(value)) return formatDay(value);
  const text = typeof value === "object" ? JSON.stringify(value) : String(value);
  return words.maybe(`value.${text}`) ?? text;
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
