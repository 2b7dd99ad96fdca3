import type { SupabaseClient } from "@supabase/supabase-js";
import * as v from "valibot";
import { PlanningAnswer } from "../../../src/core/grids/planning.schema.ts";
import type { Proposal } from "../../../src/core/grids/propose.ts";
import { unwrap } from "../_shared/client.ts";

/** What the grid-assignment handler needs of the database; tests pass a fake of a few lines. */
export type GridStore = {
  /** What the caller may plan with, under his row security; null when the township is not his to plan. */
  planningData(townshipCode: string, effectiveOn?: string): Promise<PlanningAnswer | null>;
  /** One SQL command: the whole proposal or nothing. Answers the version of the draft. */
  put(id: string, planId: string, townshipCode: string, proposal: Proposal): Promise<number>;
};

export const supabaseGridStore = (client: SupabaseClient): GridStore => ({
  async planningData(township_code, on_day) {
    const answer = unwrap(await client.rpc("grid_planning_data", { township_code, on_day: on_day ?? null }));
    return v.parse(v.nullable(PlanningAnswer), answer ?? null);
  },
  async put(id, plan_id, township_code, { grids, outcome }) {
    const payload = { plan_id, township_code, grids, outcome };
    return v.parse(
      v.object({ version: v.number() }),
      unwrap(await client.rpc("put_township_grids", { id, payload })),
    ).version;
  },
});
