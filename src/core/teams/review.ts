import type { TeamInstance, TeamObjective, TeamViolation } from "./team.schema.ts";

/** Whole-number distance of two places: straight, rounded half up. */
export function distanceBetween(a: { x: number; y: number }, b: { x: number; y: number }): number {
  const dx = a.x - b.x;
  const dy = a.y - b.y;
  return Math.floor(Math.sqrt(dx * dx + dy * dy) + 0.5);
}

/** The team of each person, -1 for none. */
export function teamOfPeople(people: number, teams: readonly (readonly number[])[]): Int32Array {
  const teamOf = new Int32Array(people).fill(-1);
  for (const [team, members] of teams.entries()) for (const p of members) teamOf[p] = team;
  return teamOf;
}

/**
 * What these teams cost, and every rule that they break.
 *
 * `travel` is the distance of the members' units, pair by pair within each team; `soft` what it costs that people who
 * worked together lately do so again, each entry of `together` counted.
 *
 * @param teams a list of people for each team; each person stands in one of them. Time O(n · size).
 */
export function reviewTeams(
  instance: TeamInstance,
  teams: readonly (readonly number[])[],
): { objective: TeamObjective; broken: TeamViolation[] } {
  const { units, people } = instance;
  const teamOf = teamOfPeople(people.length, teams);
  let travel = 0;
  for (const members of teams) {
    members.forEach((p, i) => {
      for (const q of members.slice(i + 1)) {
        travel += distanceBetween(units[people[p]!.unit]!, units[people[q]!.unit]!);
      }
    });
  }
  let soft = 0;
  for (const [p, q, cost] of instance.together) if (teamOf[p] === teamOf[q]) soft += cost;
  const broken = [
    ...teams.flatMap((members, team) => [...brokenIn(instance, members, team)]),
    ...brokenBetween(instance, teamOf),
  ];
  return { objective: { travel, soft, total: travel + soft }, broken };
}

function* brokenIn(
  instance: TeamInstance,
  members: readonly number[],
  team: number,
): Generator<TeamViolation> {
  const { people, size, skills, minUnits, needLead } = instance;
  if (members.length < size[0] || members.length > size[1]) {
    yield { rule: "size", team, people: members.length };
  }
  for (const [skill, need] of Object.entries(skills)) {
    const holders = members.filter((p) => people[p]!.skills.includes(skill)).length;
    if (holders < need) yield { rule: "skill", team, skill, lacking: need - holders };
  }
  if (needLead && !members.some((p) => people[p]!.lead)) yield { rule: "lead", team };
  const units = new Set(members.map((p) => people[p]!.unit)).size;
  if (units < minUnits) yield { rule: "units", team, units };
}

function* brokenBetween(instance: TeamInstance, teamOf: Int32Array): Generator<TeamViolation> {
  for (const [p, q, kind] of instance.avoid) {
    if (teamOf[p] === teamOf[q]) yield { rule: "avoid", team: teamOf[p]!, people: [p, q], kind };
  }
  for (const [person, team] of instance.fixed) {
    if (teamOf[person] !== team) yield { rule: "fixed", person, team };
  }
}
