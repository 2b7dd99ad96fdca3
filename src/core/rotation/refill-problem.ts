/**
 * A refill problem: which pairs of a team and a target meet in which rounds.
 *
 * Pair p is of team `team[p]` and target `target[p]` (numbered from 0 within the problem). `domain[p]` has bit r for
 * each round in which they may meet, and bit 0 for "not at all". `price[p * (rounds + 1) + r]` is what that choice
 * costs above the pair's cheapest choice. Cell `t * (rounds + 1) + r` takes from `cells.least` to
 * `cells.most` visits, team t in all from `totals.least` to `totals.most`, round r likewise by `perRound`; target v
 * takes exactly `demand[v]`, at least `gap[v]` rounds apart. Two pairs of which one is in `rivals` of the other
 * never meet within `lag` rounds of each other.
 *
 * A team and a target that may meet several times are as many pairs in a chain, by `nextMeeting` (-1 at its end): the
 * next one meets at least `window` rounds later, and not at all when this one does not.
 */
export type RefillProblem = {
  rounds: number;
  lag: number;
  teams: number;
  targets: number;
  team: Int32Array;
  target: Int32Array;
  domain: Int32Array;
  price: Int32Array;
  cells: Limits;
  totals: Limits;
  perRound: Limits;
  demand: Int32Array;
  gap: Int32Array;
  rivals: readonly (readonly number[])[];
  nextMeeting: Int32Array;
  window: number;
  /** Most that all choices together may cost. */
  budget: number;
};

/** Fewest and most visits, each with its own index. */
export type Limits = { least: Int32Array; most: Int32Array };

/** Index of the lowest bit that is set. */
export function lowestBit(bits: number): number {
  return 31 - Math.clz32(bits & -bits);
}
