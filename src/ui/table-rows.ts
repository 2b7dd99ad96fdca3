import type { JSX } from "solid-js";

export interface Column<Row> {
  key: string;
  header: string;
  /** The cell in words. It is what is drawn, unless `cell` draws it. */
  text: (row: Row) => string;
  cell?: (row: Row) => JSX.Element;
  /** Makes the column sortable. Rows without a value come last in either direction. */
  sortBy?: (row: Row) => string | number | null | undefined;
  align?: "end";
  /** A grid track: `8rem`, `2fr`, `minmax(8rem, 1fr)`. */
  width?: string;
  /** On a phone: 1 is the title of the card, 2 stands below it with its name, 3 is left out. Default 2. */
  priority?: 1 | 2 | 3;
}

export interface Sort {
  key: string;
  direction: "ascending" | "descending";
}

const collator = new Intl.Collator("zh-CN", { numeric: true });

/**
 * Rows in the order of one column; rows that tie keep their order. Numbers compare as numbers, text by pinyin with
 * numbers inside it in their natural order. The input is not changed. Time O(n log n).
 */
export function sortRows<Row>(
  rows: readonly Row[],
  columns: readonly Column<Row>[],
  sort: Sort | undefined,
): readonly Row[] {
  const sortBy = columns.find((column) => column.key === sort?.key)?.sortBy;
  if (!sort || !sortBy) return rows;
  const sign = sort.direction === "ascending" ? 1 : -1;
  return rows
    .map((row) => ({ row, value: sortBy(row) ?? null }))
    .sort((a, b) => {
      if (a.value === null || b.value === null) return Number(a.value === null) - Number(b.value === null);
      return sign * compareValues(a.value, b.value);
    })
    .map(({ row }) => row);
}

function compareValues(a: string | number, b: string | number): number {
  return typeof a === "number" && typeof b === "number" ? a - b : collator.compare(String(a), String(b));
}

/** Ascending, then descending, then ascending again. */
export const nextSort = (sort: Sort | undefined, key: string): Sort => ({
  key,
  direction: sort?.key === key && sort.direction === "ascending" ? "descending" : "ascending",
});
