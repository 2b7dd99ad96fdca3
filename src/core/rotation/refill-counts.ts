import { lowestBit, type RefillProblem } from "./refill-problem.ts";

/**
 * How many pairs of a refill problem fill a cell, a team, a round or a target, and how many still may.
 *
 * Cells have one row for each team and, after these, one for each target; a row is `rounds + 1` wide. The numbers
 * follow the domains only when told: whoever narrows or widens a domain says so.
 */
export class RefillCounts {
  readonly #problem: RefillProblem;
  readonly #width: number;
  readonly pairsOfTeam: readonly (readonly number[])[];
  readonly pairsOfTarget: readonly (readonly number[])[];
  /** Pairs that may still fill a cell of a team, or of a target (rows after the teams), and pairs that do. */
  readonly possible: Int32Array;
  readonly taken: Int32Array;
  /** Visits of each target so far, and rounds that can still serve it. */
  readonly served: Int32Array;
  readonly openRounds: Int32Array;
  /** Visits of each team so far, and pairs that may still be visits; visits of each round, and targets open in it. */
  readonly teamTaken: Int32Array;
  readonly teamPossible: Int32Array;
  readonly roundTaken: Int32Array;
  readonly roundOpen: Int32Array;

  constructor(problem: RefillProblem) {
    const { teams, targets, rounds, team, target, domain } = problem;
    const rows = (teams + targets) * (rounds + 1);
    this.#problem = problem;
    this.#width = rounds + 1;
    this.pairsOfTeam = groupBy(team, teams);
    this.pairsOfTarget = groupBy(target, targets);
    this.possible = new Int32Array(rows);
    this.taken = new Int32Array(rows);
    this.served = new Int32Array(targets);
    this.openRounds = new Int32Array(targets);
    this.teamTaken = new Int32Array(teams);
    this.teamPossible = new Int32Array(teams);
    this.roundTaken = new Int32Array(this.#width);
    this.roundOpen = new Int32Array(this.#width);
    domain.forEach((choices, pair) => {
      if (choices !== 1) this.teamPossible[team[pair]!]!++;
      for (let rest = choices & ~1; rest !== 0; rest &= rest - 1) this.regain(pair, lowestBit(rest));
    });
  }

  /** A pair becomes a visit of this round (step 1), or is none any more (step -1). */
  take(pair: number, round: number, step: number): void {
    const { team, target } = this.#problem;
    this.taken[team[pair]! * this.#width + round]! += step;
    this.teamTaken[team[pair]!]! += step;
    this.roundTaken[round]! += step;
    this.served[target[pair]!]! += step;
  }

  /** A pair may fill its cells in this round again. */
  regain(pair: number, round: number): void {
    const { team, target, teams } = this.#problem;
    const v = target[pair]!;
    this.possible[team[pair]! * this.#width + round]!++;
    if (this.possible[(teams + v) * this.#width + round]!++ > 0) return;
    this.openRounds[v]!++;
    this.roundOpen[round]!++;
  }

  /** Whether targets and rounds have as many visits as they must, once every pair is decided. */
  isServed(): boolean {
    const { perRound, demand } = this.#problem;
    if (demand.some((visits, v) => this.served[v]! < visits)) return false;
    return perRound.least.every((visits, round) => round === 0 || this.roundTaken[round]! >= visits);
  }
}

/** Indexes of the keys with each value from 0 to `count - 1`, ascending. */
function groupBy(keys: Int32Array, count: number): number[][] {
  const groups: number[][] = Array.from({ length: count }, () => []);
  keys.forEach((key, i) => groups[key]!.push(i));
  return groups;
}
