// Seeded rotation instances of the sizes that the goals name. Shapes follow the samples of the solver
// contracts: seats scattered over a county, a few ties a team, villages around the seat of their township.

import { readFileSync } from "node:fs";
import { join } from "node:path";
import { ROOT } from "../stack/paths.mjs";

/** @typedef {import("../../src/core/rotation/rotation.schema.ts").RotationInstance} RotationInstance */
/** @typedef {(seed: number) => import("../../src/core/random.ts").Random} CreateRandom */

const HARD_KINDS = ["native", "post<3y", "spouse-unit"];
const SOFT_KINDS = ["residence", "classmate", "post>3y"];

/** @typedef {{ units?: number, targets?: number, teams?: number, rounds: number }} Size */

/** Sizes at which the bound is not always attained, so that a plan is compared with those of long runs. @type {Size[]} */
export const LONG_RUNS = [
  { units: 10, rounds: 4 },
  { units: 30, rounds: 4 },
  { targets: 60, teams: 10, rounds: 4 },
  { targets: 98, teams: 14, rounds: 4 },
  { targets: 98, teams: 23, rounds: 4 },
  { targets: 186, teams: 23, rounds: 4 },
];

/**
 * Cost of the cheapest plan of ten long runs, by instance; made by `node scripts/rotation-best.mjs`.
 *
 * @type {Record<string, number>}
 */
export const BEST_KNOWN = JSON.parse(
  readFileSync(join(ROOT, "tests/fixtures/rotation/best-known.json"), "utf8"),
);

/** @param {CreateRandom} createRandom @param {Size & { seed: number }} size @returns {RotationInstance} */
export const instanceOf = (createRandom, { units = 0, targets = 0, teams = 0, rounds, seed }) =>
  units > 0
    ? unitRotation(createRandom, { units, rounds, seed })
    : projectRotation(createRandom, { targets, teams, rounds, seed });

/**
 * One team for each unit inspects one other unit in each round.
 *
 * @param {CreateRandom} createRandom
 * @param {{ units: number, rounds: number, seed: number, side?: number }} size
 * @returns {RotationInstance}
 */
export function unitRotation(createRandom, { units, rounds, seed, side = countySide(units) }) {
  const random = createRandom(seed);
  const seats = scatterSeats(random, units, side);
  return {
    ...frame(`unit-${units}x${rounds}-${seed}`, "unit", rounds, seats),
    teams: seats.map(({ x, y }, i) => ({ id: `t${i}`, units: [i], x, y, off: [] })),
    targets: seats.map(({ x, y }, i) => ({ id: `v${i}`, unit: i, x, y, need: rounds })),
    unitTies: drawUnitTies(random, units, units),
    hardTies: [],
    reciprocal: { lag: 1, scope: "any" },
    roundLoad: [units, units],
  };
}

/**
 * Teams from one township and one helper organ each inspect villages or projects, most of them once.
 *
 * @param {CreateRandom} createRandom
 * @param {{ targets: number, teams: number, rounds: number, seed: number, side?: number, scope?: "lead" | "any" }} size
 * @returns {RotationInstance}
 */
export function projectRotation(createRandom, size) {
  const { targets, teams, rounds, seed, side = countySide(teams), scope = "lead" } = size;
  const random = createRandom(seed);
  const seats = scatterSeats(random, teams, side);
  const places = scatterTargets(random, seats, targets);
  const visits = places.reduce((sum, place) => sum + place.need, 0);
  return {
    ...frame(`project-${targets}x${teams}x${rounds}-${seed}`, "project", rounds, seats),
    teams: seats.map(({ x, y }, i) => ({
      id: `t${i}`,
      units: [i, (i + 1 + random.int(teams - 1)) % teams],
      x,
      y,
      off: [],
    })),
    targets: places,
    unitTies: drawUnitTies(random, teams, teams),
    hardTies: drawHardTies(random, teams, targets),
    reciprocal: { lag: 1, scope },
    roundLoad: [Math.floor((visits / rounds) * 0.75), Math.ceil((visits / rounds) * 1.25)],
  };
}

/** @param {number} units */
const countySide = (units) => (units <= 30 ? 5000 : Math.floor(5000 * Math.sqrt(units / 20)));

/**
 * @param {string} id
 * @param {string} mode
 * @param {number} rounds
 * @param {{ id: string, x: number, y: number }[]} units
 */
function frame(id, mode, rounds, units) {
  return {
    format: /** @type {const} */ ("rotation/1"),
    id,
    mode,
    unit: "10m",
    R: rounds,
    units,
    softTies: [],
    maxTravel: 0,
    window: rounds,
    balance: { perRound: 1, total: 1 },
    history: [],
    locks: [],
    baseline: null,
    changeCost: 0,
    frozenBefore: 0,
  };
}

/** @param {import("../../src/core/random.ts").Random} random @param {number} count @param {number} side */
function scatterSeats(random, count, side) {
  return Array.from({ length: count }, (_, i) => ({ id: `u${i}`, x: random.int(side), y: random.int(side) }));
}

/** @param {import("../../src/core/random.ts").Random} random @param {{ x: number, y: number }[]} seats @param {number} count */
function scatterTargets(random, seats, count) {
  return Array.from({ length: count }, (_, i) => {
    const unit = i < seats.length ? i : random.int(seats.length);
    const seat = /** @type {{ x: number, y: number }} */ (seats[unit]);
    const x = seat.x + random.int(1000) - 500;
    const y = seat.y + random.int(1000) - 500;
    return { id: `v${i}`, unit, x, y, need: random.int(9) < 2 ? 2 : 1 };
  });
}

/**
 * About three ties a team, one in three of them hard.
 *
 * @param {import("../../src/core/random.ts").Random} random @param {number} teams @param {number} units
 * @returns {RotationInstance["unitTies"]}
 */
function drawUnitTies(random, teams, units) {
  /** @type {NonNullable<RotationInstance["unitTies"]>} */
  const ties = [];
  for (let team = 0; team < teams; team++) {
    for (let n = random.int(7); n > 0; n--) {
      const unit = random.int(units);
      if (unit === team || ties.some(([t, u]) => t === team && u === unit)) continue;
      if (random.int(3) === 0) ties.push([team, unit, HARD_KINDS[random.int(3)] ?? "", null]);
      else ties.push([team, unit, SOFT_KINDS[random.int(3)] ?? "", 100 * (1 + random.int(8))]);
    }
  }
  return ties;
}

/**
 * One pair in twenty is barred by a near relative.
 *
 * @param {import("../../src/core/random.ts").Random} random @param {number} teams @param {number} targets
 * @returns {RotationInstance["hardTies"]}
 */
function drawHardTies(random, teams, targets) {
  /** @type {RotationInstance["hardTies"]} */
  const ties = [];
  for (let team = 0; team < teams; team++) {
    for (let target = 0; target < targets; target++) {
      if (random.int(20) === 0) ties.push([team, target, "relative"]);
    }
  }
  return ties;
}
