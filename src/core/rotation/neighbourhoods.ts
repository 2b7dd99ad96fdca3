import type { Random } from "../random.ts";
import { distance } from "./model.ts";
import type { PlanState } from "./plan-state.ts";
import { refill } from "./refill.ts";
import type { RefillLimits } from "./refill-search.ts";

/** Visits freed at a time, and how hard each neighbourhood is searched. */
export type NeighbourhoodCourse = { tries: number; slots: number; limits: RefillLimits };

/**
 * Improve a plan without broken rules by freeing the visits of a few neighbouring teams at a time and refilling
 * their cells completely. Every step keeps the plan free of broken rules and makes it cheaper.
 */
export function improveByRefill(
  state: PlanState,
  course: NeighbourhoodCourse,
  random: Random,
  bound: number,
): void {
  const { model, schedule, tally } = state;
  const { teams } = model.instance;
  for (let attempt = 0; attempt < course.tries && tally.cost > bound; attempt++) {
    const slot = dearSlot(state, random);
    const seat = teams[schedule.teamOf[slot]!]!;
    const order = teams.map((team, t) => ({ t, far: distance(team, seat) }));
    order.sort((a, b) => a.far - b.far || a.t - b.t);
    const freed: number[] = [];
    for (const { t } of order) {
      const more = slotsOfTeam(state, t);
      if (freed.length > 0 && freed.length + more.length > course.slots) break;
      freed.push(...more);
    }
    const moves = refill(state, freed, -1, course.limits, random);
    if (typeof moves !== "string") state.move(moves);
  }
}

/** Remove mutual visits region by region, each time at the least price that a short search can find. */
export function mendByRefill(
  state: PlanState,
  course: NeighbourhoodCourse & { prices: readonly number[] },
  random: Random,
): void {
  const { tally } = state;
  for (let attempt = 0; attempt < course.tries && tally.mutual > 0; attempt++) {
    const broken = brokenSlots(state);
    const freed = regionOf(state, broken[random.int(broken.length)]!, course.slots);
    let price = 0;
    for (; price < course.prices.length; price++) {
      const moves = refill(state, freed, course.prices[price]!, course.limits, random);
      if (typeof moves === "string") continue;
      state.move(moves);
      for (;;) {
        const better = refill(state, freed, -1, course.limits, random);
        if (typeof better === "string") break;
        state.move(better);
      }
      break;
    }
  }
}

function brokenSlots({ model, schedule }: PlanState): number[] {
  const broken: number[] = [];
  for (let slot = 0; slot < model.slots; slot++) {
    if (schedule.mutualAt(schedule.teamOf[slot]!, model.slotTarget[slot]!, schedule.roundOf[slot]!) > 0)
      broken.push(slot);
  }
  return broken;
}

function regionOf(state: PlanState, slot: number, size: number): number[] {
  const { teams } = state.model.instance;
  const seat = teams[state.schedule.teamOf[slot]!]!;
  const order = teams.map((team, t) => ({ t, far: distance(team, seat) }));
  order.sort((a, b) => a.far - b.far || a.t - b.t);
  const freed: number[] = [];
  for (const { t } of order) {
    const more = slotsOfTeam(state, t);
    if (freed.length > 0 && freed.length + more.length > size) break;
    freed.push(...more);
  }
  return freed;
}

function dearSlot({ model, schedule, gap }: PlanState, random: Random): number {
  const dear: number[] = [];
  for (let slot = 0; slot < model.slots; slot++) {
    if (gap[model.slotTarget[slot]! * model.teams + schedule.teamOf[slot]!]! > 0) dear.push(slot);
  }
  return dear.length > 0 && random.int(4) > 0 ? dear[random.int(dear.length)]! : random.int(model.slots);
}

function slotsOfTeam({ model, schedule }: PlanState, team: number): number[] {
  const slots: number[] = [];
  for (let r = 1; r <= model.rounds; r++) {
    let slot = schedule.first[team * (model.rounds + 1) + r]!;
    for (; slot >= 0; slot = schedule.next[slot]!) if (schedule.isFixed[slot] === 0) slots.push(slot);
  }
  return slots;
}
