import { queryOptions } from "@tanstack/solid-query";
import * as v from "valibot";
import { Contribution } from "../../core/rotation/draw.schema.ts";
import {
  PlanningData,
  type RotationDraft,
  RotationSettings,
} from "../../core/rotation/planning/plan.schema.ts";
import { ProposalOutcome } from "../../core/rotation/planning/rotation-request.schema.ts";
import { RotationInstance } from "../../core/rotation/rotation.schema.ts";
import { today } from "../../lib/clock.ts";
import { act, availableActions, send } from "../../lib/commands.ts";
import { supabase, unwrap } from "../../lib/supabase.ts";
import { readPages } from "../../lib/read-pages.ts";

const State = v.picklist(["draft", "published", "discarded", "finished"]);

const PlanLine = v.object({
  id: v.string(),
  name: v.string(),
  state: State,
  settings: RotationSettings,
  made_at: v.string(),
});
const RoundLine = v.object({
  plan_id: v.string(),
  round: v.number(),
  starts_on: v.string(),
  ends_on: v.string(),
});
export type PlanLine = v.InferOutput<typeof PlanLine> & { rounds: v.InferOutput<typeof RoundLine>[] };

const Member = v.object({
  officer_id: v.string(),
  name: v.string(),
  is_lead: v.boolean(),
  off_rounds: v.array(v.number()),
});
const Team = v.object({
  id: v.string(),
  name: v.string(),
  lead_organ_id: v.string(),
  members: v.array(Member),
});
export type Team = v.InferOutput<typeof Team>;
const Target = v.object({
  id: v.string(),
  organ_id: v.string(),
  organ_name: v.string(),
  division_code: v.nullable(v.string()),
  name: v.string(),
  need: v.number(),
});
export type Target = v.InferOutput<typeof Target>;
const Round = v.object({
  round: v.number(),
  starts_on: v.string(),
  ends_on: v.string(),
  release_at: v.string(),
});
export type Round = v.InferOutput<typeof Round>;
const Assignment = v.object({
  id: v.string(),
  team_id: v.string(),
  target_id: v.string(),
  round: v.number(),
  is_locked: v.boolean(),
});
export type Assignment = v.InferOutput<typeof Assignment>;
const Draw = v.object({
  id: v.string(),
  seed: v.number(),
  instance_sha256: v.string(),
  result_sha256: v.string(),
  contributions: v.array(Contribution),
  method: v.string(),
  drawn_at: v.string(),
});
export type Draw = v.InferOutput<typeof Draw>;

const Record = v.object({
  plan: v.object({
    id: v.string(),
    organ_id: v.string(),
    organ_name: v.nullable(v.string()),
    name: v.string(),
    state: State,
    settings: RotationSettings,
    objective: v.union([ProposalOutcome, v.object({})]),
    version: v.number(),
    published_at: v.nullable(v.string()),
    made_at: v.string(),
  }),
  rounds: v.array(Round),
  teams: v.array(Team),
  targets: v.array(Target),
  assignments: v.array(Assignment),
  draws: v.array(Draw),
});
export type PlanRecord = v.InferOutput<typeof Record>;

export const keys = {
  all: ["rotations"] as const,
  plans: () => ["rotations", "plans"] as const,
  plan: (id: string) => ["rotations", "plan", id] as const,
  actions: (id: string) => ["rotations", "plan", id, "actions"] as const,
  planning: (id: string, version: number) => ["rotations", "planning", id, version] as const,
};

export const plansQuery = () =>
  queryOptions({
    queryKey: keys.plans(),
    queryFn: async ({ signal }): Promise<PlanLine[]> => {
      const client = await supabase();
      const plans = () =>
        client
          .from("rotation_plans")
          .select("id, name, state, settings, made_at")
          .neq("state", "discarded")
          .order("made_at", { ascending: false })
          .order("id");
      const rounds = () =>
        client
          .from("rotation_rounds")
          .select("plan_id, round, starts_on, ends_on")
          .order("plan_id")
          .order("round");
      const [lines, dates] = await Promise.all([
        readPages((from, to) => plans().range(from, to).abortSignal(signal), PlanLine),
        readPages((from, to) => rounds().range(from, to).abortSignal(signal), RoundLine),
      ]);
      return lines.map((plan) => ({ ...plan, rounds: dates.filter(({ plan_id }) => plan_id === plan.id) }));
    },
  });

/** A plan with all that the caller may see of it; null when there is none for him. */
export const planQuery = (id: string) =>
  queryOptions({
    queryKey: keys.plan(id),
    queryFn: async ({ signal }) => {
      const client = await supabase();
      const answer = await client.rpc("rotation_plan_record", { plan_id: id }).abortSignal(signal);
      return v.parse(v.nullable(Record), unwrap(answer) ?? null);
    },
  });

export const actionsQuery = (id: string) =>
  queryOptions({
    queryKey: keys.actions(id),
    queryFn: async () => (await availableActions("rotation_plan", id)).map(({ action }) => action),
  });

/** The rows of a plan as planning reads them. */
export const draftOf = ({ plan, rounds, teams, targets, assignments }: PlanRecord): RotationDraft => ({
  settings: plan.settings,
  rounds,
  teams,
  targets,
  assignments,
});

/** Places, ties and history behind a plan; null for those who do not plan here. */
export const planningQuery = (record: PlanRecord) =>
  queryOptions({
    queryKey: keys.planning(record.plan.id, record.plan.version),
    staleTime: 60_000,
    queryFn: () => readPlanningOf(record.plan.organ_id, draftOf(record)),
  });

export async function readPlanning(
  organ: string,
  { officers, targets, rounds }: { officers: readonly string[] } & Pick<RotationDraft, "targets" | "rounds">,
): Promise<PlanningData | null> {
  const client = await supabase();
  const answer = await client.rpc("rotation_planning_data", {
    organ,
    officers: [...new Set(officers)],
    villages: [...new Set(targets.flatMap(({ division_code }) => division_code ?? []))],
    starts_on: rounds.map(({ starts_on }) => starts_on).sort()[0] ?? today(),
  });
  return v.parse(v.nullable(PlanningData), unwrap(answer) ?? null);
}

/** Everything that a plan with these teams is made from. */
export const readPlanningOf = (
  organ: string,
  { teams, targets, rounds }: Pick<RotationDraft, "teams" | "targets" | "rounds">,
): Promise<PlanningData | null> =>
  readPlanning(organ, {
    officers: teams.flatMap(({ members }) => members.map(({ officer_id }) => officer_id)),
    targets,
    rounds,
  });

/** What a draw was made of; large, and asked for only to check it. */
export async function readDrawInstance(drawId: string): Promise<RotationInstance> {
  const client = await supabase();
  const answer = await client.from("rotation_draws").select("instance").eq("id", drawId).single();
  return v.parse(v.object({ instance: RotationInstance }), unwrap(answer)).instance;
}

export interface Adjustment {
  plan_id: string;
  version: number;
  drop?: string[];
  add?: { team_id: string; target_id: string; round: number; is_locked?: boolean }[];
  lock?: { assignment_id: string; is_locked: boolean }[];
  members?: { team_id: string; remove_officer_id?: string; add_officer_id?: string }[];
  off?: { team_id: string; officer_id: string; rounds: number[] }[];
  targets?: { id: string; organ_id: string; division_code: string | null; name: string; need: number }[];
  excluded?: { team_id: string; target_id: string }[];
  note?: string;
}

export const adjustPlan = (adjustment: Adjustment) => send("adjust_rotation_plan", adjustment);
export const movePlan = (planId: string, action: string) => act("rotation_plan", planId, action);
