import type { AnswerValue, ChecklistBody, ItemBody, SheetRow } from "./checklist.schema.ts";
import type { Condition, Operator } from "./condition.schema.ts";
import {
  type CheckContext,
  compares,
  normalised,
  operandValue,
  rowOperandValue,
  sheetRows,
} from "./operands.ts";

/** One place where a condition holds: who or what, and the numbers met there. */
export interface Hit {
  readonly label: string;
  readonly words: string;
}

/** `raised`: the condition holds; `clear`: it does not; `open`: an answer that it needs is missing. */
export type CheckResult =
  | { readonly code: string; readonly status: "clear" | "open" }
  | {
      readonly code: string;
      readonly status: "raised";
      readonly title: string;
      readonly text: string;
      readonly hits: readonly Hit[];
    };

type Met =
  | { readonly status: "clear" | "open" }
  | {
      readonly status: "raised";
      readonly left?: number | undefined;
      readonly right?: number | undefined;
      readonly hits: readonly Hit[];
    };

/**
 * Every cross-check of a list against the answers so far, in the order of the checks. One check raises at most one
 * finding, which names every place where it holds; so answers saved again raise nothing twice.
 *
 * A comparison with an unanswered side is `open`. Rows of a sheet that miss a number are passed over. Names are compared
 * without spaces and in one width. Time O(rows) for each check.
 */
export function evaluateChecks(
  list: Pick<ChecklistBody, "items" | "checks">,
  context: CheckContext,
): CheckResult[] {
  return list.checks.map((check) => {
    const met = meet(check.condition, list.items, context);
    if (met.status !== "raised") return { code: check.code, status: met.status };
    return {
      code: check.code,
      status: "raised",
      title: filled(check.finding_title, met),
      text: filled(check.finding_text, met),
      hits: met.hits,
    };
  });
}

function meet(condition: Condition, items: readonly ItemBody[], context: CheckContext): Met {
  switch (condition.kind) {
    case "compare": {
      const left = operandValue(condition.left, context);
      const right = operandValue(condition.right, context);
      if (left === null || right === null) return { status: "open" };
      return compares(left, condition.operator, right)
        ? { status: "raised", left, right, hits: [] }
        : { status: "clear" };
    }
    case "answer": {
      const value = context.answers[condition.item];
      if (isMissing(value)) return { status: "open" };
      const isMet = typeof value === "string" && condition.is.includes(value);
      return isMet ? { status: "raised", hits: [] } : { status: "clear" };
    }
    case "each_row":
      return meetRows(condition, namingColumn(items, condition.sheet), context);
    case "repeated":
      return meetRepeats(condition, context);
  }
}

/** True for no answer, and for text and sheets with nothing in them. */
export const isMissing = (value: AnswerValue | undefined): boolean =>
  value === undefined || value === null || (typeof value === "string" && value.trim() === "");

const SYMBOLS: Record<Operator, string> = { lt: "＜", le: "≤", gt: "＞", ge: "≥", eq: "＝", ne: "≠" };

function meetRows(
  condition: Extract<Condition, { kind: "each_row" }>,
  naming: string | undefined,
  context: CheckContext,
): Met {
  const rows = sheetRows(context.answers, condition.sheet);
  if (!rows) return { status: "open" };
  const met = { left: new Set<number>(), right: new Set<number>() };
  const hits = rows.flatMap((row, index): Hit[] => {
    if (condition.where && !isWanted(row, condition.where)) return [];
    const left = rowOperandValue(condition.left, row, context);
    const right = rowOperandValue(condition.right, row, context);
    if (left === null || right === null || !compares(left, condition.operator, right)) return [];
    met.left.add(left);
    met.right.add(right);
    return [
      {
        label: rowLabel(row, naming, index),
        words: `${numberText(left)}${SYMBOLS[condition.operator]}${numberText(right)}`,
      },
    ];
  });
  if (hits.length === 0) return { status: "clear" };
  return { status: "raised", left: onlyOne(met.left), right: onlyOne(met.right), hits };
}

/** What all rows have in common, for the sentence of the finding. */
const onlyOne = (values: ReadonlySet<number>): number | undefined =>
  values.size === 1 ? [...values][0] : undefined;

function isWanted(row: SheetRow, where: { column: string; is: string }): boolean {
  const cell = row[where.column];
  const isFilled = cell !== undefined && cell !== "";
  if (where.is === "filled") return isFilled;
  return where.is === "empty" ? !isFilled : cell === where.is;
}

/** A row goes by its first column of text: mostly a name. */
function namingColumn(items: readonly ItemBody[], sheet: string): string | undefined {
  const item = items.find(({ code }) => code === sheet);
  return item?.kind === "sheet" ? item.options.columns.find(({ kind }) => kind === "text")?.code : undefined;
}

/** A row without a name has its number. */
function rowLabel(row: SheetRow, naming: string | undefined, index: number): string {
  const name = naming === undefined ? "" : String(row[naming] ?? "").trim();
  return name || `第${index + 1}行`;
}

interface Group {
  readonly label: string;
  rows: number;
  readonly sources: Set<string>;
}

function meetRepeats(condition: Extract<Condition, { kind: "repeated" }>, context: CheckContext): Met {
  const groups = new Map<string, Group>();
  let isOpen = false;
  for (const { sheet, columns, source } of condition.sheets) {
    const rows = sheetRows(context.answers, sheet);
    isOpen ||= rows === null;
    for (const row of rows ?? []) {
      const cells = columns.map((column) => row[column]);
      if (cells.some((cell) => cell === undefined || cell === "")) continue;
      const key = cells.map((cell) => normalised(cell!)).join("\n");
      const group = groups.get(key) ?? { label: cells.join(" "), rows: 0, sources: new Set<string>() };
      groups.set(key, group);
      group.rows += 1;
      const named = source === undefined ? undefined : row[source];
      group.sources.add(`${sheet}\n${named === undefined ? "" : normalised(named)}`);
    }
  }
  const times = (group: Group) => (condition.count === "rows" ? group.rows : group.sources.size);
  const hits = [...groups.values()]
    .filter((group) => times(group) >= condition.at_least)
    .map((group) => ({ label: group.label, words: `${times(group)}次` }));
  if (hits.length > 0) return { status: "raised", hits };
  return { status: isOpen ? "open" : "clear" };
}

/** So many places are named one by one; the number says how many there are in all. */
const LISTED = 30;

function filled(template: string, met: Extract<Met, { status: "raised" }>): string {
  const values: Record<string, string> = {
    left: met.left === undefined ? "" : numberText(met.left),
    right: met.right === undefined ? "" : numberText(met.right),
    n: String(met.hits.length),
    list: listText(met.hits),
  };
  return template.replace(/\{(left|right|n|list)\}/g, (_, name: string) => values[name] ?? "");
}

function listText(hits: readonly Hit[]): string {
  const named = hits.slice(0, LISTED).map(({ label, words }) => `${label}（${words}）`);
  return named.join("、") + (hits.length > LISTED ? `等${hits.length}处` : "");
}

const numberText = (value: number): string => String(Math.round(value * 100) / 100);
