import { type ColumnPool, medoidOf, walkConnectedSets } from "./columns.ts";
import { ascend, type Cover, type CoverDuals } from "./cover.ts";
import { type Draft, matchWithGaps } from "./draft.ts";
import { cheapestLeader } from "./leaders.ts";
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
  const { problem } = region.draft;
  const found: RegionColumns = { from: [0], members: [], cost: [], center: [] };
  let slack = region.cost - region.grids.length * duals.kappa;
  for (const v of region.villages) slack -= duals.pi[v]!;
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
  for (const x of kept) {
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
 * @param most sets looked at; null when there are more.
 */
export function columnsFromScratch(region: Region, slack: number, most: number): RegionColumns | null {
  const { draft, villages, inside } = region;
  const { problem, penalty } = draft;
  const all = draft.loadOf(villages);
  const others = region.grids.length - 1;
  const least = problem.L - slack;
  const greatest = problem.heaviest + slack;
  const found: RegionColumns = { from: [0], members: [], cost: [], center: [] };
  let looked = 0;
  const complete = walkConnectedSets(problem, {
    inside,
    greatestLoad: greatest,
    mostVillages: slack > 0 ? villages.length : problem.largest,
    visit: (chosen, size, load) => {
      if (++looked > most) return false;
      const rest = all - load;
      if (load < least || rest < others * least || rest > others * greatest) return true;
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
  return complete ? found : null;
}

/**
 * Form the grids of a region anew from these columns, if that is cheaper; the draft is changed then.
 *
 * The same two steps as in a whole township, `ascend` and `findPartition`, with an exact matching of the
 * region's leaders at each leaf.
 *
 * @param start prices of all villages of the problem to begin from, or null.
 * @returns whether the draft got better, and the work spent.
 */
export function reformRegion(
  region: Region,
  columns: RegionColumns,
  start: Float64Array | null,
  limits: { readonly iterations: number; readonly work: number },
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
  if (result.columns) {
    const sets = setsOf(result.columns);
    const { leaderOf } = lead(sets);
    sets.forEach((set, i) => draft.setGrid(grids[i]!, set, leaderOf[i]!));
  }
  return { improved: result.columns !== null, work: ascent + result.work };
}
