import type { TeamProblem } from "./problem.ts";

/**
 * Teams under construction: everyone has a place, fixed people theirs; other rules may be broken, at a price.
 *
 * A broken rule (one person too few for a requirement, one unit too few, one person above or below the size) costs
 * `weight`, and so does a pair that must not meet. Sizes are kept by the moves, so they are broken only where fixed
 * people leave no choice at the start.
 */
export class Roster {
  readonly teamOf: Int32Array;
  readonly count: Int32Array;
  /** Members of team g stand in `members[g * most] … members[g * most + count[g] - 1]`. */
  readonly members: Int32Array;
  readonly most: number;
  /** What each person costs with the rest of the team, avoided pairs included. */
  readonly within: Float64Array;
  /** Broken rules of each team, avoided pairs left out. */
  readonly faults: Int32Array;
  /** Prices of pairs: `TeamProblem.pair`, and `weight` more where they must not meet. */
  readonly price: Int32Array;
  private readonly slotOf: Int32Array;
  private readonly unitSeen: Int32Array;
  private stamp = 0;

  constructor(
    readonly problem: TeamProblem,
    teamOf: Int32Array,
    public weight: number,
  ) {
    const { n, teams, most, unitOf } = problem;
    this.teamOf = teamOf.slice();
    this.most = most;
    this.count = new Int32Array(teams);
    this.members = new Int32Array(teams * most);
    this.slotOf = new Int32Array(n);
    this.within = new Float64Array(n);
    this.faults = new Int32Array(teams);
    this.unitSeen = new Int32Array(unitOf.reduce((a, b) => Math.max(a, b), 0) + 1);
    for (let p = 0; p < n; p++) {
      const g = teamOf[p]!;
      const slot = this.count[g]!++;
      this.members[g * most + slot] = p;
      this.slotOf[p] = slot;
    }
    this.price = problem.pair.slice();
    this.addToAvoided(weight);
    for (let g = 0; g < teams; g++) {
      this.faults[g] = this.faultsOf(g, -1, -1);
      this.sumWithin(g);
    }
  }

  private addToAvoided(more: number): void {
    const { n, avoid } = this.problem;
    for (const key of avoid) {
      this.price[key]! += more;
      this.price[(key % n) * n + Math.floor(key / n)]! += more;
    }
  }

  /** Put another price on broken rules. */
  reprice(weight: number): void {
    this.addToAvoided(weight - this.weight);
    this.weight = weight;
    for (let g = 0; g < this.count.length; g++) this.sumWithin(g);
  }

  private sumWithin(g: number): void {
    const { members, most } = this;
    for (let i = g * most; i < g * most + this.count[g]!; i++) {
      const p = members[i]!;
      this.within[p] = this.priceWith(p, g) - this.price[p * this.problem.n + p]!;
    }
  }

  /** What p costs with all present members of team g. */
  priceWith(p: number, g: number): number {
    const { members, most, price } = this;
    const row = p * this.problem.n;
    let sum = 0;
    for (let i = g * most, end = i + this.count[g]!; i < end; i++) sum += price[row + members[i]!]!;
    return sum;
  }

  /** Rules that team g would break without `out` and `out2`, and with `into` and `into2`; -1 for nobody. */
  faultsOf(g: number, out: number, into: number, out2 = -1, into2 = -1): number {
    const { members, most } = this;
    const { need, meets, unitOf, minUnits } = this.problem;
    const first = g * most;
    const end = first + this.count[g]!;
    let faults = 0;
    for (let r = 0; r < need.length; r++) {
      let left = need[r]!;
      for (let i = first; i < end && left > 0; i++) {
        const p = members[i]!;
        if (p !== out && p !== out2) left -= meets[p * need.length + r]!;
      }
      if (left > 0 && into >= 0) left -= meets[into * need.length + r]!;
      if (left > 0 && into2 >= 0) left -= meets[into2 * need.length + r]!;
      if (left > 0) faults += left;
    }
    const { unitSeen } = this;
    const stamp = ++this.stamp;
    let units = 0;
    for (let i = first; i < end + 2; i++) {
      const p = i < end ? members[i]! : i === end ? into : into2;
      if (p < 0 || p === out || p === out2 || unitSeen[unitOf[p]!] === stamp) continue;
      unitSeen[unitOf[p]!] = stamp;
      units++;
    }
    return units < minUnits ? faults + minUnits - units : faults;
  }

  private place(p: number, g: number, slot: number): void {
    this.members[g * this.most + slot] = p;
    this.slotOf[p] = slot;
    this.teamOf[p] = g;
  }

  private settle(g: number): void {
    this.faults[g] = this.faultsOf(g, -1, -1);
    this.sumWithin(g);
  }

  swap(p: number, q: number): void {
    const g = this.teamOf[p]!;
    const h = this.teamOf[q]!;
    const slot = this.slotOf[p]!;
    this.place(p, h, this.slotOf[q]!);
    this.place(q, g, slot);
    this.settle(g);
    this.settle(h);
  }

  shift(p: number, h: number): void {
    const g = this.teamOf[p]!;
    const last = this.members[g * this.most + --this.count[g]!]!;
    this.place(last, g, this.slotOf[p]!);
    this.place(p, h, this.count[h]!++);
    this.settle(g);
    this.settle(h);
  }

  private setTeam(g: number, people: readonly number[]): void {
    this.count[g] = people.length;
    people.forEach((p, slot) => this.place(p, g, slot));
    this.settle(g);
  }

  /** Give these teams these sets of people, each set with somebody fixed to its own team. */
  setTeams(groups: readonly number[], sets: readonly (readonly number[])[]): void {
    const { fixedTo } = this.problem;
    const home = sets.map((set) => set.map((p) => fixedTo[p]!).find((g) => g >= 0) ?? -1);
    const left = groups.filter((g) => !home.includes(g));
    sets.forEach((set, i) => this.setTeam(home[i]! >= 0 ? home[i]! : left.shift()!, set));
  }

  /** Broken rules in all, avoided pairs that meet included. */
  broken(): number {
    const { n, avoid } = this.problem;
    let broken = 0;
    for (const faults of this.faults) broken += faults;
    for (const key of avoid) if (this.teamOf[key % n] === this.teamOf[Math.floor(key / n)]) broken++;
    return broken;
  }

  /** Pairs' prices and broken rules together. */
  cost(): number {
    let cost = 0;
    for (const price of this.within) cost += price / 2;
    for (const faults of this.faults) cost += faults * this.weight;
    return cost;
  }

  /** Each team's people, ascending. */
  teams(): number[][] {
    const { most, members, count } = this;
    return Array.from(count, (size, g) =>
      Array.from(members.subarray(g * most, g * most + size)).sort((a, b) => a - b),
    );
  }
}
