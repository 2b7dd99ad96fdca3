import type { RotationModel } from "./model.ts";
import { PlanState } from "./plan-state.ts";
import { Schedule } from "./schedule.ts";
import type { Start } from "./start.ts";

/**
 * A complete plan with the teams of the start in which the first and the last round have as many visits as they may.
 *
 * A visit stands against mutual visits of the rounds before and after its own, of which the ends have only one side:
 * where loads leave room, full ends cost less than even rounds. No search gets from one to the other, as every team
 * would have to change its loads together with all others.
 *
 * @returns null where this gains nothing or is not simple: without room, without a lag, with visits that are decided
 *   and with rules about rounds.
 */
export function endsStart(model: RotationModel, start: Start): PlanState | null {
  const visits = visitsByRound(model);
  const quotas = visits === null ? null : loadsByCell(model, start.teamOf, visits);
  if (quotas === null) return null;
  const schedule = new Schedule(model);
  for (let slot = 0; slot < model.slots; slot++) {
    const team = start.teamOf[slot]!;
    schedule.place(slot, team, calmestRound(schedule, slot, team, quotas));
  }
  return new PlanState(schedule, start.gap, start.teamDual);
}

/** Visits of each round, the ends as full as they may be, the rest even; null where that makes no difference. */
function visitsByRound(model: RotationModel): number[] | null {
  const { rounds, slots, fixed, hasRoundRules, reciprocity, instance } = model;
  const [fewest, most] = instance.roundLoad;
  const inner = rounds - 2;
  if (inner < 1 || fixed.length > 0 || hasRoundRules) return null;
  if (reciprocity.units === 0 || reciprocity.lag === 0 || instance.balance.perRound < 1) return null;
  const ends = Math.min(2 * most, slots - inner * fewest);
  const rest = slots - ends;
  if (ends * inner <= 2 * rest || rest > inner * most) return null;
  const visits = Array.from({ length: inner }, (_, i) => Math.floor((rest + i) / inner));
  return [0, Math.ceil(ends / 2), ...visits.reverse(), Math.floor(ends / 2)];
}

/**
 * How many visits each team makes in each round, at `team * (rounds + 1) + round`, all teams of a round alike within
 * one; null when the teams' totals do not allow that.
 *
 * Source: rows of a 0-1 matrix filled one by one from the fullest columns, as in the theorem of Gale and Ryser.
 */
function loadsByCell(model: RotationModel, teamOf: Int32Array, visits: readonly number[]): Int32Array | null {
  const { teams, rounds } = model;
  const width = rounds + 1;
  const extra = visits.map((count) => count % teams);
  const common = visits.map((count) => Math.floor(count / teams));
  const total = new Int32Array(teams);
  teamOf.forEach((team) => total[team]!++);
  const loads = new Int32Array(teams * width);
  for (let t = 0; t < teams; t++) {
    const order = visits.map((_, r) => r).slice(1);
    order.sort((a, b) => extra[b]! - extra[a]! || a - b);
    for (let r = 1; r < width; r++) {
      loads[t * width + r] = common[r]!;
      total[t]! -= common[r]!;
    }
    if (total[t]! < 0 || total[t]! > rounds) return null;
    for (const r of order.slice(0, total[t])) {
      loads[t * width + r]!++;
      extra[r]!--;
    }
  }
  return extra.every((left) => left === 0) ? loads : null;
}

/** The round with room for this visit where it meets the fewest others; ties to the earlier one. */
function calmestRound(schedule: Schedule, slot: number, team: number, quotas: Int32Array): number {
  const { rounds, slotTarget } = schedule.model;
  const target = slotTarget[slot]!;
  let best = 0;
  let least = Infinity;
  for (let r = 1; r <= rounds; r++) {
    const cell = team * (rounds + 1) + r;
    if (schedule.load[cell]! >= quotas[cell]!) continue;
    const met = schedule.mutualAt(team, target, r) + 10 * schedule.faultsAt(slot, team, r);
    if (met < least) {
      least = met;
      best = r;
    }
  }
  return best;
}
