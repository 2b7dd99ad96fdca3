import { ColumnPool } from "./columns.ts";
import { cheapestLeader, leaderCost } from "./leaders.ts";
import type { GridProblem } from "./problem.ts";
import type { Multipliers, Options } from "./relaxation.ts";

/** How many columns are wanted in all and of one medoid and leader, and how many sets may be looked at. */
export type Room = { readonly columns: number; readonly each: number; readonly sets: number };

const FREE = 0;
const OFFERED = 1;
const CHOSEN = 2;
const PASSED = 3;

/** Depth-first search for the connected sets around one medoid whose reduced cost stays below a limit. */
class CenterSearch {
  private readonly state: Uint8Array;
  private readonly reduced: Float64Array;
  private readonly ranked: Int32Array;
  private readonly ratio: Float64Array;
  private rankedCount = 0;
  private readonly chosen: Int32Array;
  private stack = new Int32Array(8192);
  private center = 0;
  private limit = 0;
  private end = 0;
  looked = 0;
  /** Columns that this centre has had under another leader, by hash. */
  private known = new Map<number, number>();
  private readonly hashLow: Int32Array;
  private readonly hashHigh: Int32Array;
  private duplicatesPossible = false;
  /** State at the start: villages outside the region are passed. */
  private readonly blank: Uint8Array;
  /** The least price that a leader without an option of their own pays. */
  private readonly newcomerPrice: number;
  private readonly priced: boolean;

  constructor(
    private readonly problem: GridProblem,
    private readonly options: Options,
    private readonly multipliers: Pick<Multipliers, "lambda" | "mu">,
    private readonly pool: ColumnPool,
    private readonly room: Room,
    inside: Uint8Array | null = null,
  ) {
    const { n } = problem;
    this.state = new Uint8Array(n);
    this.blank = Uint8Array.from({ length: n }, (_, v) => (inside && !inside[v] ? PASSED : FREE));
    this.reduced = new Float64Array(n);
    this.ranked = new Int32Array(n);
    this.ratio = new Float64Array(n);
    this.chosen = new Int32Array(n);
    const { mu } = multipliers;
    const named = new Set(options.leader);
    this.priced = mu.some((price) => price !== 0);
    this.newcomerPrice = mu.reduce(
      (least, price, c) => (named.has(c) ? least : Math.min(least, -price)),
      Infinity,
    );
    this.hashLow = Int32Array.from({ length: n }, (_, v) => Math.imul(v + 1, 0x9e3779b1) ^ Math.imul(v, v));
    this.hashHigh = Int32Array.from({ length: n }, (_, v) => Math.imul(v + 7, 0x85ebca77));
  }

  /** Add what option o yields; false when there was no room for all of it. */
  run(o: number, limit: number, firstOfCenter: boolean): boolean {
    const { n, near, nearFrom, travel, w } = this.problem;
    const { lambda, mu } = this.multipliers;
    const leader = this.options.leader[o]!;
    const j = this.options.center[o]!;
    const add = this.options.add[o]!;
    this.center = j;
    this.limit = limit;
    this.end = Math.min(this.room.columns, this.pool.count + this.room.each);
    this.duplicatesPossible = !firstOfCenter || this.options.center[o + 1] === j;
    if (firstOfCenter) this.known.clear();
    for (let v = 0; v < n; v++) this.reduced[v] = travel[j * n + v]! + add[v]! - lambda[v]!;
    this.rank(j);
    this.chosen[0] = j;
    this.state.set(this.blank);
    this.state[j] = CHOSEN;
    let top = 0;
    for (let e = nearFrom[j]!; e < nearFrom[j + 1]!; e++) {
      if (this.blank[near[e]!] !== FREE) continue;
      this.state[near[e]!] = OFFERED;
      this.stack[top++] = near[e]!;
    }
    const price = leader < 0 ? (this.priced ? this.newcomerPrice : 0) : -mu[leader]!;
    return this.grow(this.reduced[j]! + price, w[j]!, 1, 0, top);
  }

  private rank(j: number): void {
    const { reach, nearby } = this.options;
    const { ratio, ranked, reduced } = this;
    const { w } = this.problem;
    let count = 0;
    for (let t = 0; t < reach; t++) {
      const v = nearby[j * reach + t]!;
      if (reduced[v] === Infinity) continue;
      const r = reduced[v]! / w[v]!;
      let p = count++;
      while (p > 0 && ratio[p - 1]! > r) {
        ratio[p] = ratio[p - 1]!;
        ranked[p] = ranked[p - 1]!;
        p--;
      }
      ratio[p] = r;
      ranked[p] = v;
    }
    this.rankedCount = count;
  }

  /** The least that villages still free can add, when they may be split. */
  private bound(load: number): number {
    const { L, heaviest, w } = this.problem;
    let value = 0;
    let carried = load;
    for (let t = 0; t < this.rankedCount; t++) {
      const r = this.ratio[t]!;
      const room = r < 0 ? heaviest - carried : L - carried;
      if (room <= 0) break;
      const v = this.ranked[t]!;
      if (this.state[v]! >= CHOSEN) continue;
      const part = Math.min(w[v]!, room);
      value += r * part;
      carried += part;
    }
    return value;
  }

  private grow(value: number, load: number, size: number, from: number, to: number): boolean {
    const { w, heaviest, largest, near, nearFrom, n } = this.problem;
    const { state, reduced, limit } = this;
    if (++this.looked > this.room.sets) return false;
    if (load >= this.problem.L && value <= limit && !this.emit(size, load)) return false;
    if (size >= largest) return true;
    if (to + to + n > this.stack.length) this.widen();
    let t = from;
    for (; t < to; t++) {
      const v = this.stack[t]!;
      state[v] = CHOSEN;
      const heavier = load + w[v]!;
      const dearer = value + reduced[v]!;
      if (heavier <= heaviest && dearer + this.bound(heavier) <= limit) {
        this.chosen[size] = v;
        let top = to;
        for (let rest = t + 1; rest < to; rest++) this.stack[top++] = this.stack[rest]!;
        const fresh = top;
        for (let e = nearFrom[v]!; e < nearFrom[v + 1]!; e++) {
          if (state[near[e]!] !== FREE) continue;
          state[near[e]!] = OFFERED;
          this.stack[top++] = near[e]!;
        }
        if (!this.grow(dearer, heavier, size + 1, to, top)) return false;
        for (let s = fresh; s < top; s++) state[this.stack[s]!] = FREE;
      }
      state[v] = PASSED;
      if (reduced[v]! < 0 && value + this.bound(load) > limit) {
        t++;
        break;
      }
    }
    while (t > from) state[this.stack[--t]!] = OFFERED;
    return true;
  }

  /** Keep the set if the centre is its medoid, somebody may lead it, and it is new and cheap enough. */
  private emit(size: number, load: number): boolean {
    const { n, travel } = this.problem;
    const { chosen, center } = this;
    const { lambda } = this.multipliers;
    let own = 0;
    for (let i = 0; i < size; i++) own += travel[center * n + chosen[i]!]!;
    for (let a = 1; a < size; a++) {
      const j = chosen[a]!;
      let sum = 0;
      for (let i = 0; i < size && sum <= own; i++) sum += travel[j * n + chosen[i]!]!;
      if (sum < own || (sum === own && j < center)) return true;
    }
    const members = chosen.subarray(0, size);
    const lead = cheapestLeader(this.problem, members, load);
    let reduced = own + (this.priced ? this.pricedLeader(members, load) : lead);
    for (let i = 0; i < size; i++) reduced -= lambda[chosen[i]!]!;
    if (!(reduced <= this.limit) || (this.duplicatesPossible && this.isKnown(size))) return true;
    if (this.pool.count >= this.end) return false;
    this.pool.add(chosen, size, { travel: own, lead, load, center });
    return true;
  }

  /** The least that any leader costs after paying their multiplier. */
  private pricedLeader(members: Int32Array, load: number): number {
    const { mu } = this.multipliers;
    let least = Infinity;
    for (let c = 0; c < this.problem.m; c++) {
      if (-mu[c]! < least) least = Math.min(least, leaderCost(this.problem, c, members, load) - mu[c]!);
    }
    return least;
  }

  private isKnown(size: number): boolean {
    let low = 0;
    let high = 0;
    for (let i = 0; i < size; i++) {
      low = (low + this.hashLow[this.chosen[i]!]!) | 0;
      high ^= this.hashHigh[this.chosen[i]!]!;
    }
    const key = (low >>> 0) * 2097152 + (high >>> 11);
    const x = this.known.get(key);
    this.known.set(key, this.pool.count);
    if (x === undefined || x >= this.pool.count) return false;
    const other = this.pool.villagesOf(x);
    if (other.length !== size || other.some((v) => this.state[v] !== CHOSEN)) return false;
    this.known.set(key, x);
    return true;
  }

  private widen(): void {
    const copy = new Int32Array(this.stack.length * 2);
    copy.set(this.stack);
    this.stack = copy;
  }
}

/**
 * All grids whose reduced cost under the multipliers is at most the limit of their medoid.
 *
 * A branch ends when the fractional knapsack of the villages still free cannot bring it below the limit, so
 * that a few thousand sets are looked at where a district has millions (column enumeration as in Baldacci,
 * Christofides and Mingozzi, Mathematical Programming 115, 2008).
 *
 * @param limits greatest reduced cost for each medoid.
 * @param pool where the columns go; an empty one when left out.
 * @returns the columns, those of one medoid together and ascending, and whether none is missing.
 */
export function enumerateColumns(
  problem: GridProblem,
  options: Options,
  multipliers: Pick<Multipliers, "lambda" | "mu" | "phiOfOption">,
  limits: Float64Array,
  room: Room,
  pool = new ColumnPool(),
): { pool: ColumnPool; complete: boolean } {
  const search = new CenterSearch(problem, options, multipliers, pool, room);
  let last = -1;
  let complete = true;
  for (let o = 0; o < options.count; o++) {
    const j = options.center[o]!;
    if (multipliers.phiOfOption[o]! > limits[j]!) continue;
    if (!search.run(o, limits[j]!, last !== j)) complete = false;
    if (pool.count >= room.columns || search.looked >= room.sets) return { pool, complete: false };
    last = j;
  }
  return { pool, complete };
}

/**
 * All grids inside a region whose reduced cost is at most a limit; null when there is no room for them.
 *
 * @param villages of the region, the same as those marked in `inside`.
 * @param optionFrom options of medoid j are `optionFrom[j] … optionFrom[j + 1] - 1`.
 */
export function enumerateInside(
  problem: GridProblem,
  options: Options,
  multipliers: Pick<Multipliers, "lambda" | "mu">,
  region: { readonly villages: readonly number[]; readonly inside: Uint8Array },
  optionFrom: Int32Array,
  limit: number,
  room: Room,
): ColumnPool | null {
  const pool = new ColumnPool();
  const search = new CenterSearch(problem, options, multipliers, pool, room, region.inside);
  for (const j of region.villages) {
    for (let o = optionFrom[j]!; o < optionFrom[j + 1]!; o++) {
      if (!search.run(o, limit, o === optionFrom[j])) return null;
    }
  }
  return pool;
}
