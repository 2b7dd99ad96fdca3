import type { Highs } from "highs";

import type { Random } from "../random.ts";
import type { ColumnPool } from "./columns.ts";
import { constructGrids } from "./construct.ts";
import { ascend, certify, type Cover, type CoverDuals, plainCover } from "./cover.ts";
import { dive } from "./dive.ts";
import { Draft } from "./draft.ts";
import { enumerateColumns } from "./enumerate.ts";
import { improveDraft, repairBroken, repairPairs, type Source } from "./improve.ts";
import type { LoadHighs } from "./master.ts";
import type { GridProblem } from "./problem.ts";
import { provePlan, rootOf, wideOptions } from "./prove.ts";
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

/** Effort of the search: dives from which a plan is made, work and region sizes of its improvement (see `ImproveLimits`). */
export type SearchLimits = {
  readonly work: number;
  readonly dives: readonly number[];
  readonly sizes: readonly number[];
  readonly listedGrids: number;
};

/** About 1.2 s at 600 villages. */
const SEARCH: SearchLimits = {
  work: 30_000_000,
  dives: [16],
  sizes: [4, 6, 8, 10, 12],
  listedGrids: 5,
};

/** Without HiGHS, where there is time: about 6 s at 600 villages. */
const LONG_SEARCH: SearchLimits = {
  work: 60_000_000,
  dives: [16, 8, 32],
  sizes: [4, 6, 8, 10, 12],
  listedGrids: 6,
};

/** The improvement between the relaxation and the proof, and the last one of a plan that is not proved. */
const POLISH = { work: 15_000_000, sizes: [6, 9, 12], listedGrids: 6 };

/** Further courses of the dive, taken one after another while every draft breaks a rule. */
const OTHER_DIVES = [4, 24, 64];

/** What a search found; a grid without leader or outside the limits shows that it found no plan. */
export type Found = {
  readonly grids: { leader: number | null; villages: number[] }[];
  /** No plan costs less. */
  readonly isBest: boolean;
  readonly duals: Pick<CoverDuals, "pi" | "mu" | "kappa">;
  readonly lambda: Float64Array;
};

/**
 * A good plan of a problem of any size.
 *
 * Lagrangian multipliers choose a few ten thousand promising grids; a dive through their set-partitioning
 * relaxation gives a first plan; pairs and larger regions that break limits are formed anew; then a
 * large-neighbourhood search improves it region by region. With a way to HiGHS the relaxation is solved to the
 * end, and the best plan is looked for with proof (`provePlan`).
 *
 * @param loadHighs given for a thorough effort only.
 */
export async function searchPlan(
  problem: GridProblem,
  random: Random,
  effort: "quick" | "thorough",
  loadHighs?: LoadHighs,
): Promise<Found> {
  const limits = effort === "quick" || loadHighs ? SEARCH : LONG_SEARCH;
  const options = listOptions(problem);
  const multipliers = maximiseRelaxation(problem, options, 120);
  const pool = promisingColumns(problem, options, multipliers);
  const cover = plainCover(problem, pool);
  const duals = ascend(cover, { pi: multipliers.lambda }, null, 150) ?? flatDuals(problem, cover);
  const source: Source = { pool, duals, options, pooled: (0.2 * duals.bound) / problem.k };

  const makeDraft = (parts: number): Draft => {
    const draft = firstDraft(problem, source, cover, parts, random, limits);
    improveDraft(draft, source, random, limits);
    return draft;
  };
  let draft = limits.dives.map(makeDraft).reduce(cheaper);
  for (const parts of OTHER_DIVES) {
    if (!draft.grids.some((_, g) => draft.isBroken(g))) break;
    draft = cheaper(draft, makeDraft(parts));
  }
  const highs = effort === "thorough" ? await loadHighs?.() : undefined;
  const proved = highs && searchWithProof(highs, problem, source, draft, random);
  return { grids: gridsOf(draft), isBest: false, duals, lambda: multipliers.lambda, ...proved };
}

const cheaper = (a: Draft, b: Draft): Draft => (b.total() < a.total() ? b : a);

/** Make a draft better by what the relaxation tells when it is solved to the end; null when it cannot be solved. */
function searchWithProof(
  highs: Highs,
  problem: GridProblem,
  { pool, duals, options }: Source,
  draft: Draft,
  random: Random,
): Pick<Found, "grids" | "isBest" | "duals"> | null {
  const wide = wideOptions(problem, options);
  const root = rootOf(highs, problem, wide, pool, draft, duals);
  const settled = root && certify(plainCover(problem, pool), root.pi, duals.mu);
  if (!settled) return null;
  const source: Source = { pool, duals: settled, options, pooled: (0.05 * settled.bound) / problem.k };
  improveDraft(draft, source, random, POLISH);
  const { draft: best, isBest } = provePlan(highs, problem, wide, root, draft);
  if (!isBest) improveDraft(best, source, random, POLISH);
  return { grids: gridsOf(best), isBest, duals: { ...root, mu: new Float64Array(problem.m) } };
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
