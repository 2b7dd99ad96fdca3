import type { GridInstance, GridSolution } from "../../src/core/grids/grid.schema.ts";

// An independent judge of grid/1: it recomputes every rule, the objective, the bound and every stated reason from the
// instance alone and shares no code with the solver. Errors are sentences; a sound solution has none.

type Plan = GridSolution & { status: "ok" };
type Grid = Plan["grids"][number];

/** Everything wrong with a solution of a grid/1 instance. */
export function checkGrids(instance: GridInstance, solution: GridSolution): string[] {
  if (solution.status === "infeasible") return checkReasons(instance, solution.reasons);
  if (solution.status !== "ok") return [`status ${solution.status}`];
  return [
    ...checkPartition(instance, solution.grids),
    ...solution.grids.flatMap((grid, g) => checkGrid(instance, grid).map((error) => `grid ${g}: ${error}`)),
    ...checkObjective(instance, solution),
  ];
}

function checkPartition(instance: GridInstance, grids: Grid[]): string[] {
  const errors: string[] = [];
  if (grids.length !== instance.k) errors.push(`${grids.length} grids`);
  const held = grids.flatMap((grid) => grid.villages).sort((a, b) => a - b);
  const all = instance.villages.map((_, v) => v);
  if (held.join() !== all.join()) errors.push("not every village is in one grid");
  if (new Set(grids.map((grid) => grid.leader)).size < grids.length) errors.push("somebody leads two grids");
  return errors;
}

function checkGrid(instance: GridInstance, { leader, villages, center }: Grid): string[] {
  const cadre = instance.cadres[leader];
  if (!cadre) return [`no leader ${leader}`];
  const errors: string[] = [];
  let load = 0;
  for (const v of villages) load += instance.villages[v]!.w;
  if (load < instance.L || load > Math.min(instance.U, cadre.cap)) errors.push(`load ${load}`);
  if (cadre.maxVillages > 0 && villages.length > cadre.maxVillages)
    errors.push(`${villages.length} villages`);
  for (const [c, v, kind] of instance.hardTies) {
    if (c === leader && villages.includes(v)) errors.push(`${kind} of ${c} with ${v}`);
  }
  for (const [v, c] of instance.locks) if (villages.includes(v) && c !== leader) errors.push(`lock of ${v}`);
  if (instance.contiguous && !isConnected(instance, villages)) errors.push("not connected");
  const ways = villages.map((j) => wayTo(instance, villages, j));
  if (ways[villages.indexOf(center)] !== Math.min(...ways)) errors.push(`center ${center}`);
  return errors;
}

function isConnected(instance: GridInstance, villages: number[]): boolean {
  const reached = new Set(villages.slice(0, 1));
  for (let before = -1; before < reached.size;) {
    before = reached.size;
    for (const [a, b] of instance.edges) {
      if (reached.has(a) && villages.includes(b)) reached.add(b);
      if (reached.has(b) && villages.includes(a)) reached.add(a);
    }
    if (before === reached.size) break;
  }
  return reached.size === villages.length;
}

function wayTo(instance: GridInstance, villages: number[], j: number): number {
  const to = instance.villages[j]!;
  let way = 0;
  for (const v of villages) {
    const { x, y, w } = instance.villages[v]!;
    const square = (x - to.x) ** 2 + (y - to.y) ** 2;
    way += w * (instance.power === 2 ? square : Math.round(Math.sqrt(square)));
  }
  return way;
}

/** The objective of a plan by the letter of the contract. */
export function costOfGrids(instance: GridInstance, grids: readonly Pick<Grid, "leader" | "villages">[]) {
  let [travel, soft, change] = [0, 0, 0];
  for (const { leader, villages } of grids) {
    travel += Math.min(...villages.map((j) => wayTo(instance, villages, j)));
    for (const v of villages) {
      const ties = instance.softTies.filter(([c, u]) => c === leader && u === v);
      soft += ties.length > 0 ? ties[ties.length - 1]![3] : 0;
      const before = instance.prev[v]!;
      if (before >= 0 && before !== leader) change += instance.changeCost;
    }
  }
  return { travel, soft, change, total: travel + soft + change };
}

function checkObjective(instance: GridInstance, solution: Plan): string[] {
  const errors: string[] = [];
  const cost = costOfGrids(instance, solution.grids);
  if (JSON.stringify(cost) !== JSON.stringify(solution.objective)) {
    errors.push(`objective ${JSON.stringify(solution.objective)}, recomputed ${JSON.stringify(cost)}`);
  }
  if (solution.bound && solution.bound.value > cost.total + 1e-6) errors.push("the bound is above the cost");
  return errors;
}

type Reason = (GridSolution & { status: "infeasible" })["reasons"][number];

function checkReasons(instance: GridInstance, reasons: Reason[]): string[] {
  if (reasons.length === 0) return ["no reason"];
  return reasons
    .filter((reason) => !isTrue(instance, reason))
    .map((reason) => `not so: ${JSON.stringify(reason)}`);
}

/** A conflict of rules is not judged here: the tests list all plans of small instances instead. */
function isTrue(instance: GridInstance, reason: Reason): boolean {
  const { villages, cadres, k, L, U, hardTies, locks } = instance;
  const load = villages.reduce((sum, { w }) => sum + w, 0);
  const able = cadres.filter(({ cap }) => cap >= L);
  const isTied = (c: number, v: number) => hardTies.some(([d, u]) => c === d && u === v);
  switch (reason.type) {
    case "village-too-heavy":
      return villages[reason.village]!.w > U;
    case "total":
      return load < k * L || load > k * U || cadres.length < k;
    case "too-few-leaders":
      return able.length < k;
    case "capacity": {
      const strongest = able.map(({ cap }) => Math.min(cap, U)).sort((a, b) => b - a);
      return strongest.slice(0, k).reduce((a, b) => a + b, 0) < load;
    }
    case "no-leader": {
      const { w } = villages[reason.village]!;
      return cadres.every(({ cap }, c) => isTied(c, reason.village) || cap < L || Math.min(cap, U) < w);
    }
    case "lock-vs-tie":
      return (
        isTied(reason.cadre, reason.village) &&
        locks.some(([v, c]) => v === reason.village && c === reason.cadre)
      );
    case "component": {
      if (!instance.contiguous || !isConnected(instance, reason.villages)) return false;
      const inside = (v: number) => reason.villages.includes(v);
      if (instance.edges.some(([a, b]) => inside(a) !== inside(b))) return false;
      const part = reason.villages.reduce((sum, v) => sum + villages[v]!.w, 0);
      const counts = villages.slice(0, k).map((_, q) => q + 1);
      return counts.every((q) => part < q * L || part > q * U) || partsOf(instance) > k;
    }
    case "conflict":
      return reason.rules.length > 0;
  }
}

function partsOf(instance: GridInstance): number {
  const left = new Set(instance.villages.keys());
  let parts = 0;
  for (const start of instance.villages.keys()) {
    if (!left.has(start)) continue;
    parts++;
    const open = [start];
    for (const v of open) {
      if (!left.delete(v)) continue;
      for (const [a, b] of instance.edges) {
        if (a === v) open.push(b);
        if (b === v) open.push(a);
      }
    }
  }
  return parts;
}
