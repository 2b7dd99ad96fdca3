/** Three villages, ascending. */
export type Triple = readonly [number, number, number];

/** A column that a fractional solution takes to some share. */
export type Shared = { readonly villages: readonly number[]; readonly share: number };

/** A cut must be broken by this much; so many join at once, and so many of them may hold one village. */
const LEAST = 0.02;
const AT_ONCE = 60;
const OF_ONE_VILLAGE = 6;

type Broken = { readonly triple: Triple; readonly by: number };

/**
 * Cuts of a set-partitioning model: of all columns that hold two or three of three given villages, a plan takes one at
 * most. A fractional solution that takes half of {a, b}, of {b, c} and of {a, c} breaks it.
 *
 * Source: Jepsen, Petersen, Spoorendonk and Pisinger, "Subset-row inequalities applied to the vehicle-routing problem
 * with time windows", Operations Research 56 (2008).
 */
export class Triples {
  readonly list: Triple[] = [];
  private readonly holding: number[][];
  private readonly known = new Set<string>();
  private counts = new Uint8Array(1024);
  private readonly touched: number[] = [];

  constructor(private readonly n: number) {
    this.holding = Array.from({ length: n }, () => []);
  }

  /** Cuts in which a column of these villages counts, ascending. */
  heldBy(villages: ArrayLike<number>): number[] {
    const { counts, touched } = this;
    const held: number[] = [];
    for (let i = 0; i < villages.length; i++) {
      for (const cut of this.holding[villages[i]!]!) {
        if (counts[cut] === 0) touched.push(cut);
        if (++counts[cut]! === 2) held.push(cut);
      }
    }
    for (const cut of touched) counts[cut] = 0;
    touched.length = 0;
    return held.sort((a, b) => a - b);
  }

  /** What a column of these villages pays for the cuts in which it counts; zero or below. */
  priceOf(villages: ArrayLike<number>, sigma: Float64Array): number {
    const { counts, touched } = this;
    let price = 0;
    for (let i = 0; i < villages.length; i++) {
      for (const cut of this.holding[villages[i]!]!) {
        if (sigma[cut] === 0) continue;
        if (counts[cut] === 0) touched.push(cut);
        if (++counts[cut]! === 2) price += sigma[cut]!;
      }
    }
    for (const cut of touched) counts[cut] = 0;
    touched.length = 0;
    return price;
  }

  /**
   * Take in the cuts that a fractional solution breaks most. O(Σ over villages of (companions)² · columns there).
   *
   * @returns how many joined.
   */
  separate(columns: readonly Shared[]): number {
    const used = new Uint8Array(this.n);
    const broken = this.brokenBy(columns).sort((p, q) => q.by - p.by || compare(p.triple, q.triple));
    const before = this.list.length;
    for (const { triple } of broken) {
      if (this.list.length - before >= AT_ONCE) break;
      if (triple.some((v) => used[v]! >= OF_ONE_VILLAGE)) continue;
      for (const v of triple) used[v]! += 1;
      this.add(triple);
    }
    return this.list.length - before;
  }

  private add(triple: Triple): void {
    const cut = this.list.push(triple) - 1;
    this.known.add(triple.join());
    for (const v of triple) this.holding[v]!.push(cut);
    if (cut >= this.counts.length) this.counts = new Uint8Array(2 * this.counts.length);
  }

  /** Every cut that is not there yet and is broken by {@link LEAST} or more. */
  private brokenBy(columns: readonly Shared[]): Broken[] {
    const at: Shared[][] = Array.from({ length: this.n }, () => []);
    for (const column of columns) for (const v of column.villages) at[v]!.push(column);
    const company = at.map((all, a) => companions(all, a));
    const found: Broken[] = [];
    company.forEach((partners, a) => {
      const list = [...partners.keys()].sort((p, q) => p - q);
      list.forEach((b, i) => {
        for (const c of list.slice(i + 1)) {
          const opposite = company[b]!.get(c) ?? 0;
          // A triangle is met at its lowest village only, an open pair at its middle.
          if (opposite > 0 && a > b) continue;
          const pairs = partners.get(b)! + partners.get(c)! + opposite;
          if (pairs < 1 + LEAST) continue;
          let all = 0;
          for (const { villages, share } of at[a]!) {
            if (villages.includes(b) && villages.includes(c)) all += share;
          }
          const by = pairs - 2 * all - 1;
          const triple = [a, b, c].sort((p, q) => p - q) as [number, number, number];
          if (by >= LEAST && !this.known.has(triple.join())) found.push({ triple, by });
        }
      });
    });
    return found;
  }
}

const compare = (p: Triple, q: Triple): number => p[0] - q[0] || p[1] - q[1] || p[2] - q[2];

/** How much of each other village goes together with a, given the columns that hold a. */
function companions(columns: readonly Shared[], a: number): Map<number, number> {
  const found = new Map<number, number>();
  for (const { villages, share } of columns) {
    for (const v of villages) if (v !== a) found.set(v, (found.get(v) ?? 0) + share);
  }
  return found;
}
