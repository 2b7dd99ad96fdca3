import type { Highs } from "highs";

import type { ColumnPool } from "./columns.ts";
import { plainCover } from "./cover.ts";
import { LinearCover, type LinearPoint } from "./linear.ts";
import { dearestRow, type LinearRoot } from "./linear-root.ts";
import type { GridProblem } from "./problem.ts";
import { Triples } from "./triples.ts";

/** A bound that no plan undercuts, and the columns that a plan below `below` can still have, with their prices. */
export type Strengthened = {
  readonly bound: number;
  readonly columns: Int32Array;
  readonly reduced: Float64Array;
};

/** Columns that the program begins with, per village; the most that join at once, per village. */
const FIRST = 8;
const JOIN = 2;
const PRICINGS = 60;

/** The value that the m smallest do not exceed. */
export function smallest(values: Float64Array, m: number): number {
  return m >= values.length ? Infinity : values.slice().sort()[Math.max(0, m - 1)]!;
}

/** The list of columns, the program over some of them, and the cuts that both obey. */
class CutProgram {
  private readonly triples: Triples;
  private readonly program: LinearCover;
  private readonly cost: Float64Array;
  /** Columns of the pool in play, and their reduced costs at the last point. */
  columns: Int32Array;
  reduced: Float64Array;
  /** Columns in the program, in its order. */
  private readonly offered: number[] = [];
  private readonly isOffered: Uint8Array;
  private point: LinearPoint | null = null;
  bound = -Infinity;
  iterations = 0;

  constructor(
    highs: Highs,
    private readonly problem: GridProblem,
    private readonly pool: ColumnPool,
    root: LinearRoot,
  ) {
    const { n, k } = problem;
    this.triples = new Triples(n);
    this.program = new LinearCover(highs, n, k, dearestRow(problem));
    this.cost = plainCover(problem, pool).cost;
    this.isOffered = new Uint8Array(pool.count);
    this.columns = Int32Array.from({ length: pool.count }, (_, x) => x);
    this.reduced = new Float64Array(pool.count);
    this.price({ ...root, sigma: new Float64Array(0) });
    this.offer(this.cheapest(FIRST * n, Infinity));
  }

  dispose(): void {
    this.program.dispose();
  }

  /** Reduced costs of all columns; returns the least. */
  private price({ pi, kappa, sigma }: Pick<LinearPoint, "pi" | "kappa" | "sigma">): number {
    const { columns, cost, pool, reduced, triples } = this;
    let least = 0;
    columns.forEach((x, i) => {
      const villages = pool.villagesOf(x);
      let value = cost[x]! - kappa;
      for (let p = 0; p < villages.length; p++) value -= pi[villages[p]!]!;
      if (sigma.length > 0) value -= triples.priceOf(villages, sigma);
      reduced[i] = value;
      if (value < least) least = value;
    });
    return least;
  }

  /** At most `most` columns below a reduced cost that the program does not have. */
  private cheapest(most: number, below: number): number[] {
    const { columns, isOffered, reduced } = this;
    const open = columns.reduce<number[]>((found, x, i) => {
      if (!isOffered[x] && reduced[i]! < below) found.push(i);
      return found;
    }, []);
    const limit = smallest(
      Float64Array.from(open, (i) => reduced[i]!),
      most,
    );
    return open.filter((i) => reduced[i]! <= limit).map((i) => columns[i]!);
  }

  private offer(columns: readonly number[]): void {
    const { n } = this.problem;
    const rows = columns.map((x) => {
      const villages = Int32Array.from(this.pool.villagesOf(x)).sort();
      return [...villages, n, ...this.triples.heldBy(villages).map((cut) => n + 1 + cut)];
    });
    this.program.addColumns(
      rows,
      Float64Array.from(columns, (x) => this.cost[x]!),
    );
    for (const x of columns) {
      this.offered.push(x);
      this.isOffered[x] = 1;
    }
  }

  /** Bring the program to its optimum over all columns; false when they cannot cover the villages. */
  settle(): boolean {
    const { n, k } = this.problem;
    this.bound = -Infinity;
    for (let round = 0; round < PRICINGS; round++) {
      this.point = this.program.solve();
      if (!this.point) return false;
      this.iterations += this.point.iterations;
      const least = this.price(this.point);
      this.bound = this.point.value + k * least;
      for (let i = 0; i < this.reduced.length; i++) this.reduced[i]! -= least;
      if (least > -1e-6 * Math.abs(this.point.value / k)) return true;
      this.offer(this.cheapest(JOIN * n, -least - 1e-6));
    }
    return true;
  }

  /** Add the cuts that the present optimum breaks; false when it breaks none. */
  cut(): boolean {
    const { offered, pool, program, triples } = this;
    const shared = offered.flatMap((x, i) => {
      const share = this.point!.shares[i]!;
      return share < 1e-6 || share > 1 - 1e-6 ? [] : [{ villages: Array.from(pool.villagesOf(x)), share }];
    });
    const before = triples.list.length;
    const added = triples.separate(shared);
    if (added === 0) return false;
    const columns: number[][] = Array.from({ length: added }, () => []);
    offered.forEach((x, i) => {
      for (const cut of triples.heldBy(pool.villagesOf(x))) if (cut >= before) columns[cut - before]!.push(i);
    });
    program.addCuts(columns, offered.length);
    return true;
  }

  state(): Strengthened {
    return { bound: this.bound, columns: this.columns, reduced: this.reduced.slice() };
  }

  /** Forget the columns that no plan below this total has. */
  drop(below: number): void {
    const { bound, columns, reduced } = this;
    const keep = (_: number, i: number) => bound + reduced[i]! < below;
    this.columns = columns.filter(keep);
    this.reduced = reduced.filter(keep);
  }
}

/**
 * Raise the bound of the relaxation by cuts until none is broken, and forget columns on the way.
 *
 * What remains is little: at 400 villages 12,000 of 400,000 columns, and the bound comes from 1.6 % below the best plan
 * to 0.2 %.
 *
 * @param pool all columns that a plan below `below` can have.
 * @param limits rounds of cuts and simplex iterations.
 * @returns a bound of `below` or more says that there is no such plan; null that the program could not be solved.
 */
export function strengthen(
  highs: Highs,
  problem: GridProblem,
  pool: ColumnPool,
  root: LinearRoot,
  below: number,
  limits: { readonly rounds: number; readonly iterations: number },
): Strengthened | null {
  const program = new CutProgram(highs, problem, pool, root);
  try {
    if (!program.settle()) return null;
    let best: Strengthened = program.state();
    for (let round = 0; round < limits.rounds; round++) {
      if (program.iterations > limits.iterations || !program.cut()) break;
      if (!program.settle()) break;
      program.drop(below);
      best = program.state();
      if (best.bound >= below) break;
    }
    return best;
  } finally {
    program.dispose();
  }
}
