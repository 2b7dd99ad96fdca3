import { expect, test } from "vitest";
import { type AreaRows, villagesOfArea } from "./area.ts";

const rows = (over: Partial<AreaRows> = {}): AreaRows => ({
  divisions: [
    { code: "T1", name: "云溪镇", level: "township", parent_code: "C" },
    { code: "v2", name: "下坞村", level: "village", parent_code: "T1" },
    { code: "v1", name: "上坞村", level: "village", parent_code: "T1" },
    { code: "w1", name: "石桥村", level: "village", parent_code: "T2" },
  ],
  grids: [
    { id: "old", name: "旧网格", township_code: "T1", leader_id: "other" },
    { id: "new", name: "第1网格", township_code: "T1", leader_id: "me" },
  ],
  gridVillages: [
    { grid_id: "old", village_code: "v1", from_day: "2026-01-01", to_day: "2026-06-01" },
    { grid_id: "new", village_code: "v1", from_day: "2026-06-01", to_day: null },
  ],
  visits: [],
  ...over,
});
const context = (today: string, seesTownship = false) => ({
  officerId: "me",
  seesTownship,
  townships: [{ code: "T1", organ_id: "o1", name: "云溪镇", interval_days: 30 }],
  today,
  leaderName: (id: string) => (id === "me" ? "江月明" : null),
});

test("a village changes its grid on the day on which the new one begins", () => {
  const grid = (today: string) => {
    const [v1] = villagesOfArea(rows(), context(today)).villages;
    return [v1?.grid_id, v1?.is_own];
  };
  expect(grid("2026-05-31")).toEqual(["old", false]);
  expect(grid("2026-06-01")).toEqual(["new", true]);
});

test("villages of the user's townships only, in the order of their codes, those without a grid too", () => {
  const { villages } = villagesOfArea(rows(), context("2026-06-01"));
  expect(villages.map(({ code, grid_name, leader_name }) => [code, grid_name, leader_name])).toEqual([
    ["v1", "第1网格", "江月明"],
    ["v2", null, null],
  ]);
});

test("a grid leader knows the visits of own villages, a township officer those of all", () => {
  const known = (seesTownship: boolean) =>
    villagesOfArea(rows(), context("2026-06-01", seesTownship)).villages.map(({ is_known }) => is_known);
  expect(known(false)).toEqual([true, false]);
  expect(known(true)).toEqual([true, true]);
});
