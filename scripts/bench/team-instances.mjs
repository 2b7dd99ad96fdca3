// Seeded team instances of the sizes that the goals name. Shapes follow the sample of the solver contracts: units
// scattered over a county, people of several skills, some who may lead, pairs that must not meet again.

import { readFileSync } from "node:fs";
import { join } from "node:path";
import { ROOT } from "../stack/paths.mjs";

/** @typedef {import("../../src/core/teams/team.schema.ts").TeamInstance} TeamInstance */
/** @typedef {(seed: number) => import("../../src/core/random.ts").Random} CreateRandom */

/** People of the instances that the bench solves, each of these seeds. */
export const SIZES = [24, 100, 1000];
export const SEEDS = [1, 2, 3];

const SKILLS = ["discipline", "finance", "engineering", "law", "writing"];
const KINDS = ["relative", "superior-subordinate"];

/**
 * Teams of four with three skills, a lead and three units each; a hidden plan keeps every rule, so one exists.
 *
 * @param {CreateRandom} createRandom
 * @param {{ people: number, seed: number, units?: number, size?: [number, number], spare?: number }} shape
 *   `spare` is how many people in a hundred hold a skill that the hidden plan does not ask of them.
 * @returns {TeamInstance}
 */
export function teamInstance(createRandom, shape) {
  const {
    people: n,
    seed,
    units: places = Math.max(8, Math.round(n * 0.3)),
    size = [4, 4],
    spare = 25,
  } = shape;
  const random = createRandom(seed);
  const side = Math.round(1300 * Math.sqrt(places));
  const units = Array.from({ length: places }, (_, u) => ({
    id: `u${u}`,
    x: random.int(side),
    y: random.int(side),
  }));
  const teams = Math.round((2 * n) / (size[0] + size[1]));
  const hidden = random.shuffle(Array.from({ length: n }, (_, p) => p));
  /** @type {TeamInstance["people"]} */
  const people = Array.from({ length: n }, (_, p) => ({ id: `p${p}`, unit: 0, skills: [], lead: false }));
  hidden.forEach((p, at) => {
    const seat = Math.floor(at / teams);
    const asked = seat < 3 ? SKILLS[seat] : SKILLS[3 + random.int(2)];
    const skills = SKILLS.filter((skill) => skill === asked || random.int(100) < spare);
    people[p] = { id: `p${p}`, unit: at % places, skills, lead: seat === 0 || random.int(100) < spare };
  });
  const teamAt = new Map(hidden.map((p, at) => [p, at % teams]));
  /** @returns {[number, number]} */
  const pair = () => {
    const p = random.int(n);
    const q = random.int(n - 1);
    return [p, q < p ? q : q + 1];
  };
  /** @type {TeamInstance["avoid"]} */
  const avoid = [];
  while (avoid.length < n / 5) {
    const [p, q] = pair();
    if (teamAt.get(p) !== teamAt.get(q)) avoid.push([p, q, KINDS[random.int(2)] ?? ""]);
  }
  /** @type {TeamInstance["together"]} */
  const together = Array.from({ length: Math.round(n / 2) }, () => [...pair(), 200 * (1 + random.int(3))]);
  return {
    format: "team/1",
    id: `team-${n}-${seed}`,
    units,
    people,
    teams,
    size,
    skills: { discipline: 1, finance: 1, engineering: 1 },
    minUnits: 3,
    needLead: true,
    avoid,
    together,
    fixed: [],
  };
}

/**
 * Cost of the cheapest teams of ten long runs, by instance; made by `node scripts/team-best.mjs`.
 *
 * @returns {Record<string, number>}
 */
export const bestKnownTeams = () => JSON.parse(readFileSync(TEAM_BEST, "utf8"));
export const TEAM_BEST = join(ROOT, "tests/fixtures/teams/best-known.json");
