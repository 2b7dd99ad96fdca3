import type { Highs } from "highs";

import type { Random } from "../random.ts";
import { ColumnPool, medoidOf } from "./columns.ts";
import { constructGrids } from "./construct.ts";
import { ascend, type Cover, type CoverDuals, plainCover } from "./cover.ts";
import { dive } from "./dive.ts";
import { Draft } from "./draft.ts";
import { enumerateColumns } from "./enumerate.ts";
import { settle } from "./generate.ts";
import { improveDraft, repairBroken, repairPairs, type Source } from "./improve.ts";
import { cheapestLeader } from "./leaders.ts";
import { type LoadHighs, solveMaster } from "./master.ts";
import type { GridProblem } from "./problem.ts";
import { listOptions, maximiseRelaxation, type Multipliers, type Options } from "./relaxation.ts";

/** Columns whose reduced cost is at most a share of a middling grid's cost above the k-th best centre. */
function promisingColumns(problem: GridProblem, options: Options, multipliers: Multipliers): ColumnPool {
  const { k, n } = problem;
  const kth = Float64Array.from(multipliers.phi).sort()[k - 1]!;
  const middling = multipliers.value / k;
  const room = { columns: 400_000, each: 2000, sets: 2_000_000 };
  for (let share = 0.2; ; share *= 1.5) {
    const limits = new Float64Array(n).fill(kth + share * middling);
    const { pool } = enumerateColumns(problem, options, multipliers, limits, room);
    if (pool.count > 40 * n || share > 10) return pool;
  }
}

/** Stand-in where the columns found cannot make a plan: every village costs what its workload costs on the whole. */
function flatDuals(problem: GridProblem, cover: Cover): CoverDuals {
  const { n, k, w, travel } = problem;
  const all = w.reduce((a, b) => a + b, 0);
  let near = 0;
  for (let v = 0; v < n; v++) {
    const row = Array.from({ length: n }, (_, j) => travel[j * n + v]!).sort((a, b) => a - b);
    near += row[Math.min(n - 1, Math.floor(n / k))]!;
  }
  const reduced = new Float64Array(cover.count).fill(0);
  const pi = w.map((load) => (load * near) / all);
  return {
    pi,
    mu: new Float64Array(0),
    kappa: 0,
    bound: near,
    reduced,
    share: new Float64Array(cover.count),
  };
}

/**
 * Effort of the search: work and region sizes of the improvement (see `ImproveLimits`), rounds of pricing
 * that settle the multipliers, columns per village and simplex iterations of the final integer program.
 */
export type SearchLimits = {
  readonly work: number;
  readonly dives: readonly number[];
  readonly sizes: readonly number[];
  readonly listedGrids: number;
  readonly pricingRounds: number;
  readonly masterColumns: number;
  readonly masterSizes: readonly number[];
  readonly masterIterations: number;
};

/** For `quick` about 1.2 s at 600 villages, for `thorough` about 15 s, most of it in HiGHS. */
export const SEARCH_LIMITS: Record<"quick" | "thorough", SearchLimits> = {
  quick: {
    work: 30_000_000,
    dives: [16],
    sizes: [4, 6, 8, 10, 12],
    listedGrids: 5,
    pricingRounds: 0,
    masterColumns: 0,
    masterSizes: [],
    masterIterations: 0,
  },
  thorough: {
    work: 60_000_000,
    dives: [16, 8, 32],
    sizes: [4, 6, 8, 10, 12],
    listedGrids: 6,
    pricingRounds: 12,
    masterColumns: 30,
    masterSizes: [9, 13],
    masterIterations: 30_000,
  },
};

/** Further courses of the dive, taken one after another while every draft breaks a rule. */
const OTHER_DIVES = [4, 24, 64];

/** What a search found; a grid without leader or outside the limits shows that it found no plan. */
export type Found = {
  readonly grids: { leader: number | null; villages: number[] }[];
  readonly duals: CoverDuals;
  readonly lambda: Float64Array;
};

/**
 * A good plan of a problem of any size.
 *
 * Lagrangian multipliers choose a few ten thousand promising grids; a dive through their set-partitioning
 * relaxation gives a first plan; pairs and larger regions that break limits are formed anew; then a
 * large-neighbourhood search improves it region by region. With HiGHS and a thorough effort the best
 * columns go into one integer program at the end.
 */
export async function searchPlan(
  problem: GridProblem,
  random: Random,
  limits: SearchLimits,
  loadHighs?: LoadHighs,
): Promise<Found> {
  const options = listOptions(problem);
  const multipliers = maximiseRelaxation(problem, options, 120);
  const pool = promisingColumns(problem, options, multipliers);
  const { cover, duals } = relax(problem, options, multipliers, pool, limits.pricingRounds);
  const middling = duals.bound / problem.k;
  const source: Source = { pool, duals, options, pooled: 0.2 * middling };

  const makeDraft = (parts: number): Draft => {
    const draft = firstDraft(problem, source, cover, parts, random, limits);
    improveDraft(draft, source, random, limits);
    return draft;
  };
  const cheaper = (a: Draft, b: Draft): Draft => (b.total() < a.total() ? b : a);
  let draft = limits.dives.map(makeDraft).reduce(cheaper);
  for (const parts of OTHER_DIVES) {
    if (!draft.grids.some((_, g) => draft.isBroken(g))) break;
    draft = cheaper(draft, makeDraft(parts));
  }
  const highs = limits.masterColumns > 0 ? await loadHighs?.() : undefined;
  if (highs) {
    const better = integrate(draft, pool, duals, limits, highs) ?? draft;
    improveDraft(better, source, random, { ...limits, sizes: limits.masterSizes }, highs);
    if (better.total() < draft.total()) {
      return { grids: gridsOf(better), duals, lambda: multipliers.lambda };
    }
  }
  return { grids: gridsOf(draft), duals, lambda: multipliers.lambda };
}

/** Multipliers for the columns of a pool; with rounds of pricing the pool grows by columns that it lacked. */
function relax(
  problem: GridProblem,
  options: Options,
  multipliers: Multipliers,
  pool: ColumnPool,
  rounds: number,
): { cover: Cover; duals: CoverDuals } {
  const cover = plainCover(problem, pool);
  const first = ascend(cover, { pi: multipliers.lambda }, null, 150);
  if (!first) return { cover, duals: flatDuals(problem, cover) };
  if (rounds === 0) return { cover, duals: first };
  const start = { bound: multipliers.value, pi: multipliers.lambda, mu: new Float64Array(0) };
  const root = settle({ problem, options, coverOf: plainCover }, pool, first, start, rounds);
  const grown = plainCover(problem, pool);
  const duals = root === "none" ? null : ascend(grown, { pi: root.duals.pi }, null, 40);
  return { cover: grown, duals: duals ?? flatDuals(problem, grown) };
}

function gridsOf(draft: Draft): Found["grids"] {
  return draft.grids.map((villages, g) => {
    const leader = draft.leaderOf[g]!;
    return { leader: leader < 0 ? null : leader, villages };
  });
}

/** A plan from a dive, mended where it breaks limits or lacks leaders. */
function firstDraft(
  problem: GridProblem,
  { pool, duals }: Source,
  cover: Cover,
  parts: number,
  random: Random,
  limits: SearchLimits,
): Draft {
  const gridOf = constructGrids(problem, pool, dive(cover, duals, parts));
  const middling = duals.bound / problem.k;
  const perLoad = (6 * duals.bound) / problem.w.reduce((a, b) => a + b, 0);
  const draft = new Draft(problem, gridOf, { perLoad, unled: 4 * middling });
  draft.assignAll();
  repairPairs(draft, random);
  draft.reprice({ perLoad: 4 * middling, unled: 8 * middling });
  draft.assignAll();
  repairBroken(draft, random, 2 * limits.work);
  return draft;
}

/** The plan that HiGHS makes of the best columns and the grids of a draft, leaders matched afterwards; or null. */
function integrate(
  draft: Draft,
  pool: ColumnPool,
  duals: CoverDuals,
  limits: SearchLimits,
  highs: Highs,
): Draft | null {
  const { problem } = draft;
  const ranked = Array.from(duals.reduced.keys()).sort(
    (a, b) => duals.reduced[a]! - duals.reduced[b]! || a - b,
  );
  const offered = new ColumnPool();
  const add = (villages: ArrayLike<number>) => {
    const load = draft.loadOf(villages);
    const lead = cheapestLeader(problem, villages, load);
    offered.add(villages, villages.length, { ...medoidOf(problem, villages), load, lead });
  };
  const known = draft.grids.map((villages, g) => {
    add(villages);
    return g;
  });
  for (const x of ranked.slice(0, limits.masterColumns * problem.n)) add(pool.villagesOf(x));
  const cover = plainCover(problem, offered);
  if (cover.cost.some((cost) => cost === Infinity)) return null;
  const choices = Array.from({ length: cover.count }, (_, column) => ({
    column,
    leader: -1,
    cost: cover.cost[column]!,
  }));
  const { columns } = solveMaster(highs, cover, choices, known, limits.masterIterations);
  if (!columns) return null;
  const gridOf = new Int32Array(problem.n);
  columns.forEach((x, g) => {
    for (const v of offered.villagesOf(x)) gridOf[v] = g;
  });
  const result = new Draft(problem, gridOf, draft.penalty);
  result.assignAll();
  return result;
}
