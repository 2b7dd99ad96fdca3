import { expect, test } from "vitest";
import type { PlanningData } from "../../core/grids/build-instance.ts";
import { arrangementOf, changesOf, reviewTownship } from "./arrangement.ts";
import type { Grid, GridVillage } from "./data.ts";

const grid = (id: string, leader_id: string): Grid => ({
  id,
  plan_id: "plan",
  township_code: "990123100000",
  name: id,
  leader_id,
  center_village_code: null,
  workload: 0,
  reasons: [],
});
const village = (code: string, grid_id: string): GridVillage => ({
  plan_id: "plan",
  village_code: code,
  grid_id,
  placed: "real",
  during: null,
});
const data: PlanningData = {
  township: { code: "990123100000", name: "云溪镇", lon: 110, lat: 28 },
  villages: [1, 2, 3, 4].map((n) => ({
    code: `99012310020${n}`,
    name: `村${n}`,
    lon: 110 + n / 100,
    lat: 28,
    workload: 10,
  })),
  officers: ["a", "b"].map((id) => ({ id, name: id, capacity: 0, max_villages: 0 })),
  ties: [{ officer_id: "a", village_code: "990123100204", grade: "hard", kind: "native" }],
  published: [],
};
const grids = [grid("west", "a"), grid("east", "b")];
const villages = [
  village("990123100201", "west"),
  village("990123100202", "west"),
  village("990123100203", "east"),
  village("990123100204", "east"),
];

test("two and two villages keep every rule", () => {
  const reviewed = reviewTownship(data, 15, grids, arrangementOf(grids, villages));
  expect(reviewed?.review.isValid).toBe(true);
});

test("moving the last village west breaks the load of both grids, the tie and the neighbourhood, each by name", () => {
  const moved = arrangementOf(grids, [...villages.slice(0, 3), village("990123100204", "west")]);
  const codes = reviewTownship(data, 15, grids, moved)?.review.grids.map(({ violations }) =>
    violations.map(({ code }) => code),
  );
  expect(codes).toEqual([["load_above", "not_contiguous", "hard_tie"], ["load_below"]]);
});

test("only what differs from the stored draft is sent", () => {
  const stored = arrangementOf(grids, villages);
  const changed = {
    gridOf: new Map([...stored.gridOf, ["990123100203", "west"]]),
    leaderOf: new Map([...stored.leaderOf, ["west", "b"]]),
  };
  expect(changesOf(stored, changed)).toEqual({
    moves: [{ village_code: "990123100203", grid_id: "west" }],
    leaders: [{ grid_id: "west", leader_id: "b" }],
    count: 2,
  });
});
