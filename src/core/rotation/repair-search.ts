import { BARRED, type RotationModel } from "./model.ts";
import type { Visit } from "./rotation.schema.ts";
import { Schedule } from "./schedule.ts";

/**
 * A plan near the published one; `dropped` published visits are not in it, and no plan drops fewer than `bound`.
 */
export type NearPlan = { assignments: Visit[]; dropped: number; bound: number };

/** Cells looked at for each number of visits displaced, and after a plan is found, for a cheaper one. */
const FINDING = 800_000;
const IMPROVING = 120_000;
const MOST_DISPLACED = 3;

/** A cell for a visit, and the slots that would have to give way. */
type Cell = { team: number; round: number; price: number; rivals: number[] };

/**
 * The plan that keeps most of the published one: visits that can no longer take place are put elsewhere, at first
 * without touching any other, then displacing one, two or three.
 *
 * Depth-first search: the visit without a place that has the fewest cells goes to each of them in turn, cheapest
 * first; visits in conflict with it lose their place and are next. A branch is left as soon as loads cannot be
 * brought back into balance by the visits still to be placed. The first number of displaced visits that gives a
 * plan is the least whenever all smaller ones were searched to the end.
 *
 * @returns null when none was found within the limits.
 * Source: iterative deepening, Korf, Artificial Intelligence 27 (1985); least change as in Barták, Müller and
 * Rudová, "Minimal perturbation problem", CSCLP 2003.
 */
export function findNearPlan(model: RotationModel): NearPlan | null {
  return new RepairSearch(model).run();
}

class RepairSearch {
  readonly #model: RotationModel;
  readonly #schedule: Schedule;
  readonly #open: number[] = [];
  /** 1 for slots put where they are by this search, which do not give way again. */
  readonly #isNew: Uint8Array;
  /** The published cell of each slot, or 0. */
  readonly #home: Int32Array;
  #left = 0;
  #displaceable = 0;
  #price = 0;
  #best: { price: number; assignments: Visit[] } | null = null;

  constructor(model: RotationModel) {
    this.#model = model;
    this.#schedule = new Schedule(model);
    this.#isNew = new Uint8Array(model.slots);
    this.#home = new Int32Array(model.slots);
    this.#placePublished();
  }

  /** Put decided and published visits where they were; slots without one stay open. */
  #placePublished(): void {
    const model = this.#model;
    const filled = new Int32Array(model.targets);
    const place = ([t, v, r]: Visit, isFixed: boolean): void => {
      const slot = model.slotStart[v]! + filled[v]!;
      if (slot >= model.slotStart[v + 1]!) return;
      filled[v]!++;
      this.#schedule.place(slot, t, r);
      this.#home[slot] = t * (model.rounds + 1) + r;
      if (isFixed) this.#schedule.isFixed[slot] = 1;
    };
    for (const visit of model.fixed) place(visit, true);
    for (const visit of this.#keptVisits()) place(visit, false);
    for (let v = 0; v < model.targets; v++) {
      for (let slot = model.slotStart[v]! + filled[v]!; slot < model.slotStart[v + 1]!; slot++)
        this.#open.push(slot);
    }
  }

  /** Published visits that are still possible beside the decided ones, which have their places already. */
  #keptVisits(): Visit[] {
    const { instance, cost, teams } = this.#model;
    const taken = new Set(this.#model.fixed.map(String));
    return (instance.baseline ?? []).filter((visit) => {
      const [t, v, r] = visit;
      if (taken.has(String(visit)) || cost[v * teams + t] === BARRED) return false;
      if (this.#schedule.isClosed(t, v, r) || this.#schedule.mutualAt(t, v, r) > 0) return false;
      taken.add(String(visit));
      return this.#siblingsNear(-1, t, v, r).length === 0;
    });
  }

  run(): NearPlan | null {
    const lost = this.#lost();
    let isProved = true;
    let bound = lost;
    for (let displaced = this.#conflictsBefore(); displaced <= MOST_DISPLACED; displaced++) {
      this.#left = FINDING;
      this.#displaceable = displaced;
      this.#sortOpen();
      this.#descend();
      if (this.#best !== null) {
        return { assignments: this.#best.assignments, dropped: lost + displaced, bound };
      }
      isProved &&= this.#left > 0;
      if (isProved) bound = lost + displaced + 1;
    }
    return null;
  }

  /** Published visits that cannot be in any plan. */
  #lost(): number {
    const { instance, rounds, fixed } = this.#model;
    const placed = new Set(fixed.map(String));
    for (let slot = 0; slot < this.#model.slots; slot++) {
      const home = this.#home[slot]!;
      const team = Math.floor(home / (rounds + 1));
      if (home > 0) placed.add(String([team, this.#model.slotTarget[slot]!, home % (rounds + 1)]));
    }
    return new Set((instance.baseline ?? []).map(String).filter((visit) => !placed.has(visit))).size;
  }

  /** 0 when the visits kept agree with each other; otherwise too many, for then this search is not meant. */
  #conflictsBefore(): number {
    const { slots, slotTarget } = this.#model;
    const schedule = this.#schedule;
    for (let slot = 0; slot < slots; slot++) {
      if (schedule.roundOf[slot]! < 1 || schedule.isFixed[slot] === 1) continue;
      const team = schedule.teamOf[slot]!;
      const round = schedule.roundOf[slot]!;
      const mutual = schedule.mutualAt(team, slotTarget[slot]!, round);
      if (mutual + schedule.faultsAt(slot, team, round) > 0) return MOST_DISPLACED + 1;
    }
    return 0;
  }

  /** The visits with most cells first, so that those with fewest are taken from the end. */
  #sortOpen(): void {
    const count = new Map(
      this.#open.map((slot) => [slot, this.#cells(slot).filter(({ rivals }) => rivals.length === 0).length]),
    );
    this.#open.sort((a, b) => count.get(b)! - count.get(a)! || a - b);
  }

  #descend(): void {
    if (this.#left <= 0 || (this.#best !== null && this.#price >= this.#best.price)) return;
    const slot = this.#open.pop();
    if (slot === undefined) {
      if (this.#isBalanced()) this.#record();
      else this.#displaceForBalance();
      return;
    }
    for (const cell of this.#cells(slot)) {
      if (cell.rivals.length <= this.#displaceable) this.#try(slot, cell);
    }
    this.#open.push(slot);
  }

  #try(slot: number, { team, round, price, rivals }: Cell): void {
    const schedule = this.#schedule;
    const cells = rivals.map((rival) => this.#displace(rival));
    if (schedule.mutualAt(team, this.#model.slotTarget[slot]!, round) === 0) {
      schedule.place(slot, team, round);
      this.#isNew[slot] = 1;
      this.#price += price;
      if (this.#canBalance()) this.#descend();
      this.#price -= price;
      this.#isNew[slot] = 0;
      schedule.lift(slot);
    }
    rivals.reduceRight((_, rival, i) => this.#replace(rival, cells[i]!), 0);
  }

  /** Take a slot out of its cell, which is returned. */
  #displace(slot: number): number {
    const schedule = this.#schedule;
    const { rounds, cost, teams, slotTarget } = this.#model;
    const team = schedule.teamOf[slot]!;
    const cell = team * (rounds + 1) + schedule.roundOf[slot]!;
    schedule.lift(slot);
    this.#open.push(slot);
    this.#displaceable--;
    this.#price -= cost[slotTarget[slot]! * teams + team]!;
    return cell;
  }

  #replace(slot: number, cell: number): number {
    const { rounds, cost, teams, slotTarget } = this.#model;
    const team = Math.floor(cell / (rounds + 1));
    this.#price += cost[slotTarget[slot]! * teams + team]!;
    this.#displaceable++;
    this.#open.splice(this.#open.lastIndexOf(slot), 1);
    this.#schedule.place(slot, team, cell % (rounds + 1));
    return 0;
  }

  /** Everything has a place, but loads are uneven: each visit in turn gives way. */
  #displaceForBalance(): void {
    if (this.#displaceable === 0) return;
    for (let slot = 0; slot < this.#model.slots && this.#left > 0; slot++) {
      if (!this.#mayGiveWay(slot)) continue;
      const cell = this.#displace(slot);
      this.#descend();
      this.#replace(slot, cell);
    }
  }

  #mayGiveWay = (slot: number): boolean =>
    this.#isNew[slot] === 0 && this.#schedule.isFixed[slot] === 0 && this.#schedule.roundOf[slot]! > 0;

  /** Whether the visits to be placed, and those that may yet be displaced, could balance all loads. */
  #canBalance(): boolean {
    const removals = this.#displaceable;
    let additions = this.#open.length + removals;
    if (this.#schedule.totalNeeds(removals) > additions) return false;
    for (let r = 1; r <= this.#model.rounds; r++) {
      additions -= Math.max(0, this.#schedule.roundNeeds(r, removals));
      if (additions < 0) return false;
    }
    return true;
  }

  #isBalanced(): boolean {
    const { rounds } = this.#model;
    for (let r = 1; r <= rounds; r++) if (this.#schedule.roundFaults(r) > 0) return false;
    return this.#schedule.totalFaults() === 0;
  }

  /** Cells that a slot may go to, those that displace least first, then the cheapest. */
  #cells(slot: number): Cell[] {
    const model = this.#model;
    const schedule = this.#schedule;
    const { teams, rounds, slotTarget, cost } = model;
    const target = slotTarget[slot]!;
    const cells: Cell[] = [];
    for (let team = 0; team < teams; team++) {
      const price = cost[target * teams + team]!;
      if (price === BARRED) continue;
      for (let round = 1; round <= rounds; round++) {
        this.#left--;
        const isHome = team * (rounds + 1) + round === this.#home[slot];
        if (isHome || schedule.isClosed(team, target, round)) continue;
        const rivals = this.#rivals(slot, team, round);
        if (rivals !== null) cells.push({ team, round, price, rivals });
      }
    }
    return cells.sort(
      (a, b) =>
        a.rivals.length - b.rivals.length || a.price - b.price || a.team - b.team || a.round - b.round,
    );
  }

  /** Slots that would have to give way; null when there are too many, or one of them may not. */
  #rivals(slot: number, team: number, round: number): number[] | null {
    const model = this.#model;
    const schedule = this.#schedule;
    const target = model.slotTarget[slot]!;
    const rivals = this.#siblingsNear(slot, team, target, round);
    if (schedule.mutualAt(team, target, round) > 0) this.#addMutual(rivals, team, target, round);
    const isPossible = rivals.length <= this.#displaceable && rivals.every(this.#mayGiveWay);
    return isPossible ? rivals : null;
  }

  /** Other visits of the target that leave no room for one of this team in this round. */
  #siblingsNear(slot: number, team: number, target: number, round: number): number[] {
    const { slotStart, window, minGap } = this.#model;
    const { teamOf, roundOf } = this.#schedule;
    const near: number[] = [];
    for (let other = slotStart[target]!; other < slotStart[target + 1]!; other++) {
      if (other === slot || roundOf[other]! < 1) continue;
      const apart = Math.abs(roundOf[other]! - round);
      const isRepeat = teamOf[other] === team && (apart < window || apart === 0);
      if (apart < minGap[target]! || isRepeat) near.push(other);
    }
    return near;
  }

  /** Visits in the other direction within the lag. */
  #addMutual(rivals: number[], team: number, target: number, round: number): void {
    const { reciprocity, rounds, slotTarget } = this.#model;
    const { teamsOf, inspecting, inspectingStart, inspected, lag } = reciprocity;
    const schedule = this.#schedule;
    const home = inspecting.subarray(inspectingStart[team]!, inspectingStart[team + 1]!);
    const end = Math.min(rounds, round + lag);
    for (const other of teamsOf[inspected[target]!]!) {
      for (let r = Math.max(1, round - lag); r <= end; r++) {
        let slot = schedule.first[other * (rounds + 1) + r]!;
        for (; slot >= 0; slot = schedule.next[slot]!) {
          const isMutual = home.includes(inspected[slotTarget[slot]!]!);
          if (isMutual && !rivals.includes(slot)) rivals.push(slot);
        }
      }
    }
  }

  #record(): void {
    const model = this.#model;
    const schedule = this.#schedule;
    const assignments: Visit[] = [];
    for (let slot = 0; slot < model.slots; slot++) {
      assignments.push([schedule.teamOf[slot]!, model.slotTarget[slot]!, schedule.roundOf[slot]!]);
    }
    assignments.sort((a, b) => a[2] - b[2] || a[0] - b[0] || a[1] - b[1]);
    if (this.#best === null) this.#left = Math.min(this.#left, IMPROVING);
    this.#best = { price: this.#price, assignments };
  }
}
