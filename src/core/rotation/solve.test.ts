import { execFileSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { isDeepStrictEqual } from "node:util";
import * as fc from "fast-check";
import * as v from "valibot";
import { afterAll, expect, test } from "vitest";
import { enumeratePlans } from "../../../tests/checkers/rotation-brute.ts";
import {
  certifiedBound,
  certifiedPairBound,
  isProved,
  type Reason,
} from "../../../tests/checkers/rotation-proofs.ts";
import { type Features, randomRotation } from "../../../tests/checkers/rotation-random.ts";
import { type Instance, objectiveOfPlan, planProblems } from "../../../tests/checkers/rotation.ts";
import { RotationInstance, RotationSolution } from "./rotation.schema.ts";
import { solveRotation } from "./solve.ts";

const CONTRACTS = join(import.meta.dirname, "../../../tests/fixtures/contracts");
const scratch = mkdtempSync(join(tmpdir(), "rotation-"));
afterAll(() => rmSync(scratch, { recursive: true }));

const read = (input: object): RotationInstance =>
  v.parse(RotationInstance, { format: "rotation/1", ...input });
const sample = (name: string): RotationInstance =>
  read(JSON.parse(readFileSync(join(CONTRACTS, `rotation-${name}.json`), "utf8")));

/** The contracts' own checker, as the contracts call it; it ends with an error when the solution is not valid. */
function askContractChecker(instance: RotationInstance, solution: RotationSolution): unknown {
  const paths = [join(scratch, "instance.json"), join(scratch, "solution.json")] as const;
  writeFileSync(paths[0], JSON.stringify(instance));
  writeFileSync(paths[1], JSON.stringify(solution));
  const answer = execFileSync(process.execPath, [join(CONTRACTS, "check-rotation.mjs"), ...paths]);
  return JSON.parse(answer.toString());
}

const features: fc.Arbitrary<Features> = fc.record({
  ties: fc.boolean(),
  off: fc.boolean(),
  rounds: fc.boolean(),
  gap: fc.boolean(),
  travel: fc.boolean(),
  history: fc.boolean(),
  scope: fc.constantFrom("lead" as const, "any" as const),
  lag: fc.nat(2),
  locks: fc.boolean(),
  baseline: fc.boolean(),
  looseTotals: fc.boolean(),
});
const sizes = (most: { teams: number; targets: number; rounds: number }) =>
  fc.record({
    teams: fc.integer({ min: 2, max: most.teams }),
    targets: fc.integer({ min: 1, max: most.targets }),
    rounds: fc.integer({ min: 1, max: most.rounds }),
  });
const instances = (most: { teams: number; targets: number; rounds: number }) =>
  fc.record({ seed: fc.nat(), size: sizes(most), features }).map(({ seed, size, features: has }) => ({
    instance: read(randomRotation(seed, size, has)),
  }));

/** Everything that a solution claims and that does not hold, in words. */
function falseClaims(instance: Instance, solution: RotationSolution): string[] {
  if (solution.status === "partial") return [];
  if (solution.status === "infeasible") {
    const unproved = (solution.reasons as Reason[]).filter((reason) => !isProved(instance, reason));
    if (solution.reasons.length === 0) return ["no reason"];
    return unproved.map((reason) => `not proved: ${JSON.stringify(reason)}`);
  }
  const { assignments, objective, bound, certificate } = solution;
  const wrong = planProblems(instance, assignments);
  if (!isDeepStrictEqual(objective, objectiveOfPlan(instance, assignments))) wrong.push("objective");
  const cost = objective.travel + objective.soft;
  if (bound && bound.value > Math.min(cost, certifiedBound(instance, bound))) wrong.push("bound");
  if (certificate && certificate.value > Math.min(cost, certifiedPairBound(instance, certificate))) {
    wrong.push("certificate");
  }
  return wrong;
}

test.each(["14-townships-4-rounds", "98-villages"])(
  "the sample of %s gets a plan that the contracts' checker and ours accept",
  (name) => {
    const instance = sample(name);
    const solution = solveRotation(instance);
    expect(solution.status).toBe("ok");
    expect(falseClaims(instance, solution)).toEqual([]);
    expect(askContractChecker(instance, solution)).toMatchObject({ ok: true });
    expect(v.parse(RotationSolution, solution)).toEqual(solution);
  },
);

test("the infeasible sample gets a reason that the contracts' checker and ours can prove", () => {
  const instance = sample("infeasible");
  const solution = solveRotation(instance);
  expect(solution.status).toBe("infeasible");
  expect(falseClaims(instance, solution)).toEqual([]);
  expect(askContractChecker(instance, solution)).toMatchObject({ ok: true });
});

test("on small instances with any rules, the plan is the cheapest of all plans, or there is none", () => {
  fc.assert(
    fc.property(instances({ teams: 4, targets: 5, rounds: 3 }), ({ instance }) => {
      const expected = enumeratePlans(instance, 60_000);
      fc.pre(expected.status !== "unknown");
      const solution = solveRotation(instance);
      expect(falseClaims(instance, solution)).toEqual([]);
      const total = solution.status === "ok" ? solution.objective.total : solution.status;
      expect(total).toBe(expected.status === "solved" ? expected.total : "infeasible");
    }),
    { seed: 20260301, numRuns: 250 },
  );
});

test("larger plans keep every rule, their bounds hold, and reasons against a plan are proved", () => {
  fc.assert(
    fc.property(instances({ teams: 8, targets: 30, rounds: 5 }), ({ instance }) => {
      const balanced = { ...instance, balance: { perRound: 2, total: 1 } };
      expect(falseClaims(balanced, solveRotation(balanced))).toEqual([]);
    }),
    { seed: 20260302, numRuns: 12 },
  );
});

test("the same seed gives the same answer, byte for byte", () => {
  const instance = read(randomRotation(3, { teams: 8, targets: 32, rounds: 4 }, { ties: true, lag: 1 }));
  const [first, second] = [solveRotation(instance, { seed: 5 }), solveRotation(instance, { seed: 5 })];
  expect(JSON.stringify(first)).toBe(JSON.stringify(second));
});

/** Two teams, two targets, each team at home in one of them: the only plan is to exchange. */
const exchange = (changes: Partial<Instance> = {}): RotationInstance =>
  read({
    ...randomRotation(1, { teams: 2, targets: 2, rounds: 2 }),
    units: [
      { id: "a", x: 0, y: 0 },
      { id: "b", x: 3, y: 4 },
    ],
    teams: [
      { id: "ta", units: [0], x: 0, y: 0, off: [] },
      { id: "tb", units: [1], x: 3, y: 4, off: [] },
    ],
    targets: [
      { id: "va", unit: 0, x: 0, y: 0, need: 1 },
      { id: "vb", unit: 1, x: 3, y: 4, need: 1 },
    ],
    balance: { perRound: 1, total: 1 },
    roundLoad: [0, 2],
    reciprocal: { lag: 0, scope: "lead" },
    ...changes,
  });

test("two units inspect each other in different rounds when mutual visits in one round are barred", () => {
  const solution = solveRotation(exchange());
  expect(solution).toMatchObject({ status: "ok", objective: { travel: 10, total: 10 } });
  const rounds = solution.status === "ok" ? solution.assignments.map(([, , r]) => r) : [];
  expect(new Set(rounds)).toEqual(new Set([1, 2]));
});

test("two units cannot inspect each other when mutual visits are barred for longer than the plan lasts", () => {
  const solution = solveRotation(exchange({ reciprocal: { lag: 1, scope: "lead" } }));
  expect(solution).toMatchObject({ status: "infeasible", reasons: [{ type: "exhausted" }] });
});

test("a team that is tied to the only target left to it leaves that target without anybody", () => {
  const solution = solveRotation(exchange({ hardTies: [[0, 1, "spouse-unit"]] }));
  expect(solution).toMatchObject({ status: "infeasible", reasons: [{ type: "hall", targets: [1] }] });
});

test("a lock on a visit to a team's own unit cannot be kept", () => {
  const solution = solveRotation(exchange({ locks: [[0, 0, 1]] }));
  expect(solution).toMatchObject({ status: "infeasible", reasons: [{ type: "lock", lock: [0, 0, 1] }] });
});

test("rounds that are over stay as published", () => {
  const published: [number, number, number][] = [
    [0, 1, 2],
    [1, 0, 1],
  ];
  const solution = solveRotation(exchange({ baseline: published, changeCost: 100, frozenBefore: 2 }));
  expect(solution).toMatchObject({ status: "ok", objective: { changes: 0, total: 10 } });
});

test.each(["townships", "villages"])(
  "a plan of %s that leaves little choice is found where one was planted, though most pairs are barred",
  (places) => {
    const path = join(import.meta.dirname, `../../../tests/fixtures/rotation/tight-${places}.json`);
    const instance = read(JSON.parse(readFileSync(path, "utf8")));
    const solution = solveRotation(instance);
    expect(solution.status).toBe("ok");
    expect(falseClaims(instance, solution)).toEqual([]);
  },
);
