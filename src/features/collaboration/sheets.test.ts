import { expect, test } from "vitest";
import type { LedgerItem } from "../../core/collaboration/ledger.schema.ts";
import { ledgerLine, ledgerTotals } from "../../core/collaboration/ledger.ts";
import { ledgerSheets } from "./sheets.ts";

const item: LedgerItem = {
  id: "1",
  kind: "joint_petition_handling",
  title: "押金退还",
  state: "concluded",
  group_id: null,
  group_name: "第三片组",
  organ_id: "north",
  organ_name: "北镇",
  organ_kind: "township_commission",
  lead_organ_id: "north",
  lead_organ_name: "北镇",
  team_size: 2,
  submitted_on: "2026-03-01",
  started_on: "2026-03-01",
  planned_days: 30,
  planned_finish_on: "2026-03-31",
  statutory_due_on: null,
  finished_on: "2026-03-11",
  extended_count: 0,
  people_to_ask: 10,
  outcome: "已退还",
  debrief: null,
  loans: [
    {
      officer_id: "a",
      home_organ_id: "office",
      home_organ_name: "信访室",
      force: "commission_office",
      from_on: "2026-03-01",
      to_on: "2026-03-05",
    },
  ],
  work: [{ organ_id: "office", organ_name: "信访室", visits: 3, talks: 4, visited_persons: 5 }],
};

test("the workbook says of each item whose it is, and keeps what others gave apart", () => {
  const lines = [ledgerLine(item, "2026-04-01")];
  const [items, units] = ledgerSheets(lines, ledgerTotals(lines), ["台账"]);
  expect(items?.rows).toEqual([
    {
      title: "押金退还",
      kind: "信访联办",
      lead: "北镇",
      group: "第三片组",
      state: "已办结",
      submitted: "2026-03-01",
      started: "2026-03-01",
      finished: "2026-03-11",
      planned: 30,
      actual: 10,
      saved: 20,
      team: 2,
      visits: 3,
      talks: 4,
      forces: "机关各室、镇（街）纪（工）委",
      participation: "信访室5人天",
      outcome: "已退还",
    },
  ]);
  expect(items?.columns.map(({ key }) => key).sort()).toEqual(Object.keys(items?.rows[0] ?? {}).sort());
  expect(units?.rows).toEqual([
    { name: "北镇", items: 1, concluded: 1, partIn: 0, personDays: 0, visits: 0, talks: 0 },
    { name: "信访室", items: 0, concluded: 0, partIn: 1, personDays: 5, visits: 3, talks: 4 },
  ]);
});
