import type { Highs } from "highs";

import type { Cover, CoverDuals } from "./cover.ts";

/** Loads HiGHS when it is first needed; the caller decides from where. */
export type LoadHighs = () => Promise<Highs>;

/** Columns of the best partition found, and whether nothing cheaper exists among the columns offered. */
export type MasterResult = {
  readonly columns: number[] | null;
  readonly complete: boolean;
  /** No partition of the columns offered costs less. */
  readonly bound: number;
};

/** One variable of the model: a column, with the leader who takes it where leaders are told apart. */
export type Choice = { readonly column: number; readonly leader: number; readonly cost: number };

/**
 * The variables of the integer program: columns within a budget of reduced cost, each with every leader who
 * keeps it there.
 *
 * @param most null when there are more.
 */
export function listChoices(cover: Cover, duals: CoverDuals, budget: number, most: number): Choice[] | null {
  const choices: Choice[] = [];
  for (let x = 0; x < cover.count; x++) {
    if (choices.length > most) return null;
    if (duals.reduced[x]! > budget) continue;
    if (!cover.leaders) {
      choices.push({ column: x, leader: -1, cost: cover.cost[x]! });
      continue;
    }
    const { count, costOf } = cover.leaders;
    const prices = Array.from({ length: count }, (_, c) => costOf[x * count + c]! - duals.mu[c]!);
    const least = Math.min(...prices);
    prices.forEach((price, leader) => {
      if (price === Infinity || duals.reduced[x]! + price - least > budget) return;
      choices.push({ column: x, leader, cost: cover.cost[x]! + costOf[x * count + leader]! });
    });
  }
  return choices.length > most ? null : choices;
}

function buildModel(highs: Highs, cover: Cover, choices: readonly Choice[]) {
  const leaders = cover.leaders?.count ?? 0;
  const numRows = cover.size + 1 + leaders;
  const starts = [0];
  const indices: number[] = [];
  for (const { column, leader } of choices) {
    for (let p = cover.from[column]!; p < cover.from[column + 1]!; p++) indices.push(cover.members[p]!);
    indices.push(cover.size);
    if (leader >= 0) indices.push(cover.size + 1 + leader);
    starts.push(indices.length);
  }
  const rows = Array.from({ length: numRows }, (_, row) =>
    row < cover.size ? [1, 1] : row === cover.size ? [cover.grids, cover.grids] : [-highs.infinity, 1],
  );
  const numCols = choices.length;
  return highs.createModel({
    numCols,
    numRows,
    colCost: choices.map((choice) => choice.cost),
    colLower: new Float64Array(numCols),
    colUpper: new Float64Array(numCols).fill(1),
    rowLower: rows.map((row) => row[0]!),
    rowUpper: rows.map((row) => row[1]!),
    matrix: {
      format: "csc",
      numRows,
      numCols,
      starts,
      indices,
      values: new Float64Array(indices.length).fill(1),
    },
    integrality: new Int32Array(numCols).fill(1),
  });
}

/**
 * Set partitioning by HiGHS, as a 0-1 program.
 *
 * The search ends at a number of simplex iterations, never at a time, so that the answer does not depend on
 * the machine. Source: Huangfu and Hall, "Parallelizing the dual revised simplex method", Mathematical
 * Programming Computation 10 (2018); https://highs.dev.
 *
 * @param start columns of a known partition, to begin from.
 * @param iterations simplex iterations; about 10,000 a second at 600 villages.
 */
export function solveMaster(
  highs: Highs,
  cover: Cover,
  choices: readonly Choice[],
  start: readonly number[] | null,
  iterations: number,
): MasterResult {
  const model = buildModel(highs, cover, choices);
  try {
    model.options.set({ output_flag: false, random_seed: 0, mip_rel_gap: 0, mip_abs_gap: 0.999 });
    model.options.set({ mip_detect_symmetry: false });
    if (start && !cover.leaders) {
      const places = new Map(choices.map((choice, i) => [choice.column, i]));
      const known = start.map((x) => places.get(x) ?? -1).sort((a, b) => a - b);
      if (known.every((i) => i >= 0)) model.setSolution({ indices: known, values: known.map(() => 1) });
    }
    model.run({
      [highs.constants.callbackType.mipInterrupt](event) {
        if (Number(event.data.mip_total_lp_iterations ?? 0) > iterations) event.interrupt();
      },
    });
    const status = model.getModelStatus();
    const { optimal, infeasible } = highs.constants.modelStatus;
    if (status === infeasible) return { columns: null, complete: true, bound: Infinity };
    const value = model.getObjectiveValue();
    const bound = Number(model.info.get("mip_dual_bound"));
    if (!Number.isFinite(value) || Number(model.info.get("primal_solution_status")) !== 2) {
      return { columns: null, complete: false, bound };
    }
    const { colValue } = model.getSolution();
    const columns = choices.filter((_, i) => colValue[i]! > 0.5).map((choice) => choice.column);
    return { columns, complete: status === optimal, bound };
  } finally {
    model.dispose();
  }
}
