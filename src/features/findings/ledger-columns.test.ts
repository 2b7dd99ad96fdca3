import { expect, test } from "vitest";
import type { LedgerFacts } from "../../core/findings/finding.schema.ts";
import { type LedgerLine, ledgerOf } from "../../core/findings/ledger.ts";
import { filtersOf, NO_FILTERS } from "./filters.ts";
import { ledgerColumns } from "./ledger-columns.ts";
import { ledgerSheets } from "./ledger-sheets.ts";

const FACTS: LedgerFacts = {
  as_of: "2021-09-30T15:59:00Z",
  organs: { north: "云溪镇纪委" },
  cells: [
    { organ_id: "north", topic: "误工补贴", standing: "rectified", is_overdue: false, findings: 52 },
    { organ_id: "north", topic: "误工补贴", standing: "open", is_overdue: true, findings: 7 },
  ],
  projects: [{ organ_id: "north", projects: 186, inspections: 3 }],
  talks: [{ organ_id: "north", topic: "误工补贴", interview_reminders: 15, talk_reminders: 2 }],
};
const FILTERS = { ...NO_FILTERS, from: "2021-01-01", to: "2021-09-30" };
const ledger = ledgerOf(FACTS);
const line = ledger.byOrgan[0]!;

const addressOf = (key: string, of: LedgerLine, kind: "organ" | "topic" = "organ") =>
  ledgerColumns(kind, FILTERS, true)
    .find((column) => column.key === key)
    ?.href(of);
const filtersBehind = (key: string, of: LedgerLine, kind: "organ" | "topic" = "organ") =>
  filtersOf(Object.fromEntries(new URL(addressOf(key, of, kind) ?? "", "http://x").searchParams));

test("each number of a unit leads to its rows: the same period, this unit, this standing", () => {
  expect(filtersBehind("findings", line)).toEqual({ ...FILTERS, organId: "north" });
  expect(filtersBehind("rectified", line)).toEqual({ ...FILTERS, organId: "north", status: "rectified" });
  expect(filtersBehind("open", line)).toEqual({ ...FILTERS, organId: "north", status: "open" });
  expect(filtersBehind("overdue", line)).toEqual({ ...FILTERS, organId: "north", status: "overdue" });
});

test("a number of a topic leads to that topic, one of the total to all", () => {
  const topic = ledger.byTopic[0]!;
  expect(filtersBehind("open", topic, "topic")).toEqual({ ...FILTERS, topic: "误工补贴", status: "open" });
  expect(filtersBehind("open", ledger.total)).toEqual({ ...FILTERS, status: "open" });
});

test("interviews and talk reminders lead to lists of their own", () => {
  expect(addressOf("interviews", line)).toContain("/findings/talks?");
  expect(addressOf("interviews", line)).toContain("kind=interview_reminder");
  expect(addressOf("talkReminders", line)).toContain("kind=talk_reminder");
});

test("projects lead to the inspections counted", () => {
  expect(addressOf("projects", line)).toBe(
    "/statistics/rows?indicator=projects_inspected&organ=north&from=2021-01-01&to=2021-09-30",
  );
});

test("a zero and a share open nothing", () => {
  expect([addressOf("transferred", line), addressOf("rate", line)]).toEqual([undefined, undefined]);
});

test("the workbook holds the numbers of the screen, the total last", () => {
  const [byOrgan, byTopic] = ledgerSheets(FACTS, FILTERS);
  const total = byOrgan!.rows[byOrgan!.rows.length - 1];
  expect(byOrgan!.rows).toHaveLength(2);
  expect(total).toMatchObject({
    projects: 186,
    findings: 59,
    rectified: 52,
    rate: 88.1,
    open: 7,
    interviews: 15,
  });
  expect(byTopic!.columns.map(({ key }) => key)).not.toContain("projects");
});
