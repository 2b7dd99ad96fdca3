import * as v from "valibot";
import type { GridInstance, GridSolution } from "../../../src/core/grids/grid.schema.ts";
import {
  GridAssignmentRequest,
  type GridAssignmentResponse,
} from "../../../src/core/grids/planning.schema.ts";
import { proposeGrids } from "../../../src/core/grids/propose.ts";
import { fail, json } from "../_shared/http.ts";
import type { GridStore } from "./store.ts";

export type Solver = (instance: GridInstance, seed: number) => GridSolution | Promise<GridSolution>;

/**
 * Propose the grids of one township and put them into a draft plan, as the caller may.
 * 200 GridAssignmentResponse (an infeasible township is an outcome, not an error); 400 invalid_request;
 * 401 session_expired; 403 forbidden; 404 township_not_found; 409 with the command's own refusal.
 */
export const gridAssignmentHandler =
  (storeFor: (request: Request) => GridStore, solve: Solver) =>
  async (request: Request): Promise<Response> => {
    const body = v.safeParse(GridAssignmentRequest, await request.json().catch(() => null));
    if (!body.success) return fail(400, "invalid_request", v.summarize(body.issues));
    const { id, plan_id, township_code, seed, tolerance_pct, grid_count, effective_on, locks } = body.output;
    const store = storeFor(request);
    const data = await store.planningData(township_code, effective_on);
    if (!data) return fail(404, "township_not_found", `No township ${township_code} that you may plan`);

    const proposal = await proposeGrids(
      data,
      { tolerancePct: tolerance_pct ?? data.tolerance_pct, gridCount: grid_count, locks },
      (instance) => solve(instance, seed),
      (n) => `第${n}网格`,
    );

    const version = await store.put(id, plan_id, township_code, proposal);
    return json(200, { township_code, version, outcome: proposal.outcome } satisfies GridAssignmentResponse);
  };
