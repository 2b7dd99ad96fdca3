import { expect, test } from "vitest";
import type { GridInstance } from "./grid.schema.ts";
import { reviewPlan } from "./review.ts";

// Four villages in a row, 10 apart: 0 - 1 - 2 - 3, workloads 1, 2, 3, 4.
const instance = (over: Partial<GridInstance> = {}): GridInstance => ({
  format: "grid/1",
  id: "row",
  k: 2,
  L: 3,
  U: 7,
  power: 1,
  villages: [1, 2, 3, 4].map((w, i) => ({ id: `v${i}`, x: i * 10, y: 0, w })),
  edges: [
    [0, 1],
    [1, 2],
    [2, 3],
  ],
  contiguous: true,
  cadres: [
    { id: "a", cap: 100, maxVillages: 0 },
    { id: "b", cap: 100, maxVillages: 0 },
  ],
  hardTies: [],
  softTies: [],
  prev: [-1, -1, -1, -1],
  changeCost: 0,
  locks: [],
  ...over,
});
const halves = [
  { leader: 0, villages: [0, 1] },
  { leader: 1, villages: [2, 3] },
];
const codes = (review: ReturnType<typeof reviewPlan>) =>
  review.grids.map(({ violations }) => violations.map(({ code }) => code));

test("a plan that keeps every rule is valid; travel is to the medoid: 1*10 and 3*10", () => {
  const review = reviewPlan(instance(), halves);
  expect(review.isValid).toBe(true);
  expect(review.grids.map(({ load, center, travel }) => [load, center, travel])).toEqual([
    [3, 1, 10],
    [7, 3, 30],
  ]);
  expect(review.objective).toEqual({ travel: 40, soft: 0, change: 0, total: 40 });
});

test("a grid in two pieces is named with its pieces, the larger first", () => {
  const review = reviewPlan(instance({ L: 0, U: 100 }), [
    { leader: 0, villages: [0, 2, 3] },
    { leader: 1, villages: [1] },
  ]);
  expect(review.grids[0]!.violations).toEqual([{ code: "not_contiguous", parts: [[2, 3], [0]] }]);
});

test("load, capacity, number of villages, tie, lock and a leader of two grids are each named", () => {
  expect(codes(reviewPlan(instance({ L: 4 }), halves))).toEqual([["load_below"], []]);
  expect(codes(reviewPlan(instance({ U: 6 }), halves))).toEqual([[], ["load_above"]]);
  const limited = [
    { id: "a", cap: 2, maxVillages: 1 },
    { id: "b", cap: 7, maxVillages: 2 },
  ];
  expect(codes(reviewPlan(instance({ cadres: limited }), halves))).toEqual([
    ["capacity", "max_villages"],
    [],
  ]);
  expect(codes(reviewPlan(instance({ hardTies: [[1, 3, "native"]] }), halves))).toEqual([[], ["hard_tie"]]);
  expect(codes(reviewPlan(instance({ locks: [[0, 1]] }), halves))).toEqual([["lock"], []]);
  expect(
    codes(
      reviewPlan(
        instance(),
        halves.map((grid) => ({ ...grid, leader: 0 })),
      ),
    ),
  ).toEqual([["leads_two"], ["leads_two"]]);
});

test("villages left out or counted twice make a plan invalid without any grid breaking a rule", () => {
  const review = reviewPlan(instance({ L: 0 }), [
    { leader: 0, villages: [0, 1] },
    { leader: 1, villages: [1, 2] },
  ]);
  expect([review.missing, review.doubled, review.isValid]).toEqual([[3], [1], false]);
});

test("a grid without a leader is named and costs neither ties nor changes", () => {
  const review = reviewPlan(
    instance({ softTies: [[0, 0, "residence", 50]], prev: [1, 0, 1, 1], changeCost: 7 }),
    [
      { leader: null, villages: [0, 1] },
      { leader: 1, villages: [2, 3] },
    ],
  );
  expect(codes(review)[0]).toEqual(["no_leader"]);
  expect(review.objective).toEqual({ travel: 40, soft: 0, change: 0, total: 40 });
});

test("soft ties and changed leaders are paid village by village", () => {
  const review = reviewPlan(
    instance({ softTies: [[0, 1, "residence", 50]], prev: [1, 0, 1, -1], changeCost: 7 }),
    halves,
  );
  expect(review.objective).toEqual({ travel: 40, soft: 50, change: 7, total: 97 });
});
