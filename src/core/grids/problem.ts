import type { GridInstance } from "./grid.schema.ts";

/**
 * An instance in the form the solver works on: flat typed arrays, every rule about leaders folded in.
 *
 * Matrices are row-major. `travel[center * n + v]` is what village v costs in a grid whose medoid is
 * `center`; `extra[c * n + v]` what it costs more when c leads it (soft ties and change), `Infinity` where a
 * hard tie or a lock forbids it.
 */
export type GridProblem = {
  readonly n: number;
  readonly m: number;
  readonly k: number;
  readonly L: number;
  readonly U: number;
  readonly contiguous: boolean;
  readonly w: Float64Array;
  readonly travel: Float64Array;
  /** Neighbours of v are `near[nearFrom[v]] … near[nearFrom[v + 1] - 1]`, ascending. */
  readonly nearFrom: Int32Array;
  readonly near: Int32Array;
  /** Greatest load that each leader can take, never above U; -1 when it is below L. */
  readonly cap: Float64Array;
  /** Most villages that each leader can take. */
  readonly most: Int32Array;
  readonly extra: Float64Array;
  readonly prev: Int32Array;
  readonly changeCost: number;
  /** Leader whose grid each village is locked to, -1 for none. */
  readonly lockOf: Int32Array;
  /** How many villages are locked to each leader. */
  readonly lockCount: Int32Array;
  /** The greatest load and number of villages that any leader can take. */
  readonly heaviest: number;
  readonly largest: number;
};

/** Villages beyond which the neighbours of a plan without contiguity are thinned to the nearest 16. */
const COMPLETE_GRAPH_LIMIT = 64;

function travelMatrix(instance: GridInstance): Float64Array {
  const { villages, power } = instance;
  const n = villages.length;
  const travel = new Float64Array(n * n);
  for (let j = 0; j < n; j++) {
    for (let i = 0; i < n; i++) {
      const dx = villages[i]!.x - villages[j]!.x;
      const dy = villages[i]!.y - villages[j]!.y;
      const square = dx * dx + dy * dy;
      const distance = power === 2 ? square : Math.floor(Math.sqrt(square) + 0.5);
      travel[j * n + i] = villages[i]!.w * distance;
    }
  }
  return travel;
}

function neighbourSets(instance: GridInstance): Set<number>[] {
  const { villages, edges, contiguous } = instance;
  const n = villages.length;
  const sets = villages.map(() => new Set<number>());
  const join = (a: number, b: number) => {
    sets[a]!.add(b);
    sets[b]!.add(a);
  };
  for (const [a, b] of edges) join(a, b);
  if (contiguous) return sets;
  const reach = n <= COMPLETE_GRAPH_LIMIT ? n : 16;
  const square = (a: number, b: number) => {
    const dx = villages[a]!.x - villages[b]!.x;
    const dy = villages[a]!.y - villages[b]!.y;
    return dx * dx + dy * dy;
  };
  for (let a = 0; a < n; a++) {
    const others = villages.map((_, b) => b).sort((p, q) => square(a, p) - square(a, q) || p - q);
    for (const b of others.slice(0, reach)) if (a !== b) join(a, b);
  }
  return sets;
}

function extraMatrix(instance: GridInstance, lockOf: Int32Array): Float64Array {
  const n = instance.villages.length;
  const m = instance.cadres.length;
  const extra = new Float64Array(m * n);
  // As in the contract, the last soft tie of a pair counts.
  for (const [c, v, , cost] of instance.softTies) extra[c * n + v] = cost;
  for (let c = 0; c < m; c++) {
    for (let v = 0; v < n; v++) {
      const prev = instance.prev[v]!;
      if (prev >= 0 && prev !== c) extra[c * n + v] = extra[c * n + v]! + instance.changeCost;
      if (lockOf[v]! >= 0 && lockOf[v] !== c) extra[c * n + v] = Infinity;
    }
  }
  for (const [c, v] of instance.hardTies) extra[c * n + v] = Infinity;
  // Locked to two leaders: neither may lead it, so that no plan exists.
  for (const [v, c] of instance.locks) if (lockOf[v] !== c) extra[lockOf[v]! * n + v] = Infinity;
  return extra;
}

/**
 * Fold an instance into arrays. The instance must have passed `GridInstance`; it is not changed.
 *
 * Time and space O(n² + m·n).
 */
export function compileProblem(instance: GridInstance): GridProblem {
  const n = instance.villages.length;
  const m = instance.cadres.length;
  const sets = neighbourSets(instance);
  const nearFrom = new Int32Array(n + 1);
  for (let v = 0; v < n; v++) nearFrom[v + 1] = nearFrom[v]! + sets[v]!.size;
  const near = Int32Array.from(sets.flatMap((set) => [...set].sort((a, b) => a - b)));
  const lockOf = new Int32Array(n).fill(-1);
  const lockCount = new Int32Array(m);
  for (const [v, c] of instance.locks) {
    if (lockOf[v]! >= 0) continue;
    lockOf[v] = c;
    lockCount[c] = lockCount[c]! + 1;
  }
  const cap = Float64Array.from(instance.cadres, (c) => Math.min(c.cap, instance.U)).map((cap) =>
    cap < instance.L ? -1 : cap,
  );
  const most = Int32Array.from(instance.cadres, (c) => (c.maxVillages > 0 ? Math.min(c.maxVillages, n) : n));
  return {
    n,
    m,
    k: instance.k,
    L: instance.L,
    U: instance.U,
    contiguous: instance.contiguous,
    w: Float64Array.from(instance.villages, (village) => village.w),
    travel: travelMatrix(instance),
    nearFrom,
    near,
    cap,
    most,
    extra: extraMatrix(instance, lockOf),
    prev: Int32Array.from(instance.prev),
    changeCost: instance.changeCost,
    lockOf,
    lockCount,
    heaviest: cap.reduce((a, b) => Math.max(a, b), -1),
    largest: most.reduce((a, b) => Math.max(a, b), 0),
  };
}
