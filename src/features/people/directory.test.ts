import { expect, test } from "vitest";
import type { Officer, Organ } from "./data.ts";
import { findOfficers, organLines } from "./directory.ts";

const organ = (id: string, over: Partial<Organ> = {}): Organ => ({
  id,
  kind: "township_commission",
  name: id,
  code: null,
  division_code: null,
  parent_id: null,
  path: id,
  valid_to: null,
  version: 1,
  ...over,
});
const officer = (name: string, over: Partial<Officer> = {}): Officer => ({
  id: name,
  user_id: null,
  organ_id: "county",
  name,
  post: "",
  staff_no: null,
  is_commission_leader: false,
  skills: [],
  availability: "available",
  grid_capacity: 0,
  max_villages: 0,
  left_on: null,
  version: 1,
  ...over,
});
const county = organ("county", { kind: "county_commission" });
const north = organ("north", { parent_id: "county", path: "county.north", division_code: "990123100000" });
const south = organ("south", { parent_id: "county", path: "county.south", division_code: "990123001000" });
const office = organ("office", { kind: "commission_office", parent_id: "county", path: "county.office" });

test("children follow their parent, offices before townships, townships by division code", () => {
  const lines = organLines([north, office, south, county]);
  expect(lines.map((line) => [line.organ.id, line.depth])).toEqual([
    ["county", 0],
    ["office", 1],
    ["south", 1],
    ["north", 1],
  ]);
});

test("an organ whose parent is not visible stands at the top, one that has ended is left out", () => {
  const lines = organLines([
    organ("stray", { parent_id: "elsewhere" }),
    organ("old", { valid_to: "2025-01-01" }),
  ]);
  expect(lines.map((line) => line.organ.id)).toEqual(["stray"]);
});

test("choosing a county includes its townships, but 'county.north' is not below 'county.nor'", () => {
  const nor = organ("nor", { parent_id: "county", path: "county.nor" });
  const people = [officer("甲", { organ_id: "north" }), officer("乙", { organ_id: "nor" })];
  const names = (id?: string) => findOfficers(people, [county, north, nor], id, "").map(({ name }) => name);
  expect(names("county").sort()).toEqual(["乙", "甲"].sort());
  expect(names("nor")).toEqual(["乙"]);
});

test("the text is looked for in name, post and organ; who has left comes last", () => {
  const people = [
    officer("甲", { left_on: "2026-01-01" }),
    officer("乙", { post: "纪委书记" }),
    officer("丙", { organ_id: "north" }),
  ];
  expect(findOfficers(people, [county, north], undefined, "书记").map(({ name }) => name)).toEqual(["乙"]);
  expect(findOfficers(people, [county, north], undefined, "").map(({ name }) => name)).toEqual([
    "乙",
    "丙",
    "甲",
  ]);
});
