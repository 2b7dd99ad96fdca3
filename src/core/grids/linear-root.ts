import type { Highs } from "highs";

import type { ColumnPool } from "./columns.ts";
import { plainCover } from "./cover.ts";
import { enumerateColumns } from "./enumerate.ts";
import { LinearCover } from "./linear.ts";
import type { GridProblem } from "./problem.ts";
import { optionBounds, type Options } from "./relaxation.ts";

/** Prices of villages and of the number of grids, and the bound that they prove: no column costs less than κ. */
export type LinearRoot = { readonly bound: number; readonly pi: Float64Array; readonly kappa: number };

const ROUNDS = 80;
/** How near the bound comes to the program's value, as a share of it. */
const CLOSE = 1e-5;
/** Columns that one medoid and one round of pricing may add, and sets looked at. */
const EACH = 30;
const ROUND = 40_000;
const SETS = 20_000_000;

/** A price for a row that no column serves, above what any column saves: as much as the dearest village ever costs. */
export function dearestRow({ travel, w, k }: GridProblem): number {
  let dearest = 0;
  for (const cost of travel) dearest = Math.max(dearest, cost);
  return 1 + (dearest * w.length) / k;
}

/** Rows of columns from index `first` on: villages ascending, then the number of grids. */
function rowsOf(problem: GridProblem, pool: ColumnPool, first: number): Int32Array[] {
  return Array.from({ length: pool.count - first }, (_, i) => {
    const villages = Int32Array.from(pool.villagesOf(first + i)).sort();
    return Int32Array.of(...villages, problem.n);
  });
}

/**
 * Add every column whose reduced cost is below zero to the pool, as far as there is room.
 *
 * @returns the bound that the prices prove; -Infinity when there was no room for all columns.
 */
function price(problem: GridProblem, options: Options, pool: ColumnPool, pi: Float64Array, kappa: number) {
  const prices = { lambda: pi, mu: new Float64Array(problem.m) };
  const phiOfOption = optionBounds(problem, options, prices);
  const limits = new Float64Array(problem.n).fill(kappa - 1e-6);
  const before = pool.count;
  const room = { columns: before + ROUND, each: EACH, sets: SETS };
  const { complete } = enumerateColumns(problem, options, { ...prices, phiOfOption }, limits, room, pool);
  if (!complete) return { bound: -Infinity, kappa };
  let least = -1e-6;
  for (let x = before; x < pool.count; x++) {
    let reduced = pool.travel[x]! + pool.lead[x]! - kappa;
    for (const v of pool.villagesOf(x)) reduced -= pi[v]!;
    least = Math.min(least, reduced);
  }
  return { bound: pi.reduce((a, b) => a + b, problem.k * (kappa + least)), kappa: kappa + least };
}

const mix = (a: Float64Array, b: Float64Array, weight: number) =>
  a.map((value, i) => weight * value + (1 - weight) * b[i]!);

/**
 * The relaxation of set partitioning over all grids that the rules allow, solved to the end by column generation.
 *
 * Each grid costs what it costs under its cheapest leader, and each leader may be taken as often as wanted: a bound of
 * every plan. Pricing is done between the program's prices and the best ones proved so far (Wentges, International
 * Transactions in Operational Research 4, 1997), then at the program's prices. About a second at 600 villages.
 *
 * @param options must see every village from every centre, else the bound is none.
 * @param pool columns to begin from; grows by those that are priced out.
 * @param start prices to begin from.
 * @returns null when nothing was proved.
 */
export function relaxLinearly(
  highs: Highs,
  problem: GridProblem,
  options: Options,
  pool: ColumnPool,
  start: { readonly pi: Float64Array; readonly kappa: number },
): LinearRoot | null {
  const program = new LinearCover(highs, problem.n, problem.k, dearestRow(problem));
  let center: LinearRoot = { ...start, bound: -Infinity };
  let known = 0;
  try {
    for (let round = 0; round < ROUNDS; round++) {
      const { cost } = plainCover(problem, pool);
      program.addColumns(rowsOf(problem, pool, known), cost.slice(known));
      known = pool.count;
      const point = program.solve();
      if (!point) return null;
      for (const weight of [0.4, 1]) {
        const pi = mix(point.pi, center.pi, weight);
        const kappa = weight * point.kappa + (1 - weight) * center.kappa;
        const proved = price(problem, options, pool, pi, kappa);
        if (proved.bound > center.bound) center = { pi, ...proved };
        // Prices that prove nothing may add columns that do not help: then those of the program follow.
        if (proved.bound > -Infinity && pool.count > known) break;
      }
      if (center.bound > point.value - CLOSE * Math.abs(point.value) || pool.count === known) break;
    }
    return center.bound === -Infinity ? null : center;
  } finally {
    program.dispose();
  }
}
