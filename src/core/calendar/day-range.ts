import { addDays, type Day } from "./day.ts";

/** First and last day, both counted; `to` is null while it goes on. */
export type DayRange = { from: Day; to: Day | null };

const RANGE = /^\[(\d{4}-\d{2}-\d{2}),(\d{4}-\d{2}-\d{2})?\)$/;

/**
 * Days of a PostgreSQL `daterange` as it is printed: `[2024-01-01,2024-03-01)` ends on 29 February.
 *
 * @returns null for `empty`, a period that was called off before it began.
 * @throws {RangeError} for other text; a range without a first day is none of ours.
 */
export function readDayRange(text: string): DayRange | null {
  if (text === "empty") return null;
  const match = RANGE.exec(text);
  if (!match) throw new RangeError(`not a range of days: ${JSON.stringify(text)}`);
  return { from: match[1]!, to: match[2] ? addDays(match[2], -1) : null };
}

/** Days that both have, or null. */
export function commonDays(a: DayRange, b: DayRange): DayRange | null {
  const from = a.from > b.from ? a.from : b.from;
  const to = a.to === null ? b.to : b.to === null || a.to < b.to ? a.to : b.to;
  return to !== null && to < from ? null : { from, to };
}
