import { importCore, loadHighs } from "../core-bundle.mjs";

// The linear relaxation of set partitioning over all grids that the rules allow, solved to the end by column generation
// with HiGHS: what a district's plan is measured against. It sees every village from every centre.

/** @typedef {import("../../src/core/grids/grid.schema.ts").GridInstance} GridInstance */
/** @typedef {import("../../src/core/grids/columns.ts").ColumnPool} ColumnPool */

const [
  { compileProblem },
  { generateColumns },
  { listOptions, optionBounds },
  { enumerateColumns },
  { plainCover },
] = await Promise.all(
  ["problem", "generate", "relaxation", "enumerate", "cover"].map((name) => importCore(`grids/${name}.ts`)),
);

const ROUNDS = 60;
/** A bound this close to the relaxation's value is taken for it. */
const CLOSE = 1e-4;

/**
 * Each grid at the price of its cheapest leader, and each leader as often as wanted: a lower bound of every plan.
 *
 * @param {GridInstance} instance
 * @returns {Promise<{ bound: number, exact: boolean }>} `exact` when it is the relaxation's value but for 0.01 %.
 */
export async function partitionBound(instance) {
  const problem = compileProblem(instance);
  const options = listOptions(problem, problem.n - 1);
  const root = generateColumns(problem, options, { rounds: 1, columns: 60_000 });
  if (root === "none") return { bound: Infinity, exact: true };
  const { pool } = root;
  const highs = await loadHighs();
  let center = { bound: -Infinity, pi: root.duals.pi, kappa: root.duals.kappa };
  for (let round = 0; round < ROUNDS; round++) {
    const lp = solveRelaxation(highs, plainCover(problem, pool));
    for (const weight of [0.4, 1]) {
      const pi = lp.pi.map((price, v) => weight * price + (1 - weight) * (center.pi[v] ?? 0));
      const kappa = weight * lp.kappa + (1 - weight) * center.kappa;
      const before = pool.count;
      const least = priceColumns(problem, options, pool, pi, kappa);
      if (least !== null) {
        const bound = pi.reduce((a, b) => a + b, problem.k * (kappa + least));
        if (bound > center.bound) center = { bound, pi, kappa };
      }
      if (center.bound > lp.value - CLOSE * lp.value) return { bound: center.bound, exact: true };
      if (pool.count > before) break;
    }
  }
  return { bound: center.bound, exact: false };

  /**
   * Add every column below zero to the pool, as far as there is room.
   *
   * @param {any} problem @param {any} options @param {ColumnPool} pool @param {Float64Array} pi @param {number} kappa
   * @returns {number | null} the least reduced cost there is, null when there was no room for all
   */
  function priceColumns(problem, options, pool, pi, kappa) {
    const prices = { lambda: pi, mu: new Float64Array(problem.m) };
    const phiOfOption = optionBounds(problem, options, prices);
    const limits = new Float64Array(problem.n).fill(kappa - 1e-6);
    const before = pool.count;
    const room = { columns: before + 40_000, each: 60, sets: 20_000_000 };
    const { complete } = enumerateColumns(problem, options, { ...prices, phiOfOption }, limits, room, pool);
    if (!complete) return null;
    const cover = plainCover(problem, pool);
    let least = -1e-6;
    for (let x = before; x < pool.count; x++) {
      const reduced = pool.villagesOf(x).reduce((sum, v) => sum - (pi[v] ?? 0), cover.cost[x] - kappa);
      least = Math.min(least, reduced);
    }
    return least;
  }
}

/**
 * @param {any} highs
 * @param {any} cover
 * @returns {{ value: number, pi: Float64Array, kappa: number }} the relaxation's value and its multipliers
 */
function solveRelaxation(highs, cover) {
  const { count, size, from, members, cost, grids } = cover;
  const starts = [0];
  const indices = [];
  for (let x = 0; x < count; x++) {
    for (let p = from[x]; p < from[x + 1]; p++) indices.push(members[p]);
    indices.push(size);
    starts.push(indices.length);
  }
  const rows = Array.from({ length: size + 1 }, (_, row) => (row < size ? 1 : grids));
  const numRows = size + 1;
  const values = new Float64Array(indices.length).fill(1);
  const model = highs.createModel({
    numCols: count,
    numRows,
    colCost: cost,
    colLower: new Float64Array(count),
    colUpper: new Float64Array(count).fill(1e30),
    rowLower: rows,
    rowUpper: rows,
    matrix: { format: "csc", numRows, numCols: count, starts, indices, values },
  });
  try {
    model.options.set({ output_flag: false });
    model.run();
    const { rowDual } = model.getSolution();
    return { value: model.getObjectiveValue(), pi: rowDual.slice(0, size), kappa: rowDual[size] };
  } finally {
    model.dispose();
  }
}
