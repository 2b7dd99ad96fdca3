import { expect, test } from "vitest";
import type { LedgerItem } from "../../core/collaboration/ledger.schema.ts";
import { ledgerLine } from "../../core/collaboration/ledger.ts";
import { filterLines, windowOf, yearOf } from "./filter.ts";

const line = (id: string, more: Partial<LedgerItem>) =>
  ledgerLine(
    {
      id,
      kind: "joint_petition_handling",
      title: id,
      state: "in_progress",
      group_id: null,
      group_name: null,
      organ_id: "north",
      organ_name: "north",
      organ_kind: "township_commission",
      lead_organ_id: "north",
      lead_organ_name: "north",
      team_size: 1,
      submitted_on: "2026-03-01",
      started_on: "2026-03-01",
      planned_days: 10,
      planned_finish_on: "2026-03-11",
      statutory_due_on: null,
      finished_on: null,
      extended_count: 0,
      people_to_ask: null,
      outcome: null,
      debrief: null,
      loans: [],
      work: [],
      ...more,
    },
    "2026-03-15",
  );
const lines = [
  line("late", {}),
  line("running", { planned_finish_on: "2026-04-01", kind: "area_training" }),
  line("done", { finished_on: "2026-03-10", lead_organ_id: "south" }),
  line("done late", { finished_on: "2026-03-12" }),
];
const ids = (params: Parameters<typeof filterLines>[1]) =>
  filterLines(lines, params).map(({ item }) => item.id);

test("an item is running until it has an end, and overdue either way", () => {
  expect(ids({ state: "running" })).toEqual(["late", "running"]);
  expect(ids({ state: "ended" })).toEqual(["done", "done late"]);
  expect(ids({ state: "overdue" })).toEqual(["late", "done late"]);
});

test("filters narrow together; what the address makes up finds nothing", () => {
  expect(ids({})).toHaveLength(4);
  expect(ids({ kind: "area_training", state: "running" })).toEqual(["running"]);
  expect(ids({ unit: "south" })).toEqual(["done"]);
  expect(ids({ state: "toString" })).toEqual([]);
});

test("a year is whole, and none lies ahead", () => {
  expect(windowOf({ year: "2024" }, "2026-03-15")).toEqual({ from: "2024-01-01", to: "2024-12-31" });
  expect(yearOf({ year: "2027" }, "2026-03-15")).toBe(2026);
  expect(yearOf({ year: "x" }, "2026-03-15")).toBe(2026);
});
