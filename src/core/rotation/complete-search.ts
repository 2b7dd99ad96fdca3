import type { Incumbent } from "./anneal.ts";
import { BARRED, type RotationModel } from "./model.ts";
import { Schedule } from "./schedule.ts";
import type { Start } from "./start.ts";

/**
 * `isComplete`: every plan was looked at or ruled out, so that `best` is the best there is, and null means that
 * there is none. `left`: cells that need not be looked at.
 */
export type CompleteOutcome = { best: Incumbent | null; isComplete: boolean; left: number };

/**
 * Look for the cheapest plan among all plans, up to a number of cells looked at.
 *
 * Depth-first branch and bound: the target with the fewest cells left goes to each of them, cheapest first. A
 * branch ends when loads can no longer be balanced by the visits still to come, or when the cheapest cells of
 * these make it no cheaper than the best plan. For instances of a few dozen visits, and for the proof that there
 * is no plan.
 *
 * @param start its prices of teams and targets make the bound tight.
 * Source: fail-first ordering, Haralick and Elliott, Artificial Intelligence 14 (1980).
 */
export function searchCompletely(model: RotationModel, start: Start, limit: number): CompleteOutcome {
  return new CompleteSearch(model, start, limit).run();
}

type Cell = { team: number; round: number; price: number };

class CompleteSearch {
  readonly #model: RotationModel;
  readonly #schedule: Schedule;
  readonly #gap: Int32Array;
  /** Open slots of each target: from `#next[v]` to the start of the next target. */
  readonly #next: Int32Array;
  /** Least that any cell of a target can cost. */
  readonly #least: Float64Array;
  /**
   * Where the latest slot of a target went, as `round * teams + team`; slots of a target are placed in ascending
   * order.
   */
  readonly #last: Int32Array;
  #open = 0;
  #left: number;
  #cost = 0;
  #floor = 0;
  #limit = Infinity;
  #best: Incumbent | null = null;

  constructor(model: RotationModel, start: Start, limit: number) {
    this.#model = model;
    this.#schedule = new Schedule(model);
    this.#gap = start.gap;
    this.#left = limit;
    this.#next = model.slotStart.slice(0, model.targets);
    this.#last = new Int32Array(model.targets).fill(-1);
    for (const [t, v, r] of model.fixed) {
      const slot = this.#next[v]!++;
      this.#schedule.place(slot, t, r);
      this.#schedule.isFixed[slot] = 1;
      this.#cost += model.cost[v * model.teams + t]! - this.#saved(v, t, r);
    }
    this.#least = Float64Array.from({ length: model.targets }, (_, v) => this.#leastPrice(v));
    for (let v = 0; v < model.targets; v++) {
      const open = model.slotStart[v + 1]! - this.#next[v]!;
      this.#open += open;
      this.#floor += open * this.#least[v]!;
    }
  }

  #saved(v: number, t: number, r: number): number {
    const { published, teams, rounds, changeCost } = this.#model;
    return published === null ? 0 : published[(v * teams + t) * (rounds + 1) + r]! * changeCost;
  }

  #leastPrice(v: number): number {
    const { teams, cost, published, changeCost } = this.#model;
    let least = Infinity;
    for (let t = 0; t < teams; t++) least = Math.min(least, cost[v * teams + t]!);
    return published === null ? least : least - changeCost;
  }

  run(): CompleteOutcome {
    this.#descend();
    return { best: this.#best, isComplete: this.#left > 0, left: Math.max(0, this.#left) };
  }

  #descend(): void {
    if (this.#left <= 0 || this.#cost + this.#floor >= this.#limit) return;
    if (this.#open === 0) return this.#record();
    const target = this.#hardestTarget();
    const slot = this.#next[target]!++;
    const before = this.#last[target]!;
    this.#open--;
    this.#floor -= this.#least[target]!;
    for (const { team, round, price } of this.#cells(slot, target)) {
      this.#schedule.place(slot, team, round);
      this.#last[target] = round * this.#model.teams + team;
      this.#cost += price;
      if (this.#canBalance()) this.#descend();
      this.#cost -= price;
      this.#schedule.lift(slot);
    }
    this.#last[target] = before;
    this.#floor += this.#least[target]!;
    this.#open++;
    this.#next[target]!--;
  }

  /** The target with the fewest cells for each visit it still needs; ties to the lower index. */
  #hardestTarget(): number {
    const { targets, slotStart } = this.#model;
    let best = -1;
    let least = Infinity;
    for (let v = 0; v < targets && least > 0; v++) {
      const need = slotStart[v + 1]! - this.#next[v]!;
      if (need === 0) continue;
      const cells = this.#count(this.#next[v]!, v, Math.ceil(least * need));
      if (cells / need >= least && best >= 0) continue;
      least = cells / need;
      best = v;
    }
    return best;
  }

  #count(slot: number, target: number, enough: number): number {
    let count = 0;
    this.#eachCell(slot, target, () => ++count >= enough);
    return count;
  }

  #cells(slot: number, target: number): Cell[] {
    const { teams, cost } = this.#model;
    const cells: (Cell & { gap: number })[] = [];
    this.#eachCell(slot, target, (team, round) => {
      const saved = this.#saved(target, team, round);
      const pair = target * teams + team;
      cells.push({ team, round, price: cost[pair]! - saved, gap: this.#gap[pair]! - saved });
      return false;
    });
    return cells.sort((a, b) => a.gap - b.gap || a.round - b.round || a.team - b.team);
  }

  /** Visit the cells open to a slot, rounds first, until told to stop. */
  #eachCell(slot: number, target: number, visit: (team: number, round: number) => boolean): void {
    const { teams, rounds, cost } = this.#model;
    const schedule = this.#schedule;
    const row = target * teams;
    for (let cell = Math.max(teams, this.#last[target]! + 1); cell < (rounds + 1) * teams; cell++) {
      this.#left--;
      const team = cell % teams;
      const round = (cell - team) / teams;
      if (cost[row + team] === BARRED || schedule.faultsAt(slot, team, round) > 0) continue;
      if (schedule.mutualAt(team, target, round) === 0 && visit(team, round)) return;
    }
  }

  #canBalance(): boolean {
    let additions = this.#open;
    if (this.#schedule.totalNeeds(0) > additions) return false;
    for (let r = 1; r <= this.#model.rounds; r++) {
      additions -= Math.max(0, this.#schedule.roundNeeds(r, 0));
      if (additions < 0) return false;
    }
    return true;
  }

  #record(): void {
    const schedule = this.#schedule;
    const { mutual, broken } = schedule.faults();
    if (mutual + broken > 0) return;
    this.#limit = this.#cost;
    this.#best = {
      cost: this.#cost,
      teamOf: schedule.teamOf.slice(),
      roundOf: schedule.roundOf.slice(),
    };
  }
}
