import { expect, test } from "vitest";
import { buildGridInstance, type PlanningData } from "./build-instance.ts";
import { neighbourEdges } from "./neighbours.ts";
import { placeVillages, spiralCell } from "./placing.ts";

const data = (over: Partial<PlanningData> = {}): PlanningData => ({
  township: { code: "990123100000", name: "云溪镇", lon: 110, lat: 0 },
  villages: [
    { code: "990123100202", name: "乙村", lon: 110.01, lat: 0, workload: 10 },
    { code: "990123100201", name: "甲村", lon: 110, lat: 0.01, workload: 30 },
    { code: "990123100203", name: "丙村", lon: null, lat: null, workload: 20 },
  ],
  officers: [
    { id: "b", name: "乙", capacity: 0, max_villages: 0 },
    { id: "a", name: "甲", capacity: 25, max_villages: 2 },
  ],
  ties: [],
  published: [],
  ...over,
});
const built = (input: PlanningData, tolerancePct = 15) => {
  const result = buildGridInstance(input, { tolerancePct });
  if (result.status !== "built") throw new Error(result.status);
  return result;
};

test("a hundredth of a degree at the equator is 1,113 m: 111 units of 10 m", () => {
  const { instance } = built(data());
  expect(instance.villages.map(({ id, x, y }) => [id, x, y])).toEqual([
    ["990123100201", 0, 111],
    ["990123100202", 111, 0],
    ["990123100203", 40, 0],
  ]);
});

test("at 60 degrees north a degree of longitude is half as long", () => {
  const [village] = placeVillages([{ lon: 110.02, lat: 60 }], { lon: 110, lat: 60 });
  expect(village).toEqual({ x: 111, y: 0, placed: "real" });
});

test("a village without a point is placed by its township and says so", () => {
  expect(built(data()).placed).toEqual(["real", "real", "township"]);
});

test("two villages without a point never stand on one another", () => {
  const cells = [0, 1, 2, 3, 4, 5, 6, 7, 8].map(spiralCell);
  expect(new Set(cells.map(({ x, y }) => `${x} ${y}`)).size).toBe(9);
  expect(cells.every(({ x, y }) => Math.abs(x) <= 1 && Math.abs(y) <= 1)).toBe(true);
});

test("limits are the mean load and 15 % either way, rounded outwards", () => {
  const { instance } = built(data());
  expect([instance.k, instance.L, instance.U]).toEqual([2, 25, 35]);
});

test("the limit never falls below the heaviest village: a village cannot be divided", () => {
  const heavy = data({ villages: data().villages.map((v, i) => ({ ...v, workload: i === 0 ? 90 : 5 })) });
  expect(built(heavy).instance.U).toBe(90);
});

test("ties and published leaders point at the right village and officer whatever the order of the rows", () => {
  const { instance } = built(
    data({
      ties: [
        { officer_id: "b", village_code: "990123100203", grade: "hard", kind: "native" },
        { officer_id: "a", village_code: "990123100202", grade: "soft", kind: "residence" },
        { officer_id: "gone", village_code: "990123100202", grade: "hard", kind: "native" },
      ],
      published: [{ village_code: "990123100201", officer_id: "b" }],
    }),
  );
  expect(instance.hardTies).toEqual([[1, 2, "native"]]);
  expect(instance.softTies).toEqual([[0, 1, "residence", 6000]]);
  expect(instance.prev).toEqual([1, -1, -1]);
  expect(instance.cadres.map(({ cap, maxVillages }) => [cap, maxVillages])).toEqual([
    [25, 2],
    [60, 0],
  ]);
});

test("a township without officers or villages is named, not solved", () => {
  expect(buildGridInstance(data({ officers: [] }), { tolerancePct: 15 })).toEqual({ status: "no_officers" });
  expect(buildGridInstance(data({ villages: [] }), { tolerancePct: 15 })).toEqual({ status: "no_villages" });
});

test("a point between two others keeps them from being neighbours; far islands are joined once", () => {
  expect(
    neighbourEdges([
      { x: 0, y: 0 },
      { x: 20, y: 0 },
      { x: 10, y: 1 },
    ]),
  ).toEqual([
    [0, 2],
    [1, 2],
  ]);
  expect(neighbourEdges([{ x: 0, y: 0 }])).toEqual([]);
});

test("corners of a square are neighbours along its sides and, nobody being inside the circle, across", () => {
  const square = [
    { x: 0, y: 0 },
    { x: 10, y: 0 },
    { x: 0, y: 10 },
    { x: 10, y: 10 },
  ];
  expect(neighbourEdges(square)).toEqual([
    [0, 1],
    [0, 2],
    [0, 3],
    [1, 2],
    [1, 3],
    [2, 3],
  ]);
});
