/**
 * Why a file was not read at all. Nothing has been changed by then. Codes are permanent; the sentences for people are in
 * `messages.zh.ts` and `messages.en.ts`.
 */
export type ReadFailureCode =
  /** Larger than `limit_mb` as it lies on the disk. */
  | "file_too_large"
  | "empty_file"
  /** Inflates beyond what is allowed, or hides how far it would. `reason`: size, ratio, entries or false_size. */
  | "zip_bomb"
  /** A sheet (`sheet`) uses more rows than `limit`. */
  | "too_many_rows"
  | "too_many_columns"
  /** Carries macros: .xlsm, or a macro project inside. */
  | "macro_file"
  /** A text file that is neither UTF-8 nor GB18030, or was garbled before it came here. */
  | "wrong_encoding"
  /** Ends early, or its parts contradict each other. */
  | "truncated_file"
  /** No workbook. `looks_like`: html, xml_spreadsheet, pdf, image, docx, pptx, xlsb, zip, old_xls or unknown. */
  | "unknown_format"
  | "password_protected"
  /** Not read within `limit_s` seconds. */
  | "timeout"
  /** Everything unforeseen, such as a device without memory left. */
  | "unreadable";

export type ReadFailure = { code: ReadFailureCode; params: IssueParams };

export type IssueParams = Record<string, string | number>;

/** Why a row was refused. Permanent; each is put into words by the message files. */
export type IssueCode =
  // any kind
  | "header_not_found"
  | "column_missing"
  | "column_twice"
  | "no_rows"
  | "required"
  | "formula_cell"
  | "cell_error"
  | "too_long"
  | "not_a_number"
  | "out_of_range"
  | "choice_unknown"
  // divisions
  | "code_scientific"
  | "code_not_12_digits"
  | "code_is_province"
  | "code_twice"
  | "level_differs"
  | "parent_not_12_digits"
  | "parent_not_above"
  | "parent_not_found"
  | "division_outside_scope"
  | "position_half"
  | "position_swapped"
  // organs
  | "organ_twice"
  | "organ_not_found"
  | "organ_ambiguous"
  | "organ_below_itself"
  | "organ_parent_differs"
  | "organ_name_taken"
  | "division_not_found"
  | "division_taken"
  // officers
  | "officer_twice"
  | "officer_ambiguous"
  | "officer_left";

/** One refusal, at one cell. */
export type ImportIssue = {
  sheet: string;
  /** As on screen: the first row of the sheet is 1. */
  row: number;
  /** As on screen: A, B … AA. Empty when the whole row or sheet is meant. */
  column: string;
  /** What stands above the column; empty likewise. */
  header: string;
  /** What stands in the cell, as text; empty for an empty cell. */
  value: string;
  code: IssueCode;
  params: IssueParams;
};
