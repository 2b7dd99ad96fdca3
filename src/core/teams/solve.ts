import { createRandom, type Random } from "../random.ts";
import { anneal, nearestPeople } from "./anneal.ts";
import { compileProblem, type TeamProblem } from "./problem.ts";
import { findReasons } from "./reasons.ts";
import { polish } from "./reform.ts";
import { improveRegions } from "./region.ts";
import { reviewTeams } from "./review.ts";
import { Roster } from "./roster.ts";
import type { TeamInstance, TeamSolution } from "./team.schema.ts";

/** How much work to spend, counted in steps and never in time; `thorough` is about ten times `quick`. */
export type Effort = "quick" | "thorough";

/** `seed` decides between equals and drives the search. */
export type TeamOptions = { readonly seed?: number; readonly effort?: Effort };

/** Work of each part of the search; `starts` runs are made and the best one is kept. */
type Limits = {
  readonly starts: number;
  readonly steps: number;
  readonly polish: number;
  readonly regions: number;
  /** Subsets of people weighed at once in a region. */
  readonly columns: number;
};

/** People, nearest first, among whom company for each is looked for; teams around each in {@link polish}. */
const COMPANY = 40;
const AROUND = 5;
/** Attempts to mend a plan that still breaks a rule. */
const REPAIRS = 4;

/** Short runs from several starts while they fit the time that a function has; beyond, one long one. */
function limitsFor(n: number, effort: Effort): Limits {
  const more = effort === "thorough" ? 10 : 1;
  // 13,000 columns are all subsets of 24 people in teams of four.
  if (n <= 40) return { starts: 2 * more, steps: 3000 * n, polish: 1e6, regions: 2e6, columns: 13_000 };
  if (n <= 200) return { starts: 4 * more, steps: 6000 * n, polish: 1e6, regions: 2e6, columns: 13_000 };
  return { starts: 1, steps: 6_000_000 * more, polish: 3e6 * more, regions: 1e7 * more, columns: 4000 };
}

/** Fixed people first, then everyone in random order to the smallest team: sizes are kept if they can be. */
function firstTeams(problem: TeamProblem, random: Random): Int32Array {
  const { n, teams, fixedTo } = problem;
  const teamOf = fixedTo.slice();
  const count = new Int32Array(teams);
  for (const g of fixedTo) if (g >= 0) count[g]!++;
  const free = Array.from({ length: n }, (_, p) => p).filter((p) => fixedTo[p]! < 0);
  for (const p of random.shuffle(free)) {
    let smallest = 0;
    for (let g = 1; g < teams; g++) if (count[g]! < count[smallest]!) smallest = g;
    teamOf[p] = smallest;
    count[smallest]!++;
  }
  return teamOf;
}

/** A distance that neighbouring teams typically lie apart: that of two people anywhere, over the root of the teams. */
function typicalDistance({ n, pair, teams }: TeamProblem): number {
  let sum = 0;
  for (let p = 0; p < n; p++) for (let q = 0; q < p; q++) sum += pair[p * n + q]!;
  return 1 + (2 * sum) / Math.max(1, n * (n - 1)) / Math.sqrt(teams);
}

/** One run: annealing, neighbouring teams formed anew, then regions; repeated hotter while a rule is broken. */
function searchOnce(
  problem: TeamProblem,
  limits: Limits,
  random: Random,
): { teams: number[][]; isBest: boolean } {
  const roster = new Roster(problem, firstTeams(problem, random), 0);
  const near = nearestPeople(roster, Math.min(COMPANY, problem.n - 1));
  const scale = typicalDistance(problem);
  let course = {
    steps: limits.steps,
    hot: 3 * scale,
    cold: 0.1 * scale,
    light: 10 * scale,
    heavy: 30 * scale,
  };
  anneal(roster, near, course, random);
  for (let repair = 0; repair < REPAIRS && roster.broken() > 0; repair++) {
    course = { ...course, light: 3 * course.light, heavy: 3 * course.heavy };
    anneal(roster, near, course, random);
  }
  polish(roster, near, AROUND, limits.polish);
  const work = { columns: limits.columns, work: limits.regions, passes: 20 };
  const isBest = improveRegions(roster, near, random, work);
  return { teams: roster.teams(), isBest };
}

/** The best of several runs; there are no more once one is known to be the best there is. */
function searchTeams(instance: TeamInstance, problem: TeamProblem, limits: Limits, random: Random) {
  const run = () => {
    const { teams, isBest } = searchOnce(problem, limits, random);
    return { teams, isBest, ...reviewTeams(instance, teams) };
  };
  let best = run();
  for (let start = 1; start < limits.starts && !(best.isBest && best.broken.length === 0); start++) {
    const other = run();
    const fewer = other.broken.length - best.broken.length;
    if (fewer < 0 || (fewer === 0 && other.objective.total < best.objective.total)) best = other;
  }
  return best;
}

/**
 * Who goes together: teams for an instance of team/1.
 *
 * `ok` with teams that break no rule; `infeasible` with reasons that can be checked; or `partial` when neither teams
 * nor a proof were found: then the best teams met, with the rules they break.
 *
 * Simulated annealing over swaps and moves with a price on broken rules (`anneal.ts`), then exact recombination of two
 * or three neighbouring teams (`reform.ts`) and of whole regions as set partitioning (`region.ts`). Up to 24 people
 * in teams of four, a region is everybody.
 *
 * Same instance, seed and effort: same answer, byte for byte, in Node, Deno and the browser.
 *
 * @param instance must have passed `TeamInstance`.
 */
export function solveTeams(instance: TeamInstance, options: TeamOptions = {}): TeamSolution {
  const { seed = 1, effort = "quick" } = options;
  const head = { format: "team-solution/1", id: instance.id } as const;
  const reasons = findReasons(instance);
  if (reasons.length > 0) return { ...head, status: "infeasible", reasons };
  const problem = compileProblem(instance);
  const random = createRandom(seed);
  const limits = limitsFor(problem.n, effort);
  const { teams, objective, broken } = searchTeams(instance, problem, limits, random);
  if (broken.length > 0) return { ...head, status: "partial", teams, objective, broken };
  return { ...head, status: "ok", teams, objective };
}
