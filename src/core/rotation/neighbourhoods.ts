import type { Random } from "../random.ts";
import { distance } from "./model.ts";
import type { PlanState } from "./plan-state.ts";
import { refill } from "./refill.ts";
import type { RefillLimits } from "./refill-search.ts";

/** Regions to try, most visits freed in each, and how hard each is searched. */
export type RegionCourse = { tries: number; slots: number; limits: RefillLimits };

/**
 * Remove mutual visits region by region: free the visits of neighbouring teams and refill their cells completely, at
 * the least of the given prices for which a short search finds a filling, then as much cheaper as it can.
 */
export function mendByRefill(
  state: PlanState,
  course: RegionCourse,
  prices: readonly number[],
  random: Random,
): void {
  for (
    let attempt = 0;
    attempt < course.tries && state.tally.mutual > 0 && course.limits.purse.left > 0;
    attempt++
  ) {
    const mutual = mutualSlots(state);
    const freed = regionAround(state, mutual[random.int(mutual.length)]!, course.slots);
    for (const price of prices) {
      if (!applyRefill(state, freed, price, course.limits, random)) continue;
      while (applyRefill(state, freed, -1, course.limits, random));
      break;
    }
  }
}

/**
 * Improve a plan without broken rules by refilling the cells of neighbouring teams. Each step leaves the plan
 * without broken rules and cheaper. Ends when `floor` is reached.
 */
export function improveByRefill(state: PlanState, course: RegionCourse, random: Random, floor: number): void {
  for (
    let attempt = 0;
    attempt < course.tries && state.tally.cost > floor && course.limits.purse.left > 0;
    attempt++
  ) {
    const freed = regionAround(state, dearSlot(state, random), course.slots);
    applyRefill(state, freed, -1, course.limits, random);
  }
}

function applyRefill(
  state: PlanState,
  freed: readonly number[],
  price: number,
  limits: RefillLimits,
  random: Random,
): boolean {
  const moves = refill(state, freed, price, limits, random);
  if (typeof moves === "string") return false;
  state.move(moves);
  return true;
}

function mutualSlots({ model, schedule }: PlanState): number[] {
  const mutual: number[] = [];
  for (let slot = 0; slot < model.slots; slot++) {
    const target = model.slotTarget[slot]!;
    if (schedule.mutualAt(schedule.teamOf[slot]!, target, schedule.roundOf[slot]!) > 0) mutual.push(slot);
  }
  return mutual;
}

/** Mostly a visit whose price is above what the duals ask. */
function dearSlot({ model, schedule, gap }: PlanState, random: Random): number {
  const dear: number[] = [];
  for (let slot = 0; slot < model.slots; slot++) {
    if (gap[model.slotTarget[slot]! * model.teams + schedule.teamOf[slot]!]! > 0) dear.push(slot);
  }
  return dear.length > 0 && random.int(4) > 0 ? dear[random.int(dear.length)]! : random.int(model.slots);
}

/** Movable visits of the teams nearest to that of a slot, as many whole teams as fit; its own always. */
function regionAround(state: PlanState, slot: number, size: number): number[] {
  const { teams } = state.model.instance;
  const seat = teams[state.schedule.teamOf[slot]!]!;
  const order = teams.map((team, t) => ({ t, far: distance(team, seat) }));
  order.sort((a, b) => a.far - b.far || a.t - b.t);
  const freed: number[] = [];
  for (const { t } of order) {
    const more = movableSlots(state, t);
    if (freed.length > 0 && freed.length + more.length > size) break;
    freed.push(...more);
  }
  return freed;
}

function movableSlots({ model, schedule }: PlanState, team: number): number[] {
  const slots: number[] = [];
  for (let r = 1; r <= model.rounds; r++) {
    let slot = schedule.first[team * (model.rounds + 1) + r]!;
    for (; slot >= 0; slot = schedule.next[slot]!) if (schedule.isFixed[slot] === 0) slots.push(slot);
  }
  return slots.sort((a, b) => a - b);
}
