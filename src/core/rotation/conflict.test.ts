import * as fc from "fast-check";
import * as v from "valibot";
import { expect, test } from "vitest";
import { enumeratePlans } from "../../../tests/checkers/rotation-brute.ts";
import { randomRotation } from "../../../tests/checkers/rotation-random.ts";
import type { Instance } from "../../../tests/checkers/rotation.ts";
import { explainInfeasible } from "./conflict.ts";
import { RotationInstance } from "./rotation.schema.ts";
import { solveRotation } from "./solve.ts";

const read = (input: object): RotationInstance =>
  v.parse(RotationInstance, { format: "rotation/1", ...input });

/** Three townships, each with a team and a village that needs one visit, in one round. */
const three = (changes: Partial<Instance>): RotationInstance =>
  read({
    ...randomRotation(1, { teams: 3, targets: 3, rounds: 1 }),
    teams: [0, 1, 2].map((i) => ({ id: `t${i}`, units: [i], x: i, y: 0, off: [] })),
    targets: [0, 1, 2].map((i) => ({ id: `v${i}`, unit: i, x: i, y: 0, need: 1 })),
    window: 1,
    balance: { perRound: 3, total: 3 },
    roundLoad: [0, 3],
    ...changes,
  });

const explain = (instance: RotationInstance) => {
  const solution = solveRotation(instance);
  return solution.status === "infeasible" ? explainInfeasible(instance, solution.reasons) : [];
};

test("of many ties, those that leave a target without a team are named, and each of them is a way out", () => {
  const instance = three({
    R: 2,
    reciprocal: { lag: 0, scope: "lead" },
    hardTies: [
      [1, 0, "spouse-unit"],
      [0, 1, "native"],
      [2, 0, "relative"],
    ],
  });
  const [conflict] = explain(instance);
  expect(conflict).toMatchObject({ reason: { type: "hall", targets: [0] }, isMinimal: true });
  expect(new Set(conflict!.rules)).toEqual(
    new Set([
      { rule: "hard-tie", team: 1, target: 0, kind: "spouse-unit" },
      { rule: "hard-tie", team: 2, target: 0, kind: "relative" },
    ]),
  );
  expect(conflict!.relax.map(({ isEnough }) => isEnough)).toEqual([true, true]);
});

test("ties and reciprocity that conflict are named together, loads are not", () => {
  // Only team 1 is left for both 0 and 2, and whoever goes to 1 would be visited back.
  const instance = three({
    reciprocal: { lag: 0, scope: "lead" },
    hardTies: [
      [2, 0, "native"],
      [0, 2, "native"],
    ],
  });
  const [conflict] = explain(instance);
  expect(conflict!.reason).toEqual({ type: "exhausted", rules: ["reciprocity", "hard-ties"] });
  expect(conflict!.rules.map(({ rule }) => rule)).toEqual(["reciprocity", "hard-tie", "hard-tie"]);
});

test("a lock that conflicts with a tie is one of two ways out", () => {
  const [conflict] = explain(three({ locks: [[0, 1, 1]], hardTies: [[0, 1, "native"]] }));
  expect(new Set(conflict!.rules.map(({ rule }) => rule))).toEqual(new Set(["lock", "hard-tie"]));
  expect(conflict!.relax).toHaveLength(2);
});

test("what a minimal conflict names cannot be kept together, and a way out that is enough leaves a plan", () => {
  fc.assert(
    fc.property(fc.nat(), (seed) => {
      const instance = read(
        randomRotation(seed, { teams: 3, targets: 4, rounds: 2 }, { ties: true, off: true, locks: true }),
      );
      const [conflict] = explain(instance);
      fc.pre(conflict !== undefined && conflict.isMinimal);
      const ties = conflict!.relax.filter(({ rule, isEnough }) => isEnough && rule.rule === "hard-tie");
      const outcomes = ties.map(({ rule }) => {
        const hardTies = instance.hardTies.filter(
          ([team, target, kind]) =>
            JSON.stringify(rule) !== JSON.stringify({ rule: "hard-tie", team, target, kind }),
        );
        return enumeratePlans({ ...instance, hardTies }, 200_000).status;
      });
      expect(outcomes.filter((status) => status === "none")).toEqual([]);
    }),
    { seed: 20260304, numRuns: 60 },
  );
});
