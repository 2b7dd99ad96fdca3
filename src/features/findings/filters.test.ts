import { expect, test } from "vitest";
import type { Finding } from "../../core/findings/finding.schema.ts";
import { addressOf, asked, filtersOf, isWanted, NO_FILTERS, searchOf } from "./filters.ts";

const finding = (given: Partial<Finding> = {}): Finding => ({
  id: "f",
  inspection_id: null,
  organ_id: "north",
  inspecting_organ_id: "county",
  village_code: null,
  topic: "误工补贴",
  severity: "general",
  title: "签字不全",
  description: "12人领款，2人签字",
  source: "person",
  state: "issued",
  found_on: "2026-03-03",
  unit_answer: null,
  limit_days: 15,
  issued_on: "2026-03-05",
  due_on: "2026-03-26",
  due_provisional: false,
  extended_count: 0,
  reopened_count: 0,
  owner_name: null,
  proof: null,
  reported_on: null,
  verified_on: null,
  closed_on: null,
  version: 1,
  organ_name: "云溪镇纪委",
  village_name: "上坞村",
  ...given,
});

test("an address and its filters say the same", () => {
  const filters = {
    ...NO_FILTERS,
    status: "open" as const,
    organId: "north",
    topic: "误工补贴",
    from: "2026-01-01",
  };
  const address = addressOf("/findings", filters);
  expect(filtersOf(Object.fromEntries(new URL(address, "http://x").searchParams))).toEqual(filters);
  expect(searchOf(NO_FILTERS)).toEqual(searchOf(filtersOf({})));
  expect(addressOf("/findings", {})).toBe("/findings");
});

test("what somebody types is in no address", () => {
  expect(addressOf("/findings", { text: "张三", status: "open" })).toBe("/findings?status=open");
  expect(filtersOf({ text: "张三" })).toEqual(NO_FILTERS);
});

test("what an address cannot mean is left out", () => {
  expect(filtersOf({ status: "lost", severity: "x", from: "2026-02-30", to: "soon" })).toEqual(NO_FILTERS);
});

test("one choice asks the server by turn, by standing or by state", () => {
  expect(asked({ ...NO_FILTERS, status: "waiting" })).toEqual({ waiting: true });
  expect(asked({ ...NO_FILTERS, status: "rectified" })).toEqual({ standing: "rectified" });
  expect(asked({ ...NO_FILTERS, status: "reopened" })).toEqual({ state: "reopened" });
  expect(asked(NO_FILTERS)).toEqual({});
});

test("a finding is overdue from the day after its due day, while its limit runs", () => {
  const overdue = { ...NO_FILTERS, status: "overdue" as const };
  expect(isWanted(finding(), overdue, "2026-03-26")).toBe(false);
  expect(isWanted(finding(), overdue, "2026-03-27")).toBe(true);
  expect(isWanted(finding({ state: "reported_done" }), overdue, "2026-03-27")).toBe(false);
});

test("what is only reported done is open; what waits for its look-back is rectified", () => {
  const [open, rectified] = [
    { ...NO_FILTERS, status: "open" as const },
    { ...NO_FILTERS, status: "rectified" as const },
  ];
  expect(isWanted(finding({ state: "reported_done" }), open)).toBe(true);
  expect(isWanted(finding({ state: "look_back_due" }), rectified)).toBe(true);
  expect(isWanted(finding({ state: "escalated_to_clue" }), open)).toBe(false);
});

test("withdrawn ones come only when they are asked for", () => {
  const withdrawn = finding({ state: "withdrawn" });
  expect(isWanted(withdrawn, NO_FILTERS)).toBe(false);
  expect(isWanted(withdrawn, { ...NO_FILTERS, status: "withdrawn" })).toBe(true);
});

test("text is looked for in title, description and village", () => {
  for (const text of ["签字", "12人", "上坞"])
    expect(isWanted(finding(), { ...NO_FILTERS, text })).toBe(true);
  expect(isWanted(finding(), { ...NO_FILTERS, text: "石桥" })).toBe(false);
});
