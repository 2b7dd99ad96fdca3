import { describe, expect, test } from "vitest";
import { ledgerLine, ledgerTotals, personDays } from "./ledger.ts";
import type { LedgerItem, Loan } from "./ledger.schema.ts";

const loan = (officer: string, organ: string, from: string, to: string, more: Partial<Loan> = {}): Loan => ({
  officer_id: officer,
  home_organ_id: organ,
  home_organ_name: organ,
  force: "commission_office",
  from_on: from,
  to_on: to,
  ...more,
});

const item = (more: Partial<LedgerItem> = {}): LedgerItem => ({
  id: "1",
  kind: "joint_petition_handling",
  title: "t",
  state: "in_progress",
  group_id: null,
  group_name: null,
  organ_id: "north",
  organ_name: "north",
  organ_kind: "township_commission",
  lead_organ_id: "north",
  lead_organ_name: "north",
  team_size: 2,
  submitted_on: "2021-03-01",
  started_on: "2021-03-01",
  planned_days: 90,
  planned_finish_on: "2021-05-30",
  statutory_due_on: null,
  finished_on: null,
  extended_count: 0,
  people_to_ask: null,
  outcome: null,
  debrief: null,
  loans: [],
  work: [],
  ...more,
});

const work = (organ: string, visits: number, talks: number) => ({
  organ_id: organ,
  organ_name: organ,
  visits,
  talks,
  visited_persons: 0,
});

describe("person-days", () => {
  test("both ends of a loan count", () => {
    expect(personDays([loan("a", "x", "2021-03-01", "2021-03-01")], "2021-04-01")).toBe(1);
    expect(personDays([loan("a", "x", "2021-02-27", "2021-03-02")], "2021-04-01")).toBe(4);
  });

  test("a person is counted once a day, however many loans cover it", () => {
    const loans = [
      loan("a", "x", "2021-03-05", "2021-03-12"),
      loan("a", "x", "2021-03-01", "2021-03-10"),
      loan("a", "x", "2021-03-02", "2021-03-03"),
      loan("b", "x", "2021-03-10", "2021-03-10"),
    ];
    expect(personDays(loans, "2021-04-01")).toBe(12 + 1);
  });

  test("days that lie ahead have not been given", () => {
    expect(personDays([loan("a", "x", "2021-03-01", "2021-03-10")], "2021-03-04")).toBe(4);
    expect(personDays([loan("a", "x", "2021-03-05", "2021-03-10")], "2021-03-04")).toBe(0);
  });
});

describe("days of an item", () => {
  // 杭州日报 2021-10-28: planned three months, done in 23 days, 67 saved.
  test("planned 90, finished on day 23, saved 67, not overdue", () => {
    const line = ledgerLine(item({ finished_on: "2021-03-24" }), "2021-10-01");
    expect(line).toMatchObject({ actualDays: 23, savedDays: 67, isOverdue: false });
  });

  test("while it runs nothing is saved, and the last planned day is not overdue", () => {
    expect(ledgerLine(item(), "2021-05-30")).toMatchObject({
      actualDays: 90,
      savedDays: null,
      isOverdue: false,
    });
    expect(ledgerLine(item(), "2021-05-31").isOverdue).toBe(true);
  });

  test("the statutory limit binds even if more was planned", () => {
    const limited = item({ statutory_due_on: "2021-04-01", finished_on: "2021-04-02" });
    expect(ledgerLine(limited, "2021-10-01").isOverdue).toBe(true);
    expect(ledgerLine({ ...limited, finished_on: "2021-04-01" }, "2021-10-01").isOverdue).toBe(false);
  });

  test("before the start there are no days and nothing is late", () => {
    const waiting = item({ started_on: null, planned_finish_on: null, statutory_due_on: "2021-04-01" });
    expect(ledgerLine(waiting, "2021-06-01")).toMatchObject({ actualDays: null, isOverdue: false });
  });
});

describe("who took part", () => {
  // 乔司: two of its own and one each from 信访室, 第三纪检监察室, 派驻第三组; 60 visits, 72 talks.
  const joint = item({
    loans: [
      loan("own", "north", "2021-03-01", "2021-03-10", { force: "township_commission" }),
      loan("p", "petitions", "2021-03-01", "2021-03-10"),
      loan("o", "office 3", "2021-03-01", "2021-03-10"),
      loan("g", "group 3", "2021-03-01", "2021-03-10", { force: "stationed_group" }),
    ],
    work: [
      work("north", 20, 24),
      work("petitions", 10, 12),
      work("office 3", 20, 12),
      work("group 3", 10, 24),
    ],
  });

  test("three of the four forces", () => {
    expect(ledgerLine(joint, "2021-03-10").forces).toEqual([
      "commission_office",
      "stationed_group",
      "township_commission",
    ]);
  });

  test("the lead unit's own people are no participation", () => {
    const { participation, visits, talks } = ledgerLine(joint, "2021-03-10");
    expect({ visits, talks }).toEqual({ visits: 60, talks: 72 });
    expect(participation.map(({ organId }) => organId).sort()).toEqual(["group 3", "office 3", "petitions"]);
    expect(participation.find(({ organId }) => organId === "group 3")).toEqual({
      organId: "group 3",
      organName: "group 3",
      people: 1,
      personDays: 10,
      visits: 10,
      talks: 24,
    });
  });

  test("items add up to what there is: participation is never added", () => {
    const lines = [
      joint,
      item({ id: "2", lead_organ_id: "office 3", lead_organ_name: "office 3", finished_on: "2021-03-24" }),
    ].map((one) => ledgerLine(one, "2021-03-10"));
    const totals = ledgerTotals(lines);
    expect(totals).toMatchObject({ items: 2, concluded: 1, savedDays: 67, visits: 60, talks: 72 });
    expect(totals.units.reduce((sum, unit) => sum + unit.items, 0)).toBe(2);
    expect(totals.units.find(({ organId }) => organId === "office 3")).toMatchObject({
      items: 1,
      partIn: 1,
      visits: 20,
      talks: 12,
      personDays: 10,
    });
  });
});
