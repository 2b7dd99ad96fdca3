import type { Random } from "../random.ts";
import { CrossSwaps } from "./cross-swaps.ts";
import { type ChainLimits, EjectionChains, nearestTeams } from "./ejection.ts";
import { exponentialQuantiles } from "./exact-log.ts";
import type { PlanState } from "./plan-state.ts";
import { SimpleMoves } from "./simple-moves.ts";
import { TimeChains } from "./time-chains.ts";

/**
 * The course of an annealing run. In each of `blocks` blocks, `steps` moves are tried at one temperature; then the
 * temperature and the price of a mutual pair of visits are multiplied by their factors.
 *
 * The shares are in 256ths: of moves that swap across rounds; of the rest, those that only change rounds; of these,
 * those that take mutual visits along; and of all, those that start from a visit with something wrong or dear.
 */
export type Course = {
  blocks: number;
  steps: number;
  temperature: number;
  cooling: number;
  mutualWeight: number;
  weightGrowth: number;
  brokenWeight: number;
  crossShare: number;
  timeShare: number;
  mirrorShare: number;
  focusShare: number;
  /** Share of the smallest moves. */
  simpleShare: number;
};

/** The best plan without broken rules that a search has met. */
export type Incumbent = { cost: number; teamOf: Int32Array; roundOf: Int32Array };

/** The moves of annealing on one plan. */
export type Neighbourhood = {
  time: TimeChains;
  chains: EjectionChains;
  cross: CrossSwaps;
  simple: SimpleMoves;
};

const QUANTILES = exponentialQuantiles(4096);
const LONGEST_CHAIN = 60;
const CHAIN_LIMITS: ChainLimits = { depth: 4, width: 10, steps: 100 };

export function createNeighbourhood(state: PlanState, random: Random, limits = CHAIN_LIMITS): Neighbourhood {
  const { width } = limits;
  const time = new TimeChains(state, LONGEST_CHAIN);
  const pickRound = () => 1 + random.int(state.model.rounds);
  return {
    time,
    chains: new EjectionChains(state, limits, pickRound),
    cross: new CrossSwaps(state, time, nearestTeams(state, width), width),
    simple: new SimpleMoves(state, nearestTeams(state, width), width),
  };
}

/** A copy of the plan, if it breaks no rule. */
export function incumbentOf({ tally, schedule }: PlanState): Incumbent | null {
  if (tally.mutual > 0 || tally.broken > 0) return null;
  return { cost: tally.cost, teamOf: schedule.teamOf.slice(), roundOf: schedule.roundOf.slice() };
}

/**
 * Simulated annealing on a plan whose broken rules have a price. Ends early when a plan reaches `floor`. Prices and
 * limits are whole numbers throughout, which engines pass on without a box of their own for each.
 *
 * @returns the cheapest plan without broken rules that was met and is cheaper than `incumbent`, else `incumbent`.
 * Source: Kirkpatrick, Gelatt and Vecchi, Science 220 (1983); the price of a conflict grows as in penalty methods.
 */
export function anneal(
  state: PlanState,
  moves: Neighbourhood,
  random: Random,
  course: Course,
  floor: number,
  incumbent: Incumbent | null,
): Incumbent | null {
  const { schedule, tally, model } = state;
  let best = incumbent;
  let { temperature, mutualWeight } = course;
  state.brokenWeight = Math.round(course.brokenWeight);
  for (let block = 0; block < course.blocks; block++) {
    state.mutualWeight = Math.max(1, Math.round(mutualWeight));
    const troubled = troubledSlots(state);
    for (let step = 0; step < course.steps; step++) {
      const threshold = Math.floor(temperature * QUANTILES[random.u32() & 4095]!);
      const dice = random.u32();
      const isFocused = troubled.length > 0 && (dice & 255) < course.focusShare;
      const slot = isFocused ? troubled[random.int(troubled.length)]! : random.int(model.slots);
      if (schedule.isFixed[slot] === 1) continue;
      if (course.simpleShare > 0 && random.int(256) < course.simpleShare) {
        moves.simple.attempt(slot, random, threshold);
      } else tryMove(state, moves, random, course, slot, dice, threshold);
      if (tally.mutual === 0 && tally.broken === 0 && (best === null || tally.cost < best.cost)) {
        best = incumbentOf(state)!;
        if (best.cost <= floor) return best;
      }
    }
    temperature *= course.cooling;
    mutualWeight *= course.weightGrowth;
  }
  return best;
}

function tryMove(
  state: PlanState,
  { time, chains, cross }: Neighbourhood,
  random: Random,
  course: Course,
  slot: number,
  dice: number,
  threshold: number,
): void {
  if (((dice >>> 16) & 255) < course.crossShare) {
    cross.attempt(slot, random, threshold);
  } else if (((dice >>> 8) & 255) < course.timeShare) {
    const round = 1 + random.int(state.model.rounds);
    const isMirrored = dice >>> 24 < course.mirrorShare;
    if (round === state.schedule.roundOf[slot] || !time.build(slot, round, isMirrored)) return;
    if (time.isBalanced && !state.model.hasRoundRules) state.retime(time.moves, threshold);
    else if (state.move(time.moves) > threshold) state.undo();
  } else if (chains.find(slot, threshold)) {
    state.move(chains.best);
  }
}

/** Visits that break a rule, or whose price is above what the duals ask. */
function troubledSlots({ model, schedule, gap }: PlanState): number[] {
  const troubled: number[] = [];
  for (let slot = 0; slot < model.slots; slot++) {
    if (schedule.isFixed[slot] === 1) continue;
    const target = model.slotTarget[slot]!;
    const team = schedule.teamOf[slot]!;
    const round = schedule.roundOf[slot]!;
    const isDear = gap[target * model.teams + team]! > 0;
    if (isDear || schedule.mutualAt(team, target, round) > 0 || schedule.faultsAt(slot, team, round) > 0) {
      troubled.push(slot);
    }
  }
  return troubled;
}
