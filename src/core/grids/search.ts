import type { Random } from "../random.ts";
import type { ColumnPool } from "./columns.ts";
import { constructGrids } from "./construct.ts";
import { ascend, type Cover, type CoverDuals, plainCover } from "./cover.ts";
import { dive } from "./dive.ts";
import { Draft } from "./draft.ts";
import { enumerateColumns } from "./enumerate.ts";
import { improveDraft, repairBroken, repairPairs } from "./improve.ts";
import type { LoadHighs } from "./master.ts";
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

/** Effort of the search: work of the improvement (see `ImproveLimits`), and of the final integer program. */
export type SearchLimits = {
  readonly work: number;
  readonly sizes: readonly number[];
  readonly masterColumns: number;
  readonly masterIterations: number;
};

/** For `quick` about 1.5 s at 600 villages, for `thorough` about 12 s. */
export const SEARCH_LIMITS: Record<"quick" | "thorough", SearchLimits> = {
  quick: { work: 30_000_000, sizes: [4, 6, 8, 10, 12], masterColumns: 0, masterIterations: 0 },
  thorough: {
    work: 150_000_000,
    sizes: [4, 6, 8, 10, 12, 14, 16],
    masterColumns: 9000,
    masterIterations: 100_000,
  },
};

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
  const cover = plainCover(problem, pool);
  const duals = ascend(cover, { pi: multipliers.lambda }, null, 150) ?? flatDuals(problem, cover);
  const gridOf = constructGrids(problem, pool, dive(cover, duals));
  const middling = duals.bound / problem.k;
  const perLoad = (6 * duals.bound) / problem.w.reduce((a, b) => a + b, 0);
  const draft = new Draft(problem, gridOf, { perLoad, unled: 4 * middling });
  draft.assignAll();
  repairPairs(draft, random);
  draft.reprice({ perLoad: 4 * middling, unled: 8 * middling });
  draft.assignAll();
  repairBroken(draft, random);
  improveDraft(draft, pool, duals, random, limits);
  if (loadHighs && limits.masterColumns > 0) throw new RangeError("todo");
  const grids = draft.grids.map((villages, g) => ({
    leader: draft.leaderOf[g]! < 0 ? null : draft.leaderOf[g]!,
    villages,
  }));
  return { grids, duals, lambda: multipliers.lambda };
}
