import type { GridInstance, GridObjective } from "./grid.schema.ts";

/** A grid as a person arranges it: it may break rules, and may have nobody to lead it yet. */
export type ReviewedGrid = { leader: number | null; villages: readonly number[] };

/** A hard rule that an arrangement breaks, with the village or cadre concerned. */
export type Violation =
  | { code: "empty" }
  | { code: "no_leader" }
  | { code: "load_below"; load: number; limit: number }
  | { code: "load_above"; load: number; limit: number }
  | { code: "capacity"; cadre: number; load: number; limit: number }
  | { code: "max_villages"; cadre: number; count: number; limit: number }
  | { code: "hard_tie"; cadre: number; village: number; kind: string }
  | { code: "lock"; village: number; cadre: number }
  | { code: "not_contiguous"; parts: number[][] }
  | { code: "leads_two"; cadre: number };

export type GridReview = { load: number; center: number | null; travel: number; violations: Violation[] };
export type PlanReview = {
  grids: GridReview[];
  /** Villages in no grid, and in more than one. */
  missing: number[];
  doubled: number[];
  objective: GridObjective;
  isValid: boolean;
};

/**
 * Every rule of grid/1 against an arrangement, and its objective, as the checker of the contracts counts it. It is what a
 * screen shows while a person moves villages: nothing is refused here, everything is named.
 *
 * The objective counts whatever is arranged; a grid without a leader adds no ties or changes. Ties for the medoid go
 * to the smallest village. Time O(sum of squares of the grids + edges + ties).
 *
 * @throws {RangeError} when a village or leader is not an index of the instance.
 */
export function reviewPlan(instance: GridInstance, plan: readonly ReviewedGrid[]): PlanReview {
  const times = instance.villages.map(() => 0);
  for (const { leader, villages } of plan) {
    if (leader !== null && !instance.cadres[leader]) throw new RangeError(`no cadre ${leader}`);
    for (const village of villages) {
      if (times[village] === undefined) throw new RangeError(`no village ${village}`);
      times[village] += 1;
    }
  }
  const leaders = plan.map(({ leader }) => leader);
  const adjacency = neighbourLists(instance);
  const grids = plan.map((grid) => reviewGrid(instance, adjacency, grid, leaders));
  const indexes = [...times.keys()];
  const missing = indexes.filter((village) => times[village] === 0);
  const doubled = indexes.filter((village) => (times[village] ?? 0) > 1);
  const isWhole = missing.length === 0 && doubled.length === 0 && plan.length === instance.k;
  return {
    grids,
    missing,
    doubled,
    objective: objectiveOf(instance, plan, grids),
    isValid: isWhole && grids.every(({ violations }) => violations.length === 0),
  };
}

function reviewGrid(
  instance: GridInstance,
  adjacency: number[][],
  grid: ReviewedGrid,
  leaders: readonly (number | null)[],
): GridReview {
  const { leader, villages } = grid;
  const load = villages.reduce((sum, village) => sum + instance.villages[village]!.w, 0);
  const violations: Violation[] = [];
  if (villages.length === 0) violations.push({ code: "empty" });
  else if (load < instance.L) violations.push({ code: "load_below", load, limit: instance.L });
  if (load > instance.U) violations.push({ code: "load_above", load, limit: instance.U });
  const parts = instance.contiguous ? connectedParts(adjacency, villages) : [];
  if (parts.length > 1) violations.push({ code: "not_contiguous", parts });
  if (leader === null) violations.push({ code: "no_leader" });
  else violations.push(...leaderViolations(instance, leader, villages, load));
  if (leader !== null && leaders.filter((other) => other === leader).length > 1) {
    violations.push({ code: "leads_two", cadre: leader });
  }
  for (const [village, cadre] of instance.locks) {
    if (villages.includes(village) && leader !== cadre) violations.push({ code: "lock", village, cadre });
  }
  return { load, ...medoid(instance, villages), violations };
}

function leaderViolations(
  instance: GridInstance,
  leader: number,
  villages: readonly number[],
  load: number,
): Violation[] {
  const { cap, maxVillages } = instance.cadres[leader]!;
  const violations: Violation[] = [];
  if (load > cap) violations.push({ code: "capacity", cadre: leader, load, limit: cap });
  if (maxVillages > 0 && villages.length > maxVillages) {
    violations.push({ code: "max_villages", cadre: leader, count: villages.length, limit: maxVillages });
  }
  for (const [cadre, village, kind] of instance.hardTies) {
    if (cadre === leader && villages.includes(village))
      violations.push({ code: "hard_tie", cadre, village, kind });
  }
  return violations;
}

function objectiveOf(
  instance: GridInstance,
  plan: readonly ReviewedGrid[],
  grids: readonly GridReview[],
): GridObjective {
  const leaderOf = new Map(
    plan.flatMap(({ leader, villages }) => villages.map((village) => [village, leader])),
  );
  const travel = grids.reduce((sum, grid) => sum + grid.travel, 0);
  // As in the contract, the last soft tie of a pair counts.
  const costOfTie = new Map(
    instance.softTies.map(([cadre, village, , cost]) => [village * instance.cadres.length + cadre, cost]),
  );
  const soft = [...leaderOf].reduce(
    (sum, [village, leader]) =>
      leader === null ? sum : sum + (costOfTie.get(village * instance.cadres.length + leader) ?? 0),
    0,
  );
  const changed = instance.prev.filter((before, village) => {
    const leader = leaderOf.get(village) ?? null;
    return before >= 0 && leader !== null && leader !== before;
  });
  const change = changed.length * instance.changeCost;
  return { travel, soft, change, total: travel + soft + change };
}

/** The village with the least weighted distance to the others of its grid. */
function medoid(
  instance: GridInstance,
  villages: readonly number[],
): { center: number | null; travel: number } {
  let center: number | null = null;
  let travel = Infinity;
  for (const candidate of [...villages].sort((a, b) => a - b)) {
    let sum = 0;
    for (const village of villages)
      sum += instance.villages[village]!.w * distance(instance, village, candidate);
    if (sum < travel) {
      center = candidate;
      travel = sum;
    }
  }
  return { center, travel: center === null ? 0 : travel };
}

function distance(instance: GridInstance, i: number, j: number): number {
  const [a, b] = [instance.villages[i]!, instance.villages[j]!];
  const squared = (a.x - b.x) * (a.x - b.x) + (a.y - b.y) * (a.y - b.y);
  return instance.power === 2 ? squared : Math.floor(Math.sqrt(squared) + 0.5);
}

function neighbourLists(instance: GridInstance): number[][] {
  const lists: number[][] = instance.villages.map(() => []);
  for (const [a, b] of instance.edges) {
    lists[a]!.push(b);
    lists[b]!.push(a);
  }
  return lists;
}

/** The pieces that a set of villages falls into, the largest first. */
function connectedParts(adjacency: number[][], villages: readonly number[]): number[][] {
  const left = new Set(villages);
  const parts: number[][] = [];
  for (const start of villages) {
    if (!left.delete(start)) continue;
    const part = [start];
    for (const village of part) {
      for (const next of adjacency[village]!) if (left.delete(next)) part.push(next);
    }
    parts.push(part);
  }
  return parts.sort((a, b) => b.length - a.length);
}
