import * as v from "valibot";
import { describe, expect, test } from "vitest";
import {
  barredFor,
  type PoolFacts,
  type PoolPerson,
  poolInstance,
  type TeamWish,
  unmetWishes,
} from "./pool.ts";
import { solveTeams } from "./solve.ts";
import { TeamInstance } from "./team.schema.ts";

const person = (id: string, organ_id: string, skills: string[] = [], canLead = false): PoolPerson => ({
  id,
  organ_id,
  skills,
  canLead,
});
const wish = (part: Partial<TeamWish> = {}): TeamWish => ({
  teams: 2,
  size: [2, 2],
  skills: {},
  minOrgans: 1,
  needLead: false,
  ...part,
});
const ids = (people: readonly PoolPerson[]) => people.map(({ id }) => id).join(" ");

describe("a pool of people", () => {
  test("goes along whole when there are seats for everybody", () => {
    const pool = [person("b", "east"), person("a", "west"), person("c", "east")];
    const { people, instance } = poolInstance(pool, wish());
    expect(ids(people)).toBe("a b c");
    expect(v.is(TeamInstance, instance)).toBe(true);
    expect(instance.people.map(({ unit }) => instance.units[unit]!.id)).toEqual(["west", "east", "east"]);
  });
  test("sends who is needed first, then one of each organ", () => {
    const pool = [
      person("a", "east"),
      person("b", "east"),
      person("c", "east"),
      person("d", "west"),
      person("y", "east", ["accounts"]),
      person("z", "east", [], true),
    ];
    const asked = wish({ skills: { accounts: 1 }, teams: 2, size: [2, 2], needLead: true });
    // the one holder and the one leader there are, then a for east, d for west
    expect(ids(poolInstance(pool, asked).people)).toBe("a d y z");
  });
  test("is told what it lacks, never given less than it was asked for", () => {
    const pool = ["a", "b", "c", "d"].map((id) => person(id, "east", id === "a" ? ["accounts"] : []));
    const { instance } = poolInstance(pool, wish({ skills: { accounts: 1 }, minOrgans: 2 }));
    expect(solveTeams(instance)).toMatchObject({
      status: "infeasible",
      reasons: [{ type: "skill", skill: "accounts" }, { type: "units" }],
    });
  });
  test("is mixed as asked: a holder, a leader and two organs in every team", () => {
    const pool = Array.from({ length: 12 }, (_, n) =>
      person(`p${10 + n}`, n < 6 ? "east" : "west", n % 4 === 0 ? ["accounts"] : [], n % 4 === 1),
    );
    const asked = wish({ teams: 3, size: [3, 4], skills: { accounts: 1 }, minOrgans: 2, needLead: true });
    const { people, instance } = poolInstance(pool, asked);
    const solution = solveTeams(instance);
    if (solution.status !== "ok") throw new Error(solution.status);
    const teams = solution.teams.map((members) => members.map((p) => people[p]!));
    for (const members of teams) {
      expect(members.some(({ skills }) => skills.includes("accounts"))).toBe(true);
      expect(members.some(({ canLead }) => canLead)).toBe(true);
      expect(new Set(members.map(({ organ_id }) => organ_id)).size).toBe(2);
    }
    expect(unmetWishes(teams, asked)).toEqual([]);
  });
});

describe("teams changed by hand", () => {
  const full = [person("a", "east", ["accounts"], true), person("b", "west")];
  test("are told what each of them misses", () => {
    const bare = [person("c", "east"), person("d", "east"), person("e", "east")];
    const asked = wish({ skills: { accounts: 1 }, minOrgans: 2, needLead: true });
    expect(unmetWishes([full, bare], asked)).toEqual([
      { rule: "size", team: 1, people: 3 },
      { rule: "skill", team: 1, skill: "accounts", lacking: 1 },
      { rule: "lead", team: 1 },
      { rule: "units", team: 1, units: 1 },
    ]);
  });
  test("are not judged before anybody is in them", () => {
    expect(unmetWishes([[], []], wish({ needLead: true }))).toEqual([]);
  });
});

describe("what is known of people and organs", () => {
  const teamsOf = (pool: PoolPerson[], asked: TeamWish, facts: Partial<PoolFacts>) => {
    const made = poolInstance(pool, asked, { seats: new Map(), barred: new Map(), served: [], ...facts });
    const solution = solveTeams(made.instance);
    if (solution.status !== "ok") throw new Error(solution.status);
    return solution.teams.map((team) => ids(team.map((p) => made.people[p]!))).sort();
  };
  const four = ["a", "b", "c", "d"].map((id) => person(id, `organ of ${id}`));
  const at = (...xs: number[]) => new Map(xs.map((x, p) => [`organ of ${"abcd"[p]}`, { x, y: 0 }]));

  test("people of organs near each other go together", () => {
    expect(teamsOf(four, wish(), { seats: at(0, 900, 5, 905) })).toEqual(["a c", "b d"]);
  });

  test("people who keep a team from the same targets go together", () => {
    const barred = new Map([
      ["a", new Set([1, 2, 3])],
      ["c", new Set([1, 2, 3])],
    ]);
    // a with b or d costs nothing either, so the distance of 4 between a and c decides.
    expect(teamsOf(four, wish(), { barred, seats: at(0, 0, 4, 4) })).toEqual(["a b", "c d"]);
    const apart = new Map([...barred, ["b", new Set([4])]]);
    expect(teamsOf(four, wish(), { barred: apart, seats: at(0, 0, 4, 4) })).toEqual(["a c", "b d"]);
  });

  test("who were in one team lately part when that costs less than 10 km", () => {
    const served: PoolFacts["served"] = [["a", "b"]];
    expect(teamsOf(four, wish(), { served, seats: at(0, 0, 400, 400) })).not.toContain("a b");
    expect(teamsOf(four, wish(), { served, seats: at(0, 0, 600, 600) })).toEqual(["a b", "c d"]);
  });

  test("of people who are needed alike those stay at home who keep a team from more targets", () => {
    const tied = new Map([["a", new Set([0, 1])]]);
    const { people } = poolInstance(four, wish({ teams: 1, size: [3, 3] }), {
      seats: new Map(),
      barred: tied,
      served: [],
    });
    expect(ids(people)).toBe("b c d");
  });

  test("a team cannot inspect what one of its members cannot", () => {
    const barred = new Map([
      ["a", new Set([1, 2])],
      ["b", new Set([2, 3])],
    ]);
    expect(barredFor(four, { seats: new Map(), barred, served: [] })).toBe(3);
  });
});
