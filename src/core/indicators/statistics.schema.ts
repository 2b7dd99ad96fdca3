import * as v from "valibot";
import { daysBetween, isDay } from "../calendar/day.ts";

/** What crosses the wire of the edge function `statistics`; both sides import it. */

const DaySchema = v.pipe(v.string(), v.check(isDay, "a day as YYYY-MM-DD"));
const IndicatorCode = v.pipe(v.string(), v.regex(/^[a-z][a-z0-9_]{1,62}$/));

/** Longest window in days (ten years), and longest when each day is a row of the answer (400). */
export const MAX_WINDOW_DAYS = 3653;
export const MAX_WINDOW_DAYS_BY_DAY = 400;

export const StatisticsRequest = v.pipe(
  v.object({
    indicators: v.pipe(v.array(IndicatorCode), v.minLength(1), v.maxLength(40)),
    from: DaySchema,
    to: DaySchema,
    /** The organ whose whole branch is counted: by its id or by its path, one of the two. */
    organ_id: v.optional(v.pipe(v.string(), v.uuid())),
    organ_path: v.optional(v.pipe(v.string(), v.regex(/^[A-Za-z0-9_]+(\.[A-Za-z0-9_]+)*$/))),
    group_by: v.optional(v.picklist(["none", "organ", "day", "month"]), "none"),
    compare: v.optional(v.picklist(["none", "last_year"]), "none"),
  }),
  v.check((request) => !request.organ_id || !request.organ_path, "organ_id or organ_path, not both"),
  v.check((request) => request.from <= request.to, "from is after to"),
  v.check(
    (request) =>
      !isDay(request.from) ||
      !isDay(request.to) ||
      daysBetween(request.from, request.to) <
        (request.group_by === "day" ? MAX_WINDOW_DAYS_BY_DAY : MAX_WINDOW_DAYS),
    "the window is too long",
  ),
);
export type StatisticsRequest = v.InferOutput<typeof StatisticsRequest>;

export const StatisticsRow = v.object({
  indicator: IndicatorCode,
  /** The organ of the row when grouped by organ, else null: the whole branch asked for. */
  organ_id: v.nullable(v.string()),
  /** `YYYY-MM-DD` by day, `YYYY-MM` by month, else null: the whole window. */
  period: v.nullable(v.string()),
  value: v.number(),
  /** Null when not asked for, or not known: see the notes. */
  last_year: v.nullable(v.number()),
  /** Percent with one decimal; null when last year is unknown or 0. */
  yoy_pct: v.nullable(v.number()),
});
export type StatisticsRow = v.InferOutput<typeof StatisticsRow>;

export const StatisticsNote = v.variant("code", [
  /** Counts of `from_organ_id` before `effective_on` are shown under `to_organ_id`, which took it over. */
  v.object({
    code: v.literal("boundary_mapped"),
    from_organ_id: v.string(),
    to_organ_id: v.string(),
    effective_on: DaySchema,
  }),
  /** `from_organ_id` was divided; its counts before `effective_on` cannot be told apart among the successors. */
  v.object({
    code: v.literal("boundary_split"),
    from_organ_id: v.string(),
    to_organ_ids: v.array(v.string()),
    effective_on: DaySchema,
  }),
  /** The system holds no numbers before `since`: last year is unknown, not 0. */
  v.object({ code: v.literal("no_data_before"), since: DaySchema }),
]);
export type StatisticsNote = v.InferOutput<typeof StatisticsNote>;

const WindowSchema = v.object({ from: DaySchema, to: DaySchema });

export const StatisticsResponse = v.object({
  /** The moment that the numbers describe, ISO 8601 with zone. */
  as_of: v.pipe(v.string(), v.isoTimestamp()),
  window: WindowSchema,
  last_year_window: v.nullable(WindowSchema),
  rows: v.array(StatisticsRow),
  notes: v.array(StatisticsNote),
});
export type StatisticsResponse = v.InferOutput<typeof StatisticsResponse>;
