import { createMoves, type Moves, type PlanState } from "./plan-state.ts";

/**
 * Build the moves that send a slot to another round, and whatever has to give way to the round it came from.
 *
 * A sibling of the same target in the other round changes places with it; a team that would be out of balance sends
 * one of its visits the other way. Teams keep their targets, so travel and ties stay as they are.
 *
 * Source: Kempe's two-colour chains, here with an early stop where a team's load allows it.
 */
export class TimeChains {
  readonly moves: Moves;
  /** Whether the last chain leaves the load of every team in every round as it is. */
  isBalanced = false;
  readonly #state: PlanState;
  /** 1 for slots of the chain; and how much each team gains in the new round less the old. */
  readonly #inChain: Uint8Array;
  readonly #gain: Int32Array;

  constructor(state: PlanState, longest: number) {
    this.#state = state;
    this.moves = createMoves(longest + state.model.rounds);
    this.#longest = longest;
    this.#inChain = new Uint8Array(state.model.slots);
    this.#gain = new Int32Array(state.model.teams);
  }
  readonly #longest: number;

  /** Fill `moves` for this slot and round; false when the chain is too long or meets a decided visit. */
  build(slot: number, round: number, isMirrored = false): boolean {
    const { moves } = this;
    const from = this.#state.schedule.roundOf[slot]!;
    moves.count = 0;
    let isOpen = this.#append(slot, from, round);
    for (let i = 0; isOpen && i < moves.count; i++) {
      isOpen =
        this.#freeTarget(moves.slots[i]!, from, round) &&
        this.#balanceTeam(moves.slots[i]!, from, round) &&
        (!isMirrored || this.#mirror(moves.slots[i]!, from, round));
    }
    this.isBalanced = true;
    for (let i = 0; i < moves.count; i++) {
      this.#inChain[moves.slots[i]!] = 0;
      if (this.#gain[moves.teams[i]!] !== 0) this.isBalanced = false;
      this.#gain[moves.teams[i]!] = 0;
    }
    return isOpen;
  }

  /** Add a slot that changes between the two rounds. */
  #append(slot: number, from: number, to: number): boolean {
    const { moves } = this;
    const { schedule } = this.#state;
    if (moves.count >= this.#longest || schedule.isFixed[slot] === 1) return false;
    const isBack = schedule.roundOf[slot] === to;
    const team = schedule.teamOf[slot]!;
    moves.slots[moves.count] = slot;
    moves.teams[moves.count] = team;
    moves.rounds[moves.count++] = isBack ? from : to;
    this.#inChain[slot] = 1;
    this.#gain[team]! += isBack ? -1 : 1;
    return true;
  }

  /** Siblings in the round that this slot goes to must change to the round it leaves. */
  #freeTarget(slot: number, from: number, to: number): boolean {
    const { schedule, model } = this.#state;
    const target = model.slotTarget[slot]!;
    if (model.minGap[target] === 0) return true;
    const goal = schedule.roundOf[slot] === to ? from : to;
    for (let other = model.slotStart[target]!; other < model.slotStart[target + 1]!; other++) {
      if (this.#inChain[other] === 1 || schedule.roundOf[other] !== goal) continue;
      if (!this.#append(other, from, to)) return false;
    }
    return true;
  }

  /** A team out of balance sends one of its visits the other way. */
  #balanceTeam(slot: number, from: number, to: number): boolean {
    const { schedule, model } = this.#state;
    const team = schedule.teamOf[slot]!;
    const gain = this.#gain[team]!;
    if (gain === 0) return true;
    const crowded = gain > 0 ? to : from;
    const thinned = gain > 0 ? from : to;
    const cells = team * (model.rounds + 1);
    const excess = schedule.load[cells + crowded]! - schedule.load[cells + thinned]! + 2 * Math.abs(gain);
    if (excess <= model.instance.balance.perRound) return true;
    for (let other = schedule.first[cells + crowded]!; other >= 0; other = schedule.next[other]!) {
      if (this.#inChain[other] === 0 && schedule.isFixed[other] === 0) return this.#append(other, from, to);
    }
    return true;
  }

  /** Visits in the other direction that sit in the round this slot goes to change rounds with it. */
  #mirror(slot: number, from: number, to: number): boolean {
    const { schedule, model } = this.#state;
    const { inspected, teamsOf } = model.reciprocity;
    const unit = inspected[model.slotTarget[slot]!]!;
    if (unit < 0) return true;
    const goal = schedule.roundOf[slot] === to ? from : to;
    const team = schedule.teamOf[slot]!;
    const teams = teamsOf[unit]!;
    for (let k = 0; k < teams.length; k++) {
      for (let s = schedule.first[teams[k]! * (model.rounds + 1) + goal]!; s >= 0; s = schedule.next[s]!) {
        if (this.#inChain[s] === 1) continue;
        if (this.#isHome(team, model.slotTarget[s]!) && !this.#append(s, from, to)) return false;
      }
    }
    return true;
  }

  /** Whether a target belongs to a unit of the team. */
  #isHome(team: number, target: number): boolean {
    const { inspecting, inspectingStart, inspected } = this.#state.model.reciprocity;
    const unit = inspected[target]!;
    const end = inspectingStart[team + 1]!;
    for (let k = inspectingStart[team]!; k < end; k++) if (inspecting[k] === unit) return unit >= 0;
    return false;
  }
}
