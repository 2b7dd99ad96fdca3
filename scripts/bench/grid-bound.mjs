import { importCore, loadHighs } from "../core-bundle.mjs";

// The linear relaxation of set partitioning over all grids that the rules allow, solved to the end by column generation
// with HiGHS: what a district's plan is measured against. It sees every village from every centre.

/** @typedef {import("../../src/core/grids/grid.schema.ts").GridInstance} GridInstance */

const [{ compileProblem }, { generateColumns }, { relaxLinearly }, { listOptions }] = await Promise.all(
  ["problem", "generate", "linear-root", "relaxation"].map((name) => importCore(`grids/${name}.ts`)),
);

/**
 * Each grid at the price of its cheapest leader, and each leader as often as wanted: a lower bound of every plan.
 *
 * @param {GridInstance} instance
 * @returns {Promise<number>} within 0.001 % of the relaxation's value; -Infinity when nothing was proved.
 */
export async function partitionBound(instance) {
  const problem = compileProblem(instance);
  const options = listOptions(problem, problem.n - 1);
  const first = generateColumns(problem, options, { rounds: 1, columns: 60_000 });
  if (first === "none") return Infinity;
  const root = relaxLinearly(await loadHighs(), problem, options, first.pool, first.duals);
  return root?.bound ?? -Infinity;
}
