import { distanceBetween } from "./review.ts";
import type { TeamInstance } from "./team.schema.ts";

/**
 * An instance in the form the solver works on: people as numbers, every pair's price in one matrix.
 *
 * A requirement is a skill or, last, the ability to lead; each team needs `need[r]` people who meet requirement r.
 */
export type TeamProblem = {
  readonly n: number;
  readonly teams: number;
  readonly least: number;
  readonly most: number;
  readonly minUnits: number;
  readonly need: Int32Array;
  /** `meets[p * need.length + r]` is 1 where person p meets requirement r. */
  readonly meets: Uint8Array;
  readonly unitOf: Int32Array;
  /** `pair[p * n + q]`: distance and `together` costs of p and q in one team. */
  readonly pair: Int32Array;
  /** Pairs that must not meet, each once, `p < q`, as `p * n + q`. */
  readonly avoid: Int32Array;
  /** The team that a person is fixed to, -1 for none. */
  readonly fixedTo: Int32Array;
  /** How many people are fixed to each team. */
  readonly fixedIn: Int32Array;
};

/** Far above any distance; only `together` costs given many times for one pair could pass it. */
const DEAREST_PAIR = 1_000_000_000;

function pairMatrix(instance: TeamInstance): Int32Array {
  const { units, people, together } = instance;
  const n = people.length;
  const pair = new Int32Array(n * n);
  const between = new Int32Array(units.length * units.length);
  for (let a = 0; a < units.length; a++) {
    for (let b = 0; b < a; b++) {
      const distance = distanceBetween(units[a]!, units[b]!);
      between[a * units.length + b] = distance;
      between[b * units.length + a] = distance;
    }
  }
  for (let p = 0; p < n; p++) {
    const row = people[p]!.unit * units.length;
    for (let q = 0; q < n; q++) pair[p * n + q] = between[row + people[q]!.unit]!;
  }
  for (const [p, q, cost] of together) {
    const price = Math.min(DEAREST_PAIR, pair[p * n + q]! + cost);
    pair[p * n + q] = price;
    pair[q * n + p] = price;
  }
  return pair;
}

/** Fold an instance into arrays. It must have passed `TeamInstance`; it is not changed. Time and space O(n²). */
export function compileProblem(instance: TeamInstance): TeamProblem {
  const { people, skills, needLead, size } = instance;
  const n = people.length;
  const wanted = Object.entries(skills).filter(([, need]) => need > 0);
  const need = Int32Array.from([...wanted.map(([, each]) => each), ...(needLead ? [1] : [])]);
  const meets = new Uint8Array(n * need.length);
  for (const [p, person] of people.entries()) {
    wanted.forEach(([skill], r) => {
      if (person.skills.includes(skill)) meets[p * need.length + r] = 1;
    });
    if (needLead && person.lead) meets[p * need.length + wanted.length] = 1;
  }
  const fixedTo = new Int32Array(n).fill(-1);
  for (const [p, team] of instance.fixed) fixedTo[p] = team;
  const fixedIn = new Int32Array(instance.teams);
  for (const team of fixedTo) if (team >= 0) fixedIn[team]! += 1;
  const avoid = new Set(instance.avoid.map(([p, q]) => Math.min(p, q) * n + Math.max(p, q)));
  return {
    n,
    teams: instance.teams,
    least: size[0],
    most: Math.min(size[1], n),
    minUnits: instance.minUnits,
    need,
    meets,
    unitOf: Int32Array.from(people, (person) => person.unit),
    pair: pairMatrix(instance),
    avoid: Int32Array.from(avoid),
    fixedTo,
    fixedIn,
  };
}
