import type { ColumnPool } from "./columns.ts";
import { leaderCost } from "./leaders.ts";
import type { GridProblem } from "./problem.ts";

/**
 * A set-partitioning problem: choose `grids` columns that hold each of `size` villages once.
 *
 * Villages are numbered 0 … size-1 here; column x holds `members[from[x]] … members[from[x + 1] - 1]`.
 */
export type Cover = {
  readonly size: number;
  /** When given, only villages with a 1 are to be covered; no column holds another. */
  readonly wanted?: Uint8Array;
  readonly grids: number;
  readonly count: number;
  readonly from: Int32Array;
  readonly members: Uint16Array;
  /** Travel of each column; with `leaders` absent also what its cheapest leader costs. */
  readonly cost: Float64Array;
  /** The village that is the medoid of each column; two columns of one plan never share it. */
  readonly center: Uint16Array;
  /** When given, `costOf[x * count + c]` is what leader c adds to column x, and each leads one grid at most. */
  readonly leaders?: { readonly count: number; readonly costOf: Float64Array };
};

/** The set-partitioning model of a pool with every leader's price for every column. */
export function leaderCover(problem: GridProblem, pool: ColumnPool): Cover {
  const { m } = problem;
  const costOf = new Float64Array(pool.count * m);
  for (let x = 0; x < pool.count; x++) {
    const villages = pool.villagesOf(x);
    for (let c = 0; c < m; c++) costOf[x * m + c] = leaderCost(problem, c, villages, pool.load[x]!);
  }
  return {
    size: problem.n,
    grids: problem.k,
    count: pool.count,
    from: pool.from,
    members: pool.members,
    cost: pool.travel,
    center: pool.center,
    leaders: { count: m, costOf },
  };
}

/** Columns of a pool with the cost of their cheapest leader, leaders otherwise left out. */
export function plainCover(problem: GridProblem, pool: ColumnPool): Cover {
  return {
    size: problem.n,
    grids: problem.k,
    count: pool.count,
    from: pool.from,
    members: pool.members,
    cost: Float64Array.from({ length: pool.count }, (_, x) => pool.travel[x]! + pool.lead[x]!),
    center: pool.center,
  };
}

/** Multipliers that make every column's reduced cost at least zero; then `bound` is a lower bound. */
export type CoverDuals = {
  /** Per village; per leader (0 or below); for the number of grids. */
  readonly pi: Float64Array;
  readonly mu: Float64Array;
  readonly kappa: number;
  /** Σπ + Σμ + grids · κ. */
  readonly bound: number;
  /** Reduced cost of each column under its cheapest leader. */
  readonly reduced: Float64Array;
  /** How often each column was taken on the way, later rounds counting more: nearly a fractional solution. */
  readonly share: Float64Array;
};

/** Columns' cost under leader prices μ, and the leader that gives it. */
function priceLeaders(cover: Cover, mu: Float64Array, cost: Float64Array, leaderOf: Int32Array): void {
  const { leaders, count } = cover;
  if (!leaders) {
    cost.set(cover.cost);
    return;
  }
  const { costOf, count: m } = leaders;
  for (let x = 0; x < count; x++) {
    let least = Infinity;
    for (let c = 0; c < m; c++) {
      const price = costOf[x * m + c]! - mu[c]!;
      if (price < least) {
        least = price;
        leaderOf[x] = c;
      }
    }
    cost[x] = cover.cost[x]! + least;
  }
}

/** One evaluation of the Lagrangian: the cheapest column of each centre, the best `grids` centres, its gradient. */
class Lagrangian {
  readonly pi: Float64Array;
  readonly mu: Float64Array;
  readonly cost: Float64Array;
  readonly least: Float64Array;
  readonly gradientPi: Float64Array;
  readonly gradientMu: Float64Array;
  private readonly leaderOf: Int32Array;
  readonly share: Float64Array;
  private readonly columnOf: Int32Array;
  private readonly ranked: Int32Array;

  constructor(
    private readonly cover: Cover,
    pi: Float64Array,
    mu: Float64Array,
  ) {
    const { size, count } = cover;
    this.pi = pi.slice();
    this.mu = mu.slice();
    this.cost = new Float64Array(count);
    this.least = new Float64Array(size);
    this.gradientPi = new Float64Array(size);
    this.gradientMu = new Float64Array(mu.length);
    this.leaderOf = new Int32Array(count);
    this.columnOf = new Int32Array(size);
    this.share = new Float64Array(count);
    this.ranked = Int32Array.from({ length: size }, (_, j) => j);
    priceLeaders(cover, this.mu, this.cost, this.leaderOf);
  }

  /** Cheapest reduced cost of each centre. */
  private scan(): void {
    const { count, from, members, center } = this.cover;
    const { pi, cost, least, columnOf } = this;
    least.fill(Infinity);
    for (let x = 0, p = 0; x < count; x++) {
      let value = cost[x]!;
      for (const end = from[x + 1]!; p < end; p++) value -= pi[members[p]!]!;
      const j = center[x]!;
      if (value < least[j]!) {
        least[j] = value;
        columnOf[j] = x;
      }
    }
  }

  evaluate(): number {
    const { grids, from, members, size } = this.cover;
    const { least, pi, mu, gradientPi, gradientMu } = this;
    if (mu.length > 0) priceLeaders(this.cover, mu, this.cost, this.leaderOf);
    this.scan();
    this.ranked.sort((a, b) => (least[a]! < least[b]! ? -1 : least[a]! > least[b]! ? 1 : a - b));
    let value = 0;
    for (const price of pi) value += price;
    for (const price of mu) value += price;
    if (this.cover.wanted) gradientPi.set(this.cover.wanted);
    else gradientPi.fill(1);
    gradientMu.fill(1);
    for (let x = 0; x < this.share.length; x++) this.share[x]! *= 0.95;
    for (let q = 0; q < grids; q++) {
      const j = q < size ? this.ranked[q]! : -1;
      if (j < 0 || least[j] === Infinity) return Infinity;
      value += least[j]!;
      const x = this.columnOf[j]!;
      this.share[x]! += 0.05;
      for (let p = from[x]!; p < from[x + 1]!; p++) gradientPi[members[p]!]! -= 1;
      if (mu.length > 0) gradientMu[this.leaderOf[x]!]! -= 1;
    }
    return value;
  }

  /** The reduced cost of the last centre taken: at it, the number of grids is right. */
  kappa(): number {
    return this.least[this.ranked[this.cover.grids - 1]!]!;
  }
}

/**
 * Raise the bound by a deflected subgradient with Polyak steps, then turn the multipliers into a
 * certificate.
 *
 * Let φ_j be the cheapest reduced cost of centre j and κ the `grids`-th smallest. Taking κ - φ_j off π_j
 * wherever φ_j < κ leaves Σπ + grids·κ equal to the Lagrangian's value and no column below κ: the form that
 * `checkSpBound` of the contracts verifies.
 *
 * @param target an upper bound when one is known, which steers the steps; the bound itself when not.
 * @param iterations each costs O(entries of the columns).
 * @returns null when the columns cannot cover the villages at all.
 */
export function ascend(
  cover: Cover,
  start: { pi: Float64Array; mu?: Float64Array },
  target: number | null,
  iterations: number,
): CoverDuals | null {
  const leaders = cover.leaders?.count ?? 0;
  const work = new Lagrangian(cover, start.pi, start.mu ?? new Float64Array(leaders));
  const { pi, mu, gradientPi, gradientMu } = work;
  const directionPi = new Float64Array(pi.length);
  const directionMu = new Float64Array(leaders);
  let best = { value: -Infinity, pi: pi.slice(), mu: mu.slice() };
  let scale = target === null ? 0.5 : 1;
  let stalled = 0;
  for (let round = 0; round < iterations; round++) {
    const value = work.evaluate();
    if (value === Infinity) return null;
    stalled = value > best.value + 1e-4 * Math.abs(best.value) ? 0 : stalled + 1;
    if (value > best.value) best = { value, pi: pi.slice(), mu: mu.slice() };
    if (stalled >= 8) {
      scale *= 0.6;
      if (scale < 1e-3) break;
      stalled = 0;
      pi.set(best.pi);
      mu.set(best.mu);
      directionPi.fill(0);
      directionMu.fill(0);
      continue;
    }
    let norm = 0;
    for (let v = 0; v < pi.length; v++) {
      const d = 0.5 * directionPi[v]! + gradientPi[v]!;
      directionPi[v] = d;
      norm += d * d;
    }
    for (let c = 0; c < leaders; c++) {
      let d = 0.5 * directionMu[c]! + gradientMu[c]!;
      if (mu[c] === 0 && d > 0) d = 0;
      directionMu[c] = d;
      norm += d * d;
    }
    if (norm < 1e-12) break;
    const goal = Math.max(target ?? -Infinity, best.value + 0.02 * Math.abs(best.value) + 1);
    const step = (scale * ((target === null ? goal : Math.min(goal, target + 1)) - value)) / norm;
    for (let v = 0; v < pi.length; v++) pi[v]! += step * directionPi[v]!;
    for (let c = 0; c < leaders; c++) mu[c] = Math.min(0, mu[c]! + step * directionMu[c]!);
  }
  const certified = certify(cover, best.pi, best.mu);
  return certified && { ...certified, share: work.share };
}

/** Shift π so that no column's reduced cost is below zero; see {@link ascend}. */
export function certify(cover: Cover, pi: Float64Array, mu: Float64Array): CoverDuals | null {
  const work = new Lagrangian(cover, pi, mu);
  if (work.evaluate() === Infinity) return null;
  const kappa = work.kappa();
  const shifted = work.pi;
  for (let j = 0; j < shifted.length; j++) {
    if (work.least[j]! < kappa) shifted[j] = shifted[j]! - (kappa - work.least[j]!);
  }
  const { from, members, count, grids } = cover;
  const reduced = new Float64Array(count);
  let lowest = 0;
  for (let x = 0, p = 0; x < count; x++) {
    let value = work.cost[x]! - kappa;
    for (const end = from[x + 1]!; p < end; p++) value -= shifted[members[p]!]!;
    reduced[x] = value;
    lowest = Math.min(lowest, value);
  }
  // What rounding leaves below zero goes into κ.
  for (let x = 0; x < count; x++) reduced[x] = reduced[x]! - lowest;
  let bound = grids * (kappa + lowest);
  for (const price of shifted) bound += price;
  for (const price of mu) bound += price;
  return { pi: shifted, mu, kappa: kappa + lowest, bound, reduced, share: work.share };
}

/** The least reduced cost, zero at most, of the columns from index `first` on. */
export function leastReduced(
  cover: Cover,
  duals: Pick<CoverDuals, "pi" | "mu" | "kappa">,
  first: number,
): number {
  const cost = new Float64Array(cover.count);
  priceLeaders(cover, duals.mu, cost, new Int32Array(cover.count));
  let least = 0;
  for (let x = first; x < cover.count; x++) {
    let value = cost[x]! - duals.kappa;
    for (let p = cover.from[x]!; p < cover.from[x + 1]!; p++) value -= duals.pi[cover.members[p]!]!;
    least = Math.min(least, value);
  }
  return least;
}
