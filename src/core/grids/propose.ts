import {
  buildGridInstance,
  type BuiltInstance,
  type PlanningData,
  type PlanningSettings,
} from "./build-instance.ts";
import { explainGrid, type Explanation, explainReasons } from "./explain.ts";
import type { GridInstance, GridSolution } from "./grid.schema.ts";
import type { GridOutcome } from "./planning.schema.ts";

/** A grid as it is stored: ids and codes, the reasons as data. */
export type ProposedGrid = {
  name: string;
  leader_id: string;
  center_village_code: string;
  workload: number;
  reasons: Explanation[];
  villages: { code: string; placed: "real" | "township" }[];
};
export type Proposal = { outcome: GridOutcome; grids: ProposedGrid[] };

export type Solve = (instance: GridInstance) => GridSolution | Promise<GridSolution>;

const SUGGESTION_STEP_PCT = 5;
const SUGGESTION_MAX_PCT = 60;

/**
 * The proposal for one township: grids with leaders and reasons, or why there is none and what would help.
 *
 * Grids are numbered by their first village code. An infeasible township names the rules in conflict and, where wider
 * load limits alone would help, the least tolerance that does (in steps of 5 %, up to 60 %): nothing is widened silently.
 *
 * @param name word for the n-th grid, `第1网格`.
 */
export async function proposeGrids(
  data: PlanningData,
  settings: PlanningSettings,
  solve: Solve,
  name: (n: number) => string,
): Promise<Proposal> {
  const built = buildGridInstance(data, settings);
  const empty: GridOutcome = {
    status: "ok",
    village_count: data.villages.length,
    grid_count: 0,
    tolerance_pct: settings.tolerancePct,
    is_optimal: false,
    objective: null,
    conflicts: [],
    suggested_tolerance_pct: null,
  };
  if (built.status !== "built") return { outcome: { ...empty, status: built.status }, grids: [] };
  const solution = await solve(built.instance);
  if (solution.status === "ok") {
    return {
      outcome: {
        ...empty,
        grid_count: solution.grids.length,
        is_optimal: solution.optimal,
        objective: solution.objective,
      },
      grids: proposedGrids(built, solution.grids, name),
    };
  }
  const conflicts = solution.status === "infeasible" ? explainReasons(built, solution.reasons) : [];
  const suggested = await leastTolerance(data, settings, solve);
  return {
    outcome: { ...empty, status: solution.status, conflicts, suggested_tolerance_pct: suggested },
    grids: [],
  };
}

function proposedGrids(
  built: BuiltInstance,
  grids: readonly { leader: number; villages: readonly number[]; center: number }[],
  name: (n: number) => string,
): ProposedGrid[] {
  const ordered = grids
    .map((grid) => ({ ...grid, villages: [...grid.villages].sort((a, b) => a - b) }))
    .sort((a, b) => a.villages[0]! - b.villages[0]!);
  const names = ordered.map((_, index) => name(index + 1));
  return ordered.map((grid, index) => ({
    name: names[index]!,
    leader_id: built.officers[grid.leader]!.id,
    center_village_code: built.villages[grid.center]!.code,
    workload: grid.villages.reduce((sum, village) => sum + built.instance.villages[village]!.w, 0),
    reasons: explainGrid(built, ordered, index, names),
    villages: grid.villages.map((village) => ({
      code: built.villages[village]!.code,
      placed: built.placed[village]!,
    })),
  }));
}

async function leastTolerance(
  data: PlanningData,
  settings: PlanningSettings,
  solve: Solve,
): Promise<number | null> {
  const first = (Math.floor(settings.tolerancePct / SUGGESTION_STEP_PCT) + 1) * SUGGESTION_STEP_PCT;
  for (let tolerancePct = first; tolerancePct <= SUGGESTION_MAX_PCT; tolerancePct += SUGGESTION_STEP_PCT) {
    const wider = buildGridInstance(data, { ...settings, tolerancePct });
    if (wider.status === "built" && (await solve(wider.instance)).status === "ok") return tolerancePct;
  }
  return null;
}
