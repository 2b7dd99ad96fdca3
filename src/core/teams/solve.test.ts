import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import { teamInstance } from "../../../scripts/bench/team-instances.mjs";
import { checkTeams, costOfTeams } from "../../../tests/checkers/team.ts";
import { createRandom } from "../random.ts";
import { solveTeams } from "./solve.ts";
import type { TeamInstance } from "./team.schema.ts";
import { onALine } from "./test-line.ts";

/** Four people of four places on a line at 0, 10, 100 and 110, in two teams of two; `changes` on top. */
const fourInARow = (changes: Partial<TeamInstance> = {}) => onALine([0, 10, 100, 110], changes);

const teamsOf = (instance: TeamInstance) => {
  const solution = solveTeams(instance);
  return solution.status === "ok" ? solution.teams.map((team) => team.join()).sort() : solution;
};

describe("who goes together", () => {
  test("without other rules the nearest go together, at the distance of their units", () => {
    expect(teamsOf(fourInARow())).toEqual(["0,1", "2,3"]);
    expect(solveTeams(fourInARow())).toMatchObject({ objective: { travel: 20, soft: 0, total: 20 } });
  });

  test("two who must not meet are kept apart, whatever the way", () => {
    const apart: TeamInstance["avoid"] = [
      [1, 0, "relative"],
      [1, 2, "spouse"],
    ];
    expect(teamsOf(fourInARow({ avoid: apart }))).toEqual(["0,2", "1,3"]);
  });

  test("each team has somebody who can lead", () => {
    const people = fourInARow().people.map((person, p) => ({ ...person, lead: p < 2 }));
    // {0,2},{1,3} and {0,3},{1,2} both cost 200
    expect(solveTeams(fourInARow({ people, needLead: true }))).toMatchObject({ objective: { total: 200 } });
  });

  test("fixed people stand in the team with that number", () => {
    const solution = solveTeams(
      fourInARow({
        fixed: [
          [0, 1],
          [3, 1],
        ],
      }),
    );
    expect(solution).toMatchObject({
      status: "ok",
      teams: [
        [1, 2],
        [0, 3],
      ],
    });
  });

  test("those who worked together lately part when that is cheaper", () => {
    const dear: TeamInstance["together"] = [
      [0, 1, 100],
      [0, 1, 90],
    ];
    expect(solveTeams(fourInARow({ together: dear }))).toMatchObject({ objective: { total: 200, soft: 0 } });
    expect(solveTeams(fourInARow({ together: [[0, 1, 170]] }))).toMatchObject({
      objective: { travel: 20, soft: 170, total: 190 },
    });
  });

  test("colleagues of one unit are parted where several units are asked for", () => {
    const people = fourInARow().people.map((person, p) => ({ ...person, unit: p < 2 ? 0 : 3 }));
    expect(solveTeams(fourInARow({ people, minUnits: 2 }))).toMatchObject({ objective: { total: 220 } });
  });
});

/** All partitions of people into numbered teams, the cheapest that the checker accepts; Infinity without one. */
function cheapestByForce(instance: TeamInstance): number {
  const teams: number[][] = Array.from({ length: instance.teams }, () => []);
  let best = Infinity;
  const place = (p: number): void => {
    if (p === instance.people.length) {
      const total = costOfTeams(instance, teams);
      if (total >= best) return;
      const objective = { travel: total, soft: 0, total };
      const solution = { format: "team-solution/1", id: "", status: "ok", teams, objective } as const;
      if (checkTeams(instance, solution).length === 0) best = total;
      return;
    }
    for (const team of teams) {
      team.push(p);
      place(p + 1);
      team.pop();
    }
  };
  place(0);
  return best;
}

const smallInstance = fc
  .record({ people: fc.integer({ min: 4, max: 7 }), teams: fc.integer({ min: 1, max: 3 }) })
  .chain(({ people: n, teams }) => {
    const place = fc.record({ x: fc.integer({ min: 0, max: 60 }), y: fc.integer({ min: 0, max: 60 }) });
    const person = fc.nat({ max: n - 1 });
    const pair = fc.tuple(person, person).filter(([p, q]) => p !== q);
    return fc.record<TeamInstance>({
      format: fc.constant("team/1"),
      id: fc.constant(""),
      units: fc
        .array(place, { minLength: 4, maxLength: 4 })
        .map((all) => all.map((at, u) => ({ ...at, id: `u${u}` }))),
      people: fc
        .array(
          fc.record({
            unit: fc.nat({ max: 3 }),
            skills: fc.subarray(["law", "finance"]),
            lead: fc.boolean(),
          }),
          { minLength: n, maxLength: n },
        )
        .map((all) => all.map((one, p) => ({ ...one, id: `p${p}` }))),
      teams: fc.constant(teams),
      size: fc.constantFrom([1, 4], [2, 3], [2, 4]),
      skills: fc.constantFrom<TeamInstance["skills"]>({}, { law: 1 }, { law: 1, finance: 1 }),
      minUnits: fc.constantFrom(0, 1, 2),
      needLead: fc.boolean(),
      avoid: fc.array(
        fc.tuple(pair, fc.constant("relative")).map(([[p, q], kind]) => [p, q, kind]),
        { maxLength: 3 },
      ),
      together: fc.array(
        fc.tuple(pair, fc.nat({ max: 50 })).map(([[p, q], cost]) => [p, q, cost]),
        { maxLength: 3 },
      ),
      fixed: fc.array(fc.tuple(person, fc.nat({ max: teams - 1 })), { maxLength: 2 }),
    });
  });

test("a small plan costs what the best of all partitions costs; an infeasible one has none", () => {
  fc.assert(
    fc.property(smallInstance, (instance) => {
      const solution = solveTeams(instance);
      const best = cheapestByForce(instance);
      const errors = solution.status === "partial" ? [] : checkTeams(instance, solution);
      expect(errors).toEqual([]);
      expect(solution.status === "ok" ? solution.objective.total : Infinity).toBe(best);
    }),
    { seed: 20260301, numRuns: 120 },
  );
});

test.each([
  { people: 24, size: [4, 4] },
  { people: 60, size: [3, 5] },
  { people: 100, size: [4, 4] },
] as const)(
  "$people people in teams of $size: every rule is kept and the cost is right",
  ({ people, size }) => {
    for (const seed of [1, 2]) {
      const instance = teamInstance(createRandom, { people, seed, size: [...size] });
      expect(checkTeams(instance, solveTeams(instance))).toEqual([]);
    }
  },
);

test("the same seed gives the same answer byte for byte", () => {
  const instance = teamInstance(createRandom, { people: 40, seed: 3 });
  const answers = [7, 7].map((seed) => JSON.stringify(solveTeams(instance, { seed })));
  expect(answers[0]).toBe(answers[1]);
});

test("where no teams keep all rules and no simple proof exists, the least bad are shown with what they break", () => {
  // Whoever goes with 0 must know finance, but 2 and 3, who do, must not go with 0: one rule gives way.
  const instance = fourInARow({
    people: [0, 1, 2, 3].map((unit) => ({
      id: `p${unit}`,
      unit,
      skills: unit < 2 ? ["law"] : ["finance"],
      lead: false,
    })),
    skills: { law: 1, finance: 1 },
    avoid: [
      [0, 2, "spouse"],
      [0, 3, "relative"],
    ],
  });
  const solution = solveTeams(instance);
  expect(solution.status === "partial" && solution.broken).toHaveLength(1);
});

test("an instance of one person and one team is solved", () => {
  const alone = fourInARow({
    people: [{ id: "p", unit: 0, skills: [], lead: true }],
    teams: 1,
    size: [1, 1],
  });
  expect(solveTeams(alone)).toMatchObject({ status: "ok", teams: [[0]], objective: { total: 0 } });
});
