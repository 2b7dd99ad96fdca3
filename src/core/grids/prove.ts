import type { Highs } from "highs";

import { ColumnPool, medoidOf } from "./columns.ts";
import { plainCover } from "./cover.ts";
import { Draft } from "./draft.ts";
import { enumerateColumns } from "./enumerate.ts";
import { cheapestLeader } from "./leaders.ts";
import { type LinearRoot, relaxLinearly } from "./linear-root.ts";
import { solveMaster } from "./master.ts";
import type { GridProblem } from "./problem.ts";
import { listOptions, optionBounds, type Options } from "./relaxation.ts";
import { smallest, strengthen, type Strengthened } from "./strengthen.ts";

/** Totals are whole numbers: a plan within this of a bound is the best there is. */
const STEP = 1 - 1e-3;
/** Columns listed at most, more where the first list proves that it is too short; sets looked at on the way. */
const LISTED = [400_000, 1_500_000];
const SETS = 30_000_000;
/** The first guess of how far above the bound the best plan lies. */
const FIRST_SHARE = 0.003;
const TRIES = 9;
const CUTS = { rounds: 25, iterations: 40_000 };
/** Columns of one integer program after the other, the middle one where the first had no plan; simplex iterations. */
const PROGRAMS = [3000, 5000, 10_000];
const ITERATIONS = 20_000;

/** Where each village sees all others, and no neighbour was left out: what a proof needs. */
function isWhole({ n, contiguous }: GridProblem, options: Options): boolean {
  return options.reach === n - 1 && (contiguous || n <= 64);
}

/** Every village from every centre, unless leaders with options of their own make that too much. */
export function wideOptions(problem: GridProblem, usual: Options): Options {
  return usual.count > 2 * problem.n ? usual : listOptions(problem, problem.n - 1);
}

/** The relaxation of a problem from a pool that the grids of a draft join, so that the villages can be covered. */
export function rootOf(
  highs: Highs,
  problem: GridProblem,
  options: Options,
  pool: ColumnPool,
  draft: Draft,
  start: { readonly pi: Float64Array; readonly kappa: number },
): LinearRoot | null {
  for (const villages of draft.grids) {
    const load = draft.loadOf(villages);
    const lead = cheapestLeader(problem, villages, load);
    if (load < problem.L || lead === Infinity) continue;
    pool.add(villages, villages.length, { ...medoidOf(problem, villages), load, lead });
  }
  return relaxLinearly(highs, problem, options, pool, start);
}

/** The columns of all plans that cost less than `below`. */
type Listed = { readonly pool: ColumnPool; readonly below: number };

/** The columns of all plans below `upper`, or if they are more than `listed`, below something less; null for none. */
function listBelow(
  problem: GridProblem,
  options: Options,
  root: LinearRoot,
  { upper, from, listed }: { upper: number; from: number; listed: number },
): Listed | null {
  const prices = { lambda: root.pi, mu: new Float64Array(problem.m) };
  const phiOfOption = optionBounds(problem, options, prices);
  const room = { columns: listed, each: listed, sets: SETS };
  const list = (gap: number) =>
    enumerateColumns(
      problem,
      options,
      { ...prices, phiOfOption },
      new Float64Array(problem.n).fill(root.kappa + gap),
      room,
    );
  const most = upper - root.bound;
  let best: Listed | null = null;
  let known = 0;
  let gap = Math.min(most, from - root.bound);
  for (let tries = 0; tries < TRIES && known < most; tries++) {
    const { pool, complete } = list(gap);
    if (complete) {
      best = { pool, below: root.bound + gap };
      known = gap;
      // Columns grow with the square of the gap, or with its cube where there are many villages.
      const factor = Math.cbrt(listed / Math.max(1, pool.count));
      gap = Math.min(most, gap * Math.min(3, factor));
      if (gap < most && factor < 1.2) break;
    } else gap = known + (gap - known) / 2;
  }
  return best;
}

/** The plan that columns make, leaders matched afterwards. */
function draftOf(draft: Draft, pool: ColumnPool, columns: readonly number[]): Draft {
  const gridOf = new Int32Array(draft.problem.n);
  columns.forEach((x, g) => {
    for (const v of pool.villagesOf(x)) gridOf[v] = g;
  });
  const result = new Draft(draft.problem, gridOf, draft.penalty);
  result.assignAll();
  return result;
}

/** Integer programs over more and more of the remaining columns, until they hold every better plan or are too many. */
function integrate(
  highs: Highs,
  pool: ColumnPool,
  { bound, columns, reduced }: Strengthened,
  below: number,
  draft: Draft,
): { draft: Draft; floor: number } {
  const cover = plainCover(draft.problem, pool);
  let best = draft;
  let found = false;
  let floor = Math.min(bound, below);
  for (const most of PROGRAMS) {
    if (found && most < Math.max(...PROGRAMS)) continue;
    const room = Math.min(below, best.total()) - bound;
    const limit = Math.min(room, smallest(reduced, most));
    const choices = Array.from(columns)
      .filter((_, i) => reduced[i]! <= limit)
      .map((column) => ({ column, leader: -1, cost: cover.cost[column]! }));
    if (choices.length > 2 * most) break;
    if (choices.length < draft.grids.length) {
      floor = Math.max(floor, bound + limit);
      continue;
    }
    const master = solveMaster(highs, cover, choices, null, ITERATIONS);
    if (master.columns) {
      const other = draftOf(draft, pool, master.columns);
      if (other.total() < best.total()) best = other;
      found = true;
    }
    if (master.complete) {
      const value = master.columns?.reduce((sum, x) => sum + cover.cost[x]!, 0) ?? Infinity;
      floor = Math.max(floor, Math.min(value, bound + limit));
    }
    if (limit >= room || floor > best.total() - STEP) break;
  }
  return { draft: best, floor };
}

/** A plan at least as good as the one given, and what no plan undercuts. */
export type Proof = { readonly draft: Draft; readonly floor: number; readonly isBest: boolean };

/**
 * Look for the best plan there is, with proof where the work allows.
 *
 * All columns that a plan cheaper than the draft can have are listed by reduced cost; cuts raise the bound, which rules
 * most of them out (`strengthen`); the rest go into integer programs. Source: Baldacci, Christofides and Mingozzi,
 * Mathematical Programming 115 (2008), and for the cuts see `triples.ts`. 1 to 15 s at 200 to 600 villages.
 */
export function provePlan(
  highs: Highs,
  problem: GridProblem,
  options: Options,
  root: LinearRoot,
  draft: Draft,
): Proof {
  let best = draft;
  let floor = root.bound;
  let from = root.bound + FIRST_SHARE * Math.abs(root.bound) + 1;
  for (const listed of LISTED) {
    const upper = best.total();
    const list = listBelow(problem, options, root, { upper, from, listed });
    const strong = list && strengthen(highs, problem, list.pool, root, Math.min(upper, list.below), CUTS);
    if (!strong) break;
    const found = integrate(highs, list.pool, strong, list.below, best);
    best = found.draft;
    floor = Math.max(floor, found.floor);
    // Only where no plan is as cheap as the list was made for, a longer one helps.
    if (floor < list.below || list.below >= upper) break;
    from = list.below + 0.3 * (list.below - root.bound);
  }
  const isBest = isWhole(problem, options) && floor > best.total() - STEP;
  return { draft: best, floor, isBest };
}
