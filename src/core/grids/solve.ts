import { createRandom } from "../random.ts";
import { certifyPartition, certifyRelaxation } from "./certify.ts";
import { findConflict } from "./conflict.ts";
import { leaderCover } from "./cover.ts";
import { type ExactLimits, type ExactResult, planOf, solveExactly } from "./exact.ts";
import type { GridBound, GridInstance, GridSolution } from "./grid.schema.ts";
import { simpleReasons } from "./infeasible.ts";
import { listChoices, type LoadHighs, solveMaster } from "./master.ts";
import { compileProblem, type GridProblem } from "./problem.ts";
import { listOptions, maximiseRelaxation } from "./relaxation.ts";
import { reviewPlan, type PlanReview } from "./review.ts";
import { searchPlan } from "./search.ts";

/**
 * How much work to spend. `quick` stays within the two seconds of CPU that a hosted function has, `thorough`
 * within twenty. Both are counted in steps, never in time, so that the answer is the same on every machine.
 */
export type Effort = "quick" | "thorough";

/** `loadHighs` is called only when the own search leaves something open; without it that stays open. */
export type GridOptions = {
  readonly seed?: number;
  readonly effort?: Effort;
  readonly loadHighs?: LoadHighs;
};

/** Villages up to which a proof is tried. */
const EXACT_VILLAGES = 100;

const EXACT_LIMITS: Record<Effort, ExactLimits> = {
  quick: { sets: 60_000, columns: 150_000, looked: 2_000_000, work: 30_000_000 },
  thorough: { sets: 60_000, columns: 400_000, looked: 30_000_000, work: 300_000_000 },
};
/** Connected sets beyond which no set-partitioning certificate is given. */
const CERTIFIED_SETS: Record<Effort, number> = { quick: 300_000, thorough: 20_000_000 };

/** Variables beyond which the integer program is not tried. */
const MASTER_CHOICES = 12_000;

type Grids = { leader: number | null; villages: number[] }[];

/**
 * Which villages form a grid, and who leads it: a plan for an instance of grid/1.
 *
 * Up to 100 villages a proof is tried that the plan is the best, or that there is none (`solveExactly`); larger
 * problems are searched (`searchPlan`). The answer is `ok` with the plan, its objective and a lower bound
 * that the contracts' checker verifies; `infeasible` with reasons; or `partial` when neither a plan nor a
 * proof was found: then the grids break the rules listed in `missing`.
 *
 * Same instance, seed and effort: same answer, byte for byte, in Node, Deno and the browser.
 *
 * @param instance must have passed `GridInstance`.
 */
export async function solveGrid(instance: GridInstance, options: GridOptions = {}): Promise<GridSolution> {
  const { seed = 1, effort = "quick", loadHighs } = options;
  const head = { format: "grid-solution/1", id: instance.id } as const;
  const reasons = simpleReasons(instance);
  if (reasons.length > 0) return { ...head, status: "infeasible", reasons };
  const problem = compileProblem(instance);
  const exact = problem.n <= EXACT_VILLAGES ? await proveBest(problem, effort, loadHighs) : null;
  if (exact?.status === "none") return { ...head, status: "infeasible", reasons: [findConflict(instance)] };
  if (exact?.status === "optimal") {
    const grids = exact.plan!.grids.map((villages, g) => ({ leader: exact.plan!.leaderOf[g]!, villages }));
    return answer(instance, grids, true, exactBound(problem, exact, effort));
  }
  const found = await searchPlan(problem, createRandom(seed), effort, loadHighs);
  const bound = certifyPartition(problem, found.duals, effort === "quick" ? 0 : CERTIFIED_SETS.thorough);
  const grids = better(instance, found.grids, exact?.plan ?? null);
  return answer(instance, grids, found.isBest, bound ?? certifyRelaxation(problem, found.lambda));
}

/** The exact solver, and HiGHS for what its own search leaves open. */
async function proveBest(problem: GridProblem, effort: Effort, loadHighs?: LoadHighs): Promise<ExactResult> {
  const result = solveExactly(problem, EXACT_LIMITS[effort]);
  const { pool, duals, plan } = result;
  if (result.status !== "unknown" || !result.listed || !pool || !duals || !loadHighs) return result;
  const cover = leaderCover(problem, pool);
  const below = Math.min(result.listed, plan?.total ?? Infinity);
  const choices = listChoices(cover, duals, below - duals.bound, MASTER_CHOICES);
  if (!choices) return result;
  const master = solveMaster(await loadHighs(), cover, choices, null, 200_000);
  const found = master.columns && planOf(problem, pool, master.columns);
  const best = found && (!plan || found.total < plan.total) ? found : plan;
  const isProved = master.complete && best !== null && best.total <= result.listed;
  if (master.complete && !best && result.listed === Infinity) return { ...result, status: "none" };
  return { ...result, plan: best, status: isProved ? "optimal" : "unknown" };
}

/** Whichever plan costs less, if the searched one keeps the rules at all. */
function better(instance: GridInstance, searched: Grids, known: ExactResult["plan"]): Grids {
  if (!known) return searched;
  const review = reviewPlan(instance, searched);
  if (review.isValid && review.objective.total < known.total) return searched;
  return known.grids.map((villages, g) => ({ leader: known.leaderOf[g]!, villages }));
}

function exactBound(problem: GridProblem, exact: ExactResult, effort: Effort): GridBound {
  const duals = exact.rootDuals ?? exact.duals;
  const listed = exact.listed === Infinity ? exact.pool : null;
  const bound = duals && certifyPartition(problem, duals, CERTIFIED_SETS[effort], listed);
  if (bound) return bound;
  const multipliers = maximiseRelaxation(
    { ...problem, prev: problem.prev.map(() => -1) },
    plainOptions(problem),
    120,
  );
  return certifyRelaxation(problem, multipliers.lambda);
}

/** Options without leaders: what the plain relaxation sees. */
function plainOptions(problem: GridProblem) {
  const n = problem.n;
  return listOptions({
    ...problem,
    m: 0,
    prev: new Int32Array(n).fill(-1),
    lockOf: new Int32Array(n).fill(-1),
    lockCount: new Int32Array(0),
  });
}

function answer(instance: GridInstance, grids: Grids, optimal: boolean, bound: GridBound): GridSolution {
  const head = { format: "grid-solution/1", id: instance.id } as const;
  const ordered = grids
    .map(({ leader, villages }) => ({ leader, villages: villages.slice().sort((a, b) => a - b) }))
    .sort((a, b) => (a.villages[0] ?? Infinity) - (b.villages[0] ?? Infinity));
  const review = reviewPlan(instance, ordered);
  const centers = review.grids.map(({ center }) => center ?? -1);
  if (!review.isValid) {
    const missing = missingOf(review);
    return {
      ...head,
      status: "partial",
      grids: ordered.map((grid, g) => ({ ...grid, center: centers[g]! })),
      missing,
    };
  }
  const led = ordered.map(({ leader, villages }, g) => ({ leader: leader!, villages, center: centers[g]! }));
  const { objective } = review;
  const isOptimal = optimal || bound.value > objective.total - 1 + 1e-6;
  return { ...head, status: "ok", grids: led, objective, optimal: isOptimal, bound };
}

/** What keeps an arrangement from being a plan: the broken rules grid by grid, and villages in no grid. */
function missingOf(review: PlanReview) {
  return [
    ...review.missing.map((village) => ({ code: "village_unassigned", village })),
    ...review.grids.flatMap(({ violations }, grid) =>
      violations.map((violation) => ({ grid, ...violation })),
    ),
  ];
}
