import type { Random } from "../random.ts";
import { exponentialQuantiles } from "../rotation/exact-log.ts";
import type { Roster } from "./roster.ts";

/**
 * The course of a run: `steps` moves in all, while the temperature falls from `hot` to `cold` and the price of a broken
 * rule grows from `light` to `heavy`, both by equal ratios.
 */
export type Course = {
  readonly steps: number;
  readonly hot: number;
  readonly cold: number;
  readonly light: number;
  readonly heavy: number;
};

const QUANTILES = exponentialQuantiles(4096);
const BLOCKS = 200;
/** A move that is made takes the time of so many more that are only weighed. */
const ACCEPTED = 6;

/** Of one unit, at most so many count as company, so that a large unit does not fill the list. */
const OF_ONE_UNIT = 5;

/** The `width` people who are cheapest to have along, for each person in turn; `width` in a row. */
export function nearestPeople({ problem, price }: Roster, width: number): Int32Array {
  const { n, unitOf } = problem;
  const near = new Int32Array(n * width);
  const keys = new Float64Array(n);
  const taken = new Int32Array(unitOf.reduce((a, b) => Math.max(a, b), 0) + 1);
  for (let p = 0; p < n; p++) {
    for (let q = 0; q < n; q++) keys[q] = price[p * n + q]! * 4096 + q;
    keys[p] = Infinity;
    keys.sort();
    taken.fill(0);
    let found = 0;
    for (let i = 0; i < n - 1 && found < width; i++) {
      const q = keys[i]! % 4096;
      if (++taken[unitOf[q]!]! <= OF_ONE_UNIT) near[p * width + found++] = q;
    }
    // Few units: the list is filled up by its own beginning.
    for (let i = 0; found < width; i++) near[p * width + found++] = near[p * width + i]!;
  }
  return near;
}

/** The ratio that leads from `high` to `low` in all blocks; a bisection, so with exact operations only. */
function ratioOf(high: number, low: number): number {
  let below = 0;
  let above = 1;
  for (let i = 0; i < 60; i++) {
    const middle = (below + above) / 2;
    let end = high;
    for (let block = 1; block < BLOCKS; block++) end *= middle;
    if (end < low) below = middle;
    else above = middle;
  }
  return above;
}

/**
 * Simulated annealing: somebody changes places with, or joins, a team in which somebody near them goes.
 *
 * @param near from {@link nearestPeople}.
 * Source: Kirkpatrick, Gelatt and Vecchi, Science 220 (1983). The acceptance test draws its threshold first, so that a
 * move is dropped as soon as it cannot meet it any more.
 */
export function anneal(roster: Roster, near: Int32Array, course: Course, random: Random): void {
  const { problem, teamOf, count, members, most, within, price, faults } = roster;
  const { n, teams, least, fixedTo } = problem;
  const width = near.length / n;
  const movable = Int32Array.from(fixedTo.keys()).filter((p) => fixedTo[p]! < 0);
  if (movable.length === 0 || teams < 2 || width === 0) return;
  const steps = Math.ceil(course.steps / BLOCKS);
  const cooling = ratioOf(course.hot, course.cold);
  const lightening = ratioOf(course.heavy, course.light);
  let temperature = course.hot;
  let weight = course.light;
  for (let block = 0; block < BLOCKS; block++) {
    roster.reprice(Math.round(weight));
    for (let step = 0; step < steps; step++) {
      const p = movable[random.int(movable.length)]!;
      const g = teamOf[p]!;
      const draw = random.u32();
      // One move in 16 goes to any team, so that a rare skill gets everywhere.
      const h = (draw & 15) === 0 ? random.int(teams) : teamOf[near[p * width + ((draw >>> 4) % width)]!]!;
      if (h === g) continue;
      const threshold = temperature * QUANTILES[draw >>> 20]!;
      const slot = random.int(most);
      if (slot >= count[h]!) {
        if (count[g]! <= least) continue;
        const travel = roster.priceWith(p, h) - within[p]!;
        const room = threshold + roster.weight * (faults[g]! + faults[h]!) - travel;
        if (room < 0) continue;
        const left = roster.faultsOf(g, p, -1) + roster.faultsOf(h, -1, p);
        if (roster.weight * left > room) continue;
        roster.shift(p, h);
        step += ACCEPTED;
        continue;
      }
      const q = members[h * most + slot]!;
      if (fixedTo[q]! >= 0) continue;
      const apart = price[p * n + q]!;
      const travel = roster.priceWith(p, h) + roster.priceWith(q, g) - 2 * apart - within[p]! - within[q]!;
      const room = threshold + roster.weight * (faults[g]! + faults[h]!) - travel;
      if (room < 0) continue;
      const left = roster.faultsOf(g, p, q) + roster.faultsOf(h, q, p);
      if (roster.weight * left > room) continue;
      roster.swap(p, q);
      step += ACCEPTED;
    }
    temperature *= cooling;
    weight /= lightening;
  }
}
