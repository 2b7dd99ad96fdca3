import { queryOptions } from "@tanstack/solid-query";
import * as v from "valibot";
import { GridAssignmentResponse, GridOutcome, PlanningAnswer } from "../../core/grids/planning.schema.ts";
import { boundaryKeys, readBoundaries } from "../../lib/boundaries.ts";
import { act, newCommandId, send } from "../../lib/commands.ts";
import { callFunction, supabase, unwrap } from "../../lib/supabase.ts";
import { readPages } from "../../lib/read-pages.ts";

const Plan = v.object({
  id: v.string(),
  organ_id: v.string(),
  name: v.string(),
  state: v.picklist(["draft", "published", "superseded", "discarded"]),
  seed: v.number(),
  settings: v.looseObject({
    tolerance_pct: v.optional(v.nullable(v.number())),
    township_codes: v.optional(v.array(v.string())),
  }),
  outcomes: v.array(v.intersect([GridOutcome, v.object({ township_code: v.string() })])),
  effective_on: v.nullable(v.string()),
  published_at: v.nullable(v.string()),
  created_at: v.string(),
  version: v.number(),
});
export type Plan = v.InferOutput<typeof Plan>;

const Reason = v.looseObject({ code: v.string() });
const Grid = v.object({
  id: v.string(),
  plan_id: v.string(),
  township_code: v.string(),
  name: v.string(),
  leader_id: v.string(),
  center_village_code: v.nullable(v.string()),
  workload: v.number(),
  reasons: v.array(Reason),
});
export type Grid = v.InferOutput<typeof Grid>;
export type Reason = v.InferOutput<typeof Reason>;

const GridVillage = v.object({
  plan_id: v.string(),
  village_code: v.string(),
  grid_id: v.string(),
  placed: v.nullable(v.picklist(["real", "township"])),
  during: v.nullable(v.string()),
});
export type GridVillage = v.InferOutput<typeof GridVillage>;

const Division = v.object({
  code: v.string(),
  name: v.string(),
  parent_code: v.nullable(v.string()),
  level: v.string(),
  lon: v.nullable(v.number()),
  lat: v.nullable(v.number()),
  workload: v.number(),
});
export type Division = v.InferOutput<typeof Division>;
const Officer = v.object({ id: v.string(), name: v.string(), organ_id: v.string() });
export type Officer = v.InferOutput<typeof Officer>;
const Organ = v.object({
  id: v.string(),
  name: v.string(),
  kind: v.string(),
  division_code: v.nullable(v.string()),
  path: v.string(),
});
export type Organ = v.InferOutput<typeof Organ>;

export const keys = {
  all: ["grids"] as const,
  plans: () => ["grids", "plans"] as const,
  plan: (id: string) => ["grids", "plan", id] as const,
  current: () => ["grids", "current"] as const,
  places: (prefix: string) => ["grids", "places", prefix] as const,
  directory: () => ["grids", "directory"] as const,
  history: (of: string, id: string) => ["grids", "history", of, id] as const,
  planning: (township: string) => ["grids", "planning", township] as const,
};

const PLAN_COLUMNS =
  "id, organ_id, name, state, seed, settings, outcomes, effective_on, published_at, created_at, version";
const GRID_COLUMNS = "id, plan_id, township_code, name, leader_id, center_village_code, workload, reasons";
const VILLAGE_COLUMNS = "plan_id, village_code, grid_id, placed, during";

export const plansQuery = () =>
  queryOptions({
    queryKey: keys.plans(),
    queryFn: async ({ signal }) => {
      const client = await supabase();
      return readPages(
        (from, to) =>
          client
            .from("grid_plans")
            .select(PLAN_COLUMNS)
            .order("created_at", { ascending: false })
            .order("id")
            .range(from, to)
            .abortSignal(signal),
        Plan,
      );
    },
  });

/** A plan with its grids and villages; null when there is none for the caller. */
export const planQuery = (id: string) =>
  queryOptions({
    queryKey: keys.plan(id),
    queryFn: async ({ signal }) => {
      const client = await supabase();
      const found = unwrap(
        await client.from("grid_plans").select(PLAN_COLUMNS).eq("id", id).abortSignal(signal).maybeSingle(),
      );
      if (!found) return null;
      const [grids, villages] = await Promise.all([
        readPages(
          (from, to) =>
            client
              .from("grids")
              .select(GRID_COLUMNS)
              .eq("plan_id", id)
              .order("id")
              .range(from, to)
              .abortSignal(signal),
          Grid,
        ),
        readPages(
          (from, to) =>
            client
              .from("grid_villages")
              .select(VILLAGE_COLUMNS)
              .eq("plan_id", id)
              .order("village_code")
              .range(from, to)
              .abortSignal(signal),
          GridVillage,
        ),
      ]);
      return { plan: v.parse(Plan, found), grids, villages };
    },
  });
export type PlanRecord = { plan: Plan; grids: Grid[]; villages: GridVillage[] };

/** Grids in force on a day, with their villages and who leads on that day; a hand-over to come does not count yet. */
export const currentQuery = (day: string) =>
  queryOptions({
    queryKey: [...keys.current(), day] as const,
    queryFn: async ({ signal }) => {
      const client = await supabase();
      const [villages, leading] = await Promise.all([
        readPages(
          (from, to) =>
            client
              .from("grid_villages")
              .select(VILLAGE_COLUMNS)
              .contains("during", `[${day},${day}]`)
              .order("village_code")
              .range(from, to)
              .abortSignal(signal),
          GridVillage,
        ),
        readPages(
          (from, to) =>
            client
              .from("grid_leaderships")
              .select("grid_id, officer_id")
              .contains("during", `[${day},${day}]`)
              .order("grid_id")
              .range(from, to)
              .abortSignal(signal),
          v.object({ grid_id: v.string(), officer_id: v.string() }),
        ),
      ]);
      const planIds = [...new Set(villages.map((row) => row.plan_id))];
      const inForce = new Set(villages.map((row) => row.grid_id));
      const grids = planIds.length
        ? await readPages(
            (from, to) =>
              client
                .from("grids")
                .select(GRID_COLUMNS)
                .in("plan_id", planIds)
                .order("id")
                .range(from, to)
                .abortSignal(signal),
            Grid,
          )
        : [];
      const leaders = new Map(leading.map((row) => [row.grid_id, row.officer_id]));
      return {
        grids: grids
          .filter((grid) => inForce.has(grid.id))
          .map((grid) => ({ ...grid, leader_id: leaders.get(grid.id) ?? grid.leader_id })),
        villages,
      };
    },
  });

export const directoryQuery = () =>
  queryOptions({
    queryKey: keys.directory(),
    queryFn: async ({ signal }) => {
      const client = await supabase();
      const [officers, organs] = await Promise.all([
        readPages(
          (from, to) =>
            client
              .from("officers")
              .select("id, name, organ_id")
              .is("left_on", null)
              .order("id")
              .range(from, to)
              .abortSignal(signal),
          Officer,
        ),
        readPages(
          (from, to) =>
            client
              .from("organs")
              .select("id, name, kind, division_code, path")
              .is("valid_to", null)
              .order("id")
              .range(from, to)
              .abortSignal(signal),
          Organ,
        ),
      ]);
      return { officers, organs };
    },
  });

/** Townships and villages whose codes begin with these digits, a county's six as a rule. */
export const placesQuery = (prefix: string) =>
  queryOptions({
    queryKey: keys.places(prefix),
    staleTime: 5 * 60_000,
    queryFn: async ({ signal }) => {
      const client = await supabase();
      return readPages(
        (from, to) =>
          client
            .from("divisions")
            .select("code, name, parent_code, level, lon, lat, workload")
            .gte("code", prefix.padEnd(12, "0"))
            .lte("code", prefix.padEnd(12, "9"))
            .in("level", ["township", "village"])
            .is("valid_to", null)
            .order("code")
            .range(from, to)
            .abortSignal(signal),
        Division,
      );
    },
  });

/** Lines change seldom and are long: kept while the app is open. */
export const boundariesQuery = (codes: readonly string[]) =>
  queryOptions({
    queryKey: boundaryKeys.of(codes),
    staleTime: Infinity,
    queryFn: ({ signal }) => readBoundaries(codes, signal),
  });

export const planningQuery = (townshipCode: string) =>
  queryOptions({
    queryKey: keys.planning(townshipCode),
    queryFn: async ({ signal }) => {
      const client = await supabase();
      const answer = await client
        .rpc("grid_planning_data", { township_code: townshipCode, on_day: null })
        .abortSignal(signal);
      return v.parse(v.nullable(PlanningAnswer), unwrap(answer) ?? null);
    },
  });

export async function createPlan(input: {
  organ_id: string;
  name: string;
  seed: number;
  settings: { tolerance_pct: number | null; township_codes: string[] };
}): Promise<string> {
  const answer = await send("save_grid_plan", input, { result: v.object({ plan_id: v.string() }) });
  return answer.plan_id;
}

export const proposeTownship = (
  input: { plan_id: string; township_code: string; seed: number; tolerance_pct?: number },
  signal?: AbortSignal,
) => callFunction("grid-assignment", { id: newCommandId(), ...input }, GridAssignmentResponse, { signal });

export const adjustPlan = (input: {
  plan_id: string;
  version: number;
  moves: { village_code: string; grid_id: string }[];
  leaders: { grid_id: string; leader_id: string }[];
  grids: { grid_id: string; center_village_code: string | null; workload: number }[];
}) => send("adjust_grid_plan", input);

export const publishPlan = (planId: string, effectiveOn: string) =>
  act("grid_plan", planId, "publish", { data: { effective_on: effectiveOn } });
export const discardPlan = (planId: string) => act("grid_plan", planId, "discard");

export const handOverGrid = (input: {
  grid_id: string;
  officer_id: string;
  from_day: string;
  reason: string;
}) => send("hand_over_grid", input);
