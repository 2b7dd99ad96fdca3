import { createRandom } from "../random.ts";
import type { ColumnPool } from "./columns.ts";
import { constructGrids } from "./construct.ts";
import { ascend, type CoverDuals, plainCover } from "./cover.ts";
import { dive } from "./dive.ts";
import { Draft } from "./draft.ts";
import { enumerateColumns } from "./enumerate.ts";
import { improveDraft, repairBroken, repairPairs } from "./improve.ts";
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

export function searchPlan(problem: GridProblem, seed: number, work: number, log: (s: string) => void) {
  const random = createRandom(seed);
  const options = listOptions(problem);
  const multipliers = maximiseRelaxation(problem, options, 120);
  log("relaxed " + multipliers.value);
  const pool = promisingColumns(problem, options, multipliers);
  log("pool " + pool.count);
  const cover = plainCover(problem, pool);
  const duals: CoverDuals = ascend(cover, { pi: multipliers.lambda }, null, 150)!;
  log("duals " + duals.bound);
  const fixed = dive(cover, duals);
  log('dive ' + fixed.length);
  const gridOf = constructGrids(problem, pool, fixed);
  const perLoad = (6 * duals.bound) / problem.w.reduce((a, b) => a + b, 0);
  const draft = new Draft(problem, gridOf, { perLoad, unled: (4 * duals.bound) / problem.k });
  draft.assignAll();
  log("constructed " + draft.total());
  repairPairs(draft, random);
  draft.assignAll();
  log("pairs " + draft.total());
  draft.reprice({ perLoad: (4 * duals.bound) / problem.k, unled: (8 * duals.bound) / problem.k });
  const ok = repairBroken(draft, random);
  log("repaired " + ok + " " + draft.total());
  for (const size of [4, 5, 6, 8, 10, 12, 14]) {
    improveDraft(draft, pool, duals, random, { work, sizes: [size] });
    log("improved " + size + " " + draft.total());
  }
  return draft;
}
