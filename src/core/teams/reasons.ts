import type { TeamInstance, TeamReason } from "./team.schema.ts";

function* countingReasons(instance: TeamInstance): Generator<TeamReason> {
  const { people, teams, size, skills, minUnits, needLead } = instance;
  for (const [skill, need] of Object.entries(skills)) {
    const holders = people.filter((person) => person.skills.includes(skill)).length;
    if (holders < teams * need) yield { type: "skill", skill };
  }
  if (needLead && people.filter((person) => person.lead).length < teams) yield { type: "lead" };
  if (people.length < teams * size[0] || people.length > teams * size[1]) yield { type: "size" };
  const headcount = new Map<number, number>();
  for (const { unit } of people) headcount.set(unit, (headcount.get(unit) ?? 0) + 1);
  let seats = 0;
  for (const staff of headcount.values()) seats += Math.min(staff, teams);
  if (minUnits > size[1] || seats < teams * minUnits) yield { type: "units" };
}

function* fixedReasons(instance: TeamInstance): Generator<TeamReason> {
  const { fixed, avoid, size, teams } = instance;
  const teamOf = new Map<number, number>();
  const taken = new Int32Array(teams);
  for (const [person, team] of fixed) {
    const earlier = teamOf.get(person);
    if (earlier === undefined) {
      teamOf.set(person, team);
      taken[team]! += 1;
    } else if (earlier !== team) yield { type: "fixed-twice", person, teams: [earlier, team] };
  }
  for (const [p, q] of avoid) {
    const team = teamOf.get(p);
    if (team !== undefined && team === teamOf.get(q)) yield { type: "fixed-avoid", people: [p, q], team };
  }
  for (const [team, people] of taken.entries()) if (people > size[1]) yield { type: "fixed-full", team };
  const seats = taken.reduce((sum, people) => sum + Math.max(size[0], people), 0);
  if (seats > instance.people.length) yield { type: "fixed-size" };
}

/** More people than teams of whom no two may go together, found greedily from each person; the first such group. */
function* avoidReasons({ people, avoid, teams }: TeamInstance): Generator<TeamReason> {
  const apart = people.map(() => new Set<number>());
  for (const [p, q] of avoid) {
    apart[p]!.add(q);
    apart[q]!.add(p);
  }
  for (const [first, others] of apart.entries()) {
    if (others.size < teams) continue;
    const group = [first];
    const byDegree = [...others].sort((a, b) => apart[b]!.size - apart[a]!.size || a - b);
    for (const q of byDegree) if (group.every((p) => apart[p]!.has(q))) group.push(q);
    if (group.length <= teams) continue;
    yield { type: "avoid", people: group.sort((a, b) => a - b) };
    return;
  }
}

/**
 * Every simple reason for which the instance can have no plan; empty when none applies, which is no promise that a
 * plan exists. Each follows from the instance alone:
 *
 * - `skill`: fewer people hold the skill than all teams together need;
 * - `lead`: fewer people can lead than there are teams;
 * - `size`: so many people do not fit so many teams of the allowed sizes;
 * - `units`: a unit can serve a team once only, and all units together cannot serve every team `minUnits` times;
 * - `fixed-twice`, `fixed-avoid`, `fixed-full`: somebody is fixed to two teams, two who must not meet to the same one,
 *   or more people to a team than it may have;
 * - `fixed-size`: so many people are fixed to some teams that the others cannot reach the least size;
 * - `avoid`: of these people no two may go together, and they are more than there are teams.
 */
export function findReasons(instance: TeamInstance): TeamReason[] {
  return [...countingReasons(instance), ...fixedReasons(instance), ...avoidReasons(instance)];
}
