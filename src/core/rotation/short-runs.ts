import type { Random } from "../random.ts";
import { anneal, type Course, createNeighbourhood, type Incumbent } from "./anneal.ts";
import type { ChainLimits } from "./ejection.ts";
import { type PlanState, stateOf } from "./plan-state.ts";

/** Runs in all. */
const RUNS = 4;
/** Chains that pay where they are a small share of very many moves. */
const CHAINS: ChainLimits = { depth: 4, width: 10, steps: 40 };

/** What all runs have in common: their course, the price at which they end, and where chance comes from. */
export type RunCourse = { course: Course; floor: number; random: Random };

/**
 * Several short annealing runs, for problems in which plans differ much from run to run: one from each start, the
 * rest on from where the better of these ended.
 *
 * @returns the cheapest plan without broken rules of all runs, or null.
 */
export function annealShortly(starts: readonly PlanState[], run: RunCourse): Incumbent | null {
  const found = starts.map((state) => ({ state, best: annealOnce(state, run) }));
  found.sort((a, b) => costOf(a.best) - costOf(b.best));
  let { best } = found[0]!;
  for (let n = starts.length; n < RUNS; n++) {
    if (costOf(best) <= run.floor) return best;
    const next = annealOnce(found[0]!.state, run);
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

const annealOnce = (state: PlanState, { course, floor, random }: RunCourse): Incumbent | null =>
  anneal(state, createNeighbourhood(state, random, CHAINS), random, course, floor, null);

const costOf = (plan: Incumbent | null): number => plan?.cost ?? Infinity;
