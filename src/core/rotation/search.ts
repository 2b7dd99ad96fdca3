import type { Random } from "../random.ts";
import { anneal, type Course, createNeighbourhood, type Incumbent, incumbentOf } from "./anneal.ts";
import { BARRED } from "./model.ts";
import { improveByRefill, mendByRefill, type RegionCourse } from "./neighbourhoods.ts";
import { PlanState } from "./plan-state.ts";
import { Schedule } from "./schedule.ts";

/** How much work to spend. `quick` stays within the two seconds of CPU that a hosted function has. */
export type Effort = "quick" | "thorough";

/** Visits up to which all cells are refilled at once, with good hope of a proof. */
const WHOLE_PLAN = 140;
/** Visits up to which regions are refilled. */
const REGIONS = 2500;
/** Share of visits in conflict up to which regions are mended one by one. */
const MENDABLE = 0.06;
/** Prices at which mending is tried in turn, as shares of the price of a step. */
const MENDING_PRICES = [0, 0.15, 0.5, 1.5, 5];

/**
 * Search for the cheapest plan without broken rules, from a complete plan that may break some.
 *
 * First only rounds change, which costs nothing: if that mends everything, the prices of the start prove the plan
 * best. Otherwise, where loads are prescribed, complete search mends what is left, all at once or by regions. Failing
 * that, annealing over teams and rounds together finds a plan, which complete search by regions then improves.
 *
 * @param floor no plan is cheaper; the search ends when one reaches it.
 * @returns the best plan found, or null.
 */
export function searchPlan(
  state: PlanState,
  floor: number,
  effort: Effort,
  random: Random,
): Incumbent | null {
  return new PlanSearch(state, floor, effort === "thorough" ? 10 : 1, random).run();
}

/**
 * Mend a plan that was good until something changed, with as few changes as the prices ask for: cold annealing around
 * what is broken. Cheap; searches on with `searchPlan` only when that finds no plan.
 */
export function repairPlan(
  state: PlanState,
  floor: number,
  effort: Effort,
  random: Random,
): Incumbent | null {
  const search = new PlanSearch(state, floor, effort === "thorough" ? 10 : 1, random);
  return search.repair() ?? search.run();
}

class PlanSearch {
  readonly #state: PlanState;
  readonly #floor: number;
  readonly #effort: number;
  readonly #random: Random;
  readonly #step: number;
  #best: Incumbent | null;

  constructor(state: PlanState, floor: number, effort: number, random: Random) {
    this.#state = state;
    this.#floor = floor;
    this.#effort = effort;
    this.#random = random;
    this.#step = stepPrice(state);
    this.#best = incumbentOf(state);
  }

  run(): Incumbent | null {
    const isExact = !this.#state.hasLoadRoom();
    this.#unless(() => this.#annealTime());
    if (isExact) this.#unless(() => this.#mend());
    if (!isExact || !this.#isWhole() || this.#best === null) this.#unless(() => this.#annealAll(isExact));
    if (isExact) this.#unless(() => this.#improve());
    return this.#best;
  }

  repair(): Incumbent | null {
    const { slots, changeCost } = this.#state.model;
    for (let run = 0; run < 3 * this.#effort && slots > 0; run++) {
      this.#anneal({
        blocks: 20,
        steps: Math.ceil(60 + slots / 3),
        temperature: 0.1 * this.#step,
        cooling: 0.75,
        mutualWeight: 10 * this.#step + 4 * changeCost,
        weightGrowth: 1,
        brokenWeight: 60 * this.#step + 20 * changeCost,
        crossShare: 0,
        timeShare: 64,
        mirrorShare: 0,
        focusShare: 160,
      });
      if (this.#best !== null) return this.#best;
    }
    return null;
  }

  /** Whether all cells can be refilled at once. */
  #isWhole(): boolean {
    return this.#state.model.slots <= WHOLE_PLAN;
  }

  #unless(stage: () => void): void {
    if (this.#best !== null && this.#best.cost <= this.#floor) return;
    if (this.#state.model.slots > 0) stage();
  }

  #keep(): void {
    const found = incumbentOf(this.#state);
    if (found && (this.#best === null || found.cost < this.#best.cost)) this.#best = found;
  }

  #anneal(course: Course): void {
    const moves = createNeighbourhood(this.#state, this.#random);
    this.#best = anneal(this.#state, moves, this.#random, course, this.#floor, this.#best);
  }

  /** Change rounds only, counting conflicts. */
  #annealTime(): void {
    if (this.#state.model.rounds === 1) return;
    this.#anneal({
      blocks: 100 * this.#effort,
      steps: Math.ceil(100 + this.#state.model.slots / 6),
      temperature: 0.6,
      cooling: this.#effort > 1 ? 0.9973 : 0.974,
      mutualWeight: 1,
      weightGrowth: 1,
      brokenWeight: 10_000,
      crossShare: 0,
      timeShare: 256,
      mirrorShare: 0,
      focusShare: 192,
    });
  }

  #regions(tries: number): RegionCourse {
    const slots = this.#isWhole() ? WHOLE_PLAN : this.#state.model.rounds > 5 ? 120 : 60;
    const nodes = this.#isWhole() ? 1500 : this.#state.model.rounds > 5 ? 1000 : 300;
    return {
      tries: tries * this.#effort,
      slots,
      limits: { nodes, runs: this.#isWhole() ? 3 * this.#effort : 2 },
    };
  }

  #mend(): void {
    const { slots } = this.#state.model;
    if (slots > REGIONS || this.#state.tally.broken > 0) return;
    if (!this.#isWhole() && this.#state.tally.mutual > MENDABLE * slots) return;
    const prices = MENDING_PRICES.map((share) => Math.ceil(share * this.#step));
    mendByRefill(this.#state, this.#regions(this.#isWhole() ? 4 : 40), prices, this.#random);
    this.#keep();
  }

  /** Teams and rounds together, with conflicts at a price that grows until none pays. */
  #annealAll(isExact: boolean): void {
    const { slots } = this.#state.model;
    const weight = isExact ? 1 : 0.5;
    const course: Course = {
      blocks: 300,
      steps: Math.ceil((isExact ? 500 : 600) * Math.max(1, slots / 800)) * this.#effort,
      temperature: this.#step,
      cooling: isExact ? 0.991 : 0.9933,
      mutualWeight: weight * this.#step,
      weightGrowth: isExact ? 1.0077 : 1.01,
      brokenWeight: 60 * this.#step + 10 * this.#state.model.changeCost,
      crossShare: isExact ? 32 : 0,
      timeShare: isExact ? 128 : 48,
      mirrorShare: isExact ? 64 : 0,
      focusShare: 128,
    };
    this.#anneal(course);
    const isSmall = slots < 500;
    for (let run = 1; run < 4 && (this.#best === null || (run < 2 && !isExact && isSmall)); run++)
      this.#anneal(course);
  }

  /** Refill regions of the best plan. */
  #improve(): void {
    const { model, gap, teamDual } = this.#state;
    if (this.#best === null || model.slots > REGIONS) return;
    const schedule = new Schedule(model);
    schedule.isFixed.set(this.#state.schedule.isFixed);
    for (let slot = 0; slot < model.slots; slot++) {
      schedule.place(slot, this.#best.teamOf[slot]!, this.#best.roundOf[slot]!);
    }
    const state = new PlanState(schedule, gap, teamDual);
    improveByRefill(state, this.#regions(this.#isWhole() ? 6 : 120), this.#random, this.#floor);
    this.#best = incumbentOf(state) ?? this.#best;
  }
}

/** What a typical change of team costs: the mean reduced price of each target's second team beyond those it needs. */
function stepPrice({ model, gap }: PlanState): number {
  const { teams, targets, slotStart } = model;
  let sum = 0;
  let count = 0;
  for (let v = 0; v < targets; v++) {
    const row = gap.slice(v * teams, (v + 1) * teams).sort();
    const second = row[slotStart[v + 1]! - slotStart[v]! + 1];
    if (second === undefined || second === BARRED) continue;
    sum += second;
    count++;
  }
  return count === 0 ? 1 : Math.max(1, Math.round(sum / count));
}
