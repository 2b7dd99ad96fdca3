import { expect, test } from "vitest";
import { keepBetterParts } from "./better-parts.ts";
import { compileProblem } from "./problem.ts";
import { Roster } from "./roster.ts";
import type { TeamInstance } from "./team.schema.ts";
import { onALine } from "./test-line.ts";

/** Eight people at 0, 10, 100, 110, 1000, 1010, 2000 and 2010 on a line, in four teams of two. */
const PLACES = [0, 10, 100, 110, 1000, 1010, 2000, 2010];
const eightInARow = (changes: Partial<TeamInstance> = {}) => onALine(PLACES, changes);
const sorted = (roster: Roster) =>
  roster
    .teams()
    .map((team) => team.join())
    .sort();
const keep = (instance: TeamInstance, now: number[], before: number[], weight = 0) => {
  const roster = new Roster(compileProblem(instance), Int32Array.from(now), weight);
  keepBetterParts(roster, Int32Array.from(before));
  return roster;
};

test("each part keeps the plan in which its people go cheaper", () => {
  // Now the first four stand well and the last four badly; before it was the other way round.
  const roster = keep(eightInARow(), [0, 0, 1, 1, 2, 3, 2, 3], [0, 1, 0, 1, 2, 2, 3, 3]);
  expect(sorted(roster)).toEqual(["0,1", "2,3", "4,5", "6,7"]);
  expect(roster.cost()).toBe(40);
});

test("a saving that breaks a rule at a higher price goes back", () => {
  const apart = eightInARow({ avoid: [[0, 1, "spouse"]] });
  const roster = keep(apart, [0, 0, 1, 1, 2, 2, 3, 3], [0, 1, 0, 1, 2, 2, 3, 3], 1000);
  expect(sorted(roster)).toEqual(["0,2", "1,3", "4,5", "6,7"]);
});

test("people fixed to a team are in it again when their part goes back", () => {
  const fixed = eightInARow({ fixed: [[3, 1]] });
  const roster = keep(fixed, [0, 1, 0, 1, 2, 2, 3, 3], [0, 0, 1, 1, 3, 3, 2, 2]);
  expect(roster.teams()[1]).toEqual([2, 3]);
});

test("a plan that is the same but for the numbers of its teams stays", () => {
  const roster = keep(eightInARow(), [0, 0, 1, 1, 2, 2, 3, 3], [3, 3, 2, 2, 1, 1, 0, 0]);
  expect(roster.teams()[0]).toEqual([0, 1]);
});
