import type { Random } from "../random.ts";
import { anneal, type Course, createNeighbourhood, type Incumbent, incumbentOf } from "./anneal.ts";
import { windowLoads } from "./loads.ts";
import { BARRED } from "./model.ts";
import { improveByRefill, mendByRefill, type RegionCourse } from "./neighbourhoods.ts";
import { type PlanState, stateOf } from "./plan-state.ts";
import { refill } from "./refill.ts";
import type { RefillLimits } from "./refill-search.ts";
import { annealLonger, annealShortly } from "./short-runs.ts";

/** How much work to spend. `quick` stays within the two seconds of CPU that a hosted function has. */
export type Effort = "quick" | "thorough";

/** Visits up to which all cells are refilled at once, with good hope of a proof. */
const WHOLE_PLAN = 200;
/** Visits up to which regions are refilled. */
const REGIONS = 2500;
/** Restrictions that complete search may make, on the whole plan and in regions. */
const WHOLE_PURSE = 800_000;
const REGION_PURSE = 1_200_000;
/** Nodes of the first run, runs, and restrictions when all cells are refilled at any price. */
const FILL_NODES = 150;
const FILL_RUNS = 16;
const FILLABLE = 500;
const FILL_PURSE = 3_000_000;
const ANY_PRICE = 1e9;
/** Share of visits in conflict up to which regions are mended one by one. */
const MENDABLE = 0.06;
/** Visits up to which plans differ so much from run to run that several short runs pay. */
const RUGGED = 500;
/** Moves at each temperature there: as many as two seconds of CPU allow. */
const RUGGED_STEPS = 1600;
/** Visits beyond which only the cheapest moves can be made often enough. */
const VAST = 2000;
/**
 * Runs of one price on the whole plan. Very short ones: a run that starts badly fails for long, and a tight price
 * leaves little to choose for one that starts well.
 */
const WHOLE_RUNS = { nodes: 25, runs: 24, growth: 1.15 };
/** Prices at which the whole plan, or a region, is tried in turn, as shares of the price of a step. */
const WHOLE_PRICES = [0, 0.6, 2.2, 6];
const CLOSING_SHARES = [0.5, 0.7, 0.85, 1];
const MENDING_PRICES = [0, 0.2, 0.6, 1.5, 4, 10];

/**
 * Search for the cheapest plan without broken rules, from a complete plan that may break some.
 *
 * First only rounds change, which costs nothing: if that mends everything, the prices of the start prove the plan
 * best. Otherwise, where loads are prescribed, complete search mends what is left, all at once or by regions. Failing
 * that, annealing over teams and rounds together finds a plan, which complete search by regions then improves.
 *
 * @param floor no plan is cheaper; the search ends when one reaches it.
 * @param other a plan of another shape to start from as well, where plans differ much from run to run.
 * @returns the best plan found, or null.
 */
export function searchPlan(
  state: PlanState,
  floor: number,
  effort: Effort,
  random: Random,
  other: PlanState | null = null,
): Incumbent | null {
  return new PlanSearch(state, floor, effort === "thorough" ? 10 : 1, random, other).run();
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
  readonly #other: PlanState | null;
  #best: Incumbent | null;

  constructor(
    state: PlanState,
    floor: number,
    effort: number,
    random: Random,
    other: PlanState | null = null,
  ) {
    this.#state = state;
    this.#other = other;
    this.#floor = floor;
    this.#effort = effort;
    this.#random = random;
    this.#step = stepPrice(state);
    this.#best = incumbentOf(state);
  }

  run(): Incumbent | null {
    const isExact = !this.#state.hasLoadRoom();
    const isWhole = isExact && this.#state.model.slots <= WHOLE_PLAN;
    this.#unless(() => this.#annealTime());
    if (isWhole) this.#unless(() => this.#planWhole());
    else if (isExact) this.#unless(() => this.#mend());
    if (!isWhole) this.#unless(() => this.#annealAll(isExact));
    if (isExact && !isWhole) this.#unless(() => this.#improve());
    return this.#best;
  }

  repair(): Incumbent | null {
    const { slots, changeCost } = this.#state.model;
    if (slots === 0) return this.#best;
    for (let run = 0; run < 3 * this.#effort; run++) {
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
        simpleShare: 0,
      });
      if (this.#best !== null) return this.#best;
    }
    return null;
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
    const { rounds, slots } = this.#state.model;
    if (rounds === 1) return;
    this.#anneal({
      blocks: 100 * this.#effort,
      steps: Math.ceil(100 + (rounds > 5 ? 1.2 : 0.2) * slots),
      temperature: 0.6,
      cooling: this.#effort > 1 ? 0.9973 : 0.974,
      mutualWeight: 1,
      weightGrowth: 1,
      brokenWeight: 10_000,
      crossShare: 0,
      timeShare: 256,
      mirrorShare: 64,
      focusShare: 192,
      simpleShare: 0,
    });
  }

  /**
   * Refill all cells at once: at slowly rising prices, as the best plan is mostly near the floor. Then regions
   * are improved, and prices nearer and nearer to the best plan are tried for as long as the purse allows. Annealing
   * finds a plan where rising prices do not.
   */
  #planWhole(): void {
    const limits = { ...WHOLE_RUNS, purse: { left: WHOLE_PURSE * this.#effort } };
    for (const share of WHOLE_PRICES) {
      if (this.#best === null) this.#refillAll(this.#floor + Math.ceil(share * this.#step), limits);
    }
    if (this.#best === null) this.#annealAll(true);
    const whatever = { nodes: FILL_NODES, runs: FILL_RUNS, purse: { left: FILL_PURSE * this.#effort } };
    if (this.#best === null) this.#fill(whatever);
    this.#unless(() => this.#improve());
    for (const share of CLOSING_SHARES) {
      const runs = share === 1 ? Infinity : limits.runs;
      while (this.#refillCloser(share, { ...limits, runs }));
    }
  }

  /** Look for a plan no more than this share of the best plan's distance above the floor. */
  #refillCloser(share: number, limits: RefillLimits): boolean {
    if (this.#best === null || this.#best.cost <= this.#floor || limits.purse.left <= 0) return false;
    const { cost } = this.#best;
    const price = Math.min(cost - 1, this.#floor + Math.floor(share * (cost - this.#floor)));
    return this.#refillAll(price, limits);
  }

  /** Refill every cell anew at whatever price: where rules leave little choice, that finds what annealing does not. */
  #fill(limits: RefillLimits): void {
    const state = this.#state;
    const loads = state.hasLoadRoom() ? windowLoads(state.schedule) : null;
    if (loads === null && state.hasLoadFaults()) return;
    const slots = [...Array(state.model.slots).keys()].filter((slot) => state.schedule.isFixed[slot] === 0);
    const moves = refill(state, slots, ANY_PRICE, limits, this.#random, { loads });
    if (typeof moves === "string") return;
    state.move(moves);
    this.#keep();
  }

  /** Refill every cell anew for at most this price in all; keeps the plan when there is one. */
  #refillAll(price: number, limits: RefillLimits): boolean {
    const state = this.#best === null ? this.#state : stateOf(this.#state, this.#best);
    if (state.hasLoadFaults()) return false;
    const slots = [...Array(state.model.slots).keys()].filter((slot) => state.schedule.isFixed[slot] === 0);
    const dearest = Math.ceil(1.2 * this.#step);
    const moves = refill(state, slots, price - state.tally.cost, limits, this.#random, { dearest });
    if (typeof moves === "string") return false;
    state.move(moves);
    this.#best = incumbentOf(state) ?? this.#best;
    return true;
  }

  #regions(tries: number): RegionCourse {
    const isLong = this.#state.model.rounds > 5;
    const purse = this.#state.model.slots <= WHOLE_PLAN ? REGION_PURSE / 4 : REGION_PURSE;
    return {
      tries: tries * this.#effort,
      slots: isLong ? 120 : 60,
      limits: { nodes: isLong ? 1000 : 300, runs: 2, purse: { left: purse * this.#effort } },
    };
  }

  /** Refill regions around what is left in conflict. */
  #mend(): void {
    const { slots } = this.#state.model;
    const { mutual, broken } = this.#state.tally;
    if (slots > REGIONS || broken > 0 || mutual > MENDABLE * slots) return;
    const prices = MENDING_PRICES.map((share) => Math.ceil(share * this.#step));
    mendByRefill(this.#state, this.#regions(40), prices, this.#random);
    this.#keep();
  }

  /** Teams and rounds together, with conflicts at a price that grows until none pays. */
  #annealAll(isExact: boolean): void {
    const { slots } = this.#state.model;
    if (!isExact && slots < RUGGED) return this.#annealRugged();
    const course = this.#course(isExact);
    for (let run = 0; run < 4 && (run === 0 || this.#best === null); run++) this.#anneal(course);
  }

  #course(isExact: boolean): Course {
    const { slots, changeCost } = this.#state.model;
    const isVast = !isExact && slots > VAST;
    return {
      blocks: 300,
      steps: Math.ceil((isExact ? 500 : stepsFor(slots)) * this.#effort),
      temperature: (isExact && this.#state.tally.mutual * 50 < slots ? 0.2 : 1) * this.#step,
      cooling: isExact ? 0.991 : 0.9933,
      mutualWeight: (isExact ? 1 : 0.5) * this.#step,
      weightGrowth: isExact ? 1.0077 : 1.01,
      brokenWeight: 60 * this.#step + 10 * changeCost,
      crossShare: isExact ? 32 : 0,
      timeShare: isExact ? 128 : 48,
      mirrorShare: isExact ? 64 : 0,
      focusShare: 128,
      simpleShare: isVast ? 224 : 0,
    };
  }

  /** Short runs, where plans differ much from run to run, and a longer one from the best plan. */
  #annealRugged(): void {
    const { slots } = this.#state.model;
    const course: Course = {
      ...this.#course(false),
      steps: RUGGED_STEPS * this.#effort,
      temperature: 0.6 * this.#step,
      timeShare: 0,
      simpleShare: 240,
    };
    const run = { course, floor: this.#floor, random: this.#random };
    const starts = this.#other === null ? [this.#state] : [this.#state, this.#other];
    this.#best = annealShortly(starts, run);
    const whatever = { nodes: FILL_NODES, runs: FILL_RUNS, purse: { left: FILL_PURSE * this.#effort } };
    if (this.#best === null && slots <= FILLABLE) this.#fill(whatever);
    this.#best ??= annealShortly([this.#state], run);
    if (this.#best !== null) this.#best = annealLonger(this.#best, this.#state, run);
  }

  /** Refill regions of the best plan. */
  #improve(): void {
    if (this.#best === null || this.#state.model.slots > REGIONS) return;
    const state = stateOf(this.#state, this.#best);
    improveByRefill(state, this.#regions(120), this.#random, this.#floor);
    this.#best = incumbentOf(state) ?? this.#best;
  }
}

/** Moves at each temperature where loads leave room: more where most are of the simplest kind. */
function stepsFor(slots: number): number {
  return slots > VAST ? 1.2 * slots : Math.max(600, 1.1 * slots);
}

/**
 * What a typical change of team costs: the mean reduced price of each target's second team beyond those it needs.
 */
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
