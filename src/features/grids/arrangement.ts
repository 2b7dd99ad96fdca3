import { buildGridInstance, type BuiltInstance, type PlanningData } from "../../core/grids/build-instance.ts";
import { type PlanReview, reviewPlan } from "../../core/grids/review.ts";
import type { Grid, GridVillage } from "./data.ts";

/** A draft as a person is changing it: which grid each village is in, and who leads each grid. */
export type Arrangement = {
  gridOf: ReadonlyMap<string, string>;
  leaderOf: ReadonlyMap<string, string>;
};

export const arrangementOf = (grids: readonly Grid[], villages: readonly GridVillage[]): Arrangement => ({
  gridOf: new Map(villages.map((row) => [row.village_code, row.grid_id])),
  leaderOf: new Map(grids.map((grid) => [grid.id, grid.leader_id])),
});

/** What differs from what is stored, as the command takes it. */
export function changesOf(stored: Arrangement, changed: Arrangement) {
  const moves = [...changed.gridOf]
    .filter(([village, grid]) => stored.gridOf.get(village) !== grid)
    .map(([village_code, grid_id]) => ({ village_code, grid_id }));
  const leaders = [...changed.leaderOf]
    .filter(([grid, leader]) => stored.leaderOf.get(grid) !== leader)
    .map(([grid_id, leader_id]) => ({ grid_id, leader_id }));
  return { moves, leaders, count: moves.length + leaders.length };
}

export type TownshipReview = { built: BuiltInstance; review: PlanReview; gridIds: string[] };

/**
 * One township's part of the arrangement against every rule. Null when the township has no villages or officers. The
 * number of grids is the plan's own: a person who moves villages does not change it.
 */
export function reviewTownship(
  data: PlanningData,
  tolerancePct: number,
  grids: readonly Grid[],
  arrangement: Arrangement,
): TownshipReview | null {
  const own = grids.filter((grid) => grid.township_code === data.township.code);
  if (own.length === 0) return null;
  const built = buildGridInstance(data, { tolerancePct, gridCount: own.length });
  if (built.status !== "built") return null;
  const officerIndex = new Map(built.officers.map(({ id }, index) => [id, index]));
  const villagesOf = new Map<string, number[]>(own.map((grid) => [grid.id, []]));
  for (const [index, { code }] of built.villages.entries()) {
    villagesOf.get(arrangement.gridOf.get(code) ?? "")?.push(index);
  }
  const plan = own.map((grid) => ({
    leader: officerIndex.get(arrangement.leaderOf.get(grid.id) ?? "") ?? null,
    villages: villagesOf.get(grid.id) ?? [],
  }));
  return { built, review: reviewPlan(built.instance, plan), gridIds: own.map(({ id }) => id) };
}
