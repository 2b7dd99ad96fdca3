import { writeXlsx } from "hucre/xlsx";
import { columnLetters, type SheetCell } from "../../core/import/sheet.ts";
import { WORKBOOK_LIMITS } from "./limits.ts";
import type { ColumnKind, WorkbookColumn, WorkbookSheet, WorkbookSpec } from "./spec.ts";

type LibrarySheet = Parameters<typeof writeXlsx>[0]["sheets"][number];
type LibraryValidation = NonNullable<LibrarySheet["dataValidations"]>[number];
type LibraryCell = string | number | boolean | Date | null;

/** A format costs time for every cell, so most kinds have none. */
const FORMATS: Record<ColumnKind, string | undefined> = {
  text: undefined,
  code: "@",
  number: undefined,
  percent: "0.0",
  day: "yyyy-mm-dd",
};
const HEADER_STYLE = {
  font: { bold: true },
  fill: { type: "pattern", pattern: "solid", fgColor: { rgb: "E8ECEF" } },
  alignment: { vertical: "center", wrapText: true },
} as const;
const TITLE_STYLE = { font: { bold: true, size: 14 } } as const;
const HIGHLIGHT_STYLE = {
  fill: { type: "pattern", pattern: "solid", fgColor: { rgb: "FBD9D3" } },
} as const;

/**
 * Write an .xlsx: column headings, rows by key, frozen heading, drop-downs, filter, A4 print set-up.
 *
 * Text is written as text, whatever it begins with, so nothing in it is ever computed. Drop-downs take their words from
 * a hidden sheet, because a list inside a rule may not exceed 255 characters. Cost: about 30 microseconds a row.
 * @throws {RangeError} when there is no sheet, or two columns of a sheet have one key.
 */
export async function writeWorkbookBytes(spec: WorkbookSpec): Promise<Uint8Array<ArrayBuffer>> {
  if (spec.sheets.length === 0) throw new RangeError("a workbook needs a sheet");
  const names = sheetNames(spec.sheets.map((sheet) => sheet.name));
  const choices = new ChoiceLists(spec.choicesSheetName ?? "选项");
  const sheets = spec.sheets.map((sheet, index) => librarySheet(sheet, names[index]!, choices));
  const choiceSheet = choices.sheet();
  const bytes = await writeXlsx({
    sheets: choiceSheet ? [...sheets, choiceSheet] : sheets,
    ...(spec.title ? { properties: { title: spec.title } } : {}),
  });
  return new Uint8Array(bytes);
}

function librarySheet(sheet: WorkbookSheet, name: string, choices: ChoiceLists): LibrarySheet {
  const keys = sheet.columns.map((column) => column.key);
  if (new Set(keys).size < keys.length) throw new RangeError(`sheet ${name} has two columns of one key`);
  const heading = sheet.heading ?? [];
  const headerRow = heading.length;
  const rows: LibraryCell[][] = [
    ...heading.map((line) => [line]),
    sheet.columns.map((column) => column.header),
    ...sheet.rows.map((row) => sheet.columns.map((column) => libraryCell(row[column.key], column.kind))),
  ];
  const frozen = sheet.frozen ?? { rows: headerRow + 1, columns: 0 };
  const lastColumn = columnLetters(Math.max(keys.length - 1, 0));
  return {
    name,
    columns: sheet.columns.map(libraryColumn),
    rows,
    cells: styledCells(sheet, headerRow),
    ...(frozen.rows + frozen.columns > 0 ? { freezePane: frozen } : {}),
    ...(sheet.hasFilter ? { autoFilter: { range: `A${headerRow + 1}:${lastColumn}${rows.length}` } } : {}),
    ...(sheet.choices ? { dataValidations: validations(sheet, keys, headerRow, choices) } : {}),
    pageSetup: {
      paperSize: "a4",
      orientation: sheet.print?.orientation ?? (keys.length > 6 ? "landscape" : "portrait"),
      fitToPage: true,
      fitToWidth: 1,
      fitToHeight: 0,
      printTitlesRow: `$${headerRow + 1}:$${headerRow + 1}`,
    },
    headerFooter: {
      ...(sheet.print?.header ? { oddHeader: `&C${footerText(sheet.print.header)}` } : {}),
      oddFooter: `${sheet.print?.footer ? `&L${footerText(sheet.print.footer)}` : ""}&R&P / &N`,
    },
  };
}

function libraryColumn(column: WorkbookColumn): NonNullable<LibrarySheet["columns"]>[number] {
  const numFmt = FORMATS[column.kind ?? "text"];
  return { width: column.width ?? 16, ...(numFmt ? { numFmt } : {}) };
}

function libraryCell(value: SheetCell | undefined, kind: ColumnKind = "text"): LibraryCell {
  if (value === undefined || value === null || value === "") return null;
  if (kind === "day" && typeof value === "string" && /^\d{4}-\d{2}-\d{2}$/.test(value)) {
    return new Date(`${value}T00:00:00Z`);
  }
  return (kind === "text" || kind === "code") && typeof value === "number" ? String(value) : value;
}

/** Cells that look different from their column: heading lines, column headings, highlights. */
function styledCells(sheet: WorkbookSheet, headerRow: number): NonNullable<LibrarySheet["cells"]> {
  const cells: NonNullable<LibrarySheet["cells"]> = new Map();
  for (let row = 0; row < headerRow; row += 1) cells.set(`${row},0`, { style: row === 0 ? TITLE_STYLE : {} });
  for (let column = 0; column < sheet.columns.length; column += 1) {
    cells.set(`${headerRow},${column}`, { style: HEADER_STYLE });
  }
  for (const { row, key } of sheet.highlights ?? []) {
    const column = sheet.columns.findIndex((each) => each.key === key);
    const numFmt = FORMATS[sheet.columns[column]?.kind ?? "text"];
    const style = { ...HIGHLIGHT_STYLE, ...(numFmt ? { numFmt } : {}) };
    if (column >= 0) cells.set(`${headerRow + 1 + row},${column}`, { style });
  }
  return cells;
}

function validations(
  sheet: WorkbookSheet,
  keys: readonly string[],
  headerRow: number,
  choices: ChoiceLists,
): LibraryValidation[] {
  return (sheet.choices ?? []).flatMap(({ key, words, refusal }): LibraryValidation[] => {
    const column = keys.indexOf(key);
    if (column === -1 || words.length === 0) return [];
    const letters = columnLetters(column);
    const range = `${letters}${headerRow + 2}:${letters}${WORKBOOK_LIMITS.rows}`;
    const rule = { type: "list" as const, formula1: choices.add(words), allowBlank: true, range };
    if (!refusal) return [{ ...rule, showErrorMessage: false }];
    const { title, message } = refusal;
    return [
      { ...rule, showErrorMessage: true, errorStyle: "stop", errorTitle: title, errorMessage: message },
    ];
  });
}

/** The words of all drop-downs of a workbook, a column each, equal lists once. */
class ChoiceLists {
  private readonly lists: string[][] = [];
  private readonly name: string;

  constructor(name: string) {
    this.name = name;
  }

  /** Keep these words and answer where they stand, as a formula. */
  add(words: readonly string[]): string {
    const known = this.lists.findIndex((list) => list.join("\n") === words.join("\n"));
    if (known === -1) this.lists.push([...words]);
    const letters = columnLetters(known === -1 ? this.lists.length - 1 : known);
    return `'${this.name}'!$${letters}$1:$${letters}$${words.length}`;
  }

  sheet(): LibrarySheet | null {
    if (this.lists.length === 0) return null;
    const length = Math.max(...this.lists.map((list) => list.length));
    const rows = Array.from({ length }, (_, row) => this.lists.map((list) => list[row] ?? null));
    return { name: this.name, rows, hidden: true };
  }
}

/** Sheet names as spreadsheets allow them: 1 to 31 characters, none of []:*?/\, each once. */
function sheetNames(wanted: readonly string[]): string[] {
  const taken = new Set<string>();
  return wanted.map((name, index) => {
    const clean =
      name
        .replace(/[[\]:*?/\\]/g, " ")
        .trim()
        .slice(0, 31) || `Sheet${index + 1}`;
    let free = clean;
    for (let number = 2; taken.has(free.toLowerCase()); number += 1) {
      free = `${clean.slice(0, 31 - String(number).length - 1)} ${number}`;
    }
    taken.add(free.toLowerCase());
    return free;
  });
}

/** In page headers and footers an ampersand begins a command unless doubled. */
function footerText(text: string): string {
  return text.replace(/&/g, "&&");
}
