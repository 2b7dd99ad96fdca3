import type { Random } from "../random.ts";
import { RefillDomains } from "./refill-domains.ts";
import { lowestBit, type RefillProblem } from "./refill-problem.ts";

/**
 * Nodes of the first run, runs in all (each longer than the one before by the factor `growth`, by half unless told),
 * and a purse of restrictions that several searches may share: each takes what it uses, and none goes on when it is
 * empty.
 */
export type RefillLimits = { nodes: number; runs: number; growth?: number; purse: { left: number } };

/** `found` leaves one round, or 0, for each pair in `rounds`; `none` is a proof; `open` ran into the limits. */
export type RefillOutcome = { status: "found"; rounds: Int32Array } | { status: "none" } | { status: "open" };

const SOLVED = 1;
const FAILED = -1;
const CUT_OFF = 0;

/**
 * Solve a refill problem by complete search: arc consistency on the cells, the targets and the budget, branching on
 * the cell with the fewest choices for the failures that it has caused, cheapest pair first, with restarts.
 *
 * Source: weighted degrees, Boussemart, Hemery, Lecoutre and Sais, ECAI 2004.
 */
export function searchRefill(problem: RefillProblem, limits: RefillLimits, random: Random): RefillOutcome {
  return new RefillSearch(problem, random).run(limits);
}

class RefillSearch {
  readonly #problem: RefillProblem;
  readonly #random: Random;
  readonly #domains: RefillDomains;
  readonly #width: number;
  #nodes = 0;

  constructor(problem: RefillProblem, random: Random) {
    this.#problem = problem;
    this.#random = random;
    this.#domains = new RefillDomains(problem);
    this.#width = problem.rounds + 1;
  }

  run({ nodes, runs, growth = 1.5, purse }: RefillLimits): RefillOutcome {
    this.#domains.left = purse.left;
    this.#domains.checkAll();
    const outcome = this.#restart(nodes, runs, growth);
    purse.left = this.#domains.left;
    return outcome;
  }

  #restart(nodes: number, runs: number, growth: number): RefillOutcome {
    let allowance = nodes;
    for (let run = 0; run < runs && this.#domains.left > 0; run++) {
      const mark = this.#domains.mark;
      this.#nodes = allowance;
      allowance = Math.ceil(allowance * growth);
      const outcome = this.#domains.isFailed ? FAILED : this.#branch(Infinity);
      if (outcome === SOLVED) return { status: "found", rounds: this.#domains.domain.map(lowestBit) };
      if (outcome === FAILED) return { status: "none" };
      this.#domains.undo(mark);
    }
    return { status: "open" };
  }
  /** @param seen the budget when dear choices were last dropped on this path. */
  #branch(seen: number): number {
    if (--this.#nodes < 0 || this.#domains.left < 0) return CUT_OFF;
    this.#domains.dropDear(seen);
    if (this.#domains.isFailed) return FAILED;
    const cell = this.#hardestCell();
    if (cell < 0) return this.#domains.counts.isServed() ? SOLVED : FAILED;
    const round = cell % this.#width;
    const pair = this.#cheapestPair(cell, round);
    const mark = this.#domains.mark;
    const now = this.#domains.budget;
    const left = this.#try(pair, 1 << round, now);
    if (left !== FAILED) return left;
    this.#domains.undo(mark);
    const right = this.#try(pair, ~(1 << round), now);
    if (right === FAILED) this.#domains.undo(mark);
    return right;
  }

  #try(pair: number, mask: number, seen: number): number {
    this.#domains.restrict(pair, mask);
    this.#domains.propagate();
    return this.#domains.isFailed ? FAILED : this.#branch(seen);
  }

  /** The unfilled cell with the fewest choices for its weight; -1 when all are filled. */
  #hardestCell(): number {
    const { teams, targets, cells, demand, gap } = this.#problem;
    let best = -1;
    let least = Infinity;
    for (let cell = 0; cell < teams * this.#width; cell++) {
      if (this.#domains.counts.taken[cell]! >= cells.least[cell]!) continue;
      const score =
        (this.#domains.counts.possible[cell]! - this.#domains.counts.taken[cell]!) /
        this.#domains.weight[cell]!;
      if (score < least) {
        least = score;
        best = cell;
      }
    }
    for (let v = 0; v < targets; v++) {
      if (
        gap[v] === 0 ||
        this.#domains.counts.openRounds[v] !== demand[v] ||
        this.#domains.counts.served[v] === demand[v]
      )
        continue;
      for (let cell = (teams + v) * this.#width + 1; cell < (teams + v + 1) * this.#width; cell++) {
        if (this.#domains.counts.possible[cell]! < 2) continue;
        const score = this.#domains.counts.possible[cell]! / this.#domains.weight[cell]!;
        if (score < least) {
          least = score;
          best = cell;
        }
      }
    }
    return best < 0 ? this.#hardestTarget() : best;
  }

  /** An open round of the target with the fewest choices among those that need more visits; -1 when none does. */
  #hardestTarget(): number {
    const { teams, targets, demand } = this.#problem;
    const { domain, counts } = this.#domains;
    const { served, possible, pairsOfTarget } = counts;
    let best = -1;
    let least = Infinity;
    for (let v = 0; v < targets; v++) {
      if (served[v]! >= demand[v]!) continue;
      const open = pairsOfTarget[v]!.filter((pair) => (domain[pair]! & (domain[pair]! - 1)) !== 0);
      if (open.length >= least) continue;
      least = open.length;
      const rounds = open.reduce((bits, pair) => bits | domain[pair]!, 0) & ~1;
      const row = (teams + v) * this.#width;
      best = -1;
      for (let r = 1; r < this.#width; r++) {
        if ((rounds & (1 << r)) === 0) continue;
        if (best < 0 || possible[row + r]! < possible[best]!) best = row + r;
      }
    }
    return best;
  }

  #cheapestPair(cell: number, round: number): number {
    const { teams, price } = this.#problem;
    const owner = (cell - round) / this.#width;
    const pairs =
      owner < teams
        ? this.#domains.counts.pairsOfTeam[owner]!
        : this.#domains.counts.pairsOfTarget[owner - teams]!;
    let best = -1;
    let least = Infinity;
    for (const pair of pairs) {
      const domain = this.#domains.domain[pair]!;
      if ((domain & (1 << round)) === 0 || (domain & (domain - 1)) === 0) continue;
      const row = pair * this.#width;
      const score = 16 * (price[row + round]! - price[row]!) + this.#random.int(16);
      if (score < least) {
        least = score;
        best = pair;
      }
    }
    return best;
  }
}
