import { addMonths, type Day, dayParts, daysInMonth, isDay } from "../calendar/day.ts";
import type { Answers, SheetRow } from "./checklist.schema.ts";
import type { Operand, Operator, RowOperand } from "./condition.schema.ts";

/** Values of rules by code, such as `rent_overdue_months`. */
export type RuleValues = Readonly<Record<string, number>>;

/** What a condition is evaluated against. `today` is the day of the inspection, `rules` what is in force for it. */
export interface CheckContext {
  readonly answers: Answers;
  readonly today: Day;
  readonly rules?: RuleValues;
}

/** The rows of a sheet; null while it is not answered. */
export function sheetRows(answers: Answers, code: string): readonly SheetRow[] | null {
  const value = answers[code];
  return Array.isArray(value) ? value : null;
}

/** A number of the whole list; null while what it needs is not answered. */
export function operandValue(operand: Operand, { answers, rules }: CheckContext): number | null {
  switch (operand.kind) {
    case "value":
      return operand.value;
    case "rule":
      return rules?.[operand.rule] ?? operand.otherwise;
    case "item":
      return numberOrNull(answers[operand.item]);
    case "column": {
      const rows = sheetRows(answers, operand.item);
      return (
        rows &&
        aggregate(
          rows.map((row) => row[operand.column]),
          operand.by,
        )
      );
    }
  }
}

/** A number of one row, else of the whole list; null when a cell it needs is empty or of another kind. */
export function rowOperandValue(operand: RowOperand, row: SheetRow, context: CheckContext): number | null {
  switch (operand.kind) {
    case "cell":
      return numberOrNull(row[operand.column]);
    case "product": {
      const factors = operand.columns.map((column) => numberOrNull(row[column]));
      return factors.reduce((product, factor) =>
        product === null || factor === null ? null : product * factor,
      );
    }
    case "days_in_month":
      return lengthOfMonth(row[operand.column]);
    case "months_overdue": {
      const due = row[operand.column];
      return typeof due === "string" && isDay(due) ? monthsOverdue(due, context.today) : null;
    }
    default:
      return operandValue(operand, context);
  }
}

/** Sums of money are typed with two decimals: what differs by less than a thousandth is equal. */
const TOLERANCE = 1e-3;

export function compares(left: number, operator: Operator, right: number): boolean {
  const isEqual = Math.abs(left - right) < TOLERANCE;
  switch (operator) {
    case "eq":
      return isEqual;
    case "ne":
      return !isEqual;
    case "lt":
      return !isEqual && left < right;
    case "le":
      return isEqual || left < right;
    case "gt":
      return !isEqual && left > right;
    case "ge":
      return isEqual || left > right;
  }
}

/**
 * Full months by which a payment is late: 1 once the same day of the next month has come (its last day when it has no
 * such day), 0 before that.
 */
export function monthsOverdue(due: Day, today: Day): number {
  const from = dayParts(due);
  const to = dayParts(today);
  const months = (to.year - from.year) * 12 + (to.month - from.month);
  return Math.max(0, addMonths(due, months) <= today ? months : months - 1);
}

function lengthOfMonth(cell: string | number | undefined): number | null {
  if (typeof cell !== "string") return null;
  const day = cell.length === 7 ? `${cell}-01` : cell;
  if (!isDay(day)) return null;
  const { year, month } = dayParts(day);
  return daysInMonth(year, month);
}

const numberOrNull = (value: unknown): number | null =>
  typeof value === "number" && Number.isFinite(value) ? value : null;

/** Two spellings of one name are one: full and half width, spaces inside 张 三. */
export const normalised = (value: string | number): string =>
  String(value).normalize("NFKC").replace(/\s+/g, "").toLowerCase();

function aggregate(cells: readonly (string | number | undefined)[], by: string): number | null {
  const filled = cells.filter((cell): cell is string | number => cell !== undefined && cell !== "");
  if (by === "count") return filled.filter((cell) => cell !== "no").length;
  if (by === "distinct") return new Set(filled.map(normalised)).size;
  const numbers = filled.filter((cell): cell is number => typeof cell === "number" && Number.isFinite(cell));
  if (by === "sum") return numbers.reduce((sum, one) => sum + one, 0);
  if (numbers.length === 0) return null;
  if (by === "median") return median(numbers);
  return numbers.reduce((best, one) => (by === "max" ? Math.max(best, one) : Math.min(best, one)));
}

function median(numbers: readonly number[]): number {
  const sorted = [...numbers].sort((a, b) => a - b);
  const middle = sorted.length >> 1;
  return sorted.length % 2 === 1 ? sorted[middle]! : (sorted[middle - 1]! + sorted[middle]!) / 2;
}
