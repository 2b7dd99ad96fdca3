import { matchLeaders } from "./matching.ts";
import type { GridProblem } from "./problem.ts";

/**
 * What it costs that c leads these villages: soft ties and change; `Infinity` when a rule forbids it.
 *
 * @param load workload of the villages together.
 */
export function leaderCost(
  problem: GridProblem,
  c: number,
  villages: ArrayLike<number>,
  load: number,
): number {
  if (load > problem.cap[c]! || villages.length > problem.most[c]!) return Infinity;
  let cost = 0;
  let locked = 0;
  for (let i = 0; i < villages.length; i++) {
    const v = villages[i]!;
    cost += problem.extra[c * problem.n + v]!;
    if (problem.lockOf[v] === c) locked++;
  }
  return locked >= problem.lockCount[c]! ? cost : Infinity;
}

/**
 * The least that any allowed leader costs for these villages, `Infinity` when nobody may lead them.
 *
 * @param allowed which leaders may be taken; all when left out.
 *
 * Stops at the first leader who pays nothing but the change that every newcomer pays, so that in a district
 * of 200 leaders only a few are looked at.
 */
export function cheapestLeader(
  problem: GridProblem,
  villages: ArrayLike<number>,
  load: number,
  allowed?: Uint8Array,
): number {
  let best = Infinity;
  let held = 0;
  for (let i = 0; i < villages.length; i++) {
    const v = villages[i]!;
    const lock = problem.lockOf[v]!;
    if (lock >= 0) return !allowed || allowed[lock] ? leaderCost(problem, lock, villages, load) : Infinity;
    const prev = problem.prev[v]!;
    if (prev < 0) continue;
    held++;
    if (problem.changeCost > 0 && (!allowed || allowed[prev])) {
      best = Math.min(best, leaderCost(problem, prev, villages, load));
    }
  }
  const newcomer = held * problem.changeCost;
  for (let c = 0; c < problem.m && best > newcomer; c++) {
    if (allowed && !allowed[c]) continue;
    best = Math.min(best, leaderCost(problem, c, villages, load));
  }
  return best;
}

/** Leaders for all grids of a plan and what they cost, or null when they cannot all be led. */
export function assignLeaders(
  problem: GridProblem,
  grids: readonly ArrayLike<number>[],
  loads: ArrayLike<number>,
  leaders: readonly number[],
) {
  const cost = new Float64Array(grids.length * leaders.length);
  for (let g = 0; g < grids.length; g++) {
    for (let i = 0; i < leaders.length; i++) {
      cost[g * leaders.length + i] = leaderCost(problem, leaders[i]!, grids[g]!, loads[g]!);
    }
  }
  const matching = matchLeaders(cost, grids.length, leaders.length);
  if (!matching) return null;
  return { cost: matching.cost, leaderOf: matching.leaderOf.map((i) => leaders[i]!) };
}
