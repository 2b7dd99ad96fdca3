import * as v from "valibot";
import { Contribution } from "../draw.schema.ts";
import { RotationInstance } from "../rotation.schema.ts";
import { PlannedRound, PlannedTarget, PlannedTeam, PlannedVisit, RotationSettings } from "./plan.schema.ts";

/** What crosses the wire of the edge function `rotation`; both sides import it. */

const Id = v.pipe(v.string(), v.uuid());
const count = v.pipe(v.number(), v.integer(), v.minValue(0));

/** A plan to be made, before it has an id of its own. */
export const NewPlan = v.object({
  organ_id: Id,
  name: v.pipe(v.string(), v.trim(), v.minLength(1), v.maxLength(200)),
  checklist_version_id: v.optional(v.nullable(Id), null),
  settings: RotationSettings,
  rounds: v.pipe(
    v.array(v.object({ ...PlannedRound.entries, release_at: v.optional(v.string()) })),
    v.minLength(1),
    v.maxLength(120),
  ),
  teams: v.pipe(v.array(PlannedTeam), v.maxLength(1000)),
  targets: v.pipe(v.array(PlannedTarget), v.maxLength(10_000)),
});
export type NewPlan = v.InferOutput<typeof NewPlan>;

/** A plan that the browser's worker made, because it is larger than the function may solve. */
const Solved = v.array(PlannedVisit);
const common = {
  /** Id of the command that stores the proposal: a repeated call stores once. */
  id: Id,
  chance_pct: v.optional(v.pipe(count, v.maxValue(1000)), 0),
  solved: v.optional(Solved),
};

/** What has changed since publication; absences, members and targets come on top of what the database says now. */
export const RepairChanges = v.object({
  off: v.optional(v.array(v.object({ team_id: Id, officer_id: Id, rounds: v.array(count) })), []),
  members: v.optional(
    v.array(v.object({ team_id: Id, remove_officer_id: v.optional(Id), add_officer_id: v.optional(Id) })),
    [],
  ),
  targets: v.optional(v.array(PlannedTarget), []),
});
export type RepairChanges = v.InferOutput<typeof RepairChanges>;

export const RotationRequest = v.variant("mode", [
  v.object({ mode: v.literal("create"), ...common, plan: NewPlan }),
  v.object({ mode: v.literal("propose"), ...common, plan_id: Id, version: v.optional(count) }),
  v.object({
    mode: v.literal("draw"),
    ...common,
    plan_id: Id,
    version: v.optional(count),
    /** The hash that was on screen before anybody contributed; another input is not drawn. */
    instance_sha256: v.pipe(v.string(), v.regex(/^[0-9a-f]{64}$/)),
    contributions: v.pipe(v.array(Contribution), v.minLength(1), v.maxLength(200)),
  }),
  v.object({ mode: v.literal("repair"), plan_id: Id, changes: RepairChanges }),
]);
export type RotationRequest = v.InferOutput<typeof RotationRequest>;

/** A rule of a conflict: what it is about, and its limit where it has one (travel in 10 m, rounds, visits). */
export const RotationRule = v.object({
  rule: v.string(),
  team_id: v.nullable(Id),
  target_id: v.nullable(Id),
  rounds: v.array(v.number()),
  limit: v.nullable(v.number()),
});
export type RotationRule = v.InferOutput<typeof RotationRule>;

/** Why there is no plan: what was proved, and rules of which no plan keeps all; none can be left out if minimal. */
export const RotationConflict = v.object({
  code: v.string(),
  team_ids: v.array(Id),
  target_ids: v.array(Id),
  rounds: v.array(v.number()),
  rules: v.array(RotationRule),
  more_rules: v.number(),
  is_minimal: v.boolean(),
});
export type RotationConflict = v.InferOutput<typeof RotationConflict>;

/** What to relax, and whether a plan was found so; see `WayOut` of the solver. */
export const RotationWayOut = v.object({
  rule: v.string(),
  effect: v.picklist(["enough", "together", "untried"]),
  team_id: v.nullable(Id),
  target_id: v.nullable(Id),
  rounds: v.array(v.number()),
});
export type RotationWayOut = v.InferOutput<typeof RotationWayOut>;

/** How a proposal ended; the latest one is kept with the plan. */
export const ProposalOutcome = v.object({
  status: v.picklist(["ok", "partial", "infeasible"]),
  visits: v.number(),
  objective: v.nullable(
    v.object({ travel: v.number(), soft: v.number(), changes: v.number(), total: v.number() }),
  ),
  /** Targets that miss visits, with the rules that stand against one more; none where it was not looked for. */
  missing: v.array(
    v.object({ target_id: Id, visits: v.number(), rules: v.optional(v.array(v.string()), []) }),
  ),
  /** Rounds whose loads are not as even as they should be, and whether the totals are not. */
  uneven: v.optional(v.object({ rounds: v.array(v.number()), totals: v.boolean() }), {
    rounds: [],
    totals: false,
  }),
  conflicts: v.array(RotationConflict),
  ways_out: v.array(RotationWayOut),
});
export type ProposalOutcome = v.InferOutput<typeof ProposalOutcome>;

export const StoredProposal = v.object({
  assignments: v.array(PlannedVisit),
  draw: v.object({
    method: v.string(),
    contributions: v.array(Contribution),
    seed: v.number(),
    instance: RotationInstance,
    instance_sha256: v.string(),
    result_sha256: v.string(),
  }),
});
export type StoredProposal = v.InferOutput<typeof StoredProposal>;

export const ProposalResponse = v.object({
  /** Null when nothing was stored. */
  plan_id: v.nullable(Id),
  outcome: ProposalOutcome,
});
export type ProposalResponse = v.InferOutput<typeof ProposalResponse>;

export const RepairResponse = v.object({
  outcome: ProposalOutcome,
  /** By target: before and after, before alone (dropped), after alone (new). */
  changes: v.array(v.object({ before: v.nullable(PlannedVisit), after: v.nullable(PlannedVisit) })),
  released_locks: v.array(PlannedVisit),
  visits: v.array(PlannedVisit),
});
export type RepairResponse = v.InferOutput<typeof RepairResponse>;
