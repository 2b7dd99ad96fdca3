import { formatBeside, formatPair } from "../../lib/format.ts";
import type { Column, SheetRow } from "../../core/checklists/checklist.schema.ts";
import { isDay } from "../../core/calendar/day.ts";
import { numberOf } from "./number.ts";
import { words } from "./strings.ts";

/** A line while it is typed: every cell as text. */
export type RowDraft = Readonly<Record<string, string>>;

export const cellsOfRow = (row: SheetRow, columns: readonly Column[]): RowDraft =>
  Object.fromEntries(columns.map(({ code }) => [code, String(row[code] ?? "")]));

/** Empty cells are left out; a number that cannot be read never gets here. */
export const rowOfCells = (draft: RowDraft, columns: readonly Column[]): SheetRow =>
  Object.fromEntries(
    columns.flatMap(({ code, kind }): [string, string | number][] => {
      const text = (draft[code] ?? "").trim();
      const value = kind === "number" ? numberOf(text) : text;
      return value === null || value === "" ? [] : [[code, value]];
    }),
  );

/**
 * The next line begins as paper goes on: days, months and numbers of sheets as in the line before, names and amounts empty.
 */
export function nextRow(rows: readonly SheetRow[], columns: readonly Column[]): RowDraft {
  const last = rows[rows.length - 1];
  const naming = columns.find(({ kind }) => kind === "text")?.code;
  return Object.fromEntries(
    columns.map(({ code, kind }) => {
      const isKept = kind === "day" || kind === "month" || (kind === "text" && code !== naming);
      return [code, isKept && last ? String(last[code] ?? "") : ""];
    }),
  );
}

const MONTH = /^\d{4}-(0[1-9]|1[0-2])$/;

/** What is wrong with a cell, in words; undefined when nothing is. */
export function cellError(text: string, { kind }: Pick<Column, "kind">): string | undefined {
  if (text.trim() === "") return undefined;
  if (kind === "number" && numberOf(text) === null) return words("number.invalid");
  if (kind === "day" && !isDay(text.trim())) return words("sheet.bad_day");
  if (kind === "month" && !MONTH.test(text.trim())) return words("sheet.bad_month");
  return undefined;
}

/** A line of a sheet in one line. */
export const rowWords = (row: SheetRow, columns: readonly Column[]): string =>
  formatBeside(
    ...columns.map(({ code, kind, label, unit }) => {
      const value = row[code];
      if (value === undefined || value === "") return "";
      if (kind === "yes_no") return formatPair(label, words.maybe(`answer.${value}`) ?? String(value));
      return kind === "number" ? `${label}${value}${unit ?? ""}` : String(value);
    }),
  );
