import { distanceBetween, teamOfPeople } from "./review.ts";
import type { TeamInstance } from "./team.schema.ts";

/** Why these people go together: everything is an index or a number, words are the screen's. */
export type TeamExplanation = {
  readonly people: readonly number[];
  /** Each required skill, and who brings it. */
  readonly skills: readonly {
    readonly skill: string;
    readonly need: number;
    readonly holders: readonly number[];
  }[];
  readonly leads: readonly number[];
  /** Different units, ascending. */
  readonly units: readonly number[];
  /** Distance of the members' units, pair by pair. */
  readonly travel: number;
  /** Members and people of other teams who must not go together. */
  readonly keptApart: readonly {
    readonly person: number;
    readonly other: number;
    readonly otherTeam: number;
    readonly kind: string;
  }[];
  /** Members who worked together lately all the same, and its price. */
  readonly repeated: readonly { readonly people: readonly [number, number]; readonly cost: number }[];
  /** Members whose place was decided beforehand. */
  readonly fixed: readonly number[];
};

/** The reasons of each team of a plan, in the order of its teams. Time O(n · size). */
export function explainTeams(
  instance: TeamInstance,
  teams: readonly (readonly number[])[],
): TeamExplanation[] {
  const { people, units, skills, avoid, together, fixed } = instance;
  const teamOf = teamOfPeople(people.length, teams);
  return teams.map((members, team) => {
    const isMember = (p: number) => teamOf[p] === team;
    const travel = members
      .flatMap((p, i) => members.slice(i + 1).map((q) => [people[p]!.unit, people[q]!.unit] as const))
      .reduce((sum, [a, b]) => sum + distanceBetween(units[a]!, units[b]!), 0);
    return {
      people: members,
      skills: Object.entries(skills).map(([skill, need]) => ({
        skill,
        need,
        holders: members.filter((p) => people[p]!.skills.includes(skill)),
      })),
      leads: members.filter((p) => people[p]!.lead),
      units: [...new Set(members.map((p) => people[p]!.unit))].sort((a, b) => a - b),
      travel,
      keptApart: avoid.flatMap(([p, q, kind]) => {
        if (isMember(p) === isMember(q)) return [];
        const [person, other] = isMember(p) ? [p, q] : [q, p];
        return [{ person, other, otherTeam: teamOf[other]!, kind }];
      }),
      repeated: together.flatMap(([p, q, cost]) =>
        isMember(p) && isMember(q) ? [{ people: [p, q] as const, cost }] : [],
      ),
      fixed: [...new Set(fixed.map(([p]) => p))].filter(isMember).sort((a, b) => a - b),
    };
  });
}
