import { solveExactly } from "../../../src/core/grids/exact.ts";
import type { GridInstance, GridSolution } from "../../../src/core/grids/grid.schema.ts";
import { simpleReasons } from "../../../src/core/grids/infeasible.ts";
import { compileProblem } from "../../../src/core/grids/problem.ts";
import { reviewPlan } from "../../../src/core/grids/review.ts";

const LIMITS = { sets: 400_000, columns: 60_000, work: 40_000_000 };

export function solveTownship(instance: GridInstance): GridSolution {
  const head = { format: "grid-solution/1" as const, id: instance.id };
  const reasons = simpleReasons(instance);
  if (reasons.length > 0) return { ...head, status: "infeasible", reasons };
  const { status, plan } = solveExactly(compileProblem(instance), LIMITS);
  if (!plan) {
    if (status === "none") return { ...head, status: "infeasible", reasons: [] };
    return { ...head, status: "partial", grids: [], missing: [{ code: "work_ran_out" }] };
  }
  const arranged = plan.grids.map((villages, index) => ({ leader: plan.leaderOf[index]!, villages }));
  const review = reviewPlan(instance, arranged);
  return {
    ...head,
    status: "ok",
    grids: arranged.map((grid, index) => ({ ...grid, center: review.grids[index]!.center! })),
    objective: review.objective,
    optimal: status === "optimal",
  };
}
