import { ascend, type Cover } from "../grids/cover.ts";
import { findPartition } from "../grids/partition.ts";
import type { Random } from "../random.ts";
import type { Roster } from "./roster.ts";

/** Rounds that set prices in a region of many, which is given up when they do not tell. */
const ITERATIONS = 20;

/** Every team without a fault that some people can form, as columns of a set-partitioning model. */
class TeamColumns {
  readonly from: number[] = [0];
  readonly members: number[] = [];
  readonly cost: number[] = [];
  /** The person with the lowest number in it; two teams of one plan never share it. */
  readonly first: number[] = [];
  private readonly chosen: Int32Array;
  private readonly pair: Int32Array;

  constructor(
    private readonly roster: Roster,
    private readonly people: readonly number[],
    private readonly dearest: number,
  ) {
    const { n } = roster.problem;
    const size = people.length;
    this.chosen = new Int32Array(roster.most);
    this.pair = new Int32Array(size * size);
    people.forEach((p, i) => {
      people.forEach((q, j) => {
        this.pair[i * size + j] = roster.price[p * n + q]!;
      });
    });
    for (let i = 0; i < size; i++) {
      this.chosen[0] = i;
      this.grow(1, 0);
    }
  }

  private grow(size: number, cost: number): void {
    const { least, most } = this.roster.problem;
    if (size >= least && this.isSound(size)) {
      for (let i = 0; i < size; i++) this.members.push(this.chosen[i]!);
      this.from.push(this.members.length);
      this.cost.push(cost);
      this.first.push(this.chosen[0]!);
    }
    if (size === most) return;
    const { length } = this.people;
    for (let next = this.chosen[size - 1]! + 1; next < length; next++) {
      let more = cost;
      for (let i = 0; i < size; i++) more += this.pair[this.chosen[i]! * length + next]!;
      if (more >= this.dearest) continue;
      this.chosen[size] = next;
      this.grow(size + 1, more);
    }
  }

  private isSound(size: number): boolean {
    const { need, meets, unitOf, minUnits, fixedTo, fixedIn } = this.roster.problem;
    const { chosen, people } = this;
    for (let r = 0; r < need.length; r++) {
      let left = need[r]!;
      for (let i = 0; i < size && left > 0; i++) left -= meets[people[chosen[i]!]! * need.length + r]!;
      if (left > 0) return false;
    }
    let units = 0;
    let team = -1;
    let fixed = 0;
    for (let i = 0; i < size; i++) {
      const p = people[chosen[i]!]!;
      let j = 0;
      while (j < i && unitOf[people[chosen[j]!]!] !== unitOf[p]) j++;
      if (j === i) units++;
      if (fixedTo[p]! >= 0 && team >= 0 && team !== fixedTo[p]) return false;
      if (fixedTo[p]! < 0) continue;
      team = fixedTo[p]!;
      fixed++;
    }
    return units >= minUnits && (team < 0 || fixed === fixedIn[team]);
  }
}

/**
 * Form these teams anew as a set-partitioning problem over all teams that their people can form.
 *
 * @returns whether the roster got better, whether nothing better was left to be found, and the work spent, in columns
 *   looked at.
 */
export function reformRegion(
  roster: Roster,
  groups: readonly number[],
  limits: { readonly iterations: number; readonly work: number },
): { improved: boolean; complete: boolean; work: number } {
  const people = groups.flatMap((g) => roster.membersOf(g)).sort((a, b) => a - b);
  let now = 0;
  for (const p of people) now += roster.within[p]! / 2;
  for (const g of groups) now += roster.faults[g]! * roster.weight;
  const columns = new TeamColumns(roster, people, now);
  const cover: Cover = {
    size: people.length,
    grids: groups.length,
    count: columns.cost.length,
    from: Int32Array.from(columns.from),
    members: Uint16Array.from(columns.members),
    cost: Float64Array.from(columns.cost),
    center: Uint16Array.from(columns.first),
  };
  const pi = Float64Array.from(people, (p) => roster.within[p]! / 2);
  const duals = ascend(cover, { pi }, now, limits.iterations);
  const ascent = cover.count * (limits.iterations + 3);
  if (!duals || duals.bound >= now - 0.5) return { improved: false, complete: true, work: ascent };
  const room = now - 0.5 - duals.bound;
  const { columns: chosen, complete, work } = findPartition(cover, duals.reduced, room, limits.work);
  if (chosen) {
    const sets = chosen.map((x) =>
      Array.from(cover.members.subarray(cover.from[x]!, cover.from[x + 1]!), (i) => people[i]!),
    );
    roster.setTeams(groups, sets);
  }
  return { improved: chosen !== null, complete, work: ascent + work };
}

/** `size` teams that hang together: from g on, the one nearest to those taken, with some chance in it. */
function growGroup(roster: Roster, near: Int32Array, g: number, size: number, random: Random): number[] {
  const { teamOf, problem, price } = roster;
  const width = near.length / problem.n;
  const groups = [g];
  const distance = new Map<number, number>();
  const offer = (h: number) => {
    for (const p of roster.membersOf(h)) {
      for (let e = 0; e < width; e++) {
        const q = near[p * width + e]!;
        const other = teamOf[q]!;
        if (groups.includes(other)) continue;
        const d = (price[p * problem.n + q]! + 1) * (512 + random.int(1024));
        if (d < (distance.get(other) ?? Infinity)) distance.set(other, d);
      }
    }
  };
  offer(g);
  while (groups.length < size && distance.size > 0) {
    let next = -1;
    for (const [h, d] of distance) if (next < 0 || d < distance.get(next)!) next = h;
    distance.delete(next);
    groups.push(next);
    offer(next);
  }
  return groups;
}

/** How many teams can be formed anew together so that the subsets of their people stay below `columns`; 0 for none. */
export function regionSize({ problem }: Roster, columns: number): number {
  const { most, n, teams } = problem;
  const each = n / teams;
  for (let size = teams; size >= 2; size--) {
    const people = Math.ceil(size * each);
    let subsets = 1;
    let all = 0;
    for (let i = 1; i <= most && i <= people; i++) {
      subsets *= (people - i + 1) / i;
      all += subsets;
    }
    if (all <= columns) return size;
  }
  return 0;
}

/**
 * Large-neighbourhood search: regions of several teams are formed anew, dear ones first. A region of all teams is
 * solved once.
 *
 * @param limits subsets in a region, and work and passes in all.
 * @returns whether all teams were one region and nothing better was left to be found.
 * Source: Shaw, "Using constraint programming and local search methods to solve vehicle routing problems", CP 1998.
 */
export function improveRegions(
  roster: Roster,
  near: Int32Array,
  random: Random,
  limits: { readonly columns: number; readonly work: number; readonly passes: number },
): boolean {
  const teams = roster.count.length;
  const size = regionSize(roster, limits.columns);
  if (size === 0) return false;
  const costOf = (g: number) => roster.membersOf(g).reduce((sum, p) => sum + roster.within[p]!, 0);
  let work = 0;
  for (let pass = 0; pass < limits.passes; pass++) {
    const costs = Array.from({ length: teams }, (_, g) => costOf(g));
    const order = Array.from({ length: teams }, (_, g) => g).sort((a, b) => costs[b]! - costs[a]! || a - b);
    let improved = false;
    for (const g of order) {
      if (work > limits.work) return false;
      const groups = growGroup(roster, near, g, size, random);
      const result = reformRegion(roster, groups, { iterations: ITERATIONS, work: 300_000 });
      work += result.work;
      improved ||= result.improved;
      if (size >= teams) return result.complete;
    }
    if (!improved && pass > 2) return false;
  }
  return false;
}
