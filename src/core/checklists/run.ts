import type { Day } from "../calendar/day.ts";
import type { JsonObject } from "../json.ts";
import type { Answers, AnswerValue, ChecklistBody, ItemBody } from "./checklist.schema.ts";
import type { Condition, RowOperand } from "./condition.schema.ts";
import { type CheckResult, evaluateChecks } from "./evaluate.ts";
import type { RuleValues } from "./operands.ts";
import type { RecheckOutcome } from "./progress.ts";

/** Going through a checklist on a device: what was answered here, what others answered, and what is still to be saved. */

export interface KeptAnswer {
  readonly value: AnswerValue;
  readonly note: string;
  /** ISO moment at which it was given. */
  readonly at: string;
}
export interface KeptRecheck {
  readonly outcome: RecheckOutcome;
  readonly note: string;
  readonly at: string;
}

/** By item id and finding id. `unsaved` names those of both that no command carries yet. */
export interface WorkingCopy {
  readonly answers: Readonly<Record<string, KeptAnswer>>;
  readonly rechecks: Readonly<Record<string, KeptRecheck>>;
  readonly unsaved: readonly string[];
}

export const EMPTY_COPY: WorkingCopy = { answers: {}, rechecks: {}, unsaved: [] };

/** What the server and the device know, the later of each; at the same moment the device's own. */
export function newestOf<T extends { readonly at: string }>(
  server: Readonly<Record<string, T>>,
  device: Readonly<Record<string, T>>,
): Record<string, T> {
  const merged = { ...server };
  for (const [id, own] of Object.entries(device)) {
    const known = merged[id];
    if (!known || Date.parse(own.at) >= Date.parse(known.at)) merged[id] = own;
  }
  return merged;
}

/** Answers by the codes that conditions use. */
export const answersByCode = (
  items: readonly (ItemBody & { readonly id: string })[],
  answers: Readonly<Record<string, KeptAnswer>>,
): Answers => Object.fromEntries(items.map(({ id, code }) => [code, answers[id]?.value]));

export interface RunList extends Pick<ChecklistBody, "checks"> {
  readonly items: readonly (ItemBody & { readonly id: string })[];
}

/**
 * The payload of `save_answers` for what is unsaved, or null when nothing is. Cross-checks ride along when one of their
 * items is among it, so that an answer and its finding arrive together or not at all; `open` ones say nothing.
 */
export function savePayload(
  inspectionId: string,
  list: RunList,
  merged: { readonly answers: Readonly<Record<string, KeptAnswer>>; readonly copy: WorkingCopy },
  moment: { readonly at: string; readonly today: Day; readonly rules?: RuleValues },
): JsonObject | null {
  const unsaved = new Set(merged.copy.unsaved);
  const items = list.items.filter(({ id }) => unsaved.has(id) && merged.answers[id]);
  const rechecks = Object.entries(merged.copy.rechecks).filter(([id]) => unsaved.has(id));
  if (items.length === 0 && rechecks.length === 0) return null;
  const codes = new Set(items.map(({ code }) => code));
  const concerned = list.checks.filter(({ condition }) =>
    inputsOf(condition).some((code) => codes.has(code)),
  );
  const results = evaluateChecks(
    { items: [...list.items], checks: concerned },
    { answers: answersByCode(list.items, merged.answers), today: moment.today, rules: moment.rules },
  );
  return {
    inspection_id: inspectionId,
    answered_at: moment.at,
    answers: items.map(({ id }) => {
      const { value, note } = merged.answers[id]!;
      return { item_id: id, value, ...(note.trim() && { note: note.trim() }) };
    }),
    rechecks: rechecks.map(([id, { outcome, note }]) => ({
      finding_id: id,
      outcome,
      ...(note.trim() && { note: note.trim() }),
    })),
    checks: results.flatMap(resultPayload),
  };
}

/**
 * The payload of `save_answers` with which a list is handed in: every cross-check against all answers that this device
 * knows. Where two members have answered one part each, neither device could tell while it had only its own. Null for a
 * list without cross-checks.
 */
export function concludingPayload(
  inspectionId: string,
  list: RunList,
  answers: Readonly<Record<string, KeptAnswer>>,
  moment: { readonly at: string; readonly today: Day; readonly rules?: RuleValues },
): JsonObject | null {
  const results = evaluateChecks(
    { items: [...list.items], checks: list.checks },
    { answers: answersByCode(list.items, answers), today: moment.today, rules: moment.rules },
  );
  const checks = results.flatMap(resultPayload);
  if (checks.length === 0) return null;
  return { inspection_id: inspectionId, answered_at: moment.at, answers: [], rechecks: [], checks };
}

function resultPayload(result: CheckResult): JsonObject[] {
  if (result.status === "raised")
    return [{ code: result.code, status: "raised", title: result.title, text: result.text }];
  return result.status === "clear" ? [{ code: result.code, status: "clear" }] : [];
}

/** Codes of the items on which a condition depends, each once. */
export function inputsOf(condition: Condition): string[] {
  const codes = ((): (string | null)[] => {
    switch (condition.kind) {
      case "compare":
        return [itemOf(condition.left), itemOf(condition.right)];
      case "answer":
        return [condition.item];
      case "each_row":
        return [condition.sheet, itemOf(condition.left), itemOf(condition.right)];
      case "repeated":
        return condition.sheets.map(({ sheet }) => sheet);
    }
  })();
  return [...new Set(codes.filter((code): code is string => code !== null))];
}

const itemOf = (operand: RowOperand): string | null =>
  operand.kind === "item" || operand.kind === "column" ? operand.item : null;
