import { expect, test } from "vitest";
import { districtInstance, townshipInstance } from "../../../scripts/bench/grid-instances.mjs";
import { checkGrids, costOfGrids } from "../../../tests/checkers/grid.ts";
import { createRandom } from "../random.ts";
import { ColumnPool } from "./columns.ts";
import { Draft } from "./draft.ts";
import type { GridInstance } from "./grid.schema.ts";
import { compileProblem } from "./problem.ts";
import { provePlan, rootOf } from "./prove.ts";
import { listOptions } from "./relaxation.ts";
import { searchPlan } from "./search.ts";
import { solveGrid } from "./solve.ts";

const loadHighs = async () => (await import("highs")).default();

test.each([
  { villages: 20, seed: 1, published: false },
  { villages: 26, seed: 2, published: true },
  { villages: 33, seed: 3, published: false },
  { villages: 33, seed: 4, published: true },
])(
  "what the search calls best costs what the exact method proves: $villages villages, seed $seed",
  async (size) => {
    const instance = townshipInstance(createRandom, { ...size, tolerancePct: 15 });
    const exact = await solveGrid(instance);
    const { grids, isBest } = await searchPlan(
      compileProblem(instance),
      createRandom(1),
      "thorough",
      loadHighs,
    );
    const { total } = costOfGrids(
      instance,
      grids.map(({ leader, villages }) => ({ leader: leader!, villages })),
    );
    const best = exact.status === "ok" && exact.optimal ? exact.objective.total : Number.NaN;
    // Where a plan is to be kept to, several grids want one leader, which the relaxation does not see.
    expect(isBest || size.published).toBe(true);
    expect(total).toBeGreaterThanOrEqual(best);
    expect(isBest ? total : best).toBe(best);
  },
);

/** The best plan of the same villages when all lie on one line: keeps every rule, but costs too much where they lie. */
async function poorDraft(instance: GridInstance): Promise<Draft> {
  const flat = instance.villages.map((village) => ({ ...village, y: 0 }));
  const solution = await solveGrid({ ...instance, villages: flat });
  const gridOf = new Int32Array(flat.length);
  if (solution.status !== "ok") throw new Error("no plan");
  solution.grids.forEach(({ villages }, g) => {
    for (const v of villages) gridOf[v] = g;
  });
  const draft = new Draft(compileProblem(instance), gridOf, { perLoad: 1e6, unled: 1e6 });
  draft.assignAll();
  return draft;
}

test.each([1, 3])(
  "from a poor plan the proof comes to the best one, and its floor is no higher: seed %d",
  async (seed) => {
    const instance = townshipInstance(createRandom, { seed, villages: 18, tolerancePct: 20 });
    const exact = await solveGrid(instance);
    const best = exact.status === "ok" && exact.optimal ? exact.objective.total : Number.NaN;
    const draft = await poorDraft(instance);
    expect(draft.total()).toBeGreaterThan(best);
    const { problem } = draft;
    const options = listOptions(problem);
    const highs = await loadHighs();
    const start = { pi: new Float64Array(problem.n), kappa: 0 };
    const root = rootOf(highs, problem, options, new ColumnPool(), draft, start)!;
    expect(root.bound).toBeLessThanOrEqual(best);
    const proof = provePlan(highs, problem, options, root, draft);
    expect(proof.floor).toBeLessThanOrEqual(best + 1e-3);
    expect(proof.isBest).toBe(true);
    expect(proof.draft.total()).toBe(best);
  },
);

test("beyond the exact method's size a thorough plan is proved the best, and the quick one is none better", async () => {
  const instance = districtInstance(createRandom, { seed: 7, villages: 120, tolerancePct: 15 });
  const quick = await solveGrid(instance);
  const thorough = await solveGrid(instance, { effort: "thorough", loadHighs });
  expect(checkGrids(instance, thorough)).toEqual([]);
  expect(thorough).toMatchObject({ status: "ok", optimal: true });
  if (quick.status !== "ok" || thorough.status !== "ok") throw new Error("no plan");
  expect(thorough.objective.total).toBeLessThanOrEqual(quick.objective.total);
});
