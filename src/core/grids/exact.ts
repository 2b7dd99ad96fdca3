import type { ColumnPool } from "./columns.ts";
import { allColumns } from "./columns.ts";
import { ascend, type Cover, type CoverDuals, leaderCover } from "./cover.ts";
import { enumerateColumns } from "./enumerate.ts";
import { assignLeaders } from "./leaders.ts";
import { findPartition } from "./partition.ts";
import type { GridProblem } from "./problem.ts";
import { generateColumns } from "./generate.ts";
import { listOptions, optionBounds, type Options } from "./relaxation.ts";

/** A plan: villages and leader of each grid, and what it costs in all. */
export type Plan = { readonly grids: number[][]; readonly leaderOf: number[]; readonly total: number };

/** `optimal` and `none` are proofs; `unknown` says that the work ran out, perhaps with a plan in hand. */
export type ExactResult = {
  readonly status: "optimal" | "none" | "unknown";
  readonly plan: Plan | null;
  /** The columns that were weighed and multipliers for them, for a certificate or for another solver. */
  readonly pool: ColumnPool | null;
  readonly duals: CoverDuals | null;
  /** Multipliers that are proved for all columns, where those above are for the pool only. */
  readonly rootDuals?: CoverDuals;
  /** The pool has all columns of every plan below this total; 0 when it is no such list. */
  readonly listed: number;
  /** No plan costs less. */
  readonly bound: number;
};

/** The plan that columns of a pool make with the best leaders, or null when they cannot all be led. */
export function planOf(problem: GridProblem, pool: ColumnPool, columns: readonly number[]): Plan | null {
  const grids = columns.map((x) => [...pool.villagesOf(x)].sort((a, b) => a - b));
  const loads = columns.map((x) => pool.load[x]!);
  const everyone = Array.from({ length: problem.m }, (_, c) => c);
  const led = assignLeaders(problem, grids, loads, everyone);
  if (!led) return null;
  let total = led.cost;
  for (const x of columns) total += pool.travel[x]!;
  return { grids, leaderOf: led.leaderOf, total };
}

/** Search a pool for a plan below `below`, in budgets that widen so that the first find is near the end. */
function searchPool(
  problem: GridProblem,
  pool: ColumnPool,
  cover: Cover,
  duals: CoverDuals,
  below: number,
  maxWork: number,
): { plan: Plan | null; complete: boolean; work: number } {
  const { bound, reduced } = duals;
  const leaf = (columns: readonly number[]): number =>
    (planOf(problem, pool, columns)?.total ?? Infinity) - bound;
  const room = below - bound;
  let work = 0;
  for (const share of [0.003, 0.01, 0.03, 0.1, 0.3, Infinity]) {
    const budget = Math.min(room, share * Math.abs(bound) + 1);
    if (budget <= 0) return { plan: null, complete: true, work };
    const found = findPartition(cover, reduced, budget, maxWork - work, leaf);
    work += found.work;
    if (found.columns) {
      return { plan: planOf(problem, pool, found.columns), complete: found.complete, work };
    }
    if (!found.complete) return { plan: null, complete: false, work };
    if (budget >= room) break;
  }
  return { plan: null, complete: true, work };
}

/**
 * Effort of the exact solver: connected sets up to which all are listed; columns kept and sets looked at
 * where only some are listed; columns weighed in the search for a partition.
 */
export type ExactLimits = {
  readonly sets: number;
  readonly columns: number;
  readonly looked: number;
  readonly work: number;
};

function solveComplete(problem: GridProblem, pool: ColumnPool, limits: ExactLimits): ExactResult {
  const none = { status: "none", plan: null, pool, duals: null, listed: Infinity, bound: Infinity } as const;
  if (pool.count < problem.k) return none;
  const cover = leaderCover(problem, pool);
  const duals = ascend(cover, { pi: startPrices(problem, pool) }, null, 400);
  if (!duals) return none;
  const { plan, complete } = searchPool(problem, pool, cover, duals, Infinity, limits.work);
  if (plan && complete) return { status: "optimal", plan, pool, duals, listed: Infinity, bound: plan.total };
  if (complete) return { ...none, duals };
  return { status: "unknown", plan, pool, duals, listed: Infinity, bound: duals.bound };
}

/** A middling column's cost, spread over its villages by workload. */
function startPrices(problem: GridProblem, pool: ColumnPool): Float64Array {
  const unit = Float64Array.from({ length: pool.count }, (_, x) => pool.travel[x]! / pool.load[x]!).sort();
  const middle = unit[Math.floor(unit.length / 4)] ?? 0;
  return problem.w.map((w) => w * middle);
}

/** Widen the guess of the total until a plan below it is found among the columns that such a plan can have. */
function solveByGuesses(problem: GridProblem, options: Options, limits: ExactLimits): ExactResult {
  const root = generateColumns(problem, options, { rounds: 40, columns: limits.columns });
  const none = { status: "none", plan: null, pool: null, duals: null, listed: 0, bound: Infinity } as const;
  if (root === "none") return none;
  const multipliers = { lambda: root.duals.pi, mu: root.duals.mu };
  const phiOfOption = optionBounds(problem, options, multipliers);
  let bound = root.bound;
  let work = 0;
  for (const share of [0.002, 0.006, 0.015, 0.04, 0.1, 0.3, Infinity]) {
    const below = root.bound + share * Math.abs(root.bound) + 1;
    const limit = new Float64Array(problem.n).fill(root.duals.kappa + (below - root.bound));
    const { pool, complete } = enumerateColumns(problem, options, { ...multipliers, phiOfOption }, limit, {
      columns: limits.columns,
      each: limits.columns,
      sets: limits.looked,
    });
    if (!complete) break;
    const cover = leaderCover(problem, pool);
    const duals = ascend(cover, root.duals, null, 150);
    // Without multipliers the columns cannot cover the villages: no plan is that cheap.
    const found = duals
      ? searchPool(problem, pool, cover, duals, below, limits.work - work)
      : { plan: null, complete: true, work: 0 };
    work += found.work;
    const { plan } = found;
    const listed = below;
    const rootDuals = root.settled ? root.duals : undefined;
    if (!found.complete) return { status: "unknown", plan, pool, duals, rootDuals, listed, bound };
    if (plan) return { status: "optimal", plan, pool, duals, rootDuals, listed, bound: plan.total };
    if (below === Infinity) return none;
    bound = below;
  }
  return { status: "unknown", plan: null, pool: root.pool, duals: root.duals, listed: 0, bound };
}

/**
 * The best plan of a small problem (n ≤ 100) with proof, or the proof that there is none.
 *
 * Set partitioning over all grids that the rules allow: where they are few, every connected set is listed;
 * where grids are large, only those that a plan below a guessed total can contain (column enumeration by
 * reduced cost), and the guess grows until a plan is found. The multipliers come from `ascend`, the plan
 * from `findPartition`, leaders from an exact matching at each leaf.
 */
export function solveExactly(problem: GridProblem, limits: ExactLimits): ExactResult {
  const pool = allColumns(problem, limits.sets);
  if (pool && pool.count <= limits.columns) return solveComplete(problem, pool, limits);
  return solveByGuesses(problem, listOptions(problem), limits);
}
