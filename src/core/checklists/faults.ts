import type { CheckBody, ChecklistBody, Column, ItemBody } from "./checklist.schema.ts";
import type { Condition, Operand, RowOperand } from "./condition.schema.ts";

/** Why a checklist cannot be saved: where, and a code that a screen puts into words. */
export interface ChecklistFault {
  readonly part: "item" | "check";
  readonly index: number;
  readonly code:
    | "code_repeated"
    | "text_empty"
    | "choices_too_few"
    | "choice_repeated"
    | "range_reversed"
    | "columns_missing"
    | "column_repeated"
    | "column_unnamed"
    | "item_unknown"
    | "item_not_number"
    | "item_not_sheet"
    | "item_not_chosen"
    | "column_unknown"
    | "column_not_number"
    | "column_not_date"
    | "number_missing"
    | "answers_missing"
    | "nothing_compared";
}

/**
 * What the schema cannot see: codes used twice, and conditions that name what the list does not have. A check that names
 * the wrong thing would stay silent for ever, so it is refused before it is published.
 *
 * @returns faults in the order of items, then of checks; empty when the list can be saved. O(items × checks).
 */
export function checklistFaults({
  items,
  checks,
}: Pick<ChecklistBody, "items" | "checks">): ChecklistFault[] {
  const faults: ChecklistFault[] = [];
  items.forEach((item, index) => {
    const add = (code: ChecklistFault["code"]) => faults.push({ part: "item", index, code });
    if (items.findIndex((other) => other.code === item.code) < index) add("code_repeated");
    if (item.title.trim() === "") add("text_empty");
    itemFaults(item).forEach(add);
  });
  checks.forEach((check, index) => {
    const add = (code: ChecklistFault["code"]) => faults.push({ part: "check", index, code });
    if (checks.findIndex((other) => other.code === check.code) < index) add("code_repeated");
    if (hasEmptyText(check)) add("text_empty");
    conditionFaults(check.condition, items).forEach(add);
  });
  return faults;
}

const hasEmptyText = ({ finding_title, finding_text, topic }: CheckBody): boolean =>
  [finding_title, finding_text, topic].some((text) => text.trim() === "");

type Code = ChecklistFault["code"];
const repeats = (codes: readonly string[]): boolean => new Set(codes).size < codes.length;

function itemFaults(item: ItemBody): Code[] {
  if (item.kind === "choice") {
    const { choices } = item.options;
    if (choices.length < 2 || choices.some(({ label }) => label.trim() === "")) return ["choices_too_few"];
    return repeats(choices.map(({ label }) => label.trim())) ? ["choice_repeated"] : [];
  }
  if (item.kind === "number") {
    const { min, max } = item.options;
    return min !== undefined && max !== undefined && min > max ? ["range_reversed"] : [];
  }
  if (item.kind === "sheet") {
    const { columns } = item.options;
    if (columns.length === 0) return ["columns_missing"];
    if (columns.some(({ label }) => label.trim() === "")) return ["column_unnamed"];
    return repeats(columns.map(({ code }) => code)) ? ["column_repeated"] : [];
  }
  return [];
}

/** The columns of a sheet item; undefined when there is no such item, null when it is none. */
function columnsOf(items: readonly ItemBody[], code: string): readonly Column[] | null | undefined {
  const item = items.find((one) => one.code === code);
  return item && (item.kind === "sheet" ? item.options.columns : null);
}

function columnFault(
  items: readonly ItemBody[],
  sheet: string,
  column: string,
  needs: "any" | "number" | "date",
): Code[] {
  const columns = columnsOf(items, sheet);
  if (columns === undefined) return ["item_unknown"];
  if (columns === null) return ["item_not_sheet"];
  const found = columns.find((one) => one.code === column);
  if (!found) return ["column_unknown"];
  if (needs === "number" && found.kind !== "number") return ["column_not_number"];
  const isDate = found.kind === "day" || found.kind === "month";
  return needs === "date" && !isDate ? ["column_not_date"] : [];
}

function conditionFaults(condition: Condition, items: readonly ItemBody[]): Code[] {
  switch (condition.kind) {
    case "compare":
      return [
        ...fixedFaults(condition.left, condition.right),
        ...[condition.left, condition.right].flatMap((side) => operandFaults(side, items)),
      ];
    case "answer": {
      const item = items.find(({ code }) => code === condition.item);
      if (!item) return ["item_unknown"];
      if (item.kind !== "yes_no" && item.kind !== "choice") return ["item_not_chosen"];
      return condition.is.length === 0 ? ["answers_missing"] : [];
    }
    case "each_row":
      if (columnsOf(items, condition.sheet) === undefined) return ["item_unknown"];
      return [
        ...fixedFaults(condition.left, condition.right),
        ...(condition.where ? columnFault(items, condition.sheet, condition.where.column, "any") : []),
        ...[condition.left, condition.right].flatMap((side) => rowFaults(side, condition.sheet, items)),
      ];
    case "repeated":
      return condition.sheets.flatMap(({ sheet, columns, source }) =>
        columns.length === 0
          ? ["columns_missing" as const]
          : [...columns, ...(source === undefined ? [] : [source])].flatMap((column) =>
              columnFault(items, sheet, column, "any"),
            ),
      );
  }
}

/** Two fixed numbers say the same of every inspection. */
const fixedFaults = (left: RowOperand, right: RowOperand): Code[] =>
  isFixed(left) && isFixed(right) ? ["nothing_compared"] : [];

const isFixed = ({ kind }: RowOperand): boolean => kind === "value" || kind === "rule";

function operandFaults(operand: Operand, items: readonly ItemBody[]): Code[] {
  if (operand.kind === "rule") return [];
  if (operand.kind === "value") return Number.isFinite(operand.value) ? [] : ["number_missing"];
  if (operand.kind === "column") {
    const isCounted = operand.by === "count" || operand.by === "distinct";
    return columnFault(items, operand.item, operand.column, isCounted ? "any" : "number");
  }
  const item = items.find(({ code }) => code === operand.item);
  if (!item) return ["item_unknown"];
  return item.kind === "number" ? [] : ["item_not_number"];
}

function rowFaults(operand: RowOperand, sheet: string, items: readonly ItemBody[]): Code[] {
  switch (operand.kind) {
    case "cell":
      return columnFault(items, sheet, operand.column, "number");
    case "product":
      return operand.columns.flatMap((column) => columnFault(items, sheet, column, "number"));
    case "days_in_month":
    case "months_overdue":
      return columnFault(items, sheet, operand.column, "date");
    default:
      return operandFaults(operand, items);
  }
}
