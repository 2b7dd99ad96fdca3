import type { ImportKind } from "./fields.ts";
import type { ImportIssue } from "./issues.ts";
import type { ImportTable } from "./table.ts";

export type FieldValue = string | number | boolean | null | readonly string[];

/** What a field was and will be. */
export type FieldChange = { field: string; from: FieldValue; to: FieldValue };

/** A row of the file that was understood: where it stands, what it is called, and what the command is to be told. */
export type PlannedRow<Payload> = {
  sheet: string;
  row: number;
  label: string;
  payload: Payload;
  /** For a changed row what differs; empty otherwise. */
  changes: FieldChange[];
};

/**
 * What importing a file would do. A file goes in as a whole or not at all: with a single refusal it may not be sent.
 * Empty cells never erase what is stored.
 */
export type ImportPlan<Payload> = {
  kind: ImportKind;
  added: PlannedRow<Payload>[];
  changed: PlannedRow<Payload>[];
  unchanged: PlannedRow<Payload>[];
  refused: ImportIssue[];
  /** How the file was understood: per sheet used, the heading of each field, and headings that were left alone. */
  sheets: { name: string; headers: Record<string, string>; ignoredHeaders: string[] }[];
  ignoredSheets: string[];
};

/** True when nothing was refused and there is something to do. */
export function isImportable(plan: ImportPlan<unknown>): boolean {
  return plan.refused.length === 0 && plan.added.length + plan.changed.length > 0;
}

/** The rows for the import command: what is added and changed, parents before children. */
export function importRows<Payload>(plan: ImportPlan<Payload>): Payload[] {
  return [...plan.added, ...plan.changed].map((row) => row.payload);
}

/** The fields whose value in the file differs from the stored one. Null in the file leaves a field alone. */
export function fieldChanges<Field extends string>(
  fields: readonly Field[],
  stored: Readonly<Record<Field, FieldValue>>,
  read: Readonly<Record<Field, FieldValue>>,
): FieldChange[] {
  return fields
    .filter((field) => read[field] !== null && !isSame(stored[field], read[field]))
    .map((field) => ({ field, from: stored[field], to: read[field] }));
}

/** Refusals in the order in which a reader goes through the file. */
export function inFileOrder(issues: readonly ImportIssue[], tables: readonly ImportTable[]): ImportIssue[] {
  const sheetOrder = new Map(tables.map((table, index) => [table.sheet.name, index]));
  const place = (issue: ImportIssue) => sheetOrder.get(issue.sheet) ?? -1;
  return [...issues].sort(
    (a, b) =>
      place(a) - place(b) ||
      a.row - b.row ||
      a.column.length - b.column.length ||
      (a.column < b.column ? -1 : a.column > b.column ? 1 : 0),
  );
}

/** How each sheet was understood, for the page that shows the plan. */
export function describeTables(tables: readonly ImportTable[]): ImportPlan<unknown>["sheets"] {
  return tables.map(({ sheet, headerRow, columns, ignoredHeaders }) => ({
    name: sheet.name,
    headers: Object.fromEntries(
      [...columns].map(([field, column]) => [field, String(sheet.rows[headerRow]?.[column] ?? "").trim()]),
    ),
    ignoredHeaders,
  }));
}

function isSame(stored: FieldValue, read: FieldValue): boolean {
  if (typeof stored === "number" && typeof read === "number") return Math.abs(stored - read) < 1e-9;
  if (Array.isArray(stored) && Array.isArray(read)) {
    const words = new Set(stored);
    return stored.length === read.length && read.every((word) => words.has(word));
  }
  return stored === read || (stored === null && read === "") || (stored === "" && read === null);
}
