import { expect, test } from "vitest";
import { explainTeams } from "./explain.ts";
import type { TeamInstance } from "./team.schema.ts";

const instance: TeamInstance = {
  format: "team/1",
  id: "",
  units: [
    { id: "office", x: 0, y: 0 },
    { id: "station", x: 30, y: 40 },
  ],
  people: [
    { id: "a", unit: 0, skills: ["law"], lead: true },
    { id: "b", unit: 1, skills: ["law", "finance"], lead: false },
    { id: "c", unit: 1, skills: [], lead: true },
    { id: "d", unit: 0, skills: ["finance"], lead: false },
  ],
  teams: 2,
  size: [2, 2],
  skills: { law: 1 },
  minUnits: 2,
  needLead: false,
  avoid: [[2, 0, "relative"]],
  together: [[1, 0, 5]],
  fixed: [[1, 0]],
};

test("a team is explained by skills, leads, units, way, people kept apart, repeated company and fixed places", () => {
  const [first, second] = explainTeams(instance, [
    [0, 1],
    [2, 3],
  ]);
  expect(first).toEqual({
    people: [0, 1],
    skills: [{ skill: "law", need: 1, holders: [0, 1] }],
    leads: [0],
    units: [0, 1],
    travel: 50,
    keptApart: [{ person: 0, other: 2, otherTeam: 1, kind: "relative" }],
    repeated: [{ people: [1, 0], cost: 5 }],
    fixed: [1],
  });
  expect(second).toMatchObject({
    keptApart: [{ person: 2, other: 0, otherTeam: 0, kind: "relative" }],
    skills: [{ holders: [] }],
    repeated: [],
  });
});
