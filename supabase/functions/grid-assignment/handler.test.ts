import { expect, test } from "vitest";
import type { PlanningAnswer } from "../../../src/core/grids/planning.schema.ts";
import type { GridSolution } from "../../../src/core/grids/grid.schema.ts";
import type { Proposal } from "../../../src/core/grids/propose.ts";
import { gridAssignmentHandler, type Solver } from "./handler.ts";
import type { GridStore } from "./store.ts";

const ID = "0198c000-0000-7000-8000-000000000001";
const PLAN = "0198c000-0000-7000-8000-000000000002";
const data: PlanningAnswer = {
  township: { code: "990123100000", name: "云溪镇", lon: 110, lat: 28 },
  villages: [
    { code: "990123100201", name: "甲村", lon: 110, lat: 28, workload: 10 },
    { code: "990123100202", name: "乙村", lon: 110.01, lat: 28, workload: 10 },
  ],
  officers: [
    { id: "a", name: "甲", capacity: 0, max_villages: 0 },
    { id: "b", name: "乙", capacity: 0, max_villages: 0 },
  ],
  ties: [{ officer_id: "a", village_code: "990123100201", grade: "hard", kind: "native" }],
  published: [],
  tolerance_pct: 15,
};
const apart: GridSolution = {
  format: "grid-solution/1",
  id: "",
  status: "ok",
  grids: [
    { leader: 0, villages: [1], center: 1 },
    { leader: 1, villages: [0], center: 0 },
  ],
  objective: { travel: 0, soft: 0, change: 0, total: 0 },
  optimal: true,
};

function ask(body: object, options: { data?: typeof data | null; solve?: Solver } = {}) {
  const stored: { id: string; planId: string; proposal: Proposal }[] = [];
  const store: GridStore = {
    planningData: () => Promise.resolve(options.data === undefined ? data : options.data),
    put: (id, planId, _township, proposal) => Promise.resolve(stored.push({ id, planId, proposal })),
  };
  const handler = gridAssignmentHandler(() => store, options.solve ?? (() => apart));
  const request = new Request("http://test.invalid", {
    method: "POST",
    body: JSON.stringify({ id: ID, plan_id: PLAN, township_code: "990123100000", seed: 7, ...body }),
  });
  return handler(request).then(async (response) => ({ response, answer: await response.json(), stored }));
}

test("the proposal is stored under the caller's command id, numbered by village code, with who was excluded and why", async () => {
  const { response, answer, stored } = await ask({});
  expect(response.status).toBe(200);
  expect(answer.outcome).toMatchObject({ status: "ok", grid_count: 2, is_optimal: true, tolerance_pct: 15 });
  expect(stored).toHaveLength(1);
  expect(stored[0]).toMatchObject({ id: ID, planId: PLAN });
  expect(stored[0]!.proposal.grids.map(({ name, leader_id }) => [name, leader_id])).toEqual([
    ["第1网格", "b"],
    ["第2网格", "a"],
  ]);
  expect(stored[0]!.proposal.grids[0]!.reasons).toContainEqual({
    code: "excluded_tie",
    officer_id: "a",
    village_codes: ["990123100201"],
  });
});

test("an infeasible township is stored as such, names the village, and suggests the least tolerance that helps", async () => {
  const solve: Solver = ({ U }) =>
    U < 13
      ? {
          format: "grid-solution/1",
          id: "",
          status: "infeasible",
          reasons: [{ type: "no-leader", village: 0 }],
        }
      : apart;
  const { answer, stored } = await ask({}, { solve });
  // 10 workload a grid: U reaches 13 at a tolerance of 25 % (12.5 rounded up)
  expect(answer.outcome).toMatchObject({ status: "infeasible", suggested_tolerance_pct: 25 });
  expect(answer.outcome.conflicts).toEqual([
    { code: "no_leader", officer_ids: [], village_codes: ["990123100201"] },
  ]);
  expect(stored[0]!.proposal.grids).toEqual([]);
});

test("a township that is not the caller's to plan does not exist, and nothing is stored", async () => {
  const { response, answer, stored } = await ask({}, { data: null });
  expect([response.status, answer.error.code, stored.length]).toEqual([404, "township_not_found", 0]);
});

test("a county code in place of a township is refused before anything is read", async () => {
  const { response, answer } = await ask({ township_code: "990123" });
  expect([response.status, answer.error.code]).toEqual([400, "invalid_request"]);
});
