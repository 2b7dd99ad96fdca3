import type { SheetCell } from "../../core/import/sheet.ts";

/** How a column's values are meant; decides their format and how `rows` are written. */
export type ColumnKind =
  /** Text as it is: long codes keep leading zeros and every digit. The default. */
  | "text"
  /** Text that stays text even when somebody types a number over it; for cells that are to be corrected. */
  | "code"
  | "number"
  /** A percentage that is already in percent: 4.8 shows as 4.8. */
  | "percent"
  /** `YYYY-MM-DD` as a real date. */
  | "day";

export type WorkbookColumn = {
  header: string;
  key: string;
  /** In characters of the default font; a Chinese character takes two. Default 16. */
  width?: number;
  kind?: ColumnKind;
};

/** A drop-down on every row of a column. */
export type ColumnChoices = {
  key: string;
  words: readonly string[];
  /** What the spreadsheet program says when something else is written; without it anything else is allowed. */
  refusal?: { title: string; message: string };
};

export type WorkbookSheet = {
  /** Cut to 31 characters and freed of what spreadsheets do not allow in a name. */
  name: string;
  columns: readonly WorkbookColumn[];
  rows: readonly Readonly<Record<string, SheetCell>>[];
  /** Lines above the column headings, such as a title and an as-of time. */
  heading?: readonly string[];
  /** Rows and columns that stay in view. Default: everything down to the column headings. */
  frozen?: { rows: number; columns: number };
  /** Filter buttons on the column headings. */
  hasFilter?: boolean;
  choices?: readonly ColumnChoices[];
  /** Cells to be seen at once, `row` counted from 0 within `rows`. */
  highlights?: readonly { row: number; key: string }[];
  /** Paper is A4, as wide as the sheet, with the column headings on each page. */
  print?: { orientation?: "portrait" | "landscape"; header?: string; footer?: string };
};

export type WorkbookSpec = {
  sheets: readonly WorkbookSheet[];
  /** Title in the file's properties. */
  title?: string;
  /** Name of the hidden sheet that holds the words of drop-downs. */
  choicesSheetName?: string;
};
