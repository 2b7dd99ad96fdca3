import { describe, expect, test } from "vitest";
import { followUpsDue, isDue, standingOf, villagesByNeed, withVisits } from "./due.ts";
import type { Village, VillagesToVisit, Visit } from "./visits.schema.ts";

const village = (code: string, over: Partial<Village> = {}): Village => ({
  code,
  name: `${code}村`,
  township_code: "T",
  grid_id: null,
  grid_name: null,
  leader_name: null,
  is_own: false,
  is_known: true,
  last_visited_on: null,
  ...over,
});
const answer = (villages: Village[], intervalDays = 30): VillagesToVisit => ({
  townships: [{ code: "T", organ_id: "o", name: "云溪镇", interval_days: intervalDays }],
  villages,
});

describe("how a village stands", () => {
  test("with 30 days, a visit of 1 March is in time on 31 March and overdue on 1 April", () => {
    const visited = village("v", { last_visited_on: "2026-03-01" });
    expect(standingOf(visited, 30, "2026-03-31")).toEqual({ standing: "in_time", daysSince: 30 });
    expect(standingOf(visited, 30, "2026-04-01")).toEqual({ standing: "overdue", daysSince: 31 });
  });

  test("no visit is never where every visit is known, and unknown elsewhere", () => {
    expect(standingOf(village("v"), 30, "2026-03-01").standing).toBe("never");
    expect(standingOf(village("v", { is_known: false }), 30, "2026-03-01").standing).toBe("unknown");
  });

  test("an old own visit proves nothing where others' visits are not known, a recent one does", () => {
    const seen = (day: string) =>
      standingOf(village("v", { is_known: false, last_visited_on: day }), 30, "2026-06-30");
    expect(seen("2026-01-01").standing).toBe("unknown");
    expect(seen("2026-06-20").standing).toBe("in_time");
  });

  test("only what is known to be late or never visited is due", () => {
    const due = (standing: "in_time" | "overdue" | "never" | "unknown") => isDue({ standing, daysSince: 1 });
    expect([due("never"), due("overdue"), due("in_time"), due("unknown")]).toEqual([
      true,
      true,
      false,
      false,
    ]);
  });
});

test("own villages come first, then never visited, then the longest unvisited, ties by code", () => {
  const villages = [
    village("c", { last_visited_on: "2026-05-01" }),
    village("b", { last_visited_on: "2026-05-01" }),
    village("d"),
    village("e", { is_known: false }),
    village("a", { is_own: true, last_visited_on: "2026-06-29" }),
  ];
  const codes = villagesByNeed(answer(villages), "2026-06-30").map(({ code }) => code);
  expect(codes).toEqual(["a", "d", "b", "c", "e"]);
});

test("a village of a township without an interval is never overdue", () => {
  const orphan = village("v", { township_code: "elsewhere", last_visited_on: "2020-01-01" });
  expect(villagesByNeed(answer([orphan]), "2026-06-30")[0]).toMatchObject({
    standing: "in_time",
    township_name: "",
  });
});

test("visits of the device move the last visit forward, never back", () => {
  const before = answer([village("a", { last_visited_on: "2026-05-10" }), village("b"), village("c")]);
  const after = withVisits(before, [
    { village_code: "a", visited_on: "2026-05-01" },
    { village_code: "b", visited_on: "2026-05-01" },
    { village_code: "b", visited_on: "2026-05-09" },
  ]);
  expect(after.villages.map((one) => one.last_visited_on)).toEqual(["2026-05-10", "2026-05-09", null]);
});

describe("follow-ups", () => {
  const visit = (id: string, over: Partial<Visit>): Visit => ({
    id,
    village_code: "v",
    grid_id: null,
    organ_id: "o",
    author_id: "me",
    kind: "walk",
    started_at: "2026-05-01T02:00:00Z",
    visited_on: "2026-05-01",
    met: [],
    topics: [],
    guidance: null,
    follow_up_on: null,
    follow_up_of: null,
    follow_up_done_on: null,
    merge_label: null,
    version: 1,
    ...over,
  });
  const names = { village: () => "竹源村", author: () => null };

  test("open promises up to the day, the oldest first; promises kept are left out", () => {
    const visits = [
      visit("late", { follow_up_on: "2026-05-20" }),
      visit("today", { follow_up_on: "2026-06-01" }),
      visit("tomorrow", { follow_up_on: "2026-06-02" }),
      visit("none", {}),
      visit("done", { follow_up_on: "2026-05-10", follow_up_done_on: "2026-05-09" }),
    ];
    const due = followUpsDue(visits, "2026-06-01", names);
    expect(due.map(({ id }) => id)).toEqual(["late", "today"]);
    expect(due[0]).toMatchObject({ village_name: "竹源村", visited_on: "2026-05-01" });
  });

  test("promises of one day are ordered by id", () => {
    const visits = ["b", "a"].map((id) => visit(id, { follow_up_on: "2026-05-20" }));
    expect(followUpsDue(visits, "2026-06-01", names).map(({ id }) => id)).toEqual(["a", "b"]);
  });
});
