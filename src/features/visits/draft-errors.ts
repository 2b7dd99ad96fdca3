import type { FieldProblem } from "../../ui/ErrorSummary.tsx";
import { type DraftError, type DraftField, LIMITS, type VisitDraft } from "./draft.ts";
import { categoryId, descriptionId } from "./ProblemsField.tsx";
import { words } from "./strings.ts";

const CONTROL_IDS: Record<Exclude<DraftField, "category" | "description">, string> = {
  village: "visit-village",
  day: "visit-day",
  time: "visit-time",
  names: "visit-names",
  topics: "visit-topics",
  guidance: "visit-guidance",
  followUpOn: "visit-follow-up-day",
};

/** What is wrong, in words. */
export function errorText({ field, code, index }: DraftError): string {
  const limit = field in LIMITS ? LIMITS[field as keyof typeof LIMITS] : 0;
  return words.maybe(`problem.${field}.${code}`, { n: (index ?? 0) + 1, limit }) ?? code;
}

/** The words for one field's error, if it has one. */
export const errorOfField = (
  errors: readonly DraftError[],
  field: DraftField,
  index?: number,
): string | undefined => {
  const error = errors.find((one) => one.field === field && one.index === index);
  return error && errorText(error);
};

/** The errors as a summary links to their fields. */
export const summaryOf = (errors: readonly DraftError[], draft: VisitDraft): FieldProblem[] =>
  errors.map((error) => ({ fieldId: controlId(error, draft), text: errorText(error) }));

function controlId({ field, index }: DraftError, draft: VisitDraft): string {
  if (field !== "category" && field !== "description") return CONTROL_IDS[field];
  const id = draft.problems[index ?? 0]?.id ?? "";
  return field === "category" ? categoryId(id) : descriptionId(id);
}
