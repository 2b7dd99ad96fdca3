import type { Random } from "../random.ts";
import { BARRED } from "./model.ts";
import type { PlanState } from "./plan-state.ts";

/**
 * The smallest changes of a plan: a visit goes to another cell, or two visits exchange their cells. Each is judged
 * without being made, so that a great many can be tried. New faults besides loads and mutual visits are never
 * accepted.
 */
export class SimpleMoves {
  readonly #state: PlanState;
  /** Teams of each target by reduced price, `width` each. */
  readonly #near: Int32Array;
  readonly #width: number;

  constructor(state: PlanState, near: Int32Array, width: number) {
    this.#state = state;
    this.#near = near;
    this.#width = width;
  }

  /** Try one change of this slot; it is made if it costs at most `limit`. */
  attempt(slot: number, random: Random, limit: number): void {
    const { schedule, model } = this.#state;
    const dice = random.u32();
    const isSameRound = (dice & 3) === 0;
    const isSameTeam = (dice & 12) === 0;
    const target = model.slotTarget[slot]!;
    const team = isSameTeam
      ? schedule.teamOf[slot]!
      : this.#near[target * this.#width + ((dice >>> 8) % this.#width)]!;
    if (team < 0) return;
    const round = isSameRound ? schedule.roundOf[slot]! : 1 + ((dice >>> 16) % model.rounds);
    if (team === schedule.teamOf[slot] && round === schedule.roundOf[slot]) return;
    const cell = team * (model.rounds + 1) + round;
    const partner = (dice & 16) === 0 ? -1 : this.#pick(cell, dice >>> 24);
    if (partner < 0) this.#relocate(slot, team, round, limit);
    else if (schedule.isFixed[partner] === 0) this.#exchange(slot, partner, limit);
  }

  /** One of the slots of a cell, or -1. */
  #pick(cell: number, dice: number): number {
    const { schedule } = this.#state;
    const load = schedule.load[cell]!;
    if (load === 0) return -1;
    let slot = schedule.first[cell]!;
    for (let skip = dice % load; skip > 0; skip--) slot = schedule.next[slot]!;
    return slot;
  }

  #relocate(slot: number, team: number, round: number, limit: number): void {
    const { schedule, model, tally, mutualWeight, brokenWeight } = this.#state;
    const target = model.slotTarget[slot]!;
    const from = schedule.teamOf[slot]!;
    const before = schedule.roundOf[slot]!;
    if (model.cost[target * model.teams + team] === BARRED) return;
    const saved = this.#state.bonus(target, team, round) - this.#state.bonus(target, from, before);
    const cost = model.cost[target * model.teams + team]! - model.cost[target * model.teams + from]! - saved;
    if (cost > limit + mutualWeight * tally.mutual + brokenWeight * tally.broken) return;
    const faults = schedule.faultsAt(slot, team, round) - schedule.faultsAt(slot, from, before);
    if (faults > 0) return;
    const mutual = this.#mutualChange(slot, team, round);
    if (cost + mutualWeight * mutual > limit + brokenWeight * tally.broken) return;
    const loads = this.#loadChange(from, before, team, round);
    const broken = faults + loads;
    if (cost + mutualWeight * mutual + brokenWeight * broken > limit) return;
    schedule.lift(slot);
    schedule.place(slot, team, round);
    tally.cost += cost;
    tally.mutual += mutual;
    tally.broken += broken;
  }

  #loadChange(from: number, before: number, team: number, round: number): number {
    const { schedule } = this.#state;
    const faults = this.#state.loadFaults(before, round);
    schedule.countLoad(from, before, -1);
    schedule.countLoad(team, round, 1);
    const change = this.#state.loadFaults(before, round) - faults;
    schedule.countLoad(team, round, -1);
    schedule.countLoad(from, before, 1);
    return change;
  }

  #mutualChange(slot: number, team: number, round: number): number {
    const { schedule, model } = this.#state;
    const target = model.slotTarget[slot]!;
    const from = schedule.teamOf[slot]!;
    const before = schedule.roundOf[slot]!;
    schedule.retract(slot);
    const change = schedule.mutualAt(team, target, round) - schedule.mutualAt(from, target, before);
    schedule.assume(slot, from, before);
    return change;
  }

  #exchange(a: number, b: number, limit: number): void {
    const { schedule, model, tally, mutualWeight, brokenWeight } = this.#state;
    const { cost, teams, slotTarget } = model;
    const [v, w] = [slotTarget[a]!, slotTarget[b]!];
    const [t, r] = [schedule.teamOf[a]!, schedule.roundOf[a]!];
    const [u, q] = [schedule.teamOf[b]!, schedule.roundOf[b]!];
    if (v === w || cost[v * teams + u] === BARRED || cost[w * teams + t] === BARRED) return;
    const price =
      cost[v * teams + u]! +
      cost[w * teams + t]! -
      cost[v * teams + t]! -
      cost[w * teams + u]! -
      this.#saved(v, w, t, r, u, q);
    if (price > limit + mutualWeight * tally.mutual + brokenWeight * tally.broken) return;
    const faults =
      schedule.faultsAt(a, u, q) +
      schedule.faultsAt(b, t, r) -
      schedule.faultsAt(a, t, r) -
      schedule.faultsAt(b, u, q);
    if (faults > 0) return;
    let mutual = -schedule.mutualAt(t, v, r);
    schedule.retract(a);
    mutual -= schedule.mutualAt(u, w, q);
    schedule.retract(b);
    mutual += schedule.mutualAt(u, v, q);
    schedule.assume(a, u, q);
    mutual += schedule.mutualAt(t, w, r);
    schedule.retract(a);
    schedule.assume(a, t, r);
    schedule.assume(b, u, q);
    if (price + mutualWeight * mutual + brokenWeight * faults > limit) return;
    schedule.lift(a);
    schedule.lift(b);
    schedule.place(a, u, q);
    schedule.place(b, t, r);
    tally.cost += price;
    tally.mutual += mutual;
    tally.broken += faults;
  }

  #saved(v: number, w: number, t: number, r: number, u: number, q: number): number {
    const state = this.#state;
    if (state.model.published === null) return 0;
    return state.bonus(v, u, q) + state.bonus(w, t, r) - state.bonus(v, t, r) - state.bonus(w, u, q);
  }
}
