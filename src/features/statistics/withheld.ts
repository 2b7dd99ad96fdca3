import type { StatisticsResponse } from "../../core/indicators/statistics.schema.ts";
import { suppressSmall } from "../../core/indicators/suppression.ts";

/** What may leave the organ of one indicator: its total, and each organ's count; null: withheld. */
export interface Shown {
  readonly total: number | null;
  readonly byOrgan: ReadonlyMap<string, number | null>;
}

/**
 * Counts of one indicator as they may be exported: small ones are withheld, with as many others as it takes so that
 * they do not follow from the total.
 */
export function shownCounts(
  byOrgan: StatisticsResponse,
  indicator: string,
  threshold: number,
  year: "value" | "last_year" = "value",
): Shown {
  const cells = byOrgan.rows
    .filter((row) => row.indicator === indicator && row.organ_id !== null)
    .map((row) => ({ key: row.organ_id ?? "", value: row[year] ?? 0 }));
  const { cells: shown, total } = suppressSmall(cells, threshold);
  return { total, byOrgan: new Map(shown.map(({ key, value }) => [key, value])) };
}
