import type { ItemBody } from "../../core/checklists/checklist.schema.ts";
import type { Condition, RowOperand } from "../../core/checklists/condition.schema.ts";
import { formatList } from "../../lib/format.ts";
import { editor as words } from "./editor-strings.ts";

/** A cross-check as an administrator reads it: 每行的“出勤天数”大于“月份”当月的天数. */
export function conditionWords(condition: Condition, items: readonly ItemBody[]): string {
  switch (condition.kind) {
    case "compare":
      return words("when.compare", {
        left: operandWords(condition.left, items),
        operator: words(`op.${condition.operator}`),
        right: operandWords(condition.right, items),
      });
    case "each_row": {
      const where = condition.where
        ? words(`where.${condition.where.is}`, {
            column: columnName(items, condition.sheet, condition.where.column),
          })
        : "";
      return words("when.each_row", {
        sheet: itemName(items, condition.sheet),
        where,
        left: operandWords(condition.left, items, condition.sheet),
        operator: words(`op.${condition.operator}`),
        right: operandWords(condition.right, items, condition.sheet),
      });
    }
    case "repeated":
      return words(condition.count === "rows" ? "when.repeated_rows" : "when.repeated_sources", {
        sheets: formatList(condition.sheets.map(({ sheet }) => itemName(items, sheet))),
        columns: formatList(
          (condition.sheets[0]?.columns ?? []).map((column) =>
            columnName(items, condition.sheets[0]?.sheet ?? "", column),
          ),
        ),
        n: condition.at_least,
      });
    case "answer":
      return words("when.answer", {
        item: itemName(items, condition.item),
        answers: formatList(condition.is.map((value) => answerName(items, condition.item, value))),
      });
  }
}

export function operandWords(operand: RowOperand, items: readonly ItemBody[], sheet = ""): string {
  switch (operand.kind) {
    case "value":
      return String(operand.value);
    case "rule":
      return words(`operand.rule.${operand.rule}`);
    case "item":
      return words("operand.item", { item: itemName(items, operand.item) });
    case "column":
      return words(`operand.${operand.by}`, {
        sheet: itemName(items, operand.item),
        column: columnName(items, operand.item, operand.column),
      });
    case "cell":
      return words("operand.cell", { column: columnName(items, sheet, operand.column) });
    case "product":
      return operand.columns.map((column) => columnName(items, sheet, column)).join("×");
    case "days_in_month":
    case "months_overdue":
      return words(`operand.${operand.kind}`, { column: columnName(items, sheet, operand.column) });
  }
}

const itemName = (items: readonly ItemBody[], code: string): string =>
  items.find((item) => item.code === code)?.title || words("unknown");

export function columnName(items: readonly ItemBody[], sheet: string, code: string): string {
  const item = items.find((one) => one.code === sheet);
  const column = item?.kind === "sheet" ? item.options.columns.find((one) => one.code === code) : undefined;
  return column?.label || words("unknown");
}

export function answerName(items: readonly ItemBody[], code: string, value: string): string {
  const item = items.find((one) => one.code === code);
  if (item?.kind === "choice")
    return item.options.choices.find((choice) => choice.value === value)?.label ?? value;
  return words.maybe(`answer.${value}`) ?? value;
}
