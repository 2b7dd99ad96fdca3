import type { CheckBody, ChecklistBody, Column, ItemBody } from "../../core/checklists/checklist.schema.ts";
import {
  CHECK_RULES,
  type Condition,
  type Operand,
  type RowOperand,
} from "../../core/checklists/condition.schema.ts";

/** Making and changing the parts of a list; codes are made here and never shown. */

/** The first of `prefix1`, `prefix2`, … that is free. */
export function freeCode(prefix: string, taken: readonly string[]): string {
  let n = taken.length + 1;
  while (taken.includes(`${prefix}${n}`)) n += 1;
  return `${prefix}${n}`;
}

export const EMPTY_BODY: ChecklistBody = { name: "", topic: "", items: [], checks: [] };

export function newItem(items: readonly ItemBody[]): ItemBody {
  const last = items[items.length - 1];
  return {
    code: freeCode(
      "item",
      items.map(({ code }) => code),
    ),
    section: last?.section ?? "",
    title: "",
    hint: "",
    is_required: true,
    topic: last?.topic ?? "",
    rule_ref: "",
    kind: "yes_no",
    options: { bad: "no" },
  };
}

/** The same question, answered otherwise. */
export function ofKind(item: ItemBody, kind: ItemBody["kind"]): ItemBody {
  const { code, section, title, hint, is_required, topic, rule_ref } = item;
  const common = { code, section, title, hint, is_required, topic, rule_ref };
  switch (kind) {
    case "yes_no":
      return { ...common, kind, options: { bad: "no" } };
    case "choice":
      return {
        ...common,
        kind,
        options: {
          choices: [
            { value: "choice1", label: "", is_bad: false },
            { value: "choice2", label: "", is_bad: false },
          ],
        },
      };
    case "number":
      return { ...common, kind, options: { min: 0 } };
    case "text":
      return { ...common, kind, options: {} };
    case "sheet":
      return { ...common, kind, options: { columns: [{ code: "column1", label: "", kind: "text" }] } };
  }
}

export function newCheck({ items, checks, topic }: ChecklistBody): CheckBody {
  return {
    code: freeCode(
      "check",
      checks.map(({ code }) => code),
    ),
    condition: ofConditionKind("compare", items),
    severity: "general",
    topic,
    finding_title: "",
    finding_text: "",
  };
}

export const sheetsOf = (items: readonly ItemBody[]) => items.filter((item) => item.kind === "sheet");
export const columnsOf = (items: readonly ItemBody[], sheet: string): readonly Column[] => {
  const item = items.find(({ code }) => code === sheet);
  return item?.kind === "sheet" ? item.options.columns : [];
};

/** A condition to begin with: the first things that fit, or nothing chosen, which `checklistFaults` then names. */
export function ofConditionKind(kind: Condition["kind"], items: readonly ItemBody[]): Condition {
  const sheet = sheetsOf(items)[0]?.code ?? "";
  const zero = { kind: "value" as const, value: 0 };
  switch (kind) {
    case "compare": {
      const [left, right] = itemOperands(items);
      return { kind, left: left ?? zero, operator: "lt", right: right ?? zero };
    }
    case "each_row":
      return {
        kind,
        sheet,
        left: rowOperands(items, sheet).find(({ kind }) => kind !== "rule") ?? zero,
        operator: "gt",
        right: zero,
      };
    case "repeated": {
      const column = columnsOf(items, sheet)[0]?.code;
      return { kind, sheets: [{ sheet, columns: column ? [column] : [] }], count: "rows", at_least: 2 };
    }
    case "answer": {
      const item = items.find((one) => one.kind === "yes_no" || one.kind === "choice");
      return { kind, item: item?.code ?? "", is: item?.kind === "yes_no" ? ["no"] : [] };
    }
  }
}

/** What a rule is worth where a device was told nothing else. */
const RULES: readonly Operand[] = CHECK_RULES.map((rule) => ({ kind: "rule", rule, otherwise: 2 }));

/** Numbers of the whole list that a picker offers, then the rules of the installation. */
export const listOperands = (items: readonly ItemBody[]): Operand[] => [...itemOperands(items), ...RULES];

function itemOperands(items: readonly ItemBody[]): Operand[] {
  return items.flatMap((item): Operand[] => {
    if (item.kind === "number") return [{ kind: "item", item: item.code }];
    if (item.kind !== "sheet") return [];
    return item.options.columns.flatMap(({ code, kind }): Operand[] => {
      const by =
        kind === "number" ? (["sum", "max", "min", "median"] as const) : (["count", "distinct"] as const);
      return by.map((one) => ({ kind: "column", item: item.code, column: code, by: one }));
    });
  });
}

/** Numbers of one row that a picker offers, those of the row first. */
export function rowOperands(items: readonly ItemBody[], sheet: string): RowOperand[] {
  const columns = columnsOf(items, sheet);
  const numbers = columns.filter(({ kind }) => kind === "number").map(({ code }) => code);
  const products = numbers.flatMap((a, at) => numbers.slice(at + 1).map((b) => [a, b]));
  return [
    ...numbers.map((column): RowOperand => ({ kind: "cell", column })),
    ...products.map((pair): RowOperand => ({ kind: "product", columns: pair })),
    ...columns
      .filter(({ kind }) => kind === "month" || kind === "day")
      .map(({ code }): RowOperand => ({ kind: "days_in_month", column: code })),
    ...columns
      .filter(({ kind }) => kind === "day")
      .map(({ code }): RowOperand => ({ kind: "months_overdue", column: code })),
    ...listOperands(items),
  ];
}

/** A list with the part at `from` moved by one place; the same list when there is no such place. */
export function moved<T>(list: readonly T[], from: number, by: -1 | 1): T[] {
  const to = from + by;
  const copy = [...list];
  if (to < 0 || to >= copy.length) return copy;
  [copy[from], copy[to]] = [copy[to]!, copy[from]!];
  return copy;
}

export const replaced = <T>(list: readonly T[], at: number, part: T): T[] =>
  list.map((old, index) => (index === at ? part : old));

export const without = <T>(list: readonly T[], at: number): T[] => list.filter((_, index) => index !== at);
