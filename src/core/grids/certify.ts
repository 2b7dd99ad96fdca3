import { allColumns, type ColumnPool, walkConnectedSets } from "./columns.ts";
import { type CoverDuals, leaderCover, leastReduced, plainCover } from "./cover.ts";
import { enumerateColumns } from "./enumerate.ts";
import type { GridBound } from "./grid.schema.ts";
import type { GridProblem } from "./problem.ts";
import { listOptions, optionBounds } from "./relaxation.ts";

/** Connected sets up to the greatest load, whatever leaders can take, or null when there are more than `limit`. */
function countConnectedSets(problem: GridProblem, greatestLoad: number, limit: number): number | null {
  let count = 0;
  const complete = walkConnectedSets(problem, {
    greatestLoad,
    mostVillages: problem.n,
    visit: () => ++count <= limit,
  });
  return complete ? count : null;
}

const round = (values: Float64Array) => Array.from(values, (value) => Math.round(value * 1000) / 1000);

/** The multipliers as they are printed: three decimals, so that what is read back proves what is claimed. */
function printed(duals: Pick<CoverDuals, "pi" | "mu" | "kappa">) {
  return { pi: round(duals.pi), mu: round(duals.mu), kappa: round(Float64Array.of(duals.kappa))[0]! };
}

function lowerBound(k: number, duals: ReturnType<typeof printed>, least: number): number {
  let value = k * (duals.kappa + Math.min(0, least));
  for (const price of duals.pi) value += price;
  for (const price of duals.mu) value += Math.min(0, price);
  return value;
}

/** The least reduced cost of the listed columns under these multipliers. */
function leastOf(problem: GridProblem, pool: ColumnPool, duals: ReturnType<typeof printed>): number {
  const hasLeaderPrices = duals.mu.some((price) => price !== 0);
  const cover = hasLeaderPrices ? leaderCover(problem, pool) : plainCover(problem, pool);
  const prices = {
    pi: Float64Array.from(duals.pi),
    mu: Float64Array.from(hasLeaderPrices ? duals.mu : []),
    kappa: duals.kappa,
  };
  return leastReduced(cover, prices, 0);
}

/**
 * The set-partitioning certificate of the contracts (`checkSpBound`) from multipliers of any origin.
 *
 * The multipliers are rounded, then the least reduced cost over *all* allowed grids is found anew: by
 * listing them when they are few, else by a bounded search that sees every village from every centre.
 *
 * @param limit connected sets that the verifier would look at, beyond which there is no certificate; never
 *   more than the 30 million that `checkSpBound` allows.
 * @param listed all allowed grids, where the caller has them.
 * @returns null without contiguity (the verifier lists connected sets only) or beyond the limit.
 */
export function certifyPartition(
  strict: GridProblem,
  duals: Pick<CoverDuals, "pi" | "mu" | "kappa">,
  limit: number,
  listed: ColumnPool | null = null,
): GridBound | null {
  // The verifier lets a leader with locked villages lead a grid without them.
  const problem = { ...strict, lockCount: new Int32Array(strict.m) };
  if (!problem.contiguous || countConnectedSets(problem, problem.U, limit) === null) return null;
  const mu = duals.mu.length > 0 ? duals.mu : new Float64Array(problem.m);
  const rounded = printed({ ...duals, mu });
  const isSame = strict.lockCount.every((count) => count === 0);
  const pool = (isSame ? listed : null) ?? allColumns(problem, 50_000) ?? cheapColumns(problem, rounded);
  if (!pool) return null;
  const value = lowerBound(problem.k, rounded, leastOf(problem, pool, rounded));
  return { kind: "sp", value, ...rounded };
}

/** Every column whose reduced cost is below zero, or null when there are too many. */
function cheapColumns(problem: GridProblem, duals: ReturnType<typeof printed>): ColumnPool | null {
  const options = listOptions(problem, problem.n - 1);
  const prices = { lambda: Float64Array.from(duals.pi), mu: Float64Array.from(duals.mu) };
  const phiOfOption = optionBounds(problem, options, prices);
  const limits = new Float64Array(problem.n).fill(duals.kappa);
  const room = { columns: 50_000, each: 50_000, sets: 5_000_000 };
  const { pool, complete } = enumerateColumns(problem, options, { ...prices, phiOfOption }, limits, room);
  return complete ? pool : null;
}

/**
 * The relaxation certificate of the contracts (`checkBound`): multipliers of "every village once" in the
 * capacitated p-median relaxation, without leaders, ties and changes. O(n² log n).
 */
export function certifyRelaxation(problem: GridProblem, lambda: Float64Array): GridBound {
  const { n, k } = problem;
  const rounded = round(lambda);
  const phi = Float64Array.from({ length: n }, (_, j) => leastKnapsack(problem, rounded, j)).sort();
  let value = 0;
  for (const price of rounded) value += price;
  for (let q = 0; q < k; q++) value += phi[q] ?? Infinity;
  return { kind: "lambda", value, lambda: rounded };
}

/** The cheapest fractional grid around j under the limits of the instance. */
function leastKnapsack(problem: GridProblem, lambda: readonly number[], j: number): number {
  const { n, w, travel, L, U } = problem;
  if (w[j]! > U) return Infinity;
  const ratio = Float64Array.from({ length: n }, (_, v) => (travel[j * n + v]! - lambda[v]!) / w[v]!);
  const order = cheapestFirst(problem, ratio, j);
  let value = -lambda[j]!;
  let load = w[j]!;
  for (const v of order) {
    const room = ratio[v]! < 0 ? U - load : L - load;
    if (room <= 0) break;
    const part = Math.min(w[v]!, room);
    value += ratio[v]! * part;
    load += part;
  }
  return load < L ? Infinity : value;
}

/** The villages that the knapsack can reach, by ratio: all up to a ratio that already fills it. */
function cheapestFirst(problem: GridProblem, ratio: Float64Array, j: number): number[] {
  const { n, w, U } = problem;
  let cut = 0;
  for (;;) {
    const kept: number[] = [];
    let load = 0;
    for (let v = 0; v < n; v++) {
      if (v === j || ratio[v]! > cut) continue;
      kept.push(v);
      load += w[v]!;
    }
    if (load >= U || kept.length === n - 1) return kept.sort((a, b) => ratio[a]! - ratio[b]! || a - b);
    cut = cut === 0 ? 1 : cut * 4;
  }
}
