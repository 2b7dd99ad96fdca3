import { ColumnPool } from "./columns.ts";
import { ascend, certify, type Cover, type CoverDuals, leaderCover, leastReduced } from "./cover.ts";
import { enumerateColumns } from "./enumerate.ts";
import type { GridProblem } from "./problem.ts";
import { maximiseRelaxation, type Multipliers, optionBounds, type Options } from "./relaxation.ts";

/** Columns among which the relaxation is solved, its multipliers, and what no plan can undercut. */
export type Root = {
  readonly pool: ColumnPool;
  readonly duals: CoverDuals;
  /** Valid for all columns, also those that are not in the pool. */
  readonly bound: number;
  /** Whether no column outside the pool has a negative reduced cost. */
  readonly settled: boolean;
};

/** Greatest reduced cost that a grid centred at each village can have in a plan below `below`. */
export function centerLimits(k: number, multipliers: Multipliers, below: number): Float64Array {
  const { phi, lambda, mu } = multipliers;
  const ranked = Array.from(phi.keys()).sort((a, b) =>
    phi[a]! < phi[b]! ? -1 : phi[a]! > phi[b]! ? 1 : a - b,
  );
  let sum = 0;
  for (const price of lambda) sum += price;
  for (const price of mu) sum += price;
  let cheapest = 0;
  for (let q = 0; q < k; q++) cheapest += phi[ranked[q]!]!;
  const last = phi[ranked[k - 1]!]!;
  const among = new Set(ranked.slice(0, k));
  return phi.map((value, j) => below - sum - (cheapest - (among.has(j) ? value : last)));
}

/** Columns worth starting from: the threshold widens until there are enough and they cover the villages. */
function firstColumns(
  problem: GridProblem,
  options: Options,
  multipliers: Multipliers,
  enough: number,
): { pool: ColumnPool; everything: boolean } {
  for (let share = 0.02; ; share *= 1.7) {
    const below = share > 8 ? Infinity : multipliers.value + share * Math.abs(multipliers.value) + 1;
    const limits = centerLimits(problem.k, multipliers, below);
    const each = Math.max(40, Math.ceil((2 * enough) / problem.n));
    const room = { columns: 8 * enough, each, sets: 1_000_000 };
    const { pool, complete } = enumerateColumns(problem, options, multipliers, limits, room);
    if (below === Infinity) return { pool, everything: complete };
    if (pool.count < enough / 4) continue;
    if (ascend(leaderCover(problem, pool), { pi: multipliers.lambda, mu: multipliers.mu }, null, 1)) {
      return { pool, everything: false };
    }
  }
}

/**
 * Solve the relaxation of set partitioning over all grids that the rules allow, without listing them.
 *
 * Multipliers from a pool (`ascend`) price all other grids (`enumerateColumns` below κ); those with a
 * negative reduced cost join the pool, until there are none or the rounds are over. At any time
 * Σπ + Σμ + k·(κ + least reduced cost) bounds every plan from below.
 * Source: Desaulniers, Desrosiers, Solomon (eds.), Column Generation (2005), ch. 1; Mehrotra, Johnson and
 * Nemhauser, "An optimization based heuristic for political districting", Management Science 44 (1998).
 *
 * @returns "none" when not even the relaxation has a solution (a proof for n ≤ 100).
 */
export function generateColumns(
  problem: GridProblem,
  options: Options,
  effort: { readonly rounds: number; readonly columns: number },
): Root | "none" {
  const multipliers = maximiseRelaxation(problem, options, 120);
  if (multipliers.value === Infinity) return "none";
  const { pool, everything } = firstColumns(problem, options, multipliers, Math.min(5000, effort.columns));
  const prices = { pi: multipliers.lambda, mu: multipliers.mu };
  const first = ascend(leaderCover(problem, pool), prices, null, 200);
  if (!first) return "none";
  if (everything) return { pool, duals: first, bound: first.bound, settled: true };
  const start = { bound: multipliers.value, ...prices };
  return settle({ problem, options, coverOf: leaderCover }, pool, first, start, effort.rounds);
}

/** What is relaxed, and how its columns are seen: with leaders told apart, or the cheapest one only. */
type Relaxed = {
  readonly problem: GridProblem;
  readonly options: Options;
  readonly coverOf: (problem: GridProblem, pool: ColumnPool) => Cover;
};

/** Multipliers with the bound that they prove for all columns. */
type Center = { readonly bound: number; readonly pi: Float64Array; readonly mu: Float64Array };

const mix = (a: Float64Array, b: Float64Array, weight: number) =>
  a.map((value, i) => weight * value + (1 - weight) * b[i]!);

/**
 * Price all columns at a point between the pool's multipliers and the best proven ones until both agree
 * (smoothing as in Wentges, International Transactions in Operational Research 4, 1997). The pool grows.
 */
function settle(
  relaxed: Relaxed,
  pool: ColumnPool,
  first: CoverDuals,
  start: Center,
  rounds: number,
): Root | "none" {
  const { problem, coverOf } = relaxed;
  let center = start;
  let proven: CoverDuals | null = null;
  let inner = first;
  let weight = 0.5;
  for (let round = 0; round < rounds; round++) {
    const cover = coverOf(problem, pool);
    const duals = certify(cover, mix(inner.pi, center.pi, weight), mix(inner.mu, center.mu, weight));
    if (!duals) return "none";
    const before = pool.count;
    const { complete, slack } = price(relaxed, pool, duals);
    const grown = coverOf(problem, pool);
    if (complete) {
      const bound = duals.bound + problem.k * Math.min(-slack, leastReduced(grown, duals, before));
      if (bound > center.bound || !proven) {
        center = { bound, pi: duals.pi, mu: duals.mu };
        proven = duals;
      }
    }
    const isClose = center.bound > inner.bound - 1e-4 * Math.abs(inner.bound);
    if (proven && isClose) return { pool, duals: proven, bound: center.bound, settled: true };
    if (pool.count === before) {
      if (!complete && weight === 1) break;
      weight = Math.min(1, weight + 0.25);
      continue;
    }
    weight = 0.5;
    const raised = ascend(grown, inner, inner.bound, 100);
    if (!raised) return "none";
    inner = raised;
  }
  return { pool, duals: proven ?? inner, bound: center.bound, settled: false };
}

/** Add to the pool what costs less than κ under these multipliers. */
function price({ problem, options }: Relaxed, pool: ColumnPool, duals: CoverDuals) {
  const mu = duals.mu.length > 0 ? duals.mu : new Float64Array(problem.m);
  const prices = { lambda: duals.pi, mu };
  const phiOfOption = optionBounds(problem, options, prices);
  const slack = 1e-7 * (Math.abs(duals.bound) / problem.k) + 1e-6;
  const limits = new Float64Array(problem.n).fill(duals.kappa - slack);
  const room = { columns: pool.count + 20_000, each: 200, sets: 1_000_000 };
  const { complete } = enumerateColumns(problem, options, { ...prices, phiOfOption }, limits, room, pool);
  return { complete, slack };
}
