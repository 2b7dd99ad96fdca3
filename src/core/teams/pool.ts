import { reviewTeams } from "./review.ts";
import type { TeamInstance, TeamViolation } from "./team.schema.ts";

/** Somebody who may go along. */
export interface PoolPerson {
  readonly id: string;
  readonly organ_id: string;
  readonly skills: readonly string[];
  readonly canLead: boolean;
}

/** What every team has to have. `size` is [least, most] people, `skills` how many people with a skill. */
export interface TeamWish {
  readonly teams: number;
  readonly size: readonly [number, number];
  readonly skills: Readonly<Record<string, number>>;
  readonly minOrgans: number;
  readonly needLead: boolean;
}

/** What is known of the people and organs of a pool, by id; what is missing counts as nothing. */
export interface PoolFacts {
  /** Where an organ is, in steps of 10 m. */
  readonly seats: ReadonlyMap<string, { readonly x: number; readonly y: number }>;
  /** The targets that a team cannot inspect when this person is in it. */
  readonly barred: ReadonlyMap<string, ReadonlySet<number>>;
  /** Pairs who were in one team lately. */
  readonly served: readonly (readonly [string, string])[];
}

const NOTHING_KNOWN: PoolFacts = { seats: new Map(), barred: new Map(), served: [] };
/** A target out of reach of a team weighs as much as this much distance of two members (10 m). */
const BARRED_TRAVEL = 500;
/** To be in one team again weighs as much as this. */
const SERVED_TRAVEL = 1000;

/** An instance of team/1 and the person behind each of its indexes. */
export interface Pool {
  readonly instance: TeamInstance;
  readonly people: readonly PoolPerson[];
}

/**
 * A pool of people as an instance of team/1, in which everybody goes along: where there are more people than seats
 * (`teams` times the most of a size), those stay at home who are needed least.
 *
 * First come holders of each skill, then people who can lead, as many as all teams need, whoever meets most of what is
 * asked before others; then one of each organ after another. Among equals those come first who bar fewer targets, then
 * the smaller id, so the same pool gives the same instance. Nobody who is short is left out: what the pool lacks, the
 * instance lacks.
 *
 * Teams cost the distance of their members' organs, what two members together put out of reach beyond what one of them
 * does alone, and that they were in one team lately. All three are wishes: no rule gives way to them.
 *
 * Time O(n log n) for each requirement and O(n²) for the pairs, n people.
 */
export function poolInstance(
  pool: readonly PoolPerson[],
  wish: TeamWish,
  facts: PoolFacts = NOTHING_KNOWN,
): Pool {
  const people = choosePeople(pool, wish, facts);
  return { people, instance: instanceOf(people, wish, facts) };
}

/** How many targets a team of these people cannot inspect. */
export const barredFor = (members: readonly PoolPerson[], { barred }: PoolFacts): number =>
  new Set(members.flatMap(({ id }) => [...(barred.get(id) ?? [])])).size;

/** Which of the wishes these teams, made or changed by hand, do not fulfil; teams are named by their place. */
export function unmetWishes(
  teams: readonly (readonly PoolPerson[])[],
  wish: Omit<TeamWish, "teams">,
): TeamViolation[] {
  const people = teams.flat();
  if (people.length === 0) return [];
  let next = 0;
  const places = teams.map((members) => members.map(() => next++));
  return reviewTeams(instanceOf(people, { ...wish, teams: teams.length }), places).broken;
}

function instanceOf(people: readonly PoolPerson[], wish: TeamWish, facts = NOTHING_KNOWN): TeamInstance {
  const organs = [...new Set(people.map(({ organ_id }) => organ_id))];
  return {
    format: "team/1",
    id: "",
    units: organs.map((id) => ({ id, x: 0, y: 0, ...facts.seats.get(id) })),
    people: people.map(({ id, organ_id, skills, canLead }) => ({
      id,
      unit: organs.indexOf(organ_id),
      skills: [...skills],
      lead: canLead,
    })),
    teams: wish.teams,
    size: [wish.size[0], wish.size[1]],
    skills: { ...wish.skills },
    minUnits: wish.minOrgans,
    needLead: wish.needLead,
    avoid: [],
    together: [...costsTogether(people, facts)],
    fixed: [],
  };
}

function* costsTogether(
  people: readonly PoolPerson[],
  { barred, served }: PoolFacts,
): Generator<[number, number, number]> {
  const sets = people.map(({ id }) => barred.get(id) ?? new Set<number>());
  for (const [p, own] of sets.entries()) {
    for (let q = 0; q < p; q++) {
      const both = [...own].filter((target) => sets[q]!.has(target)).length;
      const more = Math.min(own.size, sets[q]!.size) - both;
      if (more > 0) yield [q, p, more * BARRED_TRAVEL];
    }
  }
  const place = new Map(people.map(({ id }, p) => [id, p]));
  for (const [a, b] of served) {
    const [p, q] = [place.get(a), place.get(b)];
    if (p !== undefined && q !== undefined && p !== q) yield [p, q, SERVED_TRAVEL];
  }
}

function choosePeople(pool: readonly PoolPerson[], wish: TeamWish, { barred }: PoolFacts): PoolPerson[] {
  const seats = wish.teams * wish.size[1];
  if (pool.length <= seats) return [...pool].sort(byId);
  const requirements: { meets: (person: PoolPerson) => boolean; count: number }[] = [
    ...Object.entries(wish.skills).map(([skill, each]) => ({
      meets: ({ skills }: PoolPerson) => skills.includes(skill),
      count: each * wish.teams,
    })),
    { meets: ({ canLead }) => canLead, count: wish.needLead ? wish.teams : 0 },
  ];
  const worth = (person: PoolPerson) =>
    requirements.filter(({ meets, count }) => count > 0 && meets(person)).length;
  const bars = ({ id }: PoolPerson) => barred.get(id)?.size ?? 0;
  const freeFirst = (a: PoolPerson, b: PoolPerson) => bars(a) - bars(b) || byId(a, b);
  const wanted = [...pool].sort((a, b) => worth(b) - worth(a) || freeFirst(a, b));
  const chosen = new Set<PoolPerson>();
  for (const { meets, count } of requirements) {
    for (const person of wanted.filter(meets)) {
      const have = [...chosen].filter(meets).length;
      if (have < count && chosen.size < seats) chosen.add(person);
    }
  }
  for (const person of organByOrgan(pool, freeFirst)) if (chosen.size < seats) chosen.add(person);
  return [...chosen].sort(byId);
}

/** The first of every organ, then the second of every organ, and so on. */
function organByOrgan(
  pool: readonly PoolPerson[],
  order: (a: PoolPerson, b: PoolPerson) => number,
): PoolPerson[] {
  const met = new Map<string, number>();
  const rank = new Map<PoolPerson, number>();
  for (const person of [...pool].sort(order)) {
    const before = met.get(person.organ_id) ?? 0;
    rank.set(person, before);
    met.set(person.organ_id, before + 1);
  }
  return [...pool].sort((a, b) => rank.get(a)! - rank.get(b)! || order(a, b));
}

const byId = (a: PoolPerson, b: PoolPerson): number => (a.id < b.id ? -1 : a.id > b.id ? 1 : 0);
