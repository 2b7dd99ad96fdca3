import type { TeamProblem } from "./problem.ts";

/** With the dearest pair (`TeamProblem.pair`) it still fits 32 bits. */
const DEAREST_RULE = 500_000_000;

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
  /** People who meet requirement r in team g, at `g * need.length + r`. */
  private readonly have: Int32Array;
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
    this.have = new Int32Array(teams * problem.need.length);
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
    for (let g = 0; g < teams; g++) this.settle(g);
  }

  private addToAvoided(more: number): void {
    const { n, avoid } = this.problem;
    for (const key of avoid) {
      this.price[key]! += more;
      this.price[(key % n) * n + Math.floor(key / n)]! += more;
    }
  }

  /** Put another price on broken rules, rounded and at most so much that sums of prices stay exact. */
  reprice(price: number): void {
    const weight = Math.min(DEAREST_RULE, Math.round(price));
    if (weight === this.weight) return;
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

  /** Rules that team g would break without its member `out` and with `into`; -1 for nobody. Avoided pairs left out. */
  faultsOf(g: number, out: number, into: number): number {
    const { members, most, have } = this;
    const { need, meets, unitOf, minUnits } = this.problem;
    const rules = need.length;
    let faults = 0;
    for (let r = 0; r < rules; r++) {
      let left = need[r]! - have[g * rules + r]!;
      if (out >= 0) left += meets[out * rules + r]!;
      if (into >= 0) left -= meets[into * rules + r]!;
      if (left > 0) faults += left;
    }
    if (minUnits < 2) return faults;
    const { unitSeen } = this;
    const stamp = ++this.stamp;
    let units = 0;
    const first = g * most;
    const end = first + this.count[g]!;
    for (let i = first; i <= end; i++) {
      const p = i < end ? members[i]! : into;
      if (p < 0 || p === out || unitSeen[unitOf[p]!] === stamp) continue;
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
    this.tally(g);
    this.faults[g] = this.faultsOf(g, -1, -1);
    this.sumWithin(g);
  }

  private tally(g: number): void {
    const { have, members, most } = this;
    const { need, meets } = this.problem;
    const rules = need.length;
    have.fill(0, g * rules, (g + 1) * rules);
    for (let i = g * most; i < g * most + this.count[g]!; i++) {
      for (let r = 0; r < rules; r++) have[g * rules + r]! += meets[members[i]! * rules + r]!;
    }
  }

  /** What team g has and costs when `out` has left it and `into` has come; `faults` as `faultsOf` says. */
  private exchange(g: number, out: number, into: number, faults: number): void {
    const { have, members, most, price, within } = this;
    const { need, meets, n } = this.problem;
    const rules = need.length;
    for (let r = 0; r < rules; r++) {
      have[g * rules + r]! += meets[into * rules + r]! - meets[out * rules + r]!;
    }
    let sum = 0;
    for (let i = g * most, end = i + this.count[g]!; i < end; i++) {
      const m = members[i]!;
      if (m === into) continue;
      const more = price[into * n + m]!;
      within[m]! += more - price[out * n + m]!;
      sum += more;
    }
    within[into] = sum;
    this.faults[g] = faults;
  }

  /** Change the places of p and q, after which their teams break so many rules. */
  swap(p: number, q: number, faultsLeft: number, faultsThere: number): void {
    const g = this.teamOf[p]!;
    const h = this.teamOf[q]!;
    const slot = this.slotOf[p]!;
    this.place(p, h, this.slotOf[q]!);
    this.place(q, g, slot);
    this.exchange(g, p, q, faultsLeft);
    this.exchange(h, q, p, faultsThere);
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

  /** The people of team g, in no order. */
  membersOf(g: number): number[] {
    return Array.from(this.members.subarray(g * this.most, g * this.most + this.count[g]!));
  }

  /** What a team of these people would cost, broken rules included. */
  priceOf(people: readonly number[]): number {
    const { n, need, meets, unitOf, minUnits } = this.problem;
    let pairs = 0;
    for (const [i, p] of people.entries())
      for (let j = 0; j < i; j++) pairs += this.price[p * n + people[j]!]!;
    let faults = Math.max(0, minUnits - new Set(people.map((p) => unitOf[p])).size);
    for (const [r, each] of need.entries()) {
      const have = people.filter((p) => meets[p * need.length + r] === 1).length;
      faults += Math.max(0, each - have);
    }
    return pairs + faults * this.weight;
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
    return Array.from(this.count, (_, g) => this.membersOf(g).sort((a, b) => a - b));
  }
}
