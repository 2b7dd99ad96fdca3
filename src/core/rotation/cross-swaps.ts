import type { Random } from "../random.ts";
import { BARRED } from "./model.ts";
import { createMoves, type Moves, type PlanState } from "./plan-state.ts";
import type { TimeChains } from "./time-chains.ts";

/**
 * Two visits in different rounds exchange their teams; a time chain between the two rounds then balances the teams.
 * In-round chains alone would reach such a pair only through worse plans.
 */
export class CrossSwaps {
  readonly #moves: Moves = createMoves(2);
  readonly #state: PlanState;
  readonly #time: TimeChains;
  readonly #near: Int32Array;
  readonly #width: number;
  readonly #slotsOf: Int32Array;

  constructor(state: PlanState, time: TimeChains, near: Int32Array, width: number) {
    this.#state = state;
    this.#time = time;
    this.#near = near;
    this.#width = width;
    this.#slotsOf = new Int32Array(state.model.slots);
  }

  /** Swap this slot with a random one of a near team, and keep that if it costs at most `threshold`. */
  attempt(slot: number, random: Random, threshold: number): boolean {
    const { schedule, model, gap, tally } = this.#state;
    const target = model.slotTarget[slot]!;
    const team = schedule.teamOf[slot]!;
    const round = schedule.roundOf[slot]!;
    const near = this.#near[target * this.#width + random.int(this.#width)]!;
    if (near < 0 || near === team) return false;
    const g0 = gap[target * model.teams + near]! - gap[target * model.teams + team]!;
    const limit = threshold + 500;
    if (g0 > limit) return false;
    let count = 0;
    for (let r = 1; r <= model.rounds; r++) {
      if (r === round) continue;
      for (
        let other = schedule.first[near * (model.rounds + 1) + r]!;
        other >= 0;
        other = schedule.next[other]!
      ) {
        const g = gap[model.slotTarget[other]! * model.teams + team]!;
        if (g === BARRED || schedule.isFixed[other] === 1) continue;
        if (g0 + g - gap[model.slotTarget[other]! * model.teams + near]! <= limit)
          this.#slotsOf[count++] = other;
      }
    }
    if (count === 0) return false;
    const other = this.#slotsOf[random.int(count)]!;
    if (model.slotTarget[other] === target) return false;
    const otherRound = schedule.roundOf[other]!;
    if (schedule.faultsAt(slot, near, round) > 0 || schedule.faultsAt(other, team, otherRound) > 0)
      return false;
    const moves = this.#moves;
    moves.count = 2;
    moves.slots[0] = slot;
    moves.teams[0] = near;
    moves.rounds[0] = round;
    moves.slots[1] = other;
    moves.teams[1] = team;
    moves.rounds[1] = otherRound;
    const broken = tally.broken;
    let total = this.#state.move(moves);
    if (tally.broken > broken) {
      const start = (random.u32() & 1) === 1 ? slot : this.#pick(near, round, slot);
      if (start < 0 || !this.#time.build(start, otherRound)) {
        this.#state.undo();
        return false;
      }
      total += this.#state.move(this.#time.moves);
      if (total <= threshold) return true;
      this.#state.undo();
      this.#state.undo();
      return false;
    }
    if (total <= threshold) return true;
    this.#state.undo();
    return false;
  }

  #pick(team: number, round: number, not: number): number {
    const { schedule, model } = this.#state;
    for (let s = schedule.first[team * (model.rounds + 1) + round]!; s >= 0; s = schedule.next[s]!)
      if (s !== not && schedule.isFixed[s] === 0) return s;
    return -1;
  }
}
