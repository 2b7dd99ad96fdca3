import { expect, test } from "vitest";
import type { Division, Grid, GridVillage, Organ } from "./data.ts";
import { commonPrefix, gridLines, shortVillageName, villagesWithoutGrid } from "./overview.ts";

const division = (code: string, name: string, parent_code: string | null, level: string): Division => ({
  code,
  name,
  parent_code,
  level,
  lon: null,
  lat: null,
  workload: 1,
});
const township = division("990123100000", "云溪镇", null, "township");
const places = [
  township,
  division("990123100201", "甲村村民委员会", township.code, "village"),
  division("990123100202", "乙社区居民委员会", township.code, "village"),
  division("990123101201", "丙村村民委员会", "990123101000", "village"),
];
const row = (village_code: string): GridVillage => ({
  plan_id: "p",
  village_code,
  grid_id: "g",
  placed: "real",
  during: "[2026-01-01,)",
});
const organ: Organ = {
  id: "o",
  name: "云溪镇纪委",
  kind: "township_commission",
  division_code: township.code,
  path: "o",
};

test("official endings of names are left out on screen", () => {
  expect(["甲村村民委员会", "乙社区居民委员会", "丙居民委员会", "丁村"].map(shortVillageName)).toEqual([
    "甲村",
    "乙社区",
    "丙",
    "丁村",
  ]);
});

test("S5: a village without a grid is listed, one of a township without a commission is not missing", () => {
  expect(villagesWithoutGrid([row("990123100201")], places, [organ])).toEqual(["云溪镇乙社区"]);
  expect(villagesWithoutGrid([row("990123100201"), row("990123100202")], places, [organ])).toEqual([]);
});

test("the tenth grid stands after the second", () => {
  const grid = (name: string): Grid => ({
    id: name,
    plan_id: "p",
    township_code: township.code,
    name,
    leader_id: "a",
    center_village_code: null,
    workload: 0,
    reasons: [],
  });
  const lines = gridLines({ grids: [grid("第10网格"), grid("第2网格")], villages: [] }, [], places);
  expect(lines.map(({ name }) => name)).toEqual(["第2网格", "第10网格"]);
});

test("places are read for the county of a plan, and for the city when it spans two", () => {
  expect(commonPrefix(["330127100000", "330127101000"])).toBe("330127");
  expect(commonPrefix(["330127100000", "330122100000"])).toBe("33012");
  expect(commonPrefix([])).toBe("");
});
