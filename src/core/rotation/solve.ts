import { createRandom, type Random } from "../random.ts";
import type { Incumbent } from "./anneal.ts";
import { certify } from "./bound.ts";
import { searchCompletely } from "./complete-search.ts";
import { conflictingKinds } from "./conflict.ts";
import { endsStart } from "./ends-start.ts";
import { createRotationModel, type ModelOptions, type RotationModel } from "./model.ts";
import type { PlanState } from "./plan-state.ts";
import { findReasons } from "./reasons.ts";
import { refill } from "./refill.ts";
import { findNearPlan } from "./repair-search.ts";
import { objectiveOf, reviewRotation } from "./review.ts";
import type { RotationInstance, RotationSolution, Visit } from "./rotation.schema.ts";
import { type Effort, repairPlan, searchPlan } from "./search.ts";
import { cheapestStart, plannedStart, publishedStart, spreadStart, type Start } from "./start.ts";

/**
 * `seed` decides between equals and drives the search; `effort` is counted in steps, never in time. With the goal
 * `any`, the first plan that breaks no rule is as good as the best.
 */
export type RotationOptions = ModelOptions & {
  readonly seed?: number;
  readonly effort?: Effort;
  readonly goal?: "best" | "any";
};

/** Most that a repaired plan may cost above what no plan can undercut, before a plan is made from nothing too. */
const REPAIR_GAP = 0.03;
/**
 * Visits up to which all plans are looked at first, visits up to which they are when nothing else helps, and the
 * cells looked at.
 */
const SMALL = 30;
const LARGE = 150;
const SMALL_CELLS = 400_000;
const PROOF_CELLS = 1_500_000;
const NOTHING = { best: null, isComplete: false };
/** Nodes of the complete search that looks for a proof that there is no plan. */
const PROOF_NODES = 20_000;

/**
 * Who inspects whom, in which round: a plan for an instance of rotation/1.
 *
 * `ok` with a plan that breaks no rule, its objective and a certified lower bound; `infeasible` with reasons that can
 * be checked; or `partial` when neither a plan nor a proof was found: then as many visits as fit together, with the
 * targets that miss some and the load rules that are broken. With a published plan (`baseline`) the search starts
 * from the plan nearest to it, and from nothing as well when what comes out is far from the bound.
 *
 * Method: the cheapest distribution over the teams, rounds forgotten, is a transportation problem, whose prices
 * also certify a lower bound, raised where reciprocity makes pairs of teams dearer (`start.ts`, `pair-bound.ts`);
 * its visits are spread over the rounds by edge colouring (`colouring.ts`); what then conflicts is mended at the
 * least cost by annealing and by complete search of regions (`search.ts`). Up to some thirty visits all plans are
 * looked at instead (`complete-search.ts`). Each file names its sources.
 *
 * Same instance, seed and effort: same answer, byte for byte, in Node, Deno and the browser.
 *
 * @param instance must have passed `RotationInstance`.
 */
export function solveRotation(instance: RotationInstance, options: RotationOptions = {}): RotationSolution {
  const { seed = 1, effort = "quick" } = options;
  const head = { format: "rotation-solution/1", id: instance.id } as const;
  const model = createRotationModel(instance, options);
  const reasons = findReasons(instance, model);
  if (reasons.length > 0) return { ...head, status: "infeasible", reasons };
  const start = cheapestStart(model);
  if (start === null) return { ...head, status: "partial", ...fragment(instance, model, null) };
  const random = createRandom(seed);
  const goal = options.goal === "any" ? { ...start, floor: Infinity } : start;
  const { best, isNone, state } = findPlan(model, goal, effort, random);
  if (isNone) {
    const rules = conflictingKinds(instance, options);
    return { ...head, status: "infeasible", reasons: [{ type: "exhausted", rules }] };
  }
  if (best === null) return { ...head, status: "partial", ...fragment(instance, model, state) };
  const assignments = visitsOf(model, best);
  const objective = objectiveOf(instance, assignments);
  const bound = options.pastStands ? null : certify(model, start.boundDual);
  return {
    ...head,
    status: "ok",
    assignments,
    objective,
    ...(bound && { bound }),
    ...(start.certificate && { certificate: start.certificate }),
  };
}

type Found = { best: Incumbent | null; state: PlanState };
type Outcome = { best: Incumbent | null; state: PlanState | null; isNone: boolean };

/**
 * The best plan of a complete search where that is short; otherwise of the search, and only failing that, of a
 * long complete one.
 */
function findPlan(model: RotationModel, start: Start, effort: Effort, random: Random): Outcome {
  const { best: small, isComplete } =
    model.slots <= SMALL ? searchCompletely(model, start, SMALL_CELLS) : NOTHING;
  if (isComplete) return { best: small, state: null, isNone: small === null };
  const { best, state } = searchFrom(model, start, effort, random);
  if (best !== null && (small === null || best.cost <= small.cost)) return { best, state, isNone: false };
  if (small !== null) return { best: small, state, isNone: false };
  const isNone = isProvedEmpty(state, random);
  if (isNone || model.slots > LARGE) return { best, state, isNone };
  const long = searchCompletely(model, start, PROOF_CELLS);
  return { best: long.best, state, isNone: long.best === null && long.isComplete };
}

function searchFrom(model: RotationModel, start: Start, effort: Effort, random: Random): Found {
  const published = model.published === null ? null : nearestStart(model, start);
  if (published === null) {
    const state = spreadStart(model, start);
    return { best: searchPlan(state, start.floor, effort, random, endsStart(model, start)), state };
  }
  const repaired = repairPlan(published, start.floor, effort, random);
  const saved = model.changeCost * (model.instance.baseline?.length ?? 0);
  const limit = start.floor + REPAIR_GAP * Math.abs(start.floor + saved);
  if (repaired !== null && repaired.cost <= limit) return { best: repaired, state: published };
  const state = spreadStart(model, start);
  const planned = searchPlan(state, start.floor, effort, random);
  const isBetter = planned !== null && (repaired === null || planned.cost < repaired.cost);
  return isBetter ? { best: planned, state } : { best: repaired, state: published };
}

/**
 * The plan that drops the fewest published visits, or failing that, what is left of the published plan, completed.
 */
function nearestStart(model: RotationModel, start: Start): PlanState | null {
  const near = findNearPlan(model);
  return near === null ? publishedStart(model, start) : plannedStart(model, start, near.assignments);
}

/** Visits of a plan by round, team and target. */
function visitsOf(model: RotationModel, plan: Pick<Incumbent, "teamOf" | "roundOf">): Visit[] {
  const visits: Visit[] = [];
  for (let slot = 0; slot < model.slots; slot++) {
    if (plan.roundOf[slot]! > 0)
      visits.push([plan.teamOf[slot]!, model.slotTarget[slot]!, plan.roundOf[slot]!]);
  }
  return visits.sort((a, b) => a[2] - b[2] || a[0] - b[0] || a[1] - b[1]);
}

/**
 * Whether a complete search proves that no plan exists. It can where every load is prescribed, for then the cells to
 * be filled are known.
 */
function isProvedEmpty(state: PlanState, random: Random): boolean {
  const { model, schedule } = state;
  if (state.hasLoadRoom() || model.slots > 400 || state.hasLoadFaults()) return false;
  const movable = [...Array(model.slots).keys()].filter((slot) => schedule.isFixed[slot] === 0);
  return (
    refill(state, movable, 1e9, { nodes: PROOF_NODES, runs: 1, purse: { left: 20_000_000 } }, random) ===
    "none"
  );
}

/** The visits of a plan that fit together, dropping those with the most conflicts, and what is then missing. */
function fragment(instance: RotationInstance, model: RotationModel, state: PlanState | null) {
  const assignments = state === null ? [...model.fixed] : compatibleVisits(state);
  const { violations, objective } = reviewRotation(instance, assignments);
  const missing = violations.flatMap((broken) =>
    broken.rule === "need" && broken.need > broken.visits
      ? [{ target: broken.target, visits: broken.need - broken.visits }]
      : [],
  );
  return { assignments, objective, missing, broken: violations.filter(({ rule }) => rule !== "need") };
}

function compatibleVisits(state: PlanState): Visit[] {
  const { schedule, model } = state;
  const conflictsOf = (slot: number) => {
    const team = schedule.teamOf[slot]!;
    const round = schedule.roundOf[slot]!;
    const mutual = schedule.mutualAt(team, model.slotTarget[slot]!, round);
    return mutual + schedule.faultsAt(slot, team, round);
  };
  const placed = new Set([...Array(model.slots).keys()].filter((slot) => schedule.isFixed[slot] === 0));
  for (;;) {
    let worst = -1;
    let most = 0;
    for (const slot of placed) {
      const conflicts = conflictsOf(slot);
      if (conflicts > most) {
        most = conflicts;
        worst = slot;
      }
    }
    if (worst < 0) return visitsOf(model, schedule);
    schedule.lift(worst);
    placed.delete(worst);
  }
}
