import type { ImportIssue } from "../../core/import/issues.ts";
import type { ImportMessages } from "../../core/import/messages.ts";
import { columnLetters, type SheetCell, type SheetData } from "../../core/import/sheet.ts";
import { cellText } from "../../core/import/text.ts";
import type { WorkbookSheet, WorkbookSpec } from "./spec.ts";

export type ReportWords = {
  /** Name of the list of refusals: 问题清单. */
  list: string;
  sheet: string;
  row: string;
  column: string;
  heading: string;
  value: string;
  reason: string;
};

export const REPORT_WORDS: Record<"zh" | "en", ReportWords> = {
  zh: {
    list: "问题清单",
    sheet: "工作表",
    row: "行",
    column: "列",
    heading: "列名",
    value: "内容",
    reason: "原因和改法",
  },
  en: {
    list: "Refusals",
    sheet: "Sheet",
    row: "Row",
    column: "Column",
    heading: "Heading",
    value: "Value",
    reason: "What to do",
  },
};

/**
 * The refusals of a file as a workbook: a list of them all, and each sheet as it was with the refused cells marked and
 * a last column that says what to do. Corrected there, the same file can be imported: the added column is passed over.
 * Write it with `writeWorkbook`.
 */
export function importReport(
  sheets: readonly SheetData[],
  issues: readonly ImportIssue[],
  messages: ImportMessages,
  words: ReportWords,
): WorkbookSpec {
  const concerned = sheets.filter((sheet) => issues.some((issue) => issue.sheet === sheet.name));
  return {
    title: words.list,
    sheets: [
      ...concerned.map((sheet) =>
        markedSheet(
          sheet,
          issues.filter((issue) => issue.sheet === sheet.name),
          messages,
          words,
        ),
      ),
      issueList(issues, messages, words),
    ],
  };
}

function issueList(
  issues: readonly ImportIssue[],
  messages: ImportMessages,
  words: ReportWords,
): WorkbookSheet {
  return {
    name: words.list,
    hasFilter: true,
    columns: [
      { header: words.sheet, key: "sheet", width: 16 },
      { header: words.row, key: "row", width: 8, kind: "number" },
      { header: words.column, key: "column", width: 8 },
      { header: words.heading, key: "heading", width: 16 },
      { header: words.value, key: "value", width: 24 },
      { header: words.reason, key: "reason", width: 80 },
    ],
    rows: issues.map((issue) => ({
      sheet: issue.sheet,
      row: issue.row,
      column: issue.column,
      heading: issue.header,
      value: issue.value,
      reason: messages.issue(issue),
    })),
  };
}

/** Rows keep their numbers: the first row of the sheet stands where the column headings would. */
function markedSheet(
  sheet: SheetData,
  issues: readonly ImportIssue[],
  messages: ImportMessages,
  words: ReportWords,
): WorkbookSheet {
  const width = sheet.rows.reduce((widest, row) => Math.max(widest, row.length), 0);
  const keys = Array.from({ length: width }, (_, column) => columnLetters(column));
  const reasons = new Map<number, string[]>();
  for (const issue of issues) {
    const text = issue.header === "" ? messages.issue(issue) : `${issue.header}：${messages.issue(issue)}`;
    reasons.set(issue.row, [...(reasons.get(issue.row) ?? []), text]);
  }
  const [first = [], ...rest] = sheet.rows;
  const asRow = (cells: readonly SheetCell[], number: number) => ({
    ...Object.fromEntries(keys.map((key, column) => [key, cellText(cells[column])])),
    reason: reasons.get(number)?.join("\n") ?? null,
  });
  return {
    name: sheet.name,
    columns: [
      ...keys.map((key, column) => ({
        header: cellText(first[column]),
        key,
        width: 18,
        kind: "code" as const,
      })),
      { header: words.reason, key: "reason", width: 60 },
    ],
    rows: rest.map((cells, index) => asRow(cells, index + 2)),
    highlights: issues.flatMap(({ row, column }) =>
      row > 1 && column !== "" ? [{ row: row - 2, key: column }] : [],
    ),
  };
}
