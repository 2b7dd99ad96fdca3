import * as v from "valibot";

/**
 * When a cross-check raises a finding, as data: an administrator composes it with pickers, no code is written. Items and
 * columns are named by their codes; `faults.ts` says what does not fit the items of the list.
 */

export const OPERATORS = ["lt", "le", "gt", "ge", "eq", "ne"] as const;
export type Operator = (typeof OPERATORS)[number];

/** How a column of a sheet becomes one number. `count` counts filled cells, and of yes-or-no cells those with yes. */
export const AGGREGATES = ["sum", "max", "min", "median", "count", "distinct"] as const;

const Value = v.object({
  kind: v.literal("value"),
  value: v.pipe(v.number(), v.finite("number_not_finite")),
});
/** The answer to a number item. */
const ItemValue = v.object({ kind: v.literal("item"), item: v.string() });
const ColumnValue = v.object({
  kind: v.literal("column"),
  item: v.string(),
  column: v.string(),
  by: v.picklist(AGGREGATES),
});

/** Rules of the installation with which an answer can be compared; an administrator sets their values. */
export const CHECK_RULES = ["rent_overdue_months"] as const;

/** The value of such a rule for the unit inspected; `otherwise` where a device was told none. */
const RuleValue = v.object({
  kind: v.literal("rule"),
  rule: v.picklist(CHECK_RULES),
  otherwise: v.pipe(v.number(), v.finite("number_not_finite")),
});

/** A number taken from the whole list, or from outside it. */
export const Operand = v.variant("kind", [Value, RuleValue, ItemValue, ColumnValue]);
export type Operand = v.InferOutput<typeof Operand>;

/** A number taken from one row of a sheet, or from the whole list. */
export const RowOperand = v.variant("kind", [
  Value,
  RuleValue,
  ItemValue,
  ColumnValue,
  v.object({ kind: v.literal("cell"), column: v.string() }),
  /** Cells of one row multiplied: days times the daily rate. */
  v.object({
    kind: v.literal("product"),
    columns: v.pipe(v.array(v.string()), v.minLength(2, "columns_missing")),
  }),
  /** Length in days of the month that a day or month cell names. */
  v.object({ kind: v.literal("days_in_month"), column: v.string() }),
  /** Full months from the day in the cell to the day of the inspection; 0 when it lies ahead. */
  v.object({ kind: v.literal("months_overdue"), column: v.string() }),
]);
export type RowOperand = v.InferOutput<typeof RowOperand>;

export const Condition = v.variant("kind", [
  /** Two numbers of the list against each other: signatures lt payees. */
  v.object({
    kind: v.literal("compare"),
    left: Operand,
    operator: v.picklist(OPERATORS),
    right: Operand,
  }),
  /** Every row of a sheet: days gt the days of that month. Rows that miss a number are passed over. */
  v.object({
    kind: v.literal("each_row"),
    sheet: v.string(),
    where: v.optional(v.object({ column: v.string(), is: v.picklist(["yes", "no", "filled", "empty"]) })),
    left: RowOperand,
    operator: v.picklist(OPERATORS),
    right: RowOperand,
  }),
  /**
   * The same values in these columns, in one sheet or across several: one person twice, or on two sheets on one day.
   * `sources` counts distinct sheets; `source` names a column that holds a sheet's number.
   */
  v.object({
    kind: v.literal("repeated"),
    sheets: v.pipe(
      v.array(
        v.object({
          sheet: v.string(),
          columns: v.pipe(v.array(v.string()), v.minLength(1, "columns_missing")),
          source: v.optional(v.string()),
        }),
      ),
      v.minLength(1, "sheets_missing"),
    ),
    count: v.picklist(["rows", "sources"]),
    at_least: v.pipe(v.number(), v.integer(), v.minValue(2, "at_least_two")),
  }),
  /** An answer that is a problem in itself. */
  v.object({
    kind: v.literal("answer"),
    item: v.string(),
    is: v.pipe(v.array(v.string()), v.minLength(1, "choices_too_few")),
  }),
]);
export type Condition = v.InferOutput<typeof Condition>;
