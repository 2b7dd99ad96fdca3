import { ascend, type Cover } from "../grids/cover.ts";
import { findPartition } from "../grids/partition.ts";
import type { Roster } from "./roster.ts";

/** Rounds that set prices, and columns looked at in the search. */
const ROUNDS = 150;
const WORK = 1_000_000;

/** What the people of a team cost together. */
function costOf({ problem: { n, pair } }: Roster, team: readonly number[]): number {
  let cost = 0;
  for (const [i, p] of team.entries()) for (let j = 0; j < i; j++) cost += pair[p * n + team[j]!]!;
  return cost;
}

/**
 * Put together the best plan of teams that several plans have, as a set-partitioning problem over all of them.
 *
 * @param roster the best plan so far, no rule broken; changed when there is a better one.
 * @param plans other plans that break no rule, people of each team ascending.
 * @returns whether the roster got better.
 * Source: Rochat and Taillard, "Probabilistic diversification and intensification in local search for vehicle routing",
 * Journal of Heuristics 1 (1995).
 */
export function recombine(roster: Roster, plans: readonly (readonly number[][])[]): boolean {
  const own = roster.teams();
  const sets = [...new Map([own, ...plans].flat().map((team) => [team.join(), team])).values()];
  const size = roster.problem.n;
  const from = new Int32Array(sets.length + 1);
  sets.forEach((team, x) => {
    from[x + 1] = from[x]! + team.length;
  });
  const cover: Cover = {
    size,
    grids: own.length,
    count: sets.length,
    from,
    members: Uint16Array.from(sets.flat()),
    cost: Float64Array.from(sets, (team) => costOf(roster, team)),
    center: Uint16Array.from(sets, (team) => team[0] ?? 0),
  };
  const now = own.reduce((sum, team) => sum + costOf(roster, team), 0);
  const pi = Float64Array.from({ length: size }, (_, p) => roster.within[p]! / 2);
  const duals = ascend(cover, { pi }, now, ROUNDS);
  if (!duals || duals.bound >= now - 0.5) return false;
  const { columns } = findPartition(cover, duals.reduced, now - 0.5 - duals.bound, WORK);
  if (!columns) return false;
  roster.setTeams(
    own.map((_, g) => g),
    columns.map((x) => sets[x]!),
  );
  return true;
}
