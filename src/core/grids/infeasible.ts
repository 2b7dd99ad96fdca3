import type { GridInstance, GridReason } from "./grid.schema.ts";

function componentOf(instance: GridInstance): Int32Array {
  const n = instance.villages.length;
  const parent = Int32Array.from({ length: n }, (_, v) => v);
  const find = (v: number): number => {
    let root = v;
    while (parent[root] !== root) root = parent[root]!;
    parent[v] = root;
    return root;
  };
  for (const [a, b] of instance.edges) {
    const [p, q] = [find(a), find(b)];
    parent[Math.max(p, q)] = Math.min(p, q);
  }
  return parent.map((_, v) => find(v));
}

/** Parts of the map that cannot be split into whole grids, or all parts when there are more than grids. */
function* componentReasons(instance: GridInstance): Generator<GridReason> {
  if (!instance.contiguous) return;
  const root = componentOf(instance);
  const members = new Map<number, number[]>();
  for (const [v, r] of root.entries()) members.set(r, [...(members.get(r) ?? []), v]);
  for (const villages of members.values()) {
    const load = villages.reduce((sum, v) => sum + instance.villages[v]!.w, 0);
    const counts = Array.from({ length: instance.k }, (_, q) => q + 1);
    const fits = counts.some((q) => load >= q * instance.L && load <= q * instance.U);
    if (!fits || members.size > instance.k) yield { type: "component", villages };
  }
}

function* totalReasons(instance: GridInstance): Generator<GridReason> {
  const { k, L, U, cadres } = instance;
  const load = instance.villages.reduce((sum, village) => sum + village.w, 0);
  if (load < k * L || load > k * U || k > cadres.length) yield { type: "total" };
  const caps = cadres.map((cadre) => cadre.cap).filter((cap) => cap >= L);
  if (caps.length < k) yield { type: "too-few-leaders" };
  const most = caps
    .map((cap) => Math.min(cap, U))
    .filter((cap) => cap >= L)
    .sort((a, b) => b - a)
    .slice(0, k)
    .reduce((a, b) => a + b, 0);
  if (most < load) yield { type: "capacity" };
}

function* villageReasons(instance: GridInstance): Generator<GridReason> {
  const { L, U, cadres } = instance;
  const forbidden = instance.villages.map(() => new Set<number>());
  for (const [c, v] of instance.hardTies) forbidden[v]!.add(c);
  for (const [v, village] of instance.villages.entries()) {
    if (village.w > U) yield { type: "village-too-heavy", village: v };
    const led = cadres.some(
      (cadre, c) => !forbidden[v]!.has(c) && Math.min(cadre.cap, U) >= village.w && cadre.cap >= L,
    );
    if (!led) yield { type: "no-leader", village: v };
  }
  for (const [v, c] of instance.locks) {
    if (forbidden[v]!.has(c)) yield { type: "lock-vs-tie", village: v, cadre: c };
  }
}

/**
 * Every simple reason for which the instance can have no plan; empty when none applies, which is no promise
 * that a plan exists. Each follows from the instance alone:
 *
 * - `village-too-heavy`: one village has more workload than a grid may have;
 * - `total`: all workload does not fit k grids within the limits, or there are fewer leaders than grids;
 * - `too-few-leaders`: fewer than k leaders can take even the least load;
 * - `capacity`: the k strongest leaders together cannot take all workload;
 * - `no-leader`: everybody who could carry the village has a hard tie to it;
 * - `lock-vs-tie`: a village is locked to a leader who must not lead it;
 * - `component`: a part of the map without a way out cannot be split into whole grids.
 *
 * Time O(n·m).
 */
export function simpleReasons(instance: GridInstance): GridReason[] {
  return [...villageReasons(instance), ...totalReasons(instance), ...componentReasons(instance)];
}
