import { createRandom, type Random } from "../random.ts";
import { anneal, nearestPeople } from "./anneal.ts";
import { compileProblem, type TeamProblem } from "./problem.ts";
import { findReasons } from "./reasons.ts";
import { polish } from "./reform.ts";
import { improveRegions } from "./region.ts";
import { recombine } from "./recombine.ts";
import { reviewTeams } from "./review.ts";
import { Roster } from "./roster.ts";
import type { TeamInstance, TeamSolution } from "./team.schema.ts";

/** How much work to spend, counted in steps and never in time; `thorough` is about ten times `quick`. */
export type Effort = "quick" | "thorough";

/** `seed` decides between equals and drives the search. */
export type TeamOptions = { readonly seed?: number; readonly effort?: Effort };

/** Work of each part of the search, of which `starts` runs are made. */
type Limits = {
  readonly starts: number;
  readonly steps: number;
  readonly polish: number;
  readonly regions: number;
  /** Work in the regions of what all runs together gave. */
  readonly last: number;
  /** Subsets of people weighed at once in a region. */
  readonly columns: number;
};

/** People, nearest first, among whom company for each is looked for; teams around each in {@link polish}. */
const COMPANY = 40;
const AROUND = 5;
/** Rounds over all regions. */
const PASSES = 20;
/** Attempts to mend a plan that still breaks a rule. */
const REPAIRS = 4;

type Run = {
  readonly roster: Roster;
  readonly near: Int32Array;
  readonly isBest: boolean;
  readonly broken: number;
  readonly cost: number;
};

/** Short runs from several starts while they fit the time that a function has; beyond, one long one. */
function limitsFor(n: number, effort: Effort): Limits {
  const more = effort === "thorough" ? 10 : 1;
  // 13,000 columns are all subsets of 24 people in teams of four.
  if (n <= 40)
    return { starts: 2 * more, steps: 3000 * n, polish: 1e6, regions: 2e6, last: 2e6, columns: 13_000 };
  if (n <= 200)
    return { starts: 10 * more, steps: 5000 * n, polish: 0, regions: 1e5, last: 2e6, columns: 13_000 };
  return {
    starts: 1,
    steps: 6_000_000 * more,
    polish: 3e6 * more,
    regions: 1e7 * more,
    last: 0,
    columns: 4000,
  };
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

/** One run: annealing, hotter while a rule is broken, neighbouring teams formed anew, then regions. */
function searchOnce(problem: TeamProblem, limits: Limits, random: Random): Run {
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
  const work = { columns: limits.columns, work: limits.regions, passes: PASSES };
  const isBest = improveRegions(roster, near, random, work);
  return { roster, near, isBest, broken: roster.broken(), cost: roster.cost() };
}

/**
 * Teams from several runs; there are no more once one is known to be the best there is. What the runs found is put
 * together, and regions of that are formed anew.
 */
function searchTeams(problem: TeamProblem, limits: Limits, random: Random): number[][] {
  const runs = [searchOnce(problem, limits, random)];
  const isProved = () => runs.some(({ isBest, broken }) => isBest && broken === 0);
  while (runs.length < limits.starts && !isProved()) runs.push(searchOnce(problem, limits, random));
  const best = runs.reduce((a, b) =>
    b.broken < a.broken || (b.broken === a.broken && b.cost < a.cost) ? b : a,
  );
  const { roster, near } = best;
  if (limits.starts > 1 && best.broken === 0 && !isProved()) {
    const others = runs.filter(({ broken }) => broken === 0).map((run) => run.roster.teams());
    recombine(roster, others);
    const work = { columns: limits.columns, work: limits.last, passes: PASSES };
    improveRegions(roster, near, random, work);
  }
  return roster.teams();
}

/**
 * Who goes together: teams for an instance of team/1.
 *
 * `ok` with teams that break no rule; `infeasible` with reasons that can be checked; or `partial` when neither teams
 * nor a proof were found: then the best teams met, with the rules they break.
 *
 * Simulated annealing over swaps and moves with a price on broken rules (`anneal.ts`), then exact recombination of two
 * or three neighbouring teams (`reform.ts`) and of whole regions as set partitioning (`region.ts`). Up to 200 people
 * several runs are made and their teams put together (`recombine.ts`); up to 24 people in teams of four, a region is
 * everybody.
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
  const teams = searchTeams(problem, limits, random);
  const { objective, broken } = reviewTeams(instance, teams);
  if (broken.length > 0) return { ...head, status: "partial", teams, objective, broken };
  return { ...head, status: "ok", teams, objective };
}
