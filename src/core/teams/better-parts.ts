import type { Roster } from "./roster.ts";

/** Teams of two plans that consist of the same people, so that they can stand in for each other. */
type Part = { readonly before: number[][]; readonly now: number[] };

/** The smallest parts in which a plan differs from the one before; `teamOf` as in `Roster`. */
function partsOf(roster: Roster, teamOf: Int32Array): Part[] {
  const teams = roster.count.length;
  // Teams before are numbered 0 … teams - 1, those now behind them; people join the two they are in.
  const parent = Int32Array.from({ length: 2 * teams }, (_, x) => x);
  const find = (x: number): number => {
    let root = x;
    while (parent[root] !== root) {
      parent[root] = parent[parent[root]!]!;
      root = parent[root]!;
    }
    return root;
  };
  const before: number[][] = Array.from({ length: teams }, () => []);
  for (const [p, g] of teamOf.entries()) {
    before[g]!.push(p);
    parent[find(g)] = find(teams + roster.teamOf[p]!);
  }
  const parts = new Map<number, Part>();
  for (let x = 0; x < 2 * teams; x++) {
    const root = find(x);
    const part = parts.get(root) ?? { before: [], now: [] };
    parts.set(root, part);
    if (x < teams) part.before.push(before[x]!);
    else part.now.push(x - teams);
  }
  return [...parts.values()];
}

/**
 * Of two plans the better part by part: wherever teams of the plan before have the same people as teams of the present one
 * together, those that cost less stay.
 *
 * A plan that was heated up and cooled down again got better in some places and worse in others; what got better is kept.
 * Parts with more teams before than now, or fewer, are left as they are.
 *
 * @param teamOf the team of each person before; the present plan is the roster, which is changed.
 * Time O(n · size).
 * Source: Whitley, Hains and Howe, "Tunneling between optima: partition crossover for the traveling salesman problem",
 * GECCO 2009, with teams in the place of edges.
 */
export function keepBetterParts(roster: Roster, teamOf: Int32Array): void {
  for (const { before, now } of partsOf(roster, teamOf)) {
    if (before.length !== now.length) continue;
    const then = before.reduce((sum, team) => sum + roster.priceOf(team), 0);
    const cost = now.reduce((sum, g) => sum + roster.priceOf(roster.membersOf(g)), 0);
    if (then < cost) roster.setTeams(now, before);
  }
}
