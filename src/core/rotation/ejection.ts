import { BARRED } from "./model.ts";
import { createMoves, type Moves, type PlanState } from "./plan-state.ts";

/** How far a chain may reach: visits moved, teams tried for each, steps looked at in all. */
export type ChainLimits = { depth: number; width: number; steps: number };

/**
 * Find chains of visits that change teams: a visit is lifted, goes to another team, that team gives up a visit, and
 * so on, until one fills the first gap or goes where there is room.
 *
 * The chain is followed in the order of reduced prices and cut off as soon as it cannot end below the best so far.
 * Each step is made on the schedule itself and taken back, so that prices are exact, also among the moved visits.
 *
 * Source: ejection chains, Glover 1996, with the gain bound of Lin and Kernighan 1973.
 */
export class EjectionChains {
  /** The best chain of the last search. */
  readonly best: Moves;
  readonly #state: PlanState;
  readonly #limits: ChainLimits;
  /** Teams of each target by reduced price, `width` each, -1 when there are no more. */
  readonly #near: Int32Array;
  readonly #hasRoom: boolean;
  readonly #teamDual: Int32Array;
  readonly #chain: Moves;
  readonly #inChain: Uint8Array;
  readonly #pickRound: () => number;
  #least = 0;
  #steps = 0;
  #homeTeam = 0;
  #homeRound = 0;
  #homeFaults = 0;

  /** @param pickRound draws a round; chains look at it besides the round of the first gap. */
  constructor(state: PlanState, limits: ChainLimits, pickRound: () => number) {
    this.#state = state;
    this.#limits = limits;
    this.#near = nearestTeams(state, limits.width);
    this.#hasRoom = state.hasLoadRoom();
    this.#teamDual = Int32Array.from(state.teamDual);
    this.best = createMoves(limits.depth + 1);
    this.#chain = createMoves(limits.depth + 1);
    this.#inChain = new Uint8Array(state.model.slots);
    this.#pickRound = pickRound;
  }

  /** Look for a chain from this slot that costs at most `limit`; true when `best` holds one. */
  find(slot: number, limit: number): boolean {
    const { schedule } = this.#state;
    const team = schedule.teamOf[slot]!;
    const round = schedule.roundOf[slot]!;
    this.best.count = 0;
    this.#least = limit + 1;
    this.#steps = 0;
    this.#homeTeam = team;
    this.#homeRound = round;
    this.#homeFaults = this.#hasRoom ? this.#state.loadFaults(round, round) : 0;
    schedule.retract(slot);
    this.#inChain[slot] = 1;
    this.#extend(slot, -this.#state.price(slot, team, round), 0);
    this.#inChain[slot] = 0;
    schedule.assume(slot, team, round);
    return this.best.count > 0;
  }

  /** Try every near place for a lifted slot; `sum` is what the chain costs so far. */
  #extend(slot: number, sum: number, depth: number): void {
    const { model, gap } = this.#state;
    const { width, steps } = this.#limits;
    const target = model.slotTarget[slot]!;
    this.#chain.slots[depth] = slot;
    if (depth > 0) this.#fillGap(slot, sum, depth);
    for (let i = target * width; i < (target + 1) * width; i++) {
      const team = this.#near[i]!;
      if (team < 0 || this.#steps > steps) return;
      const reach = sum + gap[target * model.teams + team]!;
      if (reach - model.changeCost >= this.#least) return;
      this.#tryCell(slot, team, this.#homeRound, reach, depth);
      if (this.#hasRoom) this.#tryCell(slot, team, this.#pickRound(), reach, depth);
    }
  }

  /** End the chain in the cell that its first slot left. */
  #fillGap(slot: number, sum: number, depth: number): void {
    const target = this.#state.model.slotTarget[slot]!;
    if (this.#state.gap[target * this.#state.model.teams + this.#homeTeam] === BARRED) return;
    const total = sum + this.#state.price(slot, this.#homeTeam, this.#homeRound);
    if (total < this.#least) this.#record(this.#homeTeam, this.#homeRound, total, depth);
  }

  #tryCell(slot: number, team: number, round: number, reach: number, depth: number): void {
    const { schedule, model, mutualWeight } = this.#state;
    if (team === this.#homeTeam && round === this.#homeRound) return;
    this.#steps++;
    if (schedule.faultsAt(slot, team, round) > 0) return;
    const target = model.slotTarget[slot]!;
    const sum =
      reach - this.#state.bonus(target, team, round) + mutualWeight * schedule.mutualAt(team, target, round);
    if (this.#hasRoom && sum < this.#least) this.#endHere(team, round, sum, depth);
    if (depth === this.#limits.depth) return;
    schedule.assume(slot, team, round);
    this.#eject(team, round, sum, depth);
    schedule.retract(slot);
  }

  /** End the chain where the slot would just be placed, if the loads allow it. */
  #endHere(team: number, round: number, sum: number, depth: number): void {
    const { brokenWeight, schedule } = this.#state;
    const end = sum + this.#teamDual[team]! - this.#teamDual[this.#homeTeam]!;
    if (end - brokenWeight * this.#homeFaults >= this.#least) return;
    const before = round === this.#homeRound ? 0 : schedule.roundFaults(round);
    schedule.countLoad(this.#homeTeam, this.#homeRound, -1);
    schedule.countLoad(team, round, 1);
    const faults = this.#state.loadFaults(this.#homeRound, round) - this.#homeFaults - before;
    schedule.countLoad(team, round, -1);
    schedule.countLoad(this.#homeTeam, this.#homeRound, 1);
    const total = end + brokenWeight * faults;
    if (total < this.#least) this.#record(team, round, total, depth);
  }

  /** Let each visit of the cell give way in turn. */
  #eject(team: number, round: number, sum: number, depth: number): void {
    const { schedule, model } = this.#state;
    this.#chain.teams[depth] = team;
    this.#chain.rounds[depth] = round;
    let other = schedule.first[team * (model.rounds + 1) + round]!;
    for (; other >= 0; other = schedule.next[other]!) {
      if (this.#inChain[other] === 1 || schedule.isFixed[other] === 1) continue;
      schedule.retract(other);
      const rest = sum - this.#state.price(other, team, round);
      if (rest < this.#least) {
        this.#inChain[other] = 1;
        this.#extend(other, rest, depth + 1);
        this.#inChain[other] = 0;
      }
      schedule.assume(other, team, round);
    }
  }

  #record(team: number, round: number, total: number, depth: number): void {
    const { best } = this;
    const chain = this.#chain;
    this.#least = total;
    best.count = depth + 1;
    for (let i = 0; i <= depth; i++) {
      best.slots[i] = chain.slots[i]!;
      best.teams[i] = chain.teams[i]!;
      best.rounds[i] = chain.rounds[i]!;
    }
    best.teams[depth] = team;
    best.rounds[depth] = round;
  }
}

/** The nearest teams of each target by reduced price, `width` each, -1 beyond the last; ties to the lower index. */
export function nearestTeams({ model, gap }: PlanState, width: number): Int32Array {
  const { teams, targets } = model;
  const near = new Int32Array(targets * width).fill(-1);
  for (let v = 0; v < targets; v++) {
    const row = v * teams;
    for (let t = 0; t < teams; t++) {
      const price = gap[row + t]!;
      if (price === BARRED) continue;
      let at = (v + 1) * width - 1;
      if (near[at]! >= 0 && gap[row + near[at]!]! <= price) continue;
      while (at > v * width && (near[at - 1]! < 0 || gap[row + near[at - 1]!]! > price)) {
        near[at] = near[at - 1]!;
        at--;
      }
      near[at] = t;
    }
  }
  return near;
}
