import { createRandom, type Random } from "../random.ts";
import { anneal, type Course, nearestPeople } from "./anneal.ts";
import { keepBetterParts } from "./better-parts.ts";
import { alongCurve } from "./along-curve.ts";
import { compileProblem, type TeamProblem } from "./problem.ts";
import { findReasons } from "./reasons.ts";
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
  /** Price of a broken rule at first, in typical distances. */
  readonly light: number;
  /** How often a run is heated up again, and how far, in typical distances. */
  readonly reheats: number;
  readonly warm: number;
  readonly regions: number;
  /** Work in the regions of what all runs together gave. */
  readonly last: number;
  /** Subsets of people weighed at once in a region. */
  readonly columns: number;
};

/** People, nearest first, among whom company for each is looked for. */
const COMPANY = 20;
/** Rounds over all regions. */
const PASSES = 100;
/** Price of a broken rule in regions, in typical distances. */
const DEAR = 1000;
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
  const columns = n <= 200 ? 13_000 : 4000;
  if (n <= 40) {
    return {
      starts: 2 * more,
      steps: 1000 * n,
      light: 10,
      reheats: 0,
      warm: 0,
      regions: 2e6,
      last: 2e6,
      columns,
    };
  }
  if (n <= 200) {
    return {
      starts: 3 * more,
      steps: 1700 * n,
      light: 10,
      reheats: 10,
      warm: 1.5,
      regions: 1e5,
      last: 2e6,
      columns,
    };
  }
  const steps = 1_600_000 * more;
  return { starts: 1, steps, light: 5, reheats: 32, warm: 1, regions: 2e7 * more, last: 0, columns };
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

/** Anneal again, cooler and at a higher price, while a rule is broken. */
function repair(roster: Roster, near: Int32Array, course: Course, random: Random): void {
  let { heavy } = course;
  for (let attempt = 0; attempt < REPAIRS && roster.broken() > 0; attempt++) {
    anneal(roster, near, { ...course, light: heavy, heavy: 4 * heavy }, random);
    heavy *= 4;
  }
}

/**
 * One run: annealing with rules that are cheap to break at first; repair; heating up and cooling down again, where each part
 * of the plan keeps what was better; then regions.
 */
function searchOnce(problem: TeamProblem, limits: Limits, random: Random): Run {
  const roster = new Roster(problem, firstTeams(problem, random), 0);
  const near = nearestPeople(roster, Math.min(COMPANY, problem.n - 1));
  const scale = typicalDistance(problem);
  const { steps } = limits;
  const cold = 0.3 * scale;
  const heavy = Math.max(8, limits.light) * scale;
  anneal(roster, near, { steps, hot: 2 * scale, cold, light: limits.light * scale, heavy }, random);
  repair(roster, near, { steps: steps / 10, hot: 0.4 * scale, cold, light: 0, heavy }, random);
  const again = { steps: steps / 10, hot: limits.warm * scale, cold, light: 10 * scale, heavy: 60 * scale };
  for (let reheat = 0; reheat < limits.reheats; reheat++) {
    const before = roster.teamOf.slice();
    anneal(roster, near, again, random);
    keepBetterParts(roster, before);
  }
  // From here on a rule is not broken for any saving.
  roster.reprice(Math.max(roster.weight, DEAR * scale));
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
 * Simulated annealing over swaps and moves with a price on broken rules (`anneal.ts`), then exact recombination of whole
 * regions of neighbouring teams as set partitioning (`region.ts`). Up to 200 people several runs are made and their teams
 * put together (`recombine.ts`); up to 24 people in teams of four, a region is everybody. Beyond 200 one run is made and
 * heated up again and again (`better-parts.ts`).
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
  const { ordered, order } = alongCurve(instance);
  const problem = compileProblem(ordered);
  const random = createRandom(seed);
  const limits = limitsFor(problem.n, effort);
  const teams = searchTeams(problem, limits, random).map((team) =>
    team.map((p) => order[p]!).sort((a, b) => a - b),
  );
  const { objective, broken } = reviewTeams(instance, teams);
  if (broken.length > 0) return { ...head, status: "partial", teams, objective, broken };
  return { ...head, status: "ok", teams, objective };
}
