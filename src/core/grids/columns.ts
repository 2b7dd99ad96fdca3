import { cheapestLeader } from "./leaders.ts";
import type { GridProblem } from "./problem.ts";

/**
 * A growing list of possible grids ("columns" of the set-partitioning model). Column x holds the villages
 * `members[from[x]] … members[from[x + 1] - 1]`.
 */
export class ColumnPool {
  count = 0;
  from = new Int32Array(1025);
  members = new Uint16Array(8192);
  /** Travel to the medoid, and the least that any leader adds. */
  travel = new Float64Array(1024);
  lead = new Float64Array(1024);
  load = new Float64Array(1024);
  /** The medoid: of equal ones the village with the smallest index. */
  center = new Uint16Array(1024);

  add(
    villages: ArrayLike<number>,
    size: number,
    numbers: { travel: number; lead: number; load: number; center: number },
  ): void {
    const x = this.count++;
    let at = this.from[x]!;
    if (x + 1 >= this.travel.length) this.growColumns();
    if (at + size > this.members.length) this.growMembers();
    for (let i = 0; i < size; i++) this.members[at++] = villages[i]!;
    this.from[x + 1] = at;
    this.travel[x] = numbers.travel;
    this.lead[x] = numbers.lead;
    this.load[x] = numbers.load;
    this.center[x] = numbers.center;
  }

  villagesOf(x: number): Uint16Array {
    return this.members.subarray(this.from[x]!, this.from[x + 1]!);
  }

  private growColumns(): void {
    const size = this.travel.length * 2;
    const wider = (old: Float64Array) => {
      const copy = new Float64Array(size);
      copy.set(old);
      return copy;
    };
    this.travel = wider(this.travel);
    this.lead = wider(this.lead);
    this.load = wider(this.load);
    const from = new Int32Array(size + 1);
    from.set(this.from);
    this.from = from;
    const center = new Uint16Array(size);
    center.set(this.center);
    this.center = center;
  }

  private growMembers(): void {
    const copy = new Uint16Array(this.members.length * 2);
    copy.set(this.members);
    this.members = copy;
  }
}

/** The best centre of a grid and what everyone's travel to it costs. Ties: smallest index. O(size²). */
export function medoidOf(
  problem: GridProblem,
  villages: ArrayLike<number>,
  size = villages.length,
): { center: number; travel: number } {
  let travel = Infinity;
  let center = -1;
  for (let a = 0; a < size; a++) {
    const j = villages[a]!;
    const row = j * problem.n;
    let sum = 0;
    for (let b = 0; b < size && sum <= travel; b++) sum += problem.travel[row + villages[b]!]!;
    if (sum < travel || (sum === travel && j < center)) {
      travel = sum;
      center = j;
    }
  }
  return { center, travel };
}

/** What is asked of a walk through all connected sets of villages. */
export type Walk = {
  /** Only these villages; all when left out. */
  readonly inside?: Uint8Array;
  readonly greatestLoad: number;
  readonly mostVillages: number;
  /** Called for every connected set; its first `size` entries count, the array is reused. False ends the walk. */
  readonly visit: (villages: Int32Array, size: number, load: number) => boolean;
};

/**
 * Visit every connected set of villages exactly once, up to a load and a size.
 *
 * Wernicke's ESU (IEEE/ACM TCBB 3, 2006): a set is grown from its smallest village, and a village that was
 * passed over is not offered again below. Time O(sets · neighbours).
 *
 * @returns false when `visit` ended the walk.
 */
export function walkConnectedSets(problem: GridProblem, walk: Walk): boolean {
  const { n, w, near, nearFrom } = problem;
  const { inside, greatestLoad, mostVillages, visit } = walk;
  const seen = new Uint8Array(n);
  const chosen = new Int32Array(n);
  let stack = new Int32Array(4096);

  const offerNeighbours = (v: number, top: number): number => {
    for (let e = nearFrom[v]!; e < nearFrom[v + 1]!; e++) {
      const u = near[e]!;
      if (seen[u] || (inside && !inside[u])) continue;
      seen[u] = 1;
      stack[top++] = u;
    }
    return top;
  };
  const grow = (size: number, load: number, from: number, to: number): boolean => {
    if (!visit(chosen, size, load)) return false;
    if (size >= mostVillages) return true;
    for (let t = from; t < to; t++) {
      const v = stack[t]!;
      const heavier = load + w[v]!;
      if (heavier > greatestLoad) continue;
      if (to + to + n > stack.length) {
        const copy = new Int32Array(stack.length * 2);
        copy.set(stack);
        stack = copy;
      }
      chosen[size] = v;
      let top = to;
      for (let rest = t + 1; rest < to; rest++) stack[top++] = stack[rest]!;
      const fresh = top;
      top = offerNeighbours(v, top);
      if (!grow(size + 1, heavier, to, top)) return false;
      for (let s = fresh; s < top; s++) seen[stack[s]!] = 0;
    }
    return true;
  };

  for (let root = 0; root < n; root++) {
    if (inside && !inside[root]) continue;
    seen[root] = 1;
    if (w[root]! > greatestLoad) continue;
    chosen[0] = root;
    const top = offerNeighbours(root, 0);
    if (!grow(1, w[root]!, 0, top)) return false;
    for (let s = 0; s < top; s++) seen[stack[s]!] = 0;
  }
  return true;
}

/**
 * Every grid that the rules allow: connected, load within limits, somebody may lead it.
 *
 * @param limit sets looked at before it gives up; about 5 million a second.
 * @returns null when there are more than `limit`.
 */
export function allColumns(problem: GridProblem, limit: number): ColumnPool | null {
  const pool = new ColumnPool();
  let looked = 0;
  const complete = walkConnectedSets(problem, {
    greatestLoad: problem.heaviest,
    mostVillages: problem.largest,
    visit: (villages, size, load) => {
      if (++looked > limit) return false;
      if (load < problem.L) return true;
      const members = villages.subarray(0, size);
      const lead = cheapestLeader(problem, members, load);
      if (lead === Infinity) return true;
      const { center, travel } = medoidOf(problem, villages, size);
      pool.add(villages, size, { travel, lead, load, center });
      return true;
    },
  });
  return complete ? pool : null;
}
