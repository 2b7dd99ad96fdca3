import type { ImportIssue, IssueCode, ReadFailure, ReadFailureCode } from "./issues.ts";

/** What is wrong and what to do, in one language. Pure: code and parameters in, a plain sentence out. */
export type ImportMessages = {
  issue(issue: Pick<ImportIssue, "code" | "params" | "header" | "value">): string;
  failure(failure: ReadFailure): string;
};

/** A sentence for every code; the compiler notices a missing one. */
export type IssueSentences = Record<
  IssueCode,
  (issue: Pick<ImportIssue, "params" | "header" | "value">) => string
>;
export type FailureSentences = Record<ReadFailureCode, (params: ReadFailure["params"]) => string>;

export function messagesFrom(issues: IssueSentences, failures: FailureSentences): ImportMessages {
  return {
    issue: (issue) => issues[issue.code](issue),
    failure: (failure) => failures[failure.code](failure.params),
  };
}

/** A long cell is quoted by its beginning. */
export function shortened(value: string): string {
  return value.length > 30 ? `${value.slice(0, 30)}…` : value;
}
