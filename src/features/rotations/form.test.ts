import { describe, expect, test } from "vitest";
import {
  addDays,
  defaultRules,
  defaultTeams,
  type Directory,
  newPlanOf,
  problemsOf,
  projectLines,
  type RotationForm,
  roundsOf,
  shortVillageName,
  targetsOf,
  unitsOf,
} from "./form.ts";

const organ = (id: string, kind: string, name: string, path: string, division: string | null = null) => ({
  id,
  kind,
  name,
  path,
  division_code: division,
});
const officer = (id: string, organ_id: string, availability = "available", post = "干事") => ({
  id,
  name: id,
  organ_id,
  post,
  availability,
  skills: [],
});
const directory: Directory = {
  organs: [
    organ("county", "county_commission", "青岚县纪委监委", "c", "990123000000"),
    organ("south", "township_commission", "石桥镇纪委", "c.s", "990123101000"),
    organ("north", "township_commission", "云溪镇纪委", "c.n", "990123100000"),
    organ("office", "commission_office", "第一监督检查室", "c.o"),
    organ("far", "township_commission", "外县镇纪委", "x.f", "990124100000"),
  ],
  officers: [
    officer("n1", "north"),
    officer("n2", "north"),
    officer("n3", "north", "on_leave"),
    officer("s1", "south"),
    officer("o1", "office"),
    officer("o2", "office"),
  ],
  villages: [
    { code: "990123100201", name: "云溪村村民委员会", parent_code: "990123100000" },
    { code: "990123101201", name: "石桥村村民委员会", parent_code: "990123101000" },
  ],
  groups: [{ id: "g", name: "东片", organ_ids: ["north", "south"] }],
};
const form: RotationForm = {
  organ_id: "county",
  kind: "townships",
  name: "第一轮",
  round_count: "2",
  starts_on: "2026-12-30",
  every_days: "30",
  round_days: "2",
  release_days: "0",
  need: "2",
  window: "1",
  lag: "1",
  scope: "lead",
  per_round: "1",
  total: "1",
  even_rounds: true,
  max_travel_km: "0",
  unit_ids: [],
  checklist: "",
  projects: "",
  teams: [],
};
let made = 0;
const newId = () => `id-${++made}`;
const teams = (kind: RotationForm["kind"] = "townships") =>
  defaultTeams(directory, { ...form, kind }, newId, (unit) => `${unit}组`);

describe("teams", () => {
  test("are a unit's own people who are there; one alone is joined by somebody of an office, nobody twice", () => {
    expect(teams().map(({ name, members }) => [name, members.map(({ officer_id }) => officer_id)])).toEqual([
      ["云溪镇组", ["n1", "n2"]],
      ["石桥镇组", ["s1", "o1"]],
    ]);
  });

  test("of an area group have one of each unit, led by its first", () => {
    expect(teams("area_groups")).toMatchObject([
      {
        name: "东片组",
        lead_organ_id: "north",
        members: [{ officer_id: "n1", is_lead: true }, { officer_id: "s1" }],
      },
    ]);
  });
});

describe("targets", () => {
  test("are the townships of the county by code, and of no other county", () => {
    expect(unitsOf(directory, "county").map(({ id }) => id)).toEqual(["north", "south"]);
    expect(targetsOf(directory, form, newId).map(({ name, need }) => [name, need])).toEqual([
      ["云溪镇", 2],
      ["石桥镇", 2],
    ]);
  });

  test("are the villages of the chosen townships", () => {
    const villages = targetsOf(directory, { ...form, kind: "villages", unit_ids: ["south"] }, newId);
    expect(villages).toMatchObject([{ organ_id: "south", division_code: "990123101201", name: "石桥村" }]);
  });

  test("are projects with the unit that the line begins with; a line without one is reported", () => {
    const projects = "云溪，村道硬化工程\n石桥镇,水渠、泵站\n无此镇，桥";
    const lines = projectLines(projects, unitsOf(directory, "county"));
    expect(lines.map(({ unit, name }) => [unit?.id, name])).toEqual([
      ["north", "村道硬化工程"],
      ["south", "水渠，泵站"],
      [undefined, "桥"],
    ]);
    const given = { ...form, kind: "projects" as const, projects };
    expect(problemsOf(directory, given, [])).toContainEqual({ code: "project", line: "无此镇，桥" });
  });
});

test("whoever heads the unit leads its team", () => {
  const officers = [...directory.officers, officer("n9", "north", "available", "纪委书记")];
  const [north] = defaultTeams({ ...directory, officers }, form, newId, String);
  expect(north!.members.map(({ officer_id, is_lead }) => [officer_id, is_lead])).toEqual([
    ["n9", true],
    ["n1", false],
    ["n2", false],
  ]);
});

test("rounds follow at the interval, over the end of the year, released at eight on the day or days before", () => {
  expect(roundsOf(form)).toEqual([
    { round: 1, starts_on: "2026-12-30", ends_on: "2026-12-31", release_at: "2026-12-30T08:00:00+08:00" },
    { round: 2, starts_on: "2027-01-29", ends_on: "2027-01-30", release_at: "2027-01-29T08:00:00+08:00" },
  ]);
  expect(roundsOf({ ...form, release_days: "3" })[0]!.release_at).toBe("2026-12-27T08:00:00+08:00");
  expect(addDays("2028-02-28", 1)).toBe("2028-02-29");
});

test("a unit is inspected in every round, a village once; few teams may meet again sooner", () => {
  expect(defaultRules("townships", 4, 8)).toEqual({ need: "4", window: "4" });
  expect(defaultRules("townships", 4, 3)).toEqual({ need: "4", window: "1" });
  expect(defaultRules("villages", 4, 14)).toEqual({ need: "1", window: "4" });
});

test("a team of one and a person in two teams are said before anything is sent", () => {
  const members = [{ officer_id: "n1", is_lead: true, off_rounds: [] }];
  const team = (id: string) => ({ id, name: id, lead_organ_id: "north", members });
  const given = { ...form, teams: [team("a"), team("b")] };
  expect(problemsOf(directory, given, targetsOf(directory, form, newId))).toEqual([
    { code: "small_team", team: "a" },
    { code: "small_team", team: "b" },
    { code: "twice", officer_id: "n1" },
  ]);
});

test("numbers that cannot be read fall back to the rule's default", () => {
  const { settings } = newPlanOf({ ...form, window: "x", max_travel_km: "-3", lag: "" }, []);
  expect(settings).toMatchObject({ window: 1, max_travel_km: 0, reciprocal: { lag: 1 } });
});

test("the inspections go through the checklist that was chosen, or through none", () => {
  expect(newPlanOf(form, []).checklist_version_id).toBeNull();
  expect(newPlanOf({ ...form, checklist: "list-1" }, []).checklist_version_id).toBe("list-1");
});

test("a village is called by its short name", () => {
  expect(["云溪村村民委员会", "文昌社区居民委员会", "樟树下村村民委员会"].map(shortVillageName)).toEqual([
    "云溪村",
    "文昌社区",
    "樟树下村",
  ]);
});
