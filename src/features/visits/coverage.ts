import type { CoverageRow } from "../../core/visits/visits.schema.ts";
import type { CoverageUnit } from "./data.ts";
import { words } from "./strings.ts";

/** Township, grid and who leads it. */
export function placeName(row: CoverageRow, unit: CoverageUnit): string {
  if (unit === "township") return row.township_name;
  const grid = row.grid_name ?? words("coverage.without_grid");
  return words(row.leader_name ? "coverage.place_led" : "coverage.place", {
    township: row.township_name,
    grid,
    leader: row.leader_name ?? "",
  });
}

/** 12个村，3个超期，2个尚未走访. */
export function coverageWords(row: CoverageRow): string {
  const waiting = row.overdue + row.never_visited;
  return waiting === 0
    ? words("coverage.all_in_time", { n: row.villages })
    : words("coverage.waiting", { n: row.villages, waiting });
}
