import { addDays, addMonths, daysBetween, type Day } from "../calendar/day.ts";
import { monthsIn, sameWindowLastYear, type DayWindow } from "../calendar/period.ts";
import { createPlacer, slotsBelow, WHOLE_BRANCH, type Placement, type ScopeOrgan } from "./placement.ts";
import { yearOnYearPct } from "./rounding.ts";
import type {
  StatisticsNote,
  StatisticsRequest,
  StatisticsResponse,
  StatisticsRow,
} from "./statistics.schema.ts";
import type { OrganSuccession } from "./successions.ts";

/**
 * A line of the daily roll-up, or of several days of one organ added together: then `day` is the first of them. Days
 * added together lie in one period of the answer.
 */
export type RollupRow = { indicator: string; organ_id: string; day: Day; value: number };

export type StatisticsInput = {
  request: StatisticsRequest;
  /** The moment that the roll-up was read, ISO 8601. */
  asOf: string;
  /** Path of the organ asked for, and every organ of its branch that the caller may see, itself included. */
  scopePath: string;
  organs: readonly ScopeOrgan[];
  /** What the window holds, predecessors of the organs included. */
  rows: readonly RollupRow[];
  /** The same for `sameWindowLastYear(window)`; empty unless last year is compared. */
  lastYearRows: readonly RollupRow[];
  successions: readonly OrganSuccession[];
  /** First day with numbers in this installation; null when unknown. Last year before it is unknown, not 0. */
  dataSince: Day | null;
};

/**
 * The answer of the statistics function: every indicator, summed over the branch, by organ, month or day.
 *
 * By organ, a row is one organ directly below the organ asked for with its whole branch, plus the organ itself when
 * it has numbers of its own. Every indicator, organ and period asked for has its row, 0 when nothing was counted.
 * Organs that were renamed or merged count for their successor, in both years, so that 同比 compares the same
 * ground; after a division last year is unknown for the successors (null, with a note), and counts of the running
 * year from before it stay with the divided organ. Rows of organs outside the branch are ignored.
 *
 * Order: indicators as asked, then organs by path (the organ itself and divided ones last), or periods by date. Time O(rows + organs). No input is changed.
 */
export function buildStatistics(input: StatisticsInput): StatisticsResponse {
  const { request, dataSince } = input;
  const window = { from: request.from, to: request.to };
  const lastWindow = request.compare === "last_year" ? sameWindowLastYear(window) : null;
  const sums = sumRows(input, window);
  const isTooEarly = lastWindow !== null && dataSince !== null && lastWindow.from < dataSince;

  const rows: StatisticsRow[] = [];
  for (const indicator of request.indicators) {
    for (const bucket of bucketsOf(input, window, sums.usedSlots)) {
      const key = sumKey(indicator, bucket.slot, bucket.period);
      const isKnown =
        lastWindow !== null && !sums.unknown.has(key) && hasLastYear(bucket, lastWindow, dataSince);
      const value = sums.current.get(key) ?? 0;
      const lastYear = isKnown ? (sums.lastYear.get(key) ?? 0) : null;
      rows.push({
        indicator,
        organ_id: bucket.slot === WHOLE_BRANCH ? null : bucket.slot,
        period: bucket.period === "" ? null : bucket.period,
        value,
        last_year: lastYear,
        yoy_pct: lastYear === null ? null : yearOnYearPct(value, lastYear),
      });
    }
  }
  const notes = [...sums.notes.values()];
  if (isTooEarly) notes.push({ code: "no_data_before", since: dataSince });
  return { as_of: input.asOf, window, last_year_window: lastWindow, rows, notes };
}

/** One row of the answer for every indicator; `period` is empty when the whole window is one. */
type Bucket = { slot: string; period: string };

type Sums = {
  current: Map<string, number>;
  lastYear: Map<string, number>;
  /** Keys whose last year cannot be told, because of a division. */
  unknown: Set<string>;
  usedSlots: Set<string>;
  notes: Map<string, StatisticsNote>;
};

function sumRows(input: StatisticsInput, window: DayWindow): Sums {
  const { request, scopePath, organs, successions } = input;
  const byOrgan = request.group_by === "organ";
  const place = createPlacer({ byOrgan, scopePath, organs, successions, until: window.to });
  const sums: Sums = {
    current: new Map(),
    lastYear: new Map(),
    unknown: new Set(),
    usedSlots: new Set(),
    notes: new Map(),
  };
  for (const row of input.rows) {
    const key = (slot: string) => sumKey(row.indicator, slot, periodKey(request.group_by, row.day));
    const placement = place(row.organ_id, row.day);
    note(sums.notes, placement);
    if (placement.status === "placed") add(sums, sums.current, placement.slot, key, row.value);
    else if (placement.status === "divided" && placement.home !== null) {
      add(sums, sums.current, placement.home, key, row.value);
    }
  }
  for (const row of request.compare === "last_year" ? input.lastYearRows : []) {
    const period = periodKey(request.group_by, addMonths(row.day, 12));
    const key = (slot: string) => sumKey(row.indicator, slot, period);
    const placement = place(row.organ_id, row.day);
    note(sums.notes, placement);
    if (placement.status === "placed") add(sums, sums.lastYear, placement.slot, key, row.value);
    else if (placement.status === "divided") for (const slot of placement.slots) sums.unknown.add(key(slot));
  }
  return sums;
}

function add(
  sums: Sums,
  totals: Map<string, number>,
  slot: string,
  key: (slot: string) => string,
  value: number,
): void {
  totals.set(key(slot), (totals.get(key(slot)) ?? 0) + value);
  sums.usedSlots.add(slot);
}

/** Why numbers stand where they stand: every succession that was applied, once. */
function note(notes: Sums["notes"], placement: Placement): void {
  if (placement.status === "placed") {
    for (const { from_organ_id, to_organ_id, effective_on } of placement.via) {
      notes.set(`${from_organ_id} ${effective_on} ${to_organ_id}`, {
        code: "boundary_mapped",
        from_organ_id,
        to_organ_id,
        effective_on,
      });
    }
  } else if (placement.status === "divided") {
    const { from_organ_id, effective_on } = placement.from;
    notes.set(`${from_organ_id} ${effective_on}`, {
      code: "boundary_split",
      from_organ_id,
      to_organ_ids: placement.organIds,
      effective_on,
    });
  }
}

function bucketsOf(input: StatisticsInput, window: DayWindow, usedSlots: ReadonlySet<string>): Bucket[] {
  switch (input.request.group_by) {
    case "organ": {
      const below = slotsBelow(input.scopePath, input.organs);
      const others = [...usedSlots].filter((slot) => !below.includes(slot)).sort();
      return [...below, ...others].map((slot) => ({ slot, period: "" }));
    }
    case "month":
      return monthsIn(window).map((period) => ({ slot: WHOLE_BRANCH, period }));
    case "day": {
      const length = daysBetween(window.from, window.to) + 1;
      return Array.from({ length }, (_, offset) => ({
        slot: WHOLE_BRANCH,
        period: addDays(window.from, offset),
      }));
    }
    default:
      return [{ slot: WHOLE_BRANCH, period: "" }];
  }
}

/** Whether last year's counterpart exists and lies within the time the installation has numbers for. */
function hasLastYear(bucket: Bucket, lastWindow: DayWindow, dataSince: Day | null): boolean {
  if (bucket.period.endsWith("-02-29")) return false;
  if (dataSince === null) return true;
  const firstDay =
    bucket.period === "" ? lastWindow.from : addMonths(`${bucket.period}-01`.slice(0, 10), -12);
  return (firstDay < lastWindow.from ? lastWindow.from : firstDay) >= dataSince;
}

function periodKey(groupBy: StatisticsRequest["group_by"], day: Day): string {
  if (groupBy === "day") return day;
  return groupBy === "month" ? day.slice(0, 7) : "";
}

function sumKey(indicator: string, slot: string, period: string): string {
  return `${indicator} ${slot} ${period}`;
}
