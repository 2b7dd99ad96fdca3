import { expect, test } from "vitest";
import { teamInstance } from "../../../scripts/bench/team-instances.mjs";
import { checkTeams } from "../../../tests/checkers/team.ts";
import { createRandom } from "../random.ts";
import { solveTeams } from "./solve.ts";
import type { TeamInstance } from "./team.schema.ts";

const sound = (): TeamInstance => teamInstance(createRandom, { people: 24, seed: 5 });
const without = (skill: string, left: number) => {
  const instance = sound();
  let holders = 0;
  instance.people = instance.people.map((person) => {
    const keeps = person.skills.includes(skill) && ++holders <= left;
    return { ...person, skills: person.skills.filter((other) => other !== skill || keeps) };
  });
  return instance;
};
const leading = (left: number) => {
  const instance = sound();
  return { ...instance, people: instance.people.map((person, p) => ({ ...person, lead: p < left })) };
};
const everyPair = (group: number[]): TeamInstance["avoid"] =>
  group.flatMap((p, i) => group.slice(i + 1).map((q): [number, number, string] => [p, q, "relative"]));

test.each<[string, TeamInstance, object]>([
  ["five who hold a skill that six teams need", without("finance", 5), { type: "skill", skill: "finance" }],
  ["five who can lead six teams", leading(5), { type: "lead" }],
  ["24 people in six teams of five at least", { ...sound(), size: [5, 6] }, { type: "size" }],
  ["24 people in six teams of three at most", { ...sound(), size: [2, 3] }, { type: "size" }],
  ["people of eight units for six teams of five units", { ...sound(), minUnits: 5 }, { type: "units" }],
  [
    "somebody fixed to two teams",
    {
      ...sound(),
      fixed: [
        [3, 0],
        [3, 1],
      ],
    },
    { type: "fixed-twice", person: 3 },
  ],
  [
    "two who must not meet fixed to one team",
    {
      ...sound(),
      fixed: [
        [3, 2],
        [4, 2],
      ],
      avoid: [[4, 3, "spouse"]],
    },
    { type: "fixed-avoid", team: 2 },
  ],
  [
    "five people fixed to a team of four",
    { ...sound(), fixed: [0, 1, 2, 3, 4].map((p) => [p, 1]) },
    { type: "fixed-full", team: 1 },
  ],
  [
    "seven who must all be kept apart, in six teams",
    { ...sound(), avoid: everyPair([1, 3, 5, 7, 9, 11, 13]) },
    { type: "avoid" },
  ],
])("%s: infeasible, for a reason that the checker proves", (_, instance, reason) => {
  const solution = solveTeams(instance);
  expect(solution).toMatchObject({
    status: "infeasible",
    reasons: expect.arrayContaining([expect.objectContaining(reason)]),
  });
  expect(checkTeams(instance, solution)).toEqual([]);
});

test("so many fixed to some teams that another stays below its least size", () => {
  const instance: TeamInstance = {
    ...sound(),
    teams: 2,
    size: [10, 20],
    fixed: Array.from({ length: 15 }, (_, p) => [p, 0]),
  };
  const solution = solveTeams(instance);
  expect(solution).toMatchObject({ reasons: [{ type: "fixed-size" }] });
  expect(checkTeams(instance, solution)).toEqual([]);
});

test("as many holders of a skill as teams need are no reason to refuse", () => {
  const exact = sound();
  const finance = exact.people.filter((person) => person.skills.includes("finance"));
  expect(finance.length).toBeGreaterThan(6);
  expect(solveTeams(exact).status).toBe("ok");
});
