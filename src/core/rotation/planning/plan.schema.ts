import * as v from "valibot";

/** What a rotation is planned from; edge function, worker and screens parse the database's answers with these. */

const Day = v.pipe(v.string(), v.regex(/^\d{4}-\d{2}-\d{2}$/));
const Id = v.pipe(v.string(), v.uuid());
const whole = (least: number, most: number) =>
  v.pipe(v.number(), v.integer(), v.minValue(least), v.maxValue(most));

export const RotationKind = v.picklist(["townships", "villages", "area_groups", "projects"]);
export type RotationKind = v.InferOutput<typeof RotationKind>;

/** The rules of one rotation. A plan made by an older version lacks some: they have the defaults of the form. */
export const RotationSettings = v.object({
  kind: v.optional(RotationKind, "townships"),
  /** The same team and target meet again only after this many rounds. */
  window: v.optional(whole(1, 60), 4),
  reciprocal: v.optional(v.object({ lag: whole(0, 12), scope: v.picklist(["lead", "any"]) }), {
    lag: 1,
    scope: "lead",
  }),
  /** Greatest difference of visits between teams, in a round and in all. */
  balance: v.optional(v.object({ perRound: whole(0, 100), total: whole(0, 1000) }), {
    perRound: 1,
    total: 1,
  }),
  /** Every round takes its equal share of the visits, within one. */
  even_rounds: v.optional(v.boolean(), true),
  /** 0 = no limit. */
  max_travel_km: v.optional(whole(0, 2000), 0),
  excluded: v.optional(v.array(v.object({ team_id: Id, target_id: Id })), []),
});
export type RotationSettings = v.InferOutput<typeof RotationSettings>;

export const PlannedMember = v.object({
  officer_id: Id,
  is_lead: v.optional(v.boolean(), false),
  off_rounds: v.optional(v.array(whole(1, 120)), []),
});
export const PlannedTeam = v.object({
  id: Id,
  name: v.string(),
  lead_organ_id: Id,
  members: v.array(PlannedMember),
});
export type PlannedTeam = v.InferOutput<typeof PlannedTeam>;

export const PlannedTarget = v.object({
  id: Id,
  organ_id: Id,
  division_code: v.optional(v.nullable(v.string()), null),
  name: v.string(),
  need: whole(0, 60),
});
export type PlannedTarget = v.InferOutput<typeof PlannedTarget>;

export const PlannedRound = v.object({ round: whole(1, 120), starts_on: Day, ends_on: Day });

export const PlannedVisit = v.object({ team_id: Id, target_id: Id, round: whole(1, 120) });
export type PlannedVisit = v.InferOutput<typeof PlannedVisit>;

/** A plan with or without assignments. */
export const RotationDraft = v.object({
  settings: RotationSettings,
  rounds: v.pipe(v.array(PlannedRound), v.minLength(1), v.maxLength(120)),
  teams: v.array(PlannedTeam),
  targets: v.array(PlannedTarget),
  assignments: v.optional(v.array(v.object({ ...PlannedVisit.entries, is_locked: v.boolean() })), []),
});
export type RotationDraft = v.InferOutput<typeof RotationDraft>;

const Position = { lon: v.nullable(v.number()), lat: v.nullable(v.number()) };

/** The answer of `rotation_planning_data`. `back` counts rounds held earlier, 0 = the last one. */
export const PlanningData = v.object({
  organs: v.array(
    v.object({
      id: v.string(),
      name: v.string(),
      kind: v.string(),
      path: v.string(),
      division_code: v.nullable(v.string()),
      ...Position,
    }),
  ),
  villages: v.array(v.object({ code: v.string(), ...Position })),
  officers: v.array(
    v.object({
      id: v.string(),
      name: v.string(),
      organ_id: v.string(),
      skills: v.array(v.string()),
      availability: v.string(),
    }),
  ),
  ties: v.array(
    v.object({
      officer_id: v.string(),
      organ_id: v.nullable(v.string()),
      division_code: v.nullable(v.string()),
      grade: v.picklist(["hard", "soft"]),
      kind: v.string(),
    }),
  ),
  history: v.array(
    v.object({
      lead_organ_id: v.string(),
      officer_ids: v.array(v.string()),
      organ_id: v.string(),
      division_code: v.nullable(v.string()),
      name: v.string(),
      back: v.number(),
    }),
  ),
});
export type PlanningData = v.InferOutput<typeof PlanningData>;
