import * as v from "valibot";
import { expect, test } from "vitest";
import { randomRotation } from "../../../tests/checkers/rotation-random.ts";
import type { Instance } from "../../../tests/checkers/rotation.ts";
import { RotationInstance } from "./rotation.schema.ts";
import { solveRotation } from "./solve.ts";
import { explainConflicts } from "./ways-out.ts";

/** Townships on a line, each with a team and a village that needs one visit, in one round. */
const townships = (count: number, changes: Partial<Instance>): RotationInstance =>
  v.parse(RotationInstance, {
    format: "rotation/1",
    ...randomRotation(1, { teams: count, targets: count, rounds: 1 }),
    teams: Array.from({ length: count }, (_, i) => ({ id: `t${i}`, units: [i], x: i, y: 0, off: [] })),
    targets: Array.from({ length: count }, (_, i) => ({ id: `v${i}`, unit: i, x: i, y: 0, need: 1 })),
    window: 1,
    balance: { perRound: count, total: count },
    roundLoad: [0, count],
    ...changes,
  });

const explain = (instance: RotationInstance) => {
  const solution = solveRotation(instance);
  return explainConflicts(instance, solution.status === "infeasible" ? solution.reasons : []);
};

test("of an exclusion and a person's tie, only the exclusion is offered, by name", () => {
  const { ways, conflicts } = explain(
    townships(3, {
      hardTies: [
        [1, 0, "excluded"],
        [2, 0, "recusal"],
      ],
    }),
  );
  expect(conflicts[0]!.rules).toHaveLength(2);
  expect(ways).toContainEqual({ rule: "exclusion", team: 1, target: 0, effect: "enough" });
  expect(ways.filter((way) => "team" in way && way.team === 2)).toEqual([]);
});

test("where one rule is not enough, those that are enough together are named, with the second conflict", () => {
  // 0 and 1 are locked to visit each other, and nobody is left for 2.
  const { ways, conflicts } = explain(
    townships(5, {
      locks: [
        [0, 1, 1],
        [1, 0, 1],
      ],
      hardTies: [0, 1, 3, 4].map((team): [number, number, string] => [team, 2, "excluded"]),
    }),
  );
  expect(conflicts.map(({ reason }) => reason.type)).toEqual(["lock-pair", "hall"]);
  expect(new Set(ways.map(({ effect }) => effect))).toEqual(new Set(["together"]));
  expect(ways.map(({ rule }) => rule)).toEqual(expect.arrayContaining(["locks", "exclusions"]));
});

test("where nothing that may be relaxed leads to a plan, nothing is offered", () => {
  const ties = [1, 2].map((team): [number, number, string] => [team, 0, "recusal"]);
  expect(explain(townships(3, { hardTies: ties })).ways).toEqual([]);
});

test("an instance too large to be tried again names the rules and claims nothing", () => {
  const count = 260;
  const hardTies = Array.from({ length: count }, (_, t): [number, number, string] => [t, 0, "excluded"]);
  const { ways, conflicts } = explain(townships(count, { hardTies: hardTies.slice(1) }));
  expect(conflicts[0]!.reason).toEqual({ type: "hall", targets: [0] });
  expect(ways.length).toBeGreaterThan(0);
  expect(new Set(ways.map(({ effect }) => effect))).toEqual(new Set(["untried"]));
});
