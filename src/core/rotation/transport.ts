import { BARRED, type RotationModel } from "./model.ts";

/** Fewest and most visits of each team over the horizon. */
export type TeamLoads = { least: Int32Array; most: Int32Array };

/**
 * Who visits whom, all rounds together.
 *
 * `optimal`: `teamOf` gives each slot its team, `price` their sum, and `teamDual` prices that prove it: for every
 * slot, its own team is cheapest by `cost - teamDual` among the teams it may still go to.
 * `short`: the slots of `targets` need more visits than the teams open to them can give, or, when `targets` is
 * empty, the `teams` cannot reach their least loads.
 */
export type TransportPlan =
  | { status: "optimal"; teamOf: Int32Array; price: number; teamDual: Float64Array }
  | { status: "short"; targets: number[]; teams: number[] };

/**
 * Least-cost distribution of all visits over the teams, forgetting rounds: each target gets the visits it needs, a
 * pair meets at most `pairCap` times, each team's load stays within its limits, decided visits stay.
 *
 * Every target first takes its cheapest teams; then single visits are pushed from overloaded to underloaded teams
 * along shortest paths in the graph whose nodes are the teams and one pool, and whose arc (s, t) is the cheapest
 * visit that s can hand to t. Exact; ties go to the lower index. Time O(excess * (teams^2 + moved rows)).
 *
 * @param pairPrice price of each pair, BARRED where forbidden; by default the model's own.
 * Source: successive shortest paths with potentials, Ahuja, Magnanti and Orlin, Network Flows (1993), ch. 9.7,
 * on the graph of teams only, because targets never hold excess.
 */
export function planTransport(
  model: RotationModel,
  loads: TeamLoads,
  pairPrice: Int32Array = model.cost,
): TransportPlan {
  const transport = new Transport(model, loads, pairPrice);
  const unserved = transport.takeCheapest();
  if (unserved.length > 0) return { status: "short", targets: unserved, teams: [] };
  for (;;) {
    const path = transport.shortestPath();
    if (path === "balanced") break;
    if (path === "stuck") return { status: "short", ...transport.stuckSet() };
    transport.push(path);
  }
  return { status: "optimal", ...transport.result() };
}

class Transport {
  readonly #model: RotationModel;
  readonly #price: Int32Array;
  readonly #loads: TeamLoads;
  readonly #pool: number;
  readonly #teamOf: Int32Array;
  readonly #movable: Uint8Array;
  /** Visits of each pair now. */
  readonly #meetings: Uint8Array;
  readonly #slotsOf: number[][];
  /** Cheapest hand-over from team s to team t, and the slot that does it, at `s * teams + t`. */
  readonly #arc: Int32Array;
  readonly #arcSlot: Int32Array;
  /** Flow from each team into the pool: its load, cut to its limits. */
  readonly #counted: Int32Array;
  readonly #excess: Int32Array;
  readonly #potential: Float64Array;
  readonly #distance: Float64Array;
  readonly #previous: Int32Array;
  readonly #reached: Uint8Array;

  constructor(model: RotationModel, loads: TeamLoads, pairPrice: Int32Array) {
    const { teams, targets, slots } = model;
    this.#model = model;
    this.#price = pairPrice;
    this.#loads = loads;
    this.#pool = teams;
    this.#teamOf = new Int32Array(slots).fill(-1);
    this.#movable = new Uint8Array(slots).fill(1);
    this.#meetings = new Uint8Array(teams * targets);
    this.#slotsOf = Array.from({ length: teams }, () => []);
    this.#arc = new Int32Array(teams * teams);
    this.#arcSlot = new Int32Array(teams * teams);
    this.#counted = new Int32Array(teams);
    this.#excess = new Int32Array(teams + 1);
    this.#potential = new Float64Array(teams + 1);
    this.#distance = new Float64Array(teams + 1);
    this.#previous = new Int32Array(teams + 1);
    this.#reached = new Uint8Array(teams + 1);
  }

  /** Give every slot its cheapest team, whatever the loads. Returns targets with too few teams open to them. */
  takeCheapest(): number[] {
    const { targets, slotStart, fixed, slots } = this.#model;
    const filled = new Int32Array(targets);
    for (const [team, target] of fixed) {
      const slot = slotStart[target]! + filled[target]!++;
      this.#movable[slot] = 0;
      this.#assign(slot, target, team);
    }
    const unserved: number[] = [];
    for (let v = 0; v < targets; v++) {
      for (let slot = slotStart[v]! + filled[v]!; slot < slotStart[v + 1]!; slot++) {
        const team = this.#cheapestTeam(v);
        if (team < 0) {
          unserved.push(v);
          break;
        }
        this.#assign(slot, v, team);
      }
    }
    if (unserved.length === 0) this.#openAccounts(slots);
    return unserved;
  }

  #assign(slot: number, target: number, team: number): void {
    this.#teamOf[slot] = team;
    this.#meetings[target * this.#model.teams + team]!++;
    this.#slotsOf[team]!.push(slot);
  }

  #cheapestTeam(target: number): number {
    const { teams, pairCap } = this.#model;
    const row = target * teams;
    let best = -1;
    let least = BARRED;
    for (let t = 0; t < teams; t++) {
      const price = this.#price[row + t]!;
      if (price < least && this.#meetings[row + t]! < pairCap) {
        least = price;
        best = t;
      }
    }
    return best;
  }

  #openAccounts(slots: number): void {
    const { teams } = this.#model;
    const { least, most } = this.#loads;
    let counted = 0;
    for (let t = 0; t < teams; t++) {
      const load = this.#slotsOf[t]!.length;
      this.#counted[t] = Math.min(most[t]!, Math.max(least[t]!, load));
      this.#excess[t] = load - this.#counted[t]!;
      counted += this.#counted[t]!;
      this.#refreshRow(t);
    }
    this.#excess[this.#pool] = counted - slots;
  }

  /** Recompute all hand-overs from a team. */
  #refreshRow(team: number): void {
    const { teams, slotTarget, pairCap } = this.#model;
    const row = team * teams;
    this.#arc.fill(BARRED, row, row + teams);
    this.#arcSlot.fill(-1, row, row + teams);
    for (const slot of this.#slotsOf[team]!) {
      if (this.#movable[slot] === 0) continue;
      const pairs = slotTarget[slot]! * teams;
      const own = this.#price[pairs + team]!;
      for (let t = 0; t < teams; t++) {
        const step = this.#price[pairs + t]! - own;
        if (step < this.#arc[row + t]! && this.#meetings[pairs + t]! < pairCap) {
          if (this.#price[pairs + t] === BARRED) continue;
          this.#arc[row + t] = step;
          this.#arcSlot[row + t] = slot;
        }
      }
    }
    this.#arc[row + team] = BARRED;
  }

  /** Recompute the hand-over from one team to one other. */
  #refreshArc(from: number, to: number): void {
    const { teams, slotTarget, pairCap } = this.#model;
    let least = BARRED;
    let best = -1;
    for (const slot of this.#slotsOf[from]!) {
      const pairs = slotTarget[slot]! * teams;
      const price = this.#price[pairs + to]!;
      if (this.#movable[slot] === 0 || price === BARRED || this.#meetings[pairs + to]! >= pairCap) continue;
      const step = price - this.#price[pairs + from]!;
      if (step < least) {
        least = step;
        best = slot;
      }
    }
    this.#arc[from * teams + to] = least;
    this.#arcSlot[from * teams + to] = best;
  }

  /** Cheapest path from any excess to any shortage, as nodes; updates the potentials. */
  shortestPath(): number[] | "balanced" | "stuck" {
    const nodes = this.#pool + 1;
    let excess = 0;
    for (let u = 0; u < nodes; u++) {
      this.#reached[u] = 0;
      this.#previous[u] = -1;
      this.#distance[u] = this.#excess[u]! > 0 ? 0 : Infinity;
      if (this.#excess[u]! > 0) excess++;
    }
    if (excess === 0) return "balanced";
    for (;;) {
      const node = this.#nearestOpen();
      if (node < 0) return "stuck";
      this.#reached[node] = 1;
      if (this.#excess[node]! < 0) return this.#finishPath(node);
      if (node === this.#pool) this.#relaxPool();
      else this.#relaxTeam(node);
    }
  }

  #nearestOpen(): number {
    let node = -1;
    let least = Infinity;
    for (let u = 0; u <= this.#pool; u++) {
      if (this.#reached[u] === 0 && this.#distance[u]! < least) {
        least = this.#distance[u]!;
        node = u;
      }
    }
    return node;
  }

  #relaxTeam(team: number): void {
    const { teams } = this.#model;
    const row = team * teams;
    const start = this.#distance[team]! + this.#potential[team]!;
    for (let t = 0; t < teams; t++) {
      const step = this.#arc[row + t]!;
      if (step === BARRED || this.#reached[t] === 1) continue;
      const reach = start + step - this.#potential[t]!;
      if (reach < this.#distance[t]!) {
        this.#distance[t] = reach;
        this.#previous[t] = team;
      }
    }
    if (this.#counted[team]! < this.#loads.most[team]!) this.#relax(team, this.#pool);
  }

  #relaxPool(): void {
    for (let t = 0; t < this.#pool; t++) {
      if (this.#counted[t]! > this.#loads.least[t]!) this.#relax(this.#pool, t);
    }
  }

  #relax(from: number, to: number): void {
    if (this.#reached[to] === 1) return;
    const reach = this.#distance[from]! + this.#potential[from]! - this.#potential[to]!;
    if (reach >= this.#distance[to]!) return;
    this.#distance[to] = reach;
    this.#previous[to] = from;
  }

  #finishPath(end: number): number[] {
    const length = this.#distance[end]!;
    for (let u = 0; u <= this.#pool; u++) {
      this.#potential[u]! += this.#reached[u] === 1 ? Math.min(length, this.#distance[u]!) : length;
    }
    const path: number[] = [];
    for (let u = end; u >= 0; u = this.#previous[u]!) path.push(u);
    return path.reverse();
  }

  /** Move one visit along the path and bring the hand-overs up to date. */
  push(path: readonly number[]): void {
    const { teams, slotTarget } = this.#model;
    this.#excess[path[0]!]!--;
    this.#excess[path[path.length - 1]!]!++;
    const moves: { slot: number; from: number; to: number }[] = [];
    for (let k = 0; k + 1 < path.length; k++) {
      const from = path[k]!;
      const to = path[k + 1]!;
      if (from === this.#pool) this.#counted[to]!--;
      else if (to === this.#pool) this.#counted[from]!++;
      else moves.push({ slot: this.#arcSlot[from * teams + to]!, from, to });
    }
    const touched = new Set<number>();
    for (const { slot, from, to } of moves) {
      const held = this.#slotsOf[from]!;
      held.splice(held.indexOf(slot), 1);
      this.#meetings[slotTarget[slot]! * teams + from]!--;
      this.#assign(slot, slotTarget[slot]!, to);
      touched.add(from).add(to);
    }
    for (const team of touched) this.#refreshRow(team);
    for (const move of moves) this.#refreshSiblings(slotTarget[move.slot]!, move.from, move.to, touched);
  }

  /** Other teams that visit the same target may have gained or lost a hand-over. */
  #refreshSiblings(target: number, from: number, to: number, fresh: ReadonlySet<number>): void {
    const { slotStart } = this.#model;
    for (let slot = slotStart[target]!; slot < slotStart[target + 1]!; slot++) {
      const team = this.#teamOf[slot]!;
      if (fresh.has(team)) continue;
      this.#refreshArc(team, to);
      this.#refreshArc(team, from);
    }
  }

  /** After "stuck": the targets held inside the reached teams, or the teams that stay below their least load. */
  stuckSet(): { targets: number[]; teams: number[] } {
    if (this.#reached[this.#pool] === 1) {
      const teams = [...this.#excess.keys()].filter((u) => u < this.#pool && this.#excess[u]! < 0);
      return { targets: [], teams };
    }
    const inside = new Set<number>();
    for (let t = 0; t < this.#pool; t++) {
      if (this.#reached[t] === 0) continue;
      for (const slot of this.#slotsOf[t]!) inside.add(this.#model.slotTarget[slot]!);
    }
    return { targets: [...inside].sort((a, b) => a - b), teams: [] };
  }

  result(): { teamOf: Int32Array; price: number; teamDual: Float64Array } {
    const { teams, slots, slotTarget } = this.#model;
    let price = 0;
    for (let slot = 0; slot < slots; slot++) {
      price += this.#price[slotTarget[slot]! * teams + this.#teamOf[slot]!]!;
    }
    const pool = this.#potential[this.#pool]!;
    return { teamOf: this.#teamOf, price, teamDual: this.#potential.slice(0, teams).map((p) => p - pool) };
  }
}
