import type { Cover } from "./cover.ts";

/** What a full set of columns really costs above the bound; `Infinity` when it is not allowed. */
export type Leaf = (columns: readonly number[]) => number;

/** The best partition found, if any, and whether the search saw everything below its limit. */
export type PartitionResult = {
  readonly columns: number[] | null;
  /** What it costs above the bound. */
  readonly excess: number;
  readonly complete: boolean;
  /** Columns looked at, the measure of work. */
  readonly work: number;
};

/** Totals are whole numbers, so a better plan is better by one; less a little for rounding. */
const STEP = 1 - 1e-3;

/** Columns as bit sets of `words` 32-bit words, found again by the villages they hold. */
class BitColumns {
  readonly words: number;
  readonly bits: Int32Array;
  private readonly heads: Int32Array;
  private readonly next: Int32Array;

  constructor(cover: Cover, columns: Int32Array) {
    this.words = Math.max(1, (cover.size + 31) >> 5);
    this.bits = new Int32Array(columns.length * this.words);
    let buckets = 64;
    while (buckets < columns.length) buckets *= 2;
    this.heads = new Int32Array(buckets).fill(-1);
    this.next = new Int32Array(columns.length);
    for (let i = 0; i < columns.length; i++) {
      const x = columns[i]!;
      for (let p = cover.from[x]!; p < cover.from[x + 1]!; p++) {
        const v = cover.members[p]!;
        this.bits[i * this.words + (v >> 5)]! |= 1 << (v & 31);
      }
      const slot = this.hash(this.bits, i * this.words);
      this.next[i] = this.heads[slot]!;
      this.heads[slot] = i;
    }
  }

  private hash(set: Int32Array, at: number): number {
    let h = 0;
    for (let t = 0; t < this.words; t++) h = Math.imul(h ^ set[at + t]!, 0x9e3779b1) ^ (h >>> 15);
    return (h ^ (h >>> 13)) & (this.heads.length - 1);
  }

  /** The column that holds exactly this set, -1 when there is none. */
  find(set: Int32Array): number {
    let i = this.heads[this.hash(set, 0)]!;
    while (i >= 0 && !this.equals(i, set)) i = this.next[i]!;
    return i;
  }

  private equals(i: number, set: Int32Array): boolean {
    for (let t = 0; t < this.words; t++) if (this.bits[i * this.words + t] !== set[t]) return false;
    return true;
  }

  fits(i: number, open: Int32Array): boolean {
    const { words, bits } = this;
    for (let t = 0; t < words; t++) if (bits[i * words + t]! & ~open[t]!) return false;
    return true;
  }

  toggle(i: number, open: Int32Array): void {
    for (let t = 0; t < this.words; t++) open[t]! ^= this.bits[i * this.words + t]!;
  }
}

/** Depth-first search over exact covers; every branch spends reduced cost from a budget. */
class PartitionSearch {
  best: number[] | null = null;
  excess = Infinity;
  work = 0;
  complete = true;
  /** The columns in play, cheapest first; below, i is a place in this list. */
  private readonly columns: Int32Array;
  private readonly sets: BitColumns;
  private readonly open: Int32Array;
  private readonly chosen: number[] = [];
  private readonly candidates: Int32Array;
  private arena: Int32Array;

  constructor(
    private readonly cover: Cover,
    private readonly reduced: Float64Array,
    private budget: number,
    private readonly maxWork: number,
    private readonly leaf: Leaf | null,
  ) {
    const kept: number[] = [];
    for (let x = 0; x < cover.count; x++) if (reduced[x]! < budget) kept.push(x);
    kept.sort((a, b) => reduced[a]! - reduced[b]! || a - b);
    this.columns = Int32Array.from(kept);
    this.sets = new BitColumns(cover, this.columns);
    this.open = new Int32Array(this.sets.words);
    for (let v = 0; v < cover.size; v++) this.open[v >> 5]! |= 1 << (v & 31);
    this.candidates = new Int32Array(cover.size);
    this.arena = new Int32Array(Math.max(1024, kept.length * 3));
    this.work = cover.count;
  }

  run(): void {
    for (let i = 0; i < this.columns.length; i++) this.arena[i] = i;
    this.descend(0, this.columns.length, 0, this.cover.grids);
  }

  /** The open village with the fewest columns left, -1 when some village has none. */
  private narrowest(from: number, to: number): number {
    const { candidates, cover, open } = this;
    candidates.fill(0);
    for (let a = from; a < to; a++) {
      const x = this.columns[this.arena[a]!]!;
      for (let p = cover.from[x]!; p < cover.from[x + 1]!; p++) candidates[cover.members[p]!]! += 1;
    }
    this.work += 2 * (to - from);
    let fewest = -1;
    for (let v = 0; v < cover.size; v++) {
      if (!((open[v >> 5]! >> (v & 31)) & 1)) continue;
      if (candidates[v] === 0) return -1;
      if (fewest < 0 || candidates[v]! < candidates[fewest]!) fewest = v;
    }
    return fewest;
  }

  /** The last column must hold what is left, no more and no less. */
  private finish(used: number): void {
    const i = this.sets.find(this.open);
    if (i < 0 || used + this.reduced[this.columns[i]!]! >= this.budget) return;
    this.chosen.push(this.columns[i]!);
    const excess = this.leaf ? this.leaf(this.chosen) : used + this.reduced[this.columns[i]!]!;
    if (excess < this.budget) {
      this.excess = excess;
      this.budget = excess - STEP;
      this.best = this.chosen.slice();
    }
    this.chosen.pop();
  }

  /** Columns still possible stand in the arena from `from` to `to`, cheapest first. */
  private descend(from: number, to: number, used: number, left: number): void {
    if (left === 1) {
      this.finish(used);
      return;
    }
    if (this.work > this.maxWork) {
      this.complete = false;
      return;
    }
    const village = this.narrowest(from, to);
    if (village < 0) return;
    if (2 * to - from > this.arena.length) this.widen();
    const word = village >> 5;
    const bit = 1 << (village & 31);
    const { words, bits } = this.sets;
    for (let a = from; a < to; a++) {
      const i = this.arena[a]!;
      const spent = used + this.reduced[this.columns[i]!]!;
      if (spent >= this.budget) return;
      if (!(bits[i * words + word]! & bit)) continue;
      this.sets.toggle(i, this.open);
      this.chosen.push(this.columns[i]!);
      const top = left > 2 ? this.filter(from, to, spent) : to;
      this.descend(to, top, spent, left - 1);
      this.chosen.pop();
      this.sets.toggle(i, this.open);
      if (!this.complete) return;
    }
  }

  /** Copy the columns that still fit behind the range; returns the new end. */
  private filter(from: number, to: number, spent: number): number {
    let end = to;
    let a = from;
    for (; a < to; a++) {
      const i = this.arena[a]!;
      if (spent + this.reduced[this.columns[i]!]! >= this.budget) break;
      if (this.sets.fits(i, this.open)) this.arena[end++] = i;
    }
    this.work += a - from;
    return end;
  }

  private widen(): void {
    const copy = new Int32Array(this.arena.length * 2);
    copy.set(this.arena);
    this.arena = copy;
  }
}

/**
 * The cheapest partition whose reduced cost stays below a budget.
 *
 * @param reduced reduced cost of each column, zero or more (see `CoverDuals`). A partition costs the bound
 *   plus the reduced cost of its columns at least, so the budget is upper minus lower bound.
 * @param maxWork where the search gives up; the result then says `complete: false`.
 * @param leaf asked for the true excess of each full set, never below its reduced cost; that when left out.
 *
 * Branches on the village with the fewest columns left; ties by index, so the answer depends on nothing else.
 */
export function findPartition(
  cover: Cover,
  reduced: Float64Array,
  budget: number,
  maxWork: number,
  leaf: Leaf | null = null,
): PartitionResult {
  const search = new PartitionSearch(cover, reduced, budget, maxWork, leaf);
  search.run();
  return { columns: search.best, excess: search.excess, complete: search.complete, work: search.work };
}
