import type { FieldSpec } from "./fields.ts";
import type { ImportIssue, IssueCode, IssueParams } from "./issues.ts";
import { columnLetters, type SheetData } from "./sheet.ts";
import { cellText, headerKey } from "./text.ts";

/** How far down the heading row may stand: exports often carry a title and remarks above it. */
const HEADER_SEARCH_ROWS = 10;

const CELL_ERROR = /^#(N\/A|REF!|VALUE!|DIV\/0!|NAME\?|NULL!|NUM!|SPILL!)$/;

/** A sheet with its heading row found and its columns known. */
export type ImportTable = {
  sheet: SheetData;
  /** Counted from 0. */
  headerRow: number;
  /** Column of each field that was found, counted from 0. */
  columns: ReadonlyMap<string, number>;
  /** Headings that mean nothing here; their columns are left alone. */
  ignoredHeaders: string[];
};

export type FoundTables = {
  tables: ImportTable[];
  /** Sheets without the required headings, such as a page of instructions. */
  ignoredSheets: string[];
  issues: ImportIssue[];
};

/**
 * Find in each sheet the heading row and the columns of these fields, in Chinese or English, in any order.
 *
 * The heading row is the one of the first ten that names most fields. A sheet whose best row lacks a required field is
 * ignored; when no sheet is left, the best of them is reported with the columns that it lacks.
 */
export function findTables(fields: readonly FieldSpec[], sheets: readonly SheetData[]): FoundTables {
  const fieldByKey = new Map<string, string>();
  for (const field of fields) {
    for (const heading of [field.name, field.zh, field.en, ...field.aliases]) {
      if (!fieldByKey.has(headerKey(heading))) fieldByKey.set(headerKey(heading), field.name);
    }
  }
  const candidates = sheets.map((sheet) => findHeader(sheet, fieldByKey));
  const isComplete = (table: ImportTable) =>
    fields.every((field) => !field.isRequired || table.columns.has(field.name));

  const tables = candidates.filter(isComplete);
  const ignoredSheets = candidates.filter((table) => !isComplete(table)).map((table) => table.sheet.name);
  const issues = tables.flatMap((table) => doubledColumns(table, fieldByKey, fields));
  if (tables.length === 0) issues.push(...missingColumns(candidates, fields));
  return { tables, ignoredSheets, issues };
}

function findHeader(sheet: SheetData, fieldByKey: ReadonlyMap<string, string>): ImportTable {
  let best: ImportTable = { sheet, headerRow: 0, columns: new Map(), ignoredHeaders: [] };
  for (let row = 0; row < Math.min(sheet.rows.length, HEADER_SEARCH_ROWS); row += 1) {
    const columns = new Map<string, number>();
    const ignoredHeaders: string[] = [];
    for (const [column, cell] of (sheet.rows[row] ?? []).entries()) {
      const heading = cellText(cell).trim();
      const field = fieldByKey.get(headerKey(heading));
      if (field === undefined && heading !== "") ignoredHeaders.push(heading);
      if (field !== undefined && !columns.has(field)) columns.set(field, column);
    }
    if (columns.size > best.columns.size) best = { sheet, headerRow: row, columns, ignoredHeaders };
  }
  return best;
}

/** Two columns for one field: which of them counts would be a guess. */
function doubledColumns(
  table: ImportTable,
  fieldByKey: ReadonlyMap<string, string>,
  fields: readonly FieldSpec[],
): ImportIssue[] {
  const issues: ImportIssue[] = [];
  for (const [column, cell] of (table.sheet.rows[table.headerRow] ?? []).entries()) {
    const name = fieldByKey.get(headerKey(cellText(cell)));
    const field = fields.find((each) => each.name === name);
    const first = name === undefined ? undefined : table.columns.get(name);
    if (!field || first === undefined || first === column) continue;
    const params = { field: field.name, first_column: columnLetters(first) };
    issues.push(issueAt(table, table.headerRow, column, "column_twice", params));
  }
  return issues;
}

function missingColumns(candidates: readonly ImportTable[], fields: readonly FieldSpec[]): ImportIssue[] {
  const best = candidates.reduce<ImportTable | null>(
    (found, table) => (found && found.columns.size >= table.columns.size ? found : table),
    null,
  );
  if (!best) return [];
  if (best.columns.size === 0) return [sheetIssue(best, "header_not_found", {})];
  return fields
    .filter((field) => field.isRequired && !best.columns.has(field.name))
    .map(({ name, zh, en }) => sheetIssue(best, "column_missing", { field: name, zh, en }));
}

function sheetIssue(table: ImportTable, code: IssueCode, params: IssueParams): ImportIssue {
  return {
    sheet: table.sheet.name,
    row: table.headerRow + 1,
    column: "",
    header: "",
    value: "",
    code,
    params,
  };
}

/** A refusal at a cell, with what a person needs to find it. Row and column are counted from 0. */
export function issueAt(
  table: ImportTable,
  row: number,
  column: number,
  code: IssueCode,
  params: IssueParams = {},
): ImportIssue {
  return {
    sheet: table.sheet.name,
    row: row + 1,
    column: columnLetters(column),
    header: cellText(table.sheet.rows[table.headerRow]?.[column]).trim(),
    value: cellText(table.sheet.rows[row]?.[column]),
    code,
    params,
  };
}

/** One row of a table with its checks: every refusal is kept with its cell, at most one for a cell. */
export type ImportRow = {
  sheet: string;
  /** As on screen. */
  row: number;
  issues: ImportIssue[];
  /** The cell's text, untrimmed; "" when the cell is empty, the column is missing, or the cell was refused. */
  text(field: string): string;
  has(field: string): boolean;
  refuse(field: string, code: IssueCode, params?: IssueParams): void;
  isRefused(field: string): boolean;
};

/** Every row below the heading that is not empty in the columns of the table, in the order of the file. */
export function readRows(table: ImportTable, fields: readonly FieldSpec[]): ImportRow[] {
  const formulas = new Set(table.sheet.formulas.map(({ row, column }) => `${row},${column}`));
  const rows: ImportRow[] = [];
  for (let index = table.headerRow + 1; index < table.sheet.rows.length; index += 1) {
    const row = createRow(table, index);
    const isBlank = fields.every(
      ({ name }) => row.text(name).trim() === "" && !formulas.has(`${index},${table.columns.get(name)}`),
    );
    if (isBlank) continue;
    for (const field of fields)
      checkCell(row, field, formulas.has(`${index},${table.columns.get(field.name)}`));
    rows.push(row);
  }
  return rows;
}

function createRow(table: ImportTable, index: number): ImportRow {
  const issues: ImportIssue[] = [];
  const refused = new Set<string>();
  const columnOf = (field: string) => table.columns.get(field);
  return {
    sheet: table.sheet.name,
    row: index + 1,
    issues,
    text: (field) => {
      const column = columnOf(field);
      return column === undefined || refused.has(field) ? "" : cellText(table.sheet.rows[index]?.[column]);
    },
    has: (field) => columnOf(field) !== undefined,
    refuse: (field, code, params = {}) => {
      if (refused.has(field)) return;
      issues.push(issueAt(table, index, columnOf(field) ?? 0, code, params));
      refused.add(field);
    },
    isRefused: (field) => refused.has(field),
  };
}

function checkCell(row: ImportRow, field: FieldSpec, isFormula: boolean): void {
  const text = row.text(field.name).trim();
  if (isFormula) row.refuse(field.name, "formula_cell");
  else if (CELL_ERROR.test(text)) row.refuse(field.name, "cell_error");
  else if (text === "" && field.isRequired) row.refuse(field.name, "required");
  else if (text.length > field.maxLength) row.refuse(field.name, "too_long", { limit: field.maxLength });
}
