import { expect, test } from "vitest";
import { type GridsRecord, historyLines } from "./history.ts";

/** First grid until the end of 2025, led by 甲, covered by 乙 in March; from 2026 on the second, led by 乙. */
const record: GridsRecord = {
  grids: [
    { id: "old", name: "第一网格", township_code: "T" },
    { id: "new", name: "第二网格", township_code: "T" },
  ],
  leaderships: [
    lead("old", "甲", "[2025-01-01,2025-03-01)", "planned"),
    lead("old", "乙", "[2025-03-01,2025-04-01)", "cover"),
    lead("old", "甲", "[2025-04-01,2026-01-01)", "handover"),
    lead("old", "丙", "empty", "handover"),
    lead("new", "乙", "[2026-01-01,)", "planned"),
  ],
  villages: [
    village("old", "V1", "[2025-01-01,2026-01-01)"),
    village("old", "V2", "[2025-01-01,2026-01-01)"),
    village("new", "V1", "[2026-01-01,)"),
  ],
};

function lead(
  grid_id: string,
  name: string,
  during: string,
  reason: "planned" | "handover" | "cover",
): GridsRecord["leaderships"][number] {
  return { grid_id, officer_id: name, during, reason, officer: { name } };
}

function village(grid_id: string, village_code: string, during: string): GridsRecord["villages"][number] {
  return { grid_id, village_code, during, village: { name: `${village_code}村民委员会` } };
}

const told = (only: Parameters<typeof historyLines>[1]) =>
  historyLines(record, only).map(
    ({ grid, leader, from, to, villages }) =>
      `${from}..${to ?? ""} ${grid} ${leader} ${villages.map(({ name }) => name).join("")}`,
  );

test("a village's history names grid and leader day by day, the latest first", () => {
  expect(told({ villageCode: "V1" })).toEqual([
    "2026-01-01.. 第二网格 乙 V1",
    "2025-04-01..2025-12-31 第一网格 甲 V1",
    "2025-03-01..2025-03-31 第一网格 乙 V1",
    "2025-01-01..2025-02-28 第一网格 甲 V1",
  ]);
});

test("a leader's history lists the villages led together in one line", () => {
  expect(told({ officerId: "乙" })).toEqual([
    "2026-01-01.. 第二网格 乙 V1",
    "2025-03-01..2025-03-31 第一网格 乙 V1V2",
  ]);
});

test("a hand-over that was called off leaves no trace", () => {
  expect(told({ officerId: "丙" })).toEqual([]);
});
