import type { SheetCell } from "../../core/import/sheet.ts";

const DAY_MS = 86_400_000;
/** Serial 0 of spreadsheets; times of day without a date arrive within a day of it. */
const FIRST_DAY_MS = Date.UTC(1900, 0, 1);

/**
 * A value of the spreadsheet library as plain data. Dates, which it gives as UTC moments of the wall clock, become
 * `YYYY-MM-DD`, with the time behind when there is one; a time without a date becomes `HH:MM:SS`.
 */
export function plainCell(value: string | number | boolean | Date | null | undefined): SheetCell {
  if (value === undefined || value === null || value === "") return null;
  return value instanceof Date ? dateText(value) : value;
}

function dateText(value: Date): SheetCell {
  const time = value.getTime();
  if (Number.isNaN(time)) return null;
  // Spreadsheets keep days as fractions: half a second of rounding must not move a date to the evening before.
  const text = new Date(Math.round(time / 1000) * 1000).toISOString();
  if (time < FIRST_DAY_MS) return text.slice(11, 19);
  return Math.round(time / 1000) % (DAY_MS / 1000) === 0
    ? text.slice(0, 10)
    : `${text.slice(0, 10)} ${text.slice(11, 19)}`;
}
