import type { ColumnPool } from "./columns.ts";
import type { GridProblem } from "./problem.ts";

/** More centres where the villages not yet reached gain most. */
function addCenters(problem: GridProblem, centers: number[], gridOf: Int32Array): void {
  const { n, k, travel } = problem;
  const open = Array.from({ length: n }, (_, v) => v).filter((v) => gridOf[v]! < 0);
  const nearest = new Float64Array(n).fill(Infinity);
  const approach = (j: number) => {
    for (let v = 0; v < n; v++) nearest[v] = Math.min(nearest[v]!, travel[j * n + v]!);
  };
  centers.forEach(approach);
  while (centers.length < k) {
    let best = -1;
    let most = -1;
    for (let j = 0; j < n; j++) {
      if (nearest[j] === 0 && centers.includes(j)) continue;
      let gain = 0;
      for (const v of open) {
        const distance = Math.min(nearest[v]!, 1e15);
        gain += Math.max(0, distance - travel[j * n + v]!);
      }
      if (gain > most) {
        most = gain;
        best = j;
      }
    }
    centers.push(best);
    approach(best);
  }
}

/** Open villages to the grids from `first` on, by travel plus a price that evens out the loads. */
function assignOpen(problem: GridProblem, centers: number[], first: number, gridOf: Int32Array): void {
  const { n, k, w, travel } = problem;
  const open = Array.from({ length: n }, (_, v) => v).filter((v) => gridOf[v]! < 0);
  const grids = first < k ? Array.from({ length: k - first }, (_, i) => first + i) : centers.map((_, g) => g);
  const all = open.reduce((sum, v) => sum + w[v]!, 0);
  const even = all / grids.length;
  const prices = new Float64Array(k);
  const load = new Float64Array(k);
  for (let round = 0; round < 60; round++) {
    load.fill(0);
    let spent = 0;
    for (const v of open) {
      let least = Infinity;
      for (const g of grids) {
        const price = travel[centers[g]! * n + v]! + w[v]! * prices[g]!;
        if (price >= least) continue;
        least = price;
        gridOf[v] = g;
      }
      load[gridOf[v]!]! += w[v]!;
      spent += travel[centers[gridOf[v]!]! * n + v]!;
    }
    if (first >= k) return;
    const step = (spent / all) * 0.5 * (1 - round / 70);
    for (const g of grids) prices[g]! += (step * (load[g]! - even)) / even;
  }
}

/** Pieces of grids: villages of one grid that hang together. */
function pieces(problem: GridProblem, gridOf: Int32Array): number[][] {
  const { n, near, nearFrom } = problem;
  const seen = new Uint8Array(n);
  const found: number[][] = [];
  for (let start = 0; start < n; start++) {
    if (seen[start]) continue;
    seen[start] = 1;
    const piece = [start];
    for (const v of piece) {
      for (let e = nearFrom[v]!; e < nearFrom[v + 1]!; e++) {
        const u = near[e]!;
        if (seen[u] || gridOf[u] !== gridOf[v]) continue;
        seen[u] = 1;
        piece.push(u);
      }
    }
    found.push(piece);
  }
  return found;
}

/** Give every piece but the heaviest of its grid to the lightest grid beside it, until all hang together. */
function connect(problem: GridProblem, gridOf: Int32Array): void {
  const { n, k, w, near, nearFrom } = problem;
  const load = new Float64Array(k);
  for (let v = 0; v < n; v++) load[gridOf[v]!]! += w[v]!;
  const weigh = (piece: number[]) => piece.reduce((sum, v) => sum + w[v]!, 0);
  for (let pass = 0; pass < n; pass++) {
    const all = pieces(problem, gridOf);
    const main = new Map<number, number[]>();
    for (const piece of all) {
      const g = gridOf[piece[0]!]!;
      const rival = main.get(g);
      if (!rival || weigh(piece) > weigh(rival)) main.set(g, piece);
    }
    let moved = false;
    for (const piece of all) {
      const g = gridOf[piece[0]!]!;
      if (main.get(g) === piece) continue;
      let to = -1;
      for (const v of piece) {
        for (let e = nearFrom[v]!; e < nearFrom[v + 1]!; e++) {
          const h = gridOf[near[e]!]!;
          if (h !== g && (to < 0 || load[h]! < load[to]! || (load[h] === load[to] && h < to))) to = h;
        }
      }
      if (to < 0) continue;
      load[g]! -= weigh(piece);
      load[to]! += weigh(piece);
      for (const v of piece) gridOf[v] = to;
      moved = true;
      break;
    }
    if (!moved) return;
  }
}

/** Every grid gets a village: one that its own grid can spare without falling apart. */
function fillEmpty(problem: GridProblem, gridOf: Int32Array): void {
  const { n, k, w } = problem;
  const size = new Int32Array(k);
  for (const g of gridOf) size[g]! += 1;
  for (let empty = 0; empty < k; empty++) {
    if (size[empty]! > 0) continue;
    const spare = Array.from({ length: n }, (_, v) => v)
      .filter((v) => size[gridOf[v]!]! > 1)
      .sort((a, b) => w[b]! - w[a]! || a - b);
    for (const v of spare) {
      const from = gridOf[v]!;
      gridOf[v] = empty;
      if (!problem.contiguous || pieces(problem, gridOf).filter((p) => gridOf[p[0]!] === from).length === 1) {
        size[from]! -= 1;
        size[empty] = 1;
        break;
      }
      gridOf[v] = from;
    }
  }
}

/**
 * A first plan: the columns of a dive, and the villages that it left open around centres of their own.
 *
 * Loads may be outside the limits and leaders are not looked at; `improve.ts` sees to both. Grids are
 * connected unless the map itself has more parts than grids.
 */
export function constructGrids(
  problem: GridProblem,
  pool: ColumnPool,
  columns: readonly number[],
): Int32Array {
  const gridOf = new Int32Array(problem.n).fill(-1);
  columns.forEach((x, g) => {
    for (const v of pool.villagesOf(x)) gridOf[v] = g;
  });
  const centers = columns.map((x) => pool.center[x]!);
  if (gridOf.includes(-1)) {
    addCenters(problem, centers, gridOf);
    assignOpen(problem, centers, columns.length, gridOf);
  }
  if (problem.contiguous) connect(problem, gridOf);
  fillEmpty(problem, gridOf);
  return gridOf;
}
