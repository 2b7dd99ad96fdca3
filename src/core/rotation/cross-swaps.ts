import type { Random } from "../random.ts";
import { BARRED } from "./model.ts";
import { createMoves, type Moves, type PlanState } from "./plan-state.ts";
import type { TimeChains } from "./time-chains.ts";

/**
 * Two visits in different rounds exchange their teams; a time chain between the two rounds then balances the teams.
 * Chains within one round would reach such a pair only through worse plans.
 */
export class CrossSwaps {
  readonly #state: PlanState;
  readonly #time: TimeChains;
  /** Teams of each target by reduced price, `width` each. */
  readonly #near: Int32Array;
  readonly #width: number;
  readonly #swap: Moves = createMoves(2);
  readonly #candidates: number[] = [];

  constructor(state: PlanState, time: TimeChains, near: Int32Array, width: number) {
    this.#state = state;
    this.#time = time;
    this.#near = near;
    this.#width = width;
  }

  /** Swap this slot with one of a near team in another round; keep that if it costs at most `limit` in all. */
  attempt(slot: number, random: Random, limit: number): boolean {
    const { schedule, model, tally } = this.#state;
    const near = this.#near[model.slotTarget[slot]! * this.#width + random.int(this.#width)]!;
    if (near < 0 || near === schedule.teamOf[slot]) return false;
    const other = this.#pickPartner(slot, near, random, limit);
    if (other < 0) return false;
    const round = schedule.roundOf[slot]!;
    const otherRound = schedule.roundOf[other]!;
    const broken = tally.broken;
    const cost = this.#state.move(this.#exchange(slot, other));
    if (tally.broken === broken) return this.#keepIf(cost <= limit, 1);
    const first = random.int(2) === 0 ? slot : this.#companion(slot, near, round);
    if (first < 0 || !this.#time.build(first, otherRound)) return this.#keepIf(false, 1);
    return this.#keepIf(cost + this.#state.move(this.#time.moves) <= limit, 2);
  }

  /** A slot of the other team, in another round, with which the swap alone would not cost too much; or -1. */
  #pickPartner(slot: number, near: number, random: Random, limit: number): number {
    const { schedule, model, gap, mutualWeight } = this.#state;
    const target = model.slotTarget[slot]!;
    const team = schedule.teamOf[slot]!;
    const round = schedule.roundOf[slot]!;
    const rise = gap[target * model.teams + near]! - gap[target * model.teams + team]!;
    const most = limit + 2 * mutualWeight;
    this.#candidates.length = 0;
    if (rise > most || schedule.faultsAt(slot, near, round) > 0) return -1;
    for (let r = 1; r <= model.rounds; r++) {
      if (r === round) continue;
      let other = schedule.first[near * (model.rounds + 1) + r]!;
      for (; other >= 0; other = schedule.next[other]!) {
        const row = model.slotTarget[other]! * model.teams;
        const isPossible = gap[row + team] !== BARRED && schedule.isFixed[other] === 0;
        const fall = gap[row + near]! - gap[row + team]!;
        if (isPossible && rise - fall <= most && row !== target * model.teams) this.#candidates.push(other);
      }
    }
    if (this.#candidates.length === 0) return -1;
    const other = this.#candidates[random.int(this.#candidates.length)]!;
    return schedule.faultsAt(other, team, schedule.roundOf[other]!) > 0 ? -1 : other;
  }

  #exchange(slot: number, other: number): Moves {
    const { schedule } = this.#state;
    const { slots, teams, rounds } = this.#swap;
    this.#swap.count = 2;
    slots[0] = slot;
    slots[1] = other;
    teams[0] = schedule.teamOf[other]!;
    teams[1] = schedule.teamOf[slot]!;
    rounds[0] = schedule.roundOf[slot]!;
    rounds[1] = schedule.roundOf[other]!;
    return this.#swap;
  }

  /** Another movable slot in the same cell, or -1. */
  #companion(slot: number, team: number, round: number): number {
    const { schedule, model } = this.#state;
    let other = schedule.first[team * (model.rounds + 1) + round]!;
    while (other >= 0 && (other === slot || schedule.isFixed[other] === 1)) other = schedule.next[other]!;
    return other;
  }

  #keepIf(isKept: boolean, moves: number): boolean {
    if (isKept) return true;
    for (let i = 0; i < moves; i++) this.#state.undo();
    return false;
  }
}
