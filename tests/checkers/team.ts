import type { TeamInstance, TeamSolution } from "../../src/core/teams/team.schema.ts";

// An independent judge of team/1: it recomputes every rule, the cost and every stated reason from the instance alone
// and shares no code with the solver. Errors are sentences; a sound solution has none.

const distance = (a: { x: number; y: number }, b: { x: number; y: number }) =>
  Math.round(Math.hypot(a.x - b.x, a.y - b.y));

/** Everything wrong with a solution of a team/1 instance. */
export function checkTeams(instance: TeamInstance, solution: TeamSolution): string[] {
  if (solution.status === "infeasible") return checkReasons(instance, solution.reasons);
  if (solution.status !== "ok") return [`status ${solution.status}`];
  return [
    ...checkPlaces(instance, solution.teams),
    ...checkMembers(instance, solution.teams),
    ...checkCost(instance, solution),
  ];
}

function checkPlaces(instance: TeamInstance, teams: number[][]): string[] {
  const errors: string[] = [];
  if (teams.length !== instance.teams) errors.push(`${teams.length} teams`);
  const places = teams.flatMap((team, g) => team.map((p): [number, number] => [p, g]));
  const teamOf = new Map(places);
  if (places.length !== teamOf.size) errors.push("somebody is in two places");
  for (const p of instance.people.keys()) if (!teamOf.has(p)) errors.push(`person ${p} has no place`);
  if (teamOf.size !== instance.people.length) errors.push("somebody does not exist");
  for (const [p, q] of instance.avoid) {
    if (teamOf.get(p) === teamOf.get(q)) errors.push(`${p} and ${q} must not go together`);
  }
  for (const [p, g] of instance.fixed) if (teamOf.get(p) !== g) errors.push(`${p} is fixed to team ${g}`);
  return errors;
}

function checkMembers(instance: TeamInstance, teams: number[][]): string[] {
  return teams.flatMap((members, g) => {
    const staff = members.map((p) => instance.people[p]!);
    const errors: string[] = [];
    if (staff.length < instance.size[0] || staff.length > instance.size[1]) errors.push(`team ${g}: size`);
    for (const skill of Object.keys(instance.skills)) {
      let holders = 0;
      for (const person of staff) if (person.skills.includes(skill)) holders++;
      if (holders < instance.skills[skill]!) errors.push(`team ${g}: ${skill}`);
    }
    if (new Set(staff.map((person) => person.unit)).size < instance.minUnits) errors.push(`team ${g}: units`);
    if (instance.needLead && staff.every((person) => !person.lead)) errors.push(`team ${g}: lead`);
    return errors;
  });
}

/** What teams cost by the letter of the contract. */
export function costOfTeams(instance: TeamInstance, teams: number[][]): number {
  let cost = 0;
  for (const team of teams) {
    for (const p of team) {
      for (const q of team) {
        if (p >= q) continue;
        cost += distance(
          instance.units[instance.people[p]!.unit]!,
          instance.units[instance.people[q]!.unit]!,
        );
        for (const [a, b, price] of instance.together) {
          if ((a === p && b === q) || (a === q && b === p)) cost += price;
        }
      }
    }
  }
  return cost;
}

function checkCost(instance: TeamInstance, solution: TeamSolution & { status: "ok" }): string[] {
  const cost = costOfTeams(instance, solution.teams);
  const { total, travel, soft } = solution.objective;
  if (total === cost && travel + soft === total) return [];
  return [`objective ${total}, recomputed ${cost}`];
}

type Reason = (TeamSolution & { status: "infeasible" })["reasons"][number];

function checkReasons(instance: TeamInstance, reasons: Reason[]): string[] {
  if (reasons.length === 0) return ["no reason"];
  return reasons
    .filter((reason) => !isTrue(instance, reason))
    .map((reason) => `not so: ${JSON.stringify(reason)}`);
}

function isTrue(instance: TeamInstance, reason: Reason): boolean {
  const { people, teams, size, fixed, avoid } = instance;
  const isFixed = (p: number, g: number) => fixed.some(([q, h]) => p === q && g === h);
  const isAvoided = (p: number, q: number) =>
    avoid.some(([a, b]) => (a === p && b === q) || (a === q && b === p));
  const headOf = (g: number) => new Set(fixed.filter(([, h]) => h === g).map(([p]) => p)).size;
  switch (reason.type) {
    case "skill": {
      const holders = people.filter((person) => person.skills.includes(reason.skill));
      return holders.length < teams * instance.skills[reason.skill]!;
    }
    case "lead":
      return instance.needLead && people.filter((person) => person.lead).length < teams;
    case "size":
      return people.length < teams * size[0] || people.length > teams * size[1];
    case "units": {
      const seats = instance.units.reduce((sum, _, u) => {
        return sum + Math.min(teams, people.filter((person) => person.unit === u).length);
      }, 0);
      return instance.minUnits > size[1] || seats < teams * instance.minUnits;
    }
    case "fixed-twice":
      return reason.teams[0] !== reason.teams[1] && reason.teams.every((g) => isFixed(reason.person, g));
    case "fixed-avoid":
      return isAvoided(...reason.people) && reason.people.every((p) => isFixed(p, reason.team));
    case "fixed-full":
      return headOf(reason.team) > size[1];
    case "fixed-size": {
      let least = 0;
      for (let g = 0; g < teams; g++) least += Math.max(size[0], headOf(g));
      return least > people.length;
    }
    case "avoid": {
      const group = [...new Set(reason.people)];
      return group.length > teams && group.every((p) => group.every((q) => p === q || isAvoided(p, q)));
    }
  }
}
