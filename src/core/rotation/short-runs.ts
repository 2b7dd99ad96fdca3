import type { Random } from "../random.ts";
import { anneal, type Course, createNeighbourhood, type Incumbent } from "./anneal.ts";
import type { ChainLimits } from "./ejection.ts";
import { type PlanState, stateOf } from "./plan-state.ts";

/** Runs in all, and runs from each start: one alone may end badly from the better start too. */
const RUNS = 6;
const TRIALS = 2;
/** Chains that pay where they are a small share of very many moves. */
const CHAINS: ChainLimits = { depth: 4, width: 10, steps: 40 };

/** What all runs have in common: their course, the price at which they end, and where chance comes from. */
export type RunCourse = { course: Course; floor: number; random: Random };

/**
 * Several short annealing runs, for problems in which plans differ much from run to run: some from each start, the
 * rest on from where the better of these ended.
 *
 * @returns the cheapest plan without broken rules of all runs, or null.
 */
export function annealShortly(starts: readonly PlanState[], run: RunCourse): Incumbent | null {
  const found = starts.map((state) => ({ state, best: annealOften(state, run, TRIALS, null) }));
  found.sort((a, b) => costOf(a.best) - costOf(b.best));
  const { state, best } = found[0]!;
  return annealOften(state, run, RUNS - TRIALS * starts.length, best);
}

/** The cheapest plan of a number of runs, each on from where the one before ended, and of one known before. */
function annealOften(
  state: PlanState,
  { course, floor, random }: RunCourse,
  runs: number,
  known: Incumbent | null,
): Incumbent | null {
  let best = known;
  for (let n = 0; n < runs && costOf(best) > floor; n++) {
    const next = anneal(state, createNeighbourhood(state, random, CHAINS), random, course, floor, null);
    if (costOf(next) < costOf(best)) best = next;
  }
  return best;
}

/** Once more from a plan, cooler and longer, with its prices and decided visits taken from a state of that problem. */
export function annealLonger(
  best: Incumbent,
  of: PlanState,
  { course, floor, random }: RunCourse,
): Incumbent {
  const cooler: Course = {
    ...course,
    steps: 2 * course.steps,
    temperature: 0.65 * course.temperature,
    mutualWeight: 2 * course.mutualWeight,
    weightGrowth: 1.007,
  };
  const state = stateOf(of, best);
  return anneal(state, createNeighbourhood(state, random, CHAINS), random, cooler, floor, best) ?? best;
}

const costOf = (plan: Incumbent | null): number => plan?.cost ?? Infinity;
