import type { Random } from "../random.ts";
import { exponentialQuantiles } from "../rotation/exact-log.ts";
import type { Roster } from "./roster.ts";

/**
 * The course of a run: `steps` visits of somebody to a team, while the temperature falls from `hot` to `cold` and the price of a broken
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
/** A move that is made takes the time of so many steps in which none is. */
const ACCEPTED = 2;

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
 * Somebody looks for a place in another team: changes places with a member, or takes a free place; the first move that
 * the temperature allows is made. The threshold of each is drawn first, so that a move is dropped as soon as it cannot
 * meet it any more.
 *
 * @returns whether a move was made.
 */
function visit(roster: Roster, p: number, h: number, temperature: number, random: Random): boolean {
  const { problem, teamOf, count, members, most, within, price, faults, weight } = roster;
  const { n, least, fixedTo } = problem;
  const g = teamOf[p]!;
  const size = count[h]!;
  const places = size < most && count[g]! > least ? size + 1 : size;
  const entry = roster.priceWith(p, h) - within[p]!;
  const paid = weight * (faults[g]! + faults[h]!);
  let place = random.int(places);
  for (let tried = 0; tried < places; tried++, place = place === 0 ? places - 1 : place - 1) {
    const threshold = temperature * QUANTILES[random.u32() >>> 20]!;
    const q = place < size ? members[h * most + place]! : -1;
    if (q >= 0 && fixedTo[q]! >= 0) continue;
    const back = q < 0 ? 0 : roster.priceWith(q, g) - 2 * price[p * n + q]! - within[q]!;
    const room = threshold + paid - entry - back;
    if (room < 0) continue;
    const left = roster.faultsOf(g, p, q);
    const there = roster.faultsOf(h, q, p);
    if (weight * (left + there) > room) continue;
    if (q < 0) roster.shift(p, h);
    else roster.swap(p, q, left, there);
    return true;
  }
  return false;
}

/**
 * Simulated annealing: people visit teams in which somebody near them goes.
 *
 * @param near from {@link nearestPeople}.
 * Source: Kirkpatrick, Gelatt and Vecchi, Science 220 (1983).
 */
export function anneal(roster: Roster, near: Int32Array, course: Course, random: Random): void {
  const { n, teams, fixedTo } = roster.problem;
  const width = near.length / n;
  const movable = Int32Array.from(fixedTo.keys()).filter((p) => fixedTo[p]! < 0);
  if (movable.length === 0 || teams < 2 || width === 0) return;
  const steps = Math.ceil(course.steps / BLOCKS);
  const cooling = ratioOf(course.hot, course.cold);
  const lightening = ratioOf(course.heavy, course.light);
  let temperature = course.hot;
  let weight = course.light;
  for (let block = 0; block < BLOCKS; block++) {
    roster.reprice(weight);
    for (let step = 0; step < steps; step++) {
      const p = movable[random.int(movable.length)]!;
      const draw = random.u32();
      // One visit in 16 is to any team, so that a rare skill gets everywhere.
      const h =
        (draw & 15) === 0 ? random.int(teams) : roster.teamOf[near[p * width + ((draw >>> 4) % width)]!]!;
      if (h !== roster.teamOf[p] && visit(roster, p, h, temperature, random)) step += ACCEPTED;
    }
    temperature *= cooling;
    weight /= lightening;
  }
}
