import { medoidOf } from "./columns.ts";
import { leaderCost } from "./leaders.ts";
import { matchLeaders } from "./matching.ts";
import type { GridProblem } from "./problem.ts";

/**
 * A plan under construction. It may break limits, at a price; it never breaks contiguity once repaired.
 *
 * Penalties are in units of the objective: `perLoad` for each unit of workload outside the limits,
 * `unled` for a grid that has no leader.
 */
export class Draft {
  readonly gridOf: Int32Array;
  readonly grids: number[][];
  readonly load: Float64Array;
  readonly travel: Float64Array;
  readonly leaderOf: Int32Array;
  /** Travel, penalty and leader of each grid together. */
  readonly cost: Float64Array;

  constructor(
    readonly problem: GridProblem,
    gridOf: Int32Array,
    private prices: { readonly perLoad: number; readonly unled: number },
  ) {
    const { n, k } = problem;
    this.gridOf = gridOf;
    this.grids = Array.from({ length: k }, () => []);
    for (let v = 0; v < n; v++) this.grids[gridOf[v]!]!.push(v);
    this.load = new Float64Array(k);
    this.travel = new Float64Array(k);
    this.leaderOf = new Int32Array(k).fill(-1);
    this.cost = new Float64Array(k);
    for (let g = 0; g < k; g++) this.setGrid(g, this.grids[g]!, -1);
  }

  get penalty(): { readonly perLoad: number; readonly unled: number } {
    return this.prices;
  }

  /** Put other prices on broken rules; costs follow. */
  reprice(prices: { readonly perLoad: number; readonly unled: number }): void {
    this.prices = prices;
    for (let g = 0; g < this.grids.length; g++) this.setLeader(g, this.leaderOf[g]!);
  }

  loadOf(villages: ArrayLike<number>): number {
    let load = 0;
    for (let i = 0; i < villages.length; i++) load += this.problem.w[villages[i]!]!;
    return load;
  }

  /** What a grid of this load and size pays for being outside the limits. */
  violation(load: number, size: number): number {
    const { L, heaviest, largest } = this.problem;
    const outside = load < L ? L - load : load > heaviest ? load - heaviest : 0;
    return this.penalty.perLoad * (outside + (size > largest ? (size - largest) * (L / largest) : 0));
  }

  setGrid(g: number, villages: number[], leader: number): void {
    this.grids[g] = villages;
    for (const v of villages) this.gridOf[v] = g;
    this.load[g] = this.loadOf(villages);
    this.travel[g] = villages.length === 0 ? 0 : medoidOf(this.problem, villages).travel;
    this.setLeader(g, leader);
  }

  setLeader(g: number, leader: number): void {
    this.leaderOf[g] = leader;
    const villages = this.grids[g]!;
    const led = leader < 0 ? Infinity : leaderCost(this.problem, leader, villages, this.load[g]!);
    const paid = led === Infinity ? this.penalty.unled : led;
    this.cost[g] = this.travel[g]! + this.violation(this.load[g]!, villages.length) + paid;
  }

  total(): number {
    return this.cost.reduce((a, b) => a + b, 0);
  }

  isBroken(g: number): boolean {
    return this.leaderOf[g]! < 0 || this.violation(this.load[g]!, this.grids[g]!.length) > 0;
  }

  /** Neighbouring grids, ascending. */
  neighbours(g: number): number[] {
    const { near, nearFrom } = this.problem;
    const found = new Set<number>();
    for (const v of this.grids[g]!) {
      for (let e = nearFrom[v]!; e < nearFrom[v + 1]!; e++) found.add(this.gridOf[near[e]!]!);
    }
    found.delete(g);
    return [...found].sort((a, b) => a - b);
  }

  /** The best leaders for all grids at once; a grid nobody can lead stays without. */
  assignAll(): void {
    const { k, m } = this.problem;
    const leaders = Array.from({ length: m }, (_, c) => c);
    const led = matchWithGaps(this.problem, this.grids, this.load, leaders, this.penalty.unled);
    for (let g = 0; g < k; g++) this.setLeader(g, led.leaderOf[g]!);
  }
}

/** Leaders for grids when some may stay without (`-1`), each at a price. */
export function matchWithGaps(
  problem: GridProblem,
  grids: readonly ArrayLike<number>[],
  loads: ArrayLike<number>,
  leaders: readonly number[],
  unled: number,
): { cost: number; leaderOf: number[] } {
  const rows = grids.length;
  const columns = leaders.length + rows;
  const cost = new Float64Array(rows * columns).fill(Infinity);
  for (let g = 0; g < rows; g++) {
    for (let i = 0; i < leaders.length; i++) {
      cost[g * columns + i] = leaderCost(problem, leaders[i]!, grids[g]!, loads[g]!);
    }
    cost[g * columns + leaders.length + g] = unled;
  }
  const matching = matchLeaders(cost, rows, columns)!;
  return { cost: matching.cost, leaderOf: matching.leaderOf.map((i) => leaders[i] ?? -1) };
}
