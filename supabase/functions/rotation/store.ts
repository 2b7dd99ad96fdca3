import type { SupabaseClient } from "@supabase/supabase-js";
import * as v from "valibot";
import { PlanningData, RotationDraft } from "../../../src/core/rotation/planning/plan.schema.ts";
import type {
  NewPlan,
  ProposalOutcome,
  StoredProposal,
} from "../../../src/core/rotation/planning/rotation-request.schema.ts";
import { unwrap } from "../_shared/client.ts";

type Kept = { outcome: ProposalOutcome; stored: StoredProposal };

/** What the rotation handler needs of the database; tests pass a fake of a few lines. */
export type RotationStore = {
  /** The rows of a plan under the caller's row security; null when there is none for him. */
  plan(planId: string): Promise<{ organ_id: string; draft: RotationDraft } | null>;
  /** Places, people and history; null when the organ is not his to plan for. */
  planningData(input: {
    organ: string;
    officers: string[];
    villages: string[];
    starts_on: string;
  }): Promise<PlanningData | null>;
  /** One SQL command each: the whole proposal or nothing. */
  create(id: string, plan: NewPlan, kept: Kept): Promise<string>;
  put(id: string, planId: string, version: number | undefined, kept: Kept): Promise<void>;
};

const Stored = v.object({
  plan: v.object({ organ_id: v.string(), settings: v.unknown() }),
  rounds: v.unknown(),
  teams: v.unknown(),
  targets: v.unknown(),
  assignments: v.unknown(),
});

export const supabaseRotationStore = (client: SupabaseClient): RotationStore => ({
  async plan(plan_id) {
    const answer = unwrap(await client.rpc("rotation_plan_record", { plan_id })) ?? null;
    if (!answer) return null;
    const { plan, ...rows } = v.parse(Stored, answer);
    return { organ_id: plan.organ_id, draft: v.parse(RotationDraft, { settings: plan.settings, ...rows }) };
  },
  async planningData(input) {
    const answer = unwrap(await client.rpc("rotation_planning_data", input));
    return v.parse(v.nullable(PlanningData), answer ?? null);
  },
  async create(id, plan, { outcome, stored }) {
    const payload = { ...plan, assignments: stored.assignments, objective: outcome, draw: stored.draw };
    return v.parse(
      v.object({ plan_id: v.string() }),
      unwrap(await client.rpc("save_rotation_plan", { id, payload })),
    ).plan_id;
  },
  async put(id, plan_id, version, { outcome, stored }) {
    const { assignments, draw } = stored;
    const payload = {
      plan_id,
      assignments,
      objective: outcome,
      draw,
      ...(version !== undefined && { version }),
    };
    unwrap(await client.rpc("put_rotation_proposal", { id, payload }));
  },
});
