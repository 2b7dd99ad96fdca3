import * as v from "valibot";
import { expect, test } from "vitest";
import { explainVisit, explainWhyNot } from "./explain.ts";
import { reviewRotation, visitsConcerned } from "./review.ts";
import { RotationInstance, type Visit } from "./rotation.schema.ts";

// Four townships on a line, 10 apart, each with a team and one village; two rounds.
const instance = v.parse(RotationInstance, {
  format: "rotation/1",
  R: 2,
  units: [0, 10, 20, 30].map((x, i) => ({ id: `u${i}`, x, y: 0 })),
  teams: [0, 10, 20, 30].map((x, i) => ({ id: `t${i}`, units: [i], x, y: 0, off: i === 3 ? [2] : [] })),
  targets: [0, 10, 20, 30].map((x, i) => ({ id: `v${i}`, unit: i, x, y: 0, need: 1 })),
  unitTies: [[0, 2, "native", null]],
  hardTies: [],
  softTies: [[2, 1, "classmate", 7]],
  maxTravel: 0,
  window: 3,
  reciprocal: { lag: 1, scope: "lead" },
  balance: { perRound: 1, total: 1 },
  roundLoad: [0, 4],
  history: [[1, 3, 0]],
  locks: [],
  baseline: null,
  changeCost: 0,
  frozenBefore: 0,
});
// 0 → 1 → 2 → 3 → 0
const plan: Visit[] = [
  [0, 1, 1],
  [1, 2, 1],
  [3, 0, 1],
  [2, 3, 2],
];

test("a plan that keeps every rule is free of remarks", () => {
  expect(reviewRotation(instance, plan)).toEqual({
    violations: [],
    objective: { travel: 60, soft: 0, changes: 0, total: 60 },
  });
});

test.each<[string, Visit, object]>([
  ["its own unit", [1, 1, 1], { rule: "own-unit" }],
  ["a hard tie, by its kind", [0, 2, 1], { rule: "hard-tie", kind: "native" }],
  ["a round in which it is away", [3, 1, 2], { rule: "away" }],
  ["a visit before round 1 that is too recent", [1, 3, 2], { rule: "window", earlier: 0 }],
])("a team is barred by %s", (_, visit, obstacle) => {
  expect(explainWhyNot(instance, plan, visit)).toEqual({
    status: "barred",
    obstacles: [expect.objectContaining({ ...obstacle, visit })],
  });
});

test("a team in conflict with another visit is told which one", () => {
  const reply = explainWhyNot(instance, plan, [1, 0, 1]);
  expect(reply).toMatchObject({
    status: "conflict",
    obstacles: expect.arrayContaining([expect.objectContaining({ rule: "mutual" })]),
  });
});

test("a team that could go is told what it would cost, soft tie and exchange included", () => {
  const calm = { ...instance, reciprocal: { lag: 0, scope: "lead" as const }, history: [] };
  const current: Visit[] = [
    [0, 1, 1],
    [3, 0, 1],
    [1, 2, 2],
    [2, 3, 2],
  ];
  // Teams 0 and 2 exchange their targets 1 and 3: travel 10 + 10 becomes 10 + 30, and team 2 has a classmate in 1.
  expect(explainWhyNot(calm, current, [2, 1, 1])).toEqual({
    status: "possible",
    extra: 27,
    before: [current[0], current[3]],
    after: [
      [2, 1, 1],
      [0, 3, 2],
    ],
  });
});

test("a visit of the plan needs no reason", () => {
  expect(explainWhyNot(instance, plan, [0, 1, 1])).toEqual({ status: "planned" });
});

test("an explanation gives price, rank among the teams that may go, and who is barred by what", () => {
  const explained = explainVisit(instance, plan, [0, 1, 1]);
  expect(explained).toMatchObject({ travel: 10, price: 10, decided: null, allowedTeams: 2, rank: 1 });
  expect(explained.alternatives.map(({ team, price }) => [team, price])).toEqual([[2, 17]]);
  expect(explained.barred).toEqual([
    { team: 1, obstacles: [{ rule: "own-unit", visit: [1, 1, 1] }] },
    { team: 3, obstacles: [{ rule: "mutual", visit: [3, 1, 1], other: [1, 3, 0] }] },
  ]);
});

test("the visits to mark for a broken rule are those that have a part in it", () => {
  const edited: Visit[] = [[1, 0, 1], ...plan.slice(0, 2), plan[3]!];
  const { violations } = reviewRotation(instance, edited);
  const mutual = violations.find(({ rule }) => rule === "mutual")!;
  expect(visitsConcerned(mutual, edited)).toEqual([
    [1, 0, 1],
    [0, 1, 1],
  ]);
});

test("asking about a visit that cannot be named is a mistake of the caller", () => {
  expect(() => explainWhyNot(instance, plan, [9, 0, 1])).toThrow(RangeError);
  expect(() => explainVisit(instance, plan, [2, 0, 1])).toThrow(RangeError);
});
