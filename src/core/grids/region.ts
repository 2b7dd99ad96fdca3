import type { Highs } from "highs";

import { type ColumnPool, medoidOf, walkConnectedSets } from "./columns.ts";
import { ascend, type Cover, type CoverDuals } from "./cover.ts";
import { type Draft, matchWithGaps } from "./draft.ts";
import { cheapestLeader } from "./leaders.ts";
import { solveMaster } from "./master.ts";
import { findPartition } from "./partition.ts";

/** Columns inside a region, with villages numbered as in `villages`. */
export type RegionColumns = {
  readonly from: number[];
  readonly members: number[];
  readonly cost: number[];
  readonly center: number[];
};

/** Grids taken out of a draft to be formed anew, and who may lead them: their leaders and the unused ones. */
export class Region {
  readonly villages: number[];
  readonly inside: Uint8Array;
  readonly localOf: Int32Array;
  readonly leaders: number[];
  readonly allowed: Uint8Array;
  readonly cost: number;

  constructor(
    readonly draft: Draft,
    readonly grids: readonly number[],
  ) {
    const { n, m } = draft.problem;
    this.villages = grids.flatMap((g) => draft.grids[g]!).sort((a, b) => a - b);
    this.inside = new Uint8Array(n);
    this.localOf = new Int32Array(n).fill(-1);
    this.villages.forEach((v, i) => {
      this.inside[v] = 1;
      this.localOf[v] = i;
    });
    this.allowed = new Uint8Array(m).fill(1);
    for (const leader of draft.leaderOf) if (leader >= 0) this.allowed[leader] = 0;
    for (const g of grids) if (draft.leaderOf[g]! >= 0) this.allowed[draft.leaderOf[g]!] = 1;
    this.leaders = [];
    for (let c = 0; c < m; c++) if (this.allowed[c] && draft.problem.cap[c]! >= 0) this.leaders.push(c);
    this.cost = grids.reduce((sum, g) => sum + draft.cost[g]!, 0);
  }
}

/** What the grids of a region cost above the multipliers: no column of something cheaper costs more than that. */
export function slackOf(region: Region, duals: CoverDuals): number {
  let slack = region.cost - region.grids.length * duals.kappa;
  for (const v of region.villages) slack -= duals.pi[v]!;
  return slack;
}

/**
 * Columns of a pool that lie inside a region and can be part of something cheaper.
 *
 * @param byCenter columns of each centre, least reduced cost first.
 */
export function columnsFromPool(
  region: Region,
  pool: ColumnPool,
  duals: CoverDuals,
  byCenter: readonly Int32Array[],
  most: number,
): RegionColumns {
  const slack = slackOf(region, duals);
  const kept: number[] = [];
  for (const j of region.villages) {
    for (const x of byCenter[j]!) {
      if (duals.reduced[x]! >= slack) break;
      let p = pool.from[x]!;
      const end = pool.from[x + 1]!;
      while (p < end && region.inside[pool.members[p]!]) p++;
      if (p === end) kept.push(x);
    }
  }
  if (kept.length > most) {
    kept.sort((a, b) => duals.reduced[a]! - duals.reduced[b]! || a - b);
    kept.length = most;
  }
  return localColumns(region, pool, kept);
}

/** Columns of a pool as the region sees them: own numbers, leaders that are free. */
export function localColumns(region: Region, pool: ColumnPool, columns: Iterable<number>): RegionColumns {
  const { problem } = region.draft;
  const found: RegionColumns = { from: [0], members: [], cost: [], center: [] };
  for (const x of columns) {
    const villages = pool.villagesOf(x);
    const lead = cheapestLeader(problem, villages, pool.load[x]!, region.allowed);
    if (lead === Infinity) continue;
    for (const v of villages) found.members.push(region.localOf[v]!);
    found.from.push(found.members.length);
    found.cost.push(pool.travel[x]! + lead);
    found.center.push(region.localOf[pool.center[x]!]!);
  }
  return found;
}

/**
 * Every connected set inside a region whose load is at most `slack` outside the limits, at its price.
 *
 * @param most work allowed: sets looked at, and for each that may be kept the square of its size.
 * @returns the work done, and null for the columns when it was not enough.
 */
export function columnsFromScratch(
  region: Region,
  slack: number,
  most: number,
): { columns: RegionColumns | null; work: number } {
  const { draft, villages, inside } = region;
  const { problem, penalty } = draft;
  const all = draft.loadOf(villages);
  const others = region.grids.length - 1;
  const least = problem.L - slack;
  const greatest = problem.heaviest + slack;
  const found: RegionColumns = { from: [0], members: [], cost: [], center: [] };
  let work = 0;
  const complete = walkConnectedSets(problem, {
    inside,
    greatestLoad: greatest,
    mostVillages: slack > 0 ? villages.length : problem.largest,
    visit: (chosen, size, load) => {
      if (++work > most) return false;
      const rest = all - load;
      if (load < least || rest < others * least || rest > others * greatest) return true;
      work += size * size;
      const members = chosen.subarray(0, size);
      const { center, travel } = medoidOf(problem, members);
      let cost = travel + draft.violation(load, size);
      if (cost >= region.cost) return true;
      const lead = cheapestLeader(problem, members, load, region.allowed);
      cost += lead === Infinity ? penalty.unled : lead;
      if (cost >= region.cost) return true;
      for (const v of members) found.members.push(region.localOf[v]!);
      found.from.push(found.members.length);
      found.cost.push(cost);
      found.center.push(region.localOf[center]!);
      return true;
    },
  });
  return { columns: complete ? found : null, work };
}

/**
 * Form the grids of a region anew from these columns, if that is cheaper; the draft is changed then.
 *
 * The same two steps as in a whole township, `ascend` and `findPartition`, with an exact matching of the
 * region's leaders at each leaf; where the search runs out of work, HiGHS takes over if it is there.
 *
 * @param start prices of all villages of the problem to begin from, or null.
 * @returns whether the draft got better, and the work spent.
 */
export function reformRegion(
  region: Region,
  columns: RegionColumns,
  start: Float64Array | null,
  limits: { readonly iterations: number; readonly work: number; readonly highs?: Highs },
): { improved: boolean; work: number } {
  const { draft, grids, villages } = region;
  const cover: Cover = {
    size: villages.length,
    grids: grids.length,
    count: columns.cost.length,
    from: Int32Array.from(columns.from),
    members: Uint16Array.from(columns.members),
    cost: Float64Array.from(columns.cost),
    center: Uint16Array.from(columns.center),
  };
  const even = region.cost / draft.loadOf(villages);
  const pi = Float64Array.from(villages, (v) => (start ? start[v]! : draft.problem.w[v]! * even));
  const duals = ascend(cover, { pi }, region.cost, limits.iterations);
  const ascent = cover.count * limits.iterations;
  if (!duals || duals.bound >= region.cost - 0.5) return { improved: false, work: ascent };

  const setsOf = (chosen: readonly number[]) =>
    chosen.map((x) =>
      Array.from(cover.members.subarray(cover.from[x]!, cover.from[x + 1]!), (i) => villages[i]!),
    );
  const lead = (sets: number[][]) =>
    matchWithGaps(
      draft.problem,
      sets,
      sets.map((set) => draft.loadOf(set)),
      region.leaders,
      draft.penalty.unled,
    );
  const leaf = (chosen: readonly number[]): number => {
    const sets = setsOf(chosen);
    let total = lead(sets).cost;
    for (const set of sets) {
      total += medoidOf(draft.problem, set).travel + draft.violation(draft.loadOf(set), set.length);
    }
    return total - duals.bound;
  };
  const room = region.cost - 0.5 - duals.bound;
  const result = findPartition(cover, duals.reduced, room, limits.work, leaf);
  let work = ascent + result.work;
  let best = result.columns;
  if (!result.complete && limits.highs) {
    const budget = best ? result.excess : room;
    const master = integrate(limits.highs, cover, duals, budget);
    work += MASTER_WORK;
    if (master && leaf(master) < budget) best = master;
  }
  if (best) {
    const sets = setsOf(best);
    const { leaderOf } = lead(sets);
    sets.forEach((set, i) => draft.setGrid(grids[i]!, set, leaderOf[i]!));
  }
  return { improved: best !== null, work };
}

/** Columns of a region that go into an integer program, its simplex iterations, and what it counts for. */
const MASTER_COLUMNS = 2500;
const MASTER_ITERATIONS = 2000;
const MASTER_WORK = 10_000_000;

/** The best partition of a region's cheapest columns that HiGHS finds within a budget of reduced cost. */
function integrate(highs: Highs, cover: Cover, duals: CoverDuals, budget: number): number[] | null {
  const choices = Array.from(duals.reduced.keys())
    .filter((x) => duals.reduced[x]! < budget)
    .sort((a, b) => duals.reduced[a]! - duals.reduced[b]! || a - b)
    .slice(0, MASTER_COLUMNS)
    .map((column) => ({ column, leader: -1, cost: cover.cost[column]! }));
  return solveMaster(highs, cover, choices, null, MASTER_ITERATIONS).columns;
}
