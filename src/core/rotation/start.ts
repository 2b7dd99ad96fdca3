import { reducedPrices, targetDuals } from "./bound.ts";
import { spreadOverRounds } from "./colouring.ts";
import { likelyLoads } from "./loads.ts";
import { BARRED, type RotationModel } from "./model.ts";
import { type PairCertificate, raiseBound } from "./pair-bound.ts";
import { PlanState } from "./plan-state.ts";
import type { Visit } from "./rotation.schema.ts";
import { Schedule } from "./schedule.ts";
import { planTransport, type TeamLoads, type TransportPlan } from "./transport.ts";

/** Steps of the dual ascent; it has settled by then on instances of all sizes that need it. */
const ASCENT_STEPS = 50;

/** A distribution of the visits over the teams to start from, and what it proves. */
export type Start = {
  teamOf: Int32Array;
  gap: Int32Array;
  teamDual: Float64Array;
  /** No plan costs less than this, savings on published visits included. */
  floor: number;
  /** Team prices for the contract's certificate. */
  boundDual: Float64Array;
  certificate: PairCertificate | null;
};

/**
 * The cheapest distribution over the teams, rounds forgotten. Where it sends two teams to each other more often than
 * reciprocity allows, those visits are made dearer until that costs as much as it gains, which raises the bound and
 * gives a better start.
 *
 * @returns null when not even rounds forgotten every visit finds a team.
 */
export function cheapestStart(model: RotationModel): Start | null {
  const price = openPrices(model);
  const found = cheapestTransport(model, price);
  if (found === null) return null;
  const { plan, loads } = found;
  const raised = raiseBound(model, loads, ASCENT_STEPS, plan.teamOf);
  const { teamOf, teamDual } = raised ?? plan;
  return {
    teamOf,
    gap: reducedPrices(model, price, raised?.certificate.a ?? targetDuals(model, price, teamDual), teamDual),
    teamDual,
    floor: model.published === null ? plan.price : publishedFloor(model, loads, price),
    boundDual: plan.teamDual,
    certificate: isCertain(model) ? (raised?.certificate ?? null) : null,
  };
}

/**
 * Whether the window of loads is the only one there is, and no decided visit makes a certificate longer than it is
 * worth.
 */
const isCertain = ({ fixed, instance }: RotationModel): boolean =>
  fixed.length === 0 && instance.balance.total <= 1;

/** The same with what is saved by published visits, of which a pair may have several. */
function publishedFloor(model: RotationModel, loads: TeamLoads, price: Int32Array): number {
  const saved = price.slice();
  const seen = new Set<string>();
  for (const visit of model.instance.baseline ?? []) {
    const pair = visit[1] * model.teams + visit[0];
    if (seen.has(String(visit)) || price[pair] === BARRED) continue;
    seen.add(String(visit));
    saved[pair]! -= model.changeCost;
  }
  const plan = planTransport(model, loads, saved);
  return plan.status === "optimal" ? plan.price : -Infinity;
}

/** Prices with pairs barred that closed rounds leave no round to meet in. */
export function openPrices(model: RotationModel): Int32Array {
  if (!model.hasRoundRules) return model.cost;
  const price = model.cost.slice();
  const { teams, targets, rounds } = model;
  const schedule = new Schedule(model);
  for (let v = 0; v < targets; v++) {
    for (let t = 0; t < teams; t++) {
      let isOpen = false;
      for (let r = 1; r <= rounds && !isOpen; r++) isOpen = !schedule.isClosed(t, v, r);
      if (!isOpen) price[v * teams + t] = BARRED;
    }
  }
  for (const [t, v] of model.fixed) price[v * teams + t] = model.cost[v * teams + t]!;
  return price;
}

type Optimal = Extract<TransportPlan, { status: "optimal" }>;

/** The cheapest over the likely windows of loads; failing these, over any loads. */
function cheapestTransport(
  model: RotationModel,
  price: Int32Array,
): { plan: Optimal; loads: TeamLoads } | null {
  let best: { plan: Optimal; loads: TeamLoads } | null = null;
  for (const loads of likelyLoads(model)) {
    const plan = planTransport(model, loads, price);
    if (plan.status === "optimal" && (best === null || plan.price < best.plan.price)) best = { plan, loads };
  }
  if (best !== null) return best;
  const loads = { least: new Int32Array(model.teams), most: new Int32Array(model.teams).fill(model.slots) };
  const plan = planTransport(model, loads, price);
  return plan.status === "optimal" ? { plan, loads } : null;
}

/** A complete plan with the teams of the start, spread over the rounds; decided visits sit where they must. */
export function spreadStart(model: RotationModel, start: Start): PlanState {
  const schedule = new Schedule(model);
  placeVisits(schedule, model.fixed, true);
  spreadOverRounds(schedule, start.teamOf);
  return new PlanState(schedule, start.gap, start.teamDual);
}

/**
 * The published plan as far as it is still possible, completed by the cheapest teams for what is left.
 *
 * @returns null when the visits that are left find no teams beside those that are kept.
 */
export function publishedStart(model: RotationModel, start: Start): PlanState | null {
  const schedule = new Schedule(model);
  const kept = keptVisits(model, schedule);
  const loads = { least: new Int32Array(model.teams), most: new Int32Array(model.teams).fill(model.slots) };
  const [tight] = likelyLoads(model);
  const fixed = [...model.fixed, ...kept];
  const plans = [tight ?? loads, loads].map((limits) =>
    planTransport({ ...model, fixed }, limits, openPrices(model)),
  );
  const plan = plans.find((candidate) => candidate.status === "optimal");
  if (plan?.status !== "optimal") return null;
  placeVisits(schedule, fixed, true);
  spreadOverRounds(schedule, plan.teamOf);
  schedule.isFixed.fill(0);
  markFixed(schedule, model.fixed);
  return new PlanState(schedule, start.gap, start.teamDual);
}

/** A plan that is complete already, to search on from. */
export function plannedStart(model: RotationModel, start: Start, visits: readonly Visit[]): PlanState {
  const schedule = new Schedule(model);
  const decided = new Set(model.fixed.map(String));
  const others = visits.filter((visit) => !decided.has(String(visit)));
  placeVisits(schedule, [...model.fixed, ...others], false);
  markFixed(schedule, model.fixed);
  return new PlanState(schedule, start.gap, start.teamDual);
}

/** Published visits of open rounds that may still take place, as many as their targets need. */
function keptVisits(model: RotationModel, schedule: Schedule): Visit[] {
  const { instance, teams, slotStart } = model;
  const taken = new Set(model.fixed.map(String));
  const room = instance.targets.map((_, v) => slotStart[v + 1]! - slotStart[v]!);
  for (const [, v] of model.fixed) room[v]!--;
  return (instance.baseline ?? []).filter((visit) => {
    const [t, v, r] = visit;
    if (taken.has(String(visit)) || room[v]! <= 0) return false;
    if (model.cost[v * teams + t] === BARRED || schedule.isClosed(t, v, r)) return false;
    room[v]!--;
    taken.add(String(visit));
    return true;
  });
}

/** Put visits into the first slots of their targets, in the order given, as the transportation problem does. */
function placeVisits(schedule: Schedule, visits: readonly Visit[], isFixed: boolean): void {
  const filled = new Int32Array(schedule.model.targets);
  for (const [t, v, r] of visits) {
    const slot = schedule.model.slotStart[v]! + filled[v]!++;
    schedule.place(slot, t, r);
    if (isFixed) schedule.isFixed[slot] = 1;
  }
}

function markFixed(schedule: Schedule, visits: readonly Visit[]): void {
  const filled = new Int32Array(schedule.model.targets);
  for (const [, v] of visits) schedule.isFixed[schedule.model.slotStart[v]! + filled[v]!++] = 1;
}
