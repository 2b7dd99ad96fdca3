import type { RotationModel } from "./model.ts";
import type { Schedule } from "./schedule.ts";

/**
 * Spread visits whose teams are known over the rounds: no target twice in a round, and each team's visits as even as
 * can be, so that a team of load n makes floor(n / R) or ceil(n / R) visits in each round.
 *
 * The visits are edges between targets and teams, a team of more than R visits being split into parts of R; every
 * such bipartite multigraph has an R-edge-colouring. An edge takes a colour free at both ends, of those the one with
 * the fewest mutual visits so far; if there is none, a chain of two colours is flipped to make one free. Visits that
 * closed rounds leave without a colour go where they break least, for the search to mend.
 *
 * Slots already placed (decided visits) keep their round. Afterwards every slot is placed.
 * Time O(slots * (teams + targets)) at worst, near O(slots * R) in practice.
 * Source: König 1916; evenness by splitting as in de Werra, "Equitable colorations of graphs", RAIRO 1971.
 */
export function spreadOverRounds(schedule: Schedule, teamOf: Int32Array): void {
  const colouring = new Colouring(schedule, teamOf);
  const { slots } = schedule.model;
  const waiting: number[] = [];
  for (let slot = 0; slot < slots; slot++) {
    if (schedule.roundOf[slot]! > 0) continue;
    if (!colouring.colour(slot)) waiting.push(slot);
  }
  for (const slot of waiting) colouring.force(slot);
}

class Colouring {
  readonly #schedule: Schedule;
  readonly #model: RotationModel;
  readonly #teamOf: Int32Array;
  /** The part of its team that each slot belongs to. */
  readonly #part: Int32Array;
  /** Slot that holds a colour at a part or a target, or -1. */
  readonly #atPart: Int32Array;
  readonly #atTarget: Int32Array;

  constructor(schedule: Schedule, teamOf: Int32Array) {
    const { model } = schedule;
    this.#schedule = schedule;
    this.#model = model;
    this.#teamOf = teamOf;
    this.#part = new Int32Array(model.slots);
    const loads = new Int32Array(model.teams);
    for (let slot = 0; slot < model.slots; slot++) loads[teamOf[slot]!]!++;
    const firstPart = new Int32Array(model.teams + 1);
    for (let t = 0; t < model.teams; t++) {
      firstPart[t + 1] = firstPart[t]! + Math.ceil(loads[t]! / model.rounds);
    }
    const filled = new Int32Array(model.teams);
    for (let slot = 0; slot < model.slots; slot++) {
      const team = teamOf[slot]!;
      this.#part[slot] = firstPart[team]! + Math.floor(filled[team]!++ / model.rounds);
    }
    this.#atPart = new Int32Array(firstPart[model.teams]! * (model.rounds + 1)).fill(-1);
    this.#atTarget = new Int32Array(model.targets * (model.rounds + 1)).fill(-1);
    for (let slot = 0; slot < model.slots; slot++) {
      if (schedule.roundOf[slot]! > 0) this.#mark(slot, schedule.roundOf[slot]!, slot);
    }
  }

  #mark(slot: number, round: number, holder: number): void {
    const { rounds, slotTarget } = this.#model;
    this.#atPart[this.#part[slot]! * (rounds + 1) + round] = holder;
    this.#atTarget[slotTarget[slot]! * (rounds + 1) + round] = holder;
  }

  #put(slot: number, round: number): void {
    this.#mark(slot, round, slot);
    this.#schedule.place(slot, this.#teamOf[slot]!, round);
  }

  /** Place a slot in a round free at both ends; false when closed rounds make that impossible. */
  colour(slot: number): boolean {
    const { rounds, slotTarget } = this.#model;
    const team = this.#teamOf[slot]!;
    const target = slotTarget[slot]!;
    const freeAtPart: number[] = [];
    const freeAtTarget: number[] = [];
    let best = 0;
    let fewest = Infinity;
    for (let step = 0; step < rounds; step++) {
      const round = 1 + ((slot + step) % rounds);
      const partIsFree = this.#atPart[this.#part[slot]! * (rounds + 1) + round]! < 0;
      const targetIsFree = this.#atTarget[target * (rounds + 1) + round]! < 0;
      if (partIsFree) freeAtPart.push(round);
      if (targetIsFree) freeAtTarget.push(round);
      if (!partIsFree || !targetIsFree || this.#schedule.faultsAt(slot, team, round) > 0) continue;
      const mutual = this.#schedule.mutualAt(team, target, round);
      if (mutual < fewest) {
        fewest = mutual;
        best = round;
      }
    }
    if (best > 0) this.#put(slot, best);
    return best > 0 || this.#flip(slot, freeAtPart, freeAtTarget);
  }

  /** Free a round by swapping two rounds along the chain that starts at the slot's target. */
  #flip(slot: number, freeAtPart: readonly number[], freeAtTarget: readonly number[]): boolean {
    const team = this.#teamOf[slot]!;
    for (const round of freeAtPart) {
      if (this.#schedule.isClosed(team, this.#model.slotTarget[slot]!, round)) continue;
      for (const other of freeAtTarget) {
        const chain = this.#chain(slot, round, other);
        if (!chain) continue;
        this.#swapRounds(chain, round, other);
        this.#put(slot, round);
        return true;
      }
    }
    return false;
  }

  /** Slots of two rounds in turn, from the slot's target on; null when one of them must not move. */
  #chain(slot: number, round: number, other: number): number[] | null {
    const { rounds, slotTarget } = this.#model;
    const { isFixed } = this.#schedule;
    const chain: number[] = [];
    let from = round;
    let to = other;
    let node = this.#atTarget[slotTarget[slot]! * (rounds + 1) + from]!;
    while (node >= 0) {
      const target = slotTarget[node]!;
      if (isFixed[node] === 1 || this.#schedule.isClosed(this.#teamOf[node]!, target, to)) return null;
      chain.push(node);
      const side = chain.length % 2 === 1 ? this.#part[node]! : target;
      node = (chain.length % 2 === 1 ? this.#atPart : this.#atTarget)[side * (rounds + 1) + to]!;
      [from, to] = [to, from];
    }
    return chain;
  }

  #swapRounds(chain: readonly number[], round: number, other: number): void {
    const rounds = chain.map((slot) => this.#schedule.roundOf[slot]!);
    chain.forEach((slot, i) => {
      this.#mark(slot, rounds[i]!, -1);
      this.#schedule.lift(slot);
    });
    chain.forEach((slot, i) => this.#put(slot, rounds[i] === round ? other : round));
  }

  /** Place a slot in the round where it breaks fewest rules. */
  force(slot: number): void {
    const { rounds, slotTarget } = this.#model;
    const team = this.#teamOf[slot]!;
    let best = 1;
    let least = Infinity;
    for (let round = 1; round <= rounds; round++) {
      const closed = this.#schedule.isClosed(team, slotTarget[slot]!, round) ? 1000 : 0;
      const crowd = this.#schedule.load[team * (rounds + 1) + round]!;
      const broken = closed + 10 * this.#schedule.faultsAt(slot, team, round) + crowd;
      if (broken < least) {
        least = broken;
        best = round;
      }
    }
    this.#schedule.place(slot, team, best);
  }
}
