import type { Roster } from "./roster.ts";

/** Most people whose teams are formed anew together: a table of all their subsets is kept. */
const MOST_PEOPLE = 16;

/**
 * Forms a few teams anew from all their people, in the best of all possible ways.
 *
 * Every subset of an allowed size is priced once; a depth-first search gives the first person left a team, then the
 * next, and drops what cannot beat the best known.
 */
export class Reformer {
  private readonly people = new Int32Array(MOST_PEOPLE);
  private readonly pairs = new Float64Array(1 << MOST_PEOPLE);
  private readonly chosen: number[] = [];
  private best: number[] | null = null;
  private limit = 0;
  /** Subsets priced and looked at, the measure of work. */
  work = 0;

  constructor(private readonly roster: Roster) {}

  /** Whether so many teams of so many people can be formed anew at all. */
  fits(groups: readonly number[]): boolean {
    return groups.reduce((sum, g) => sum + this.roster.count[g]!, 0) <= MOST_PEOPLE;
  }

  /**
   * Form these teams anew if that is cheaper.
   *
   * @returns whether the roster got better.
   */
  run(groups: readonly number[]): boolean {
    const { roster } = this;
    let size = 0;
    let now = 0;
    for (const g of groups) {
      now += roster.faults[g]! * roster.weight;
      for (let i = g * roster.most; i < g * roster.most + roster.count[g]!; i++) {
        const p = roster.members[i]!;
        now += roster.within[p]! / 2;
        this.people[size++] = p;
      }
    }
    this.pricePairs(size);
    this.best = null;
    this.limit = now - 0.5;
    this.split((1 << size) - 1, size, groups.length, 0);
    const best: number[] | null = this.best;
    if (best) this.accept(groups, best);
    return best !== null;
  }

  /** Pair prices of every subset, each from the subset without its lowest person. */
  private pricePairs(size: number): void {
    const { people, pairs } = this;
    const { price } = this.roster;
    const { n } = this.roster.problem;
    for (let i = 0; i < size; i++) {
      const row = people[i]! * n;
      const bit = 1 << i;
      pairs[bit] = 0;
      // Sums with person i for all subsets of the people before, the highest bit added last.
      for (let mask = 1; mask < bit; mask++) {
        const high = 31 - Math.clz32(mask);
        const rest = mask & ~(1 << high);
        // pairs(i ∪ mask) = pairs(i ∪ rest) + pairs(mask) - pairs(rest) + price(i, high)
        pairs[bit | mask] = pairs[bit | rest]! + pairs[mask]! - pairs[rest]! + price[row + people[high]!]!;
      }
    }
    this.work += 1 << size;
  }

  /** Broken rules of a subset; -1 when it tears people apart who are fixed to one team, or joins others. */
  private faultsOf(mask: number): number {
    const { people } = this;
    const { need, meets, unitOf, minUnits, fixedTo, fixedIn } = this.roster.problem;
    let faults = 0;
    for (let r = 0; r < need.length; r++) {
      let left = need[r]!;
      for (let rest = mask; rest && left > 0; rest &= rest - 1) {
        left -= meets[people[31 - Math.clz32(rest & -rest)]! * need.length + r]!;
      }
      faults += left;
    }
    let units = 0;
    let team = -1;
    let fixed = 0;
    for (let rest = mask; rest; rest &= rest - 1) {
      const p = people[31 - Math.clz32(rest & -rest)]!;
      if (fixedTo[p]! >= 0) {
        if (team >= 0 && team !== fixedTo[p]) return -1;
        team = fixedTo[p]!;
        fixed++;
      }
      let known = false;
      for (let other = mask & ((rest & -rest) - 1); other && !known; other &= other - 1) {
        known = unitOf[people[31 - Math.clz32(other & -other)]!] === unitOf[p];
      }
      if (!known) units++;
    }
    if (team >= 0 && fixed !== fixedIn[team]) return -1;
    return faults + Math.max(0, minUnits - units);
  }

  /** Teams for the people in `open`, the lowest first. */
  private split(open: number, people: number, left: number, spent: number): void {
    if (left === 1) {
      this.close(open, spent);
      return;
    }
    const { least, most } = this.roster.problem;
    const low = Math.max(least, people - (left - 1) * most, 1);
    const high = Math.min(most, people - (left - 1) * least);
    if (low <= high) this.choose(open & -open, open & (open - 1), open, people, left, spent, low, high);
  }

  /** Grow `team` by people of `from` until it has an allowed size; the rest is split further. */
  private choose(
    team: number,
    from: number,
    open: number,
    people: number,
    left: number,
    spent: number,
    low: number,
    high: number,
  ): void {
    this.work++;
    const price = spent + this.pairs[team]!;
    if (price >= this.limit) return;
    if (low <= 1) {
      const faults = this.faultsOf(team);
      const cost = price + faults * this.roster.weight;
      if (faults >= 0 && cost < this.limit) {
        this.chosen.push(team);
        const members = people - this.sizeOf(team);
        this.split(open & ~team, members, left - 1, cost);
        this.chosen.pop();
      }
    }
    if (high <= 1) return;
    for (let rest = from; rest; rest &= rest - 1) {
      const bit = rest & -rest;
      this.choose(team | bit, rest & (rest - 1), open, people, left, spent, low - 1, high - 1);
    }
  }

  private sizeOf(mask: number): number {
    let size = 0;
    for (let rest = mask; rest; rest &= rest - 1) size++;
    return size;
  }

  private close(open: number, spent: number): void {
    this.work++;
    const price = spent + this.pairs[open]!;
    if (price >= this.limit) return;
    const faults = this.faultsOf(open);
    const cost = price + faults * this.roster.weight;
    if (faults < 0 || cost >= this.limit) return;
    this.limit = cost - 0.5;
    this.best = [...this.chosen, open];
  }

  private accept(groups: readonly number[], sets: readonly number[]): void {
    const members = sets.map((mask) => {
      const list: number[] = [];
      for (let rest = mask; rest; rest &= rest - 1) list.push(this.people[31 - Math.clz32(rest & -rest)]!);
      return list;
    });
    this.roster.setTeams(groups, members);
  }
}

/** Teams in which the people go who are nearest to the members of g, nearest first, at most `width`. */
function teamsAround(roster: Roster, near: Int32Array, g: number, width: number): number[] {
  const { members, most, teamOf, problem, count, price } = roster;
  const each = near.length / problem.n;
  const distance = new Map<number, number>();
  for (let i = g * most; i < g * most + count[g]!; i++) {
    const p = members[i]!;
    for (let e = 0; e < each; e++) {
      const q = near[p * each + e]!;
      const h = teamOf[q]!;
      if (h === g) continue;
      const d = price[p * problem.n + q]!;
      const known = distance.get(h);
      if (known === undefined || d < known) distance.set(h, d);
    }
  }
  return [...distance.entries()]
    .sort((a, b) => a[1] - b[1] || a[0] - b[0])
    .slice(0, width)
    .map(([h]) => h);
}

/**
 * Form neighbouring teams anew, pairs and triples, until none gets better or the work is spent.
 *
 * @param width teams around each team that are combined with it.
 * @param work subsets priced and looked at; about 10 million a second.
 */
export function polish(roster: Roster, near: Int32Array, width: number, work: number): void {
  const reformer = new Reformer(roster);
  const teams = roster.count.length;
  const changed = new Int32Array(teams).fill(1);
  const searched = new Int32Array(teams);
  let clock = 1;
  const tryOut = (groups: number[], since: number): void => {
    if (groups.every((g) => changed[g]! <= since) || !reformer.fits(groups)) return;
    if (!reformer.run(groups)) return;
    clock++;
    for (const g of groups) changed[g] = clock;
  };
  for (let improved = true; improved;) {
    const before = clock;
    for (let g = 0; g < teams; g++) {
      const since = searched[g]!;
      const start = clock;
      const around = teamsAround(roster, near, g, width);
      for (let i = 0; i < around.length; i++) {
        tryOut([g, around[i]!], since);
        for (let j = 0; j < i; j++) tryOut([g, around[i]!, around[j]!], since);
        if (reformer.work > work) return;
      }
      searched[g] = start;
    }
    improved = clock > before;
  }
}
