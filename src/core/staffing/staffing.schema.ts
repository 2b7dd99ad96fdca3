import * as v from "valibot";

/** The four forces; a team mixes them. */
export const FORCES = [
  "commission_leader",
  "commission_office",
  "stationed_group",
  "township_commission",
] as const;
export type Force = (typeof FORCES)[number];

const Tie = v.object({ kind: v.string(), grade: v.picklist(["hard", "soft"]) });

/** One officer of the talent pool, as the database tells it to who staffs an activation. */
export const PoolOfficer = v.object({
  id: v.string(),
  organ_id: v.string(),
  force: v.picklist(FORCES),
  skills: v.array(v.string()),
  availability: v.picklist(["available", "busy", "on_leave"]),
  /** Place of the home organ, degrees; null when it is not known. */
  lon: v.nullable(v.number()),
  lat: v.nullable(v.number()),
  /** Other matters that the officer is lent to now or was asked for. */
  running: v.number(),
  /** Last day of a loan that overlaps the days asked for; null when there is none. */
  busy_until: v.nullable(v.string()),
  /** Days away from home this year, overlapping days once. */
  days_lent: v.number(),
  ties: v.array(Tie),
  on_team: v.boolean(),
  declined: v.boolean(),
});
export type PoolOfficer = v.InferOutput<typeof PoolOfficer>;

/** What the activation asks for. */
export interface StaffingRequest {
  /** People on the team, those already on it included; at least 2. */
  readonly heads: number;
  /** At most 10 different ones. */
  readonly skills: readonly string[];
  /** Forces that must be on the team. */
  readonly forces: readonly Force[];
  /** Different forces that there must be at least. */
  readonly forcesMin: number;
  /** Where the work is, degrees. */
  readonly place: { readonly lon: number | null; readonly lat: number | null } | null;
  /** The organ that asks: its own people are no help from outside. */
  readonly ownOrganId: string;
  /** Days lent in a year from which on a remark is made. */
  readonly daysLentLine: number;
}

export type Obstacle =
  | { readonly code: "on_team" }
  | { readonly code: "own_organ" }
  | { readonly code: "hard_tie"; readonly kinds: readonly string[] }
  | { readonly code: "declined" }
  | { readonly code: "on_leave" }
  | { readonly code: "lent_elsewhere"; readonly until: string };

export type Remark =
  | { readonly code: "brings_skills"; readonly skills: readonly string[] }
  | { readonly code: "brings_force"; readonly force: Force }
  | { readonly code: "soft_tie"; readonly kinds: readonly string[] }
  | { readonly code: "busy" }
  | { readonly code: "running"; readonly count: number }
  | { readonly code: "days_lent"; readonly days: number; readonly isOverLine: boolean }
  | { readonly code: "distance"; readonly km: number }
  | { readonly code: "distance_unknown" }
  | { readonly code: "no_asked_skill" };

/** Why and why not, one officer. `cost` is what the choice weighs, not a mark of the person; it is never shown. */
export type Assessment =
  | { readonly id: string; readonly verdict: "excluded"; readonly obstacles: readonly Obstacle[] }
  | {
      readonly id: string;
      readonly verdict: "chosen" | "possible";
      readonly cost: number;
      readonly remarks: readonly Remark[];
    };

export type Shortfall =
  | { readonly code: "too_few_people"; readonly needed: number; readonly available: number }
  | { readonly code: "force_missing"; readonly force: Force }
  | { readonly code: "forces_too_few"; readonly wanted: number; readonly available: number }
  | { readonly code: "heads_below_forces"; readonly heads: number; readonly forces: number };

export type StaffingProposal =
  | {
      readonly status: "proposed";
      /** Whom to ask, in the order of the pool's ids; without those already on the team. */
      readonly team: readonly string[];
      readonly cost: number;
      readonly missingSkills: readonly string[];
      readonly assessments: readonly Assessment[];
    }
  | {
      readonly status: "infeasible";
      readonly shortfalls: readonly Shortfall[];
      readonly assessments: readonly Assessment[];
    };
