import { queryOptions } from "@tanstack/solid-query";
import * as v from "valibot";
import type { DayWindow } from "../../core/calendar/period.ts";
import { StatisticsResponse } from "../../core/indicators/statistics.schema.ts";
import { COUNTING_UNITS } from "../../core/indicators/units.ts";
import { send } from "../../lib/commands.ts";
import { callFunction, supabase, unwrap } from "../../lib/supabase.ts";

const UNITS = Object.keys(COUNTING_UNITS) as (keyof typeof COUNTING_UNITS)[];
const Indicator = v.object({
  code: v.string(),
  name_zh: v.string(),
  name_en: v.string(),
  unit: v.picklist(UNITS),
  kind: v.picklist(["sum", "distinct"]),
  definition_zh: v.string(),
  definition_en: v.string(),
  leaves_out_zh: v.string(),
  leaves_out_en: v.string(),
  source: v.string(),
  is_restricted: v.boolean(),
  hides_small: v.boolean(),
});
export type Indicator = v.InferOutput<typeof Indicator>;

const Organ = v.object({ id: v.string(), name: v.string(), kind: v.string(), path: v.string() });
export type Organ = v.InferOutput<typeof Organ>;

const Row = v.object({
  cursor: v.string(),
  row_id: v.string(),
  day: v.string(),
  village_name: v.nullable(v.string()),
  organ_name: v.string(),
  author_name: v.nullable(v.string()),
  kind: v.string(),
  detail: v.nullable(v.string()),
});
export type IndicatorRow = v.InferOutput<typeof Row>;

const Snapshot = v.object({
  id: v.string(),
  name: v.string(),
  organ_id: v.string(),
  from_day: v.string(),
  to_day: v.string(),
  as_of: v.string(),
});
export type Snapshot = v.InferOutput<typeof Snapshot>;

const Correction = v.object({
  indicator_code: v.string(),
  organ_id: v.string(),
  published_value: v.number(),
  live_value: v.number(),
});

export type Question = {
  organId: string;
  window: DayWindow;
  indicators: string[];
  groupBy: "none" | "organ" | "month";
};

export const keys = {
  all: ["statistics"] as const,
  indicators: () => ["statistics", "indicators"] as const,
  organs: () => ["statistics", "organs"] as const,
  answer: (question: Question) => ["statistics", "answer", question] as const,
  rows: (indicator: string, organId: string, window: DayWindow) =>
    ["statistics", "rows", indicator, organId, window] as const,
  snapshots: (organId: string) => ["statistics", "snapshots", organId] as const,
  corrections: (snapshotId: string) => ["statistics", "corrections", snapshotId] as const,
};

export const indicatorsQuery = () =>
  queryOptions({
    queryKey: keys.indicators(),
    staleTime: Infinity,
    queryFn: async ({ signal }) => {
      const client = await supabase();
      const answer = await client
        .from("indicators")
        .select(
          "code, name_zh, name_en, unit, kind, definition_zh, definition_en, leaves_out_zh, leaves_out_en, source, is_restricted, hides_small",
        )
        .order("position")
        .abortSignal(signal);
      return v.parse(v.array(Indicator), unwrap(answer));
    },
  });

const PAGE_SIZE = 1000;

/** Every organ in the directory, read by key: the API answers at most 1,000 rows at once. */
export const organsQuery = () =>
  queryOptions({
    queryKey: keys.organs(),
    queryFn: async ({ signal }) => {
      const client = await supabase();
      const all: Organ[] = [];
      for (;;) {
        const query = client.from("organs").select("id, name, kind, path").order("id").limit(PAGE_SIZE);
        const last = all[all.length - 1];
        const answer = await (last ? query.gt("id", last.id) : query).abortSignal(signal);
        const page = v.parse(v.array(Organ), unwrap(answer));
        all.push(...page);
        if (page.length < PAGE_SIZE) return all;
      }
    },
  });

export const statisticsQuery = (question: Question) =>
  queryOptions({
    queryKey: keys.answer(question),
    queryFn: ({ signal }) =>
      callFunction(
        "statistics",
        {
          indicators: question.indicators,
          organ_id: question.organId,
          from: question.window.from,
          to: question.window.to,
          group_by: question.groupBy,
          compare: "last_year",
        },
        StatisticsResponse,
        { signal },
      ),
  });

/** Counts about people below it do not leave the organ; a rule that a county may set. */
export async function fetchSmallCellThreshold(organId: string): Promise<number> {
  const client = await supabase();
  return v.parse(v.number(), unwrap(await client.rpc("small_cell_threshold", { organ_id: organId })));
}

export const ROWS_PAGE_SIZE = 200;

export async function fetchIndicatorRows(
  indicator: string,
  organId: string,
  window: DayWindow,
  after: string | null,
  signal?: AbortSignal,
): Promise<IndicatorRow[]> {
  const client = await supabase();
  const call = client.rpc("indicator_rows", {
    indicator,
    root_organ_id: organId,
    from_day: window.from,
    to_day: window.to,
    after,
    page_size: ROWS_PAGE_SIZE,
  });
  return v.parse(v.array(Row), unwrap(await (signal ? call.abortSignal(signal) : call)));
}

/** Every row behind a number, page by page: for the export. */
export async function fetchAllIndicatorRows(
  indicator: string,
  organId: string,
  window: DayWindow,
): Promise<IndicatorRow[]> {
  const all: IndicatorRow[] = [];
  for (;;) {
    const page = await fetchIndicatorRows(indicator, organId, window, all[all.length - 1]?.cursor ?? null);
    all.push(...page);
    if (page.length < ROWS_PAGE_SIZE) return all;
  }
}

export const snapshotsQuery = (organId: string) =>
  queryOptions({
    queryKey: keys.snapshots(organId),
    queryFn: async ({ signal }) => {
      const client = await supabase();
      const answer = await client
        .from("snapshots")
        .select("id, name, organ_id, from_day, to_day, as_of")
        .eq("organ_id", organId)
        .order("as_of", { ascending: false })
        .limit(100)
        .abortSignal(signal);
      return v.parse(v.array(Snapshot), unwrap(answer));
    },
  });

export const correctionsQuery = (snapshotId: string) =>
  queryOptions({
    queryKey: keys.corrections(snapshotId),
    queryFn: async ({ signal }) => {
      const client = await supabase();
      const answer = await client
        .rpc("snapshot_corrections", { snapshot_id: snapshotId })
        .abortSignal(signal);
      return v.parse(v.array(Correction), unwrap(answer));
    },
  });

export const publishSnapshot = (input: { organId: string; name: string; window: DayWindow }) =>
  send("publish_snapshot", {
    organ_id: input.organId,
    name: input.name,
    from_day: input.window.from,
    to_day: input.window.to,
  });
