import type { IssueParams, ReadFailure, ReadFailureCode } from "../../core/import/issues.ts";

/** Carries a failure out of the depth of a reader; `readWorkbookBytes` turns it into its answer. */
export class WorkbookRefusal extends Error {
  override readonly name = "WorkbookRefusal";
  readonly failure: ReadFailure;

  constructor(code: ReadFailureCode, params: IssueParams = {}, cause?: unknown) {
    super(code, { cause });
    this.failure = { code, params };
  }
}
