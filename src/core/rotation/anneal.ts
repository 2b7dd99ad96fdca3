import type { Random } from "../random.ts";
import type { CrossSwaps } from "./cross-swaps.ts";
import type { EjectionChains } from "./ejection.ts";
import { exponentialQuantiles } from "./exact-log.ts";
import { BARRED } from "./model.ts";
import type { PlanState } from "./plan-state.ts";
import type { TimeChains } from "./time-chains.ts";

/**
 * The course of an annealing run. In each of `blocks` blocks, `steps` moves are tried at one temperature; then the
 * temperature and the price of a mutual pair are multiplied by their factors.
 *
 * `timeShare` is the share of moves that only change rounds, in 256ths; `focus` likewise the share of moves that
 * start from a visit with something wrong or dear about it.
 */
export type Course = {
  blocks: number;
  steps: number;
  temperature: number;
  cooling: number;
  mutualWeight: number;
  weightGrowth: number;
  timeShare: number;
  crossShare: number;
  mirrorShare: number;
  focus: number;
  brokenWeight: number;
};

/** The best plan without broken rules that a search has met. */
export type Incumbent = { cost: number; teamOf: Int32Array; roundOf: Int32Array };

const QUANTILES = exponentialQuantiles(4096);

/**
 * Simulated annealing on a plan with weighted faults. Ends early when a plan reaches `bound`.
 *
 * @returns the cheapest plan without faults that was met and is cheaper than `incumbent`, else `incumbent`.
 */
export function anneal(
  state: PlanState,
  moves: { time: TimeChains; chains: EjectionChains; cross: CrossSwaps },
  random: Random,
  course: Course,
  bound: number,
  incumbent: Incumbent | null,
): Incumbent | null {
  const { schedule, tally, model } = state;
  let best = incumbent;
  let temperature = course.temperature;
  let weight = course.mutualWeight;
  for (let block = 0; block < course.blocks; block++) {
    state.mutualWeight = weight;
    state.brokenWeight = course.brokenWeight;
    const troubled = troubledSlots(state);
    for (let step = 0; step < course.steps; step++) {
      const threshold = temperature * QUANTILES[random.u32() & 4095]!;
      const dice = random.u32();
      const isFocused = troubled.length > 0 && (dice & 255) < course.focus;
      const slot = isFocused ? troubled[random.int(troubled.length)]! : random.int(model.slots);
      if (schedule.isFixed[slot] === 1) continue;
      if (((dice >>> 16) & 255) < course.crossShare) {
        moves.cross.attempt(slot, random, threshold);
      } else if (((dice >>> 8) & 255) < course.timeShare) {
        const round = 1 + random.int(model.rounds);
        if (
          round === schedule.roundOf[slot] ||
          !moves.time.build(slot, round, dice >>> 24 < course.mirrorShare)
        )
          continue;
        if (moves.time.isBalanced && !model.hasRoundRules) state.retime(moves.time.moves, threshold);
        else if (state.move(moves.time.moves) > threshold) state.undo();
      } else if (moves.chains.find(slot, threshold)) {
        state.move(moves.chains.best);
      }
      if (tally.mutual === 0 && tally.broken === 0 && (best === null || tally.cost < best.cost)) {
        best = { cost: tally.cost, teamOf: schedule.teamOf.slice(), roundOf: schedule.roundOf.slice() };
        if (best.cost <= bound) return best;
      }
    }
    temperature *= course.cooling;
    weight *= course.weightGrowth;
  }
  return best;
}

/** Visits that break a rule or have a price above what the duals ask. */
function troubledSlots({ model, schedule, gap }: PlanState): number[] {
  const troubled: number[] = [];
  for (let slot = 0; slot < model.slots; slot++) {
    const target = model.slotTarget[slot]!;
    const team = schedule.teamOf[slot]!;
    const round = schedule.roundOf[slot]!;
    const isDear = gap[target * model.teams + team]! > 0 && gap[target * model.teams + team]! < BARRED;
    if (isDear || schedule.mutualAt(team, target, round) > 0 || schedule.faultsAt(slot, team, round) > 0) {
      troubled.push(slot);
    }
  }
  return troubled;
}
