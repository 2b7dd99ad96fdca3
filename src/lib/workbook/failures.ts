/**
 * Why a file was not read. Nothing has been changed by then: reading only ever answers with rows or with one of these.
 * Codes are permanent; words for them live beside the import (`src/core/import/messages.*.ts`).
 */
export type ReadFailureCode =
  /** Larger than `limit_mb` as it lies on the disk. */
  | "file_too_large"
  | "empty_file"
  /** Inflates beyond what is allowed, or says it would not and does. `reason`: size, ratio, entries or false_size. */
  | "zip_bomb"
  /** A sheet (`sheet`) uses more rows than `limit`. */
  | "too_many_rows"
  | "too_many_columns"
  /** Carries macros: .xlsm, or a macro project inside. */
  | "macro_file"
  /** A CSV that is neither UTF-8 nor GB18030, or was garbled before it came here. */
  | "wrong_encoding"
  /** Ends early, or its parts contradict each other. */
  | "truncated_file"
  /** No workbook. `looks_like`: html, xml_spreadsheet, pdf, image, docx, pptx, xlsb, zip, old_xls or unknown. */
  | "unknown_format"
  | "password_protected"
  /** Not read within `limit_s` seconds. */
  | "timeout"
  /** Everything unforeseen; the cause is in the console, never on screen. */
  | "unreadable";

export type ReadFailure = {
  code: ReadFailureCode;
  params: Record<string, string | number>;
};

/** Carries a failure out of the depth of a reader; `readWorkbookBytes` turns it into its answer. */
export class WorkbookRefusal extends Error {
  override readonly name = "WorkbookRefusal";
  readonly failure: ReadFailure;

  constructor(code: ReadFailureCode, params: ReadFailure["params"] = {}, cause?: unknown) {
    super(code, { cause });
    this.failure = { code, params };
  }
}
