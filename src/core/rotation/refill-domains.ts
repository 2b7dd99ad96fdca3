import { RefillCounts } from "./refill-counts.ts";
import { lowestBit, type RefillProblem } from "./refill-problem.ts";

/**
 * The choices left to each pair of a refill problem, and what follows when one is taken away: arc consistency on
 * the cells, the targets, the rival pairs and the budget. Every step can be taken back.
 */
export class RefillDomains {
  readonly #problem: RefillProblem;
  /** Number of rounds and "not at all": the width of a row. */
  readonly width: number;
  readonly domain: Int32Array;
  readonly counts: RefillCounts;
  readonly #previousMeeting: Int32Array;
  /** Failures that each cell has caused. */
  readonly weight: Float64Array;
  budget: number;
  /** Least price that each pair's choices still allow. */
  readonly #least: Int32Array;
  readonly #trailPair: number[] = [];
  readonly #trailDomain: number[] = [];
  readonly #decided: number[] = [];
  readonly #tight: number[] = [];
  readonly #tightTeams: number[] = [];
  isFailed = false;
  /** Restrictions that may still be made. */
  left = 0;

  constructor(problem: RefillProblem) {
    const { teams, targets, rounds } = problem;
    const rows = (teams + targets) * (rounds + 1);
    this.#problem = problem;
    this.width = rounds + 1;
    this.domain = problem.domain.slice();
    this.counts = new RefillCounts(problem);
    this.#previousMeeting = new Int32Array(this.domain.length).fill(-1);
    problem.nextMeeting.forEach((next, pair) => next >= 0 && (this.#previousMeeting[next] = pair));
    this.weight = new Float64Array(rows).fill(1);
    this.budget = problem.budget;
    this.#least = this.domain.map((domain, pair) => this.#priceOf(pair, domain));
  }

  /** Queue every constraint once; pairs that start with one choice count as decided. */
  checkAll(): void {
    const { team, cells, totals, teams, targets, demand, gap, rounds } = this.#problem;
    for (let cell = 0; cell < teams * this.width; cell++) {
      if (this.counts.possible[cell]! < cells.least[cell]!) this.isFailed = true;
      if (cells.least[cell]! > 0 && this.counts.possible[cell] === cells.least[cell]) this.#tight.push(cell);
    }
    for (let t = 0; t < teams; t++) {
      if (this.counts.teamPossible[t]! < totals.least[t]!) this.isFailed = true;
      if (this.counts.teamPossible[t] === totals.least[t]) this.#tightTeams.push(t);
    }
    for (let r = 1; r <= rounds; r++) this.#watchRound(r);
    for (let t = 0; t < teams; t++) if (totals.most[t] === 0) this.#clear(this.counts.pairsOfTeam[t]!, -1, 1);
    for (let v = 0; v < targets; v++) {
      if (gap[v]! > 0 && this.counts.openRounds[v]! < demand[v]!) this.isFailed = true;
      for (let r = 1; r <= rounds; r++) this.#watchTarget(v, (teams + v) * this.width + r);
    }
    for (let pair = 0; pair < team.length; pair++) {
      const only = this.domain[pair]!;
      if ((only & (only - 1)) === 0 && only !== 1) this.counts.take(pair, lowestBit(only), 1);
      if ((only & (only - 1)) === 0) this.#decided.push(pair);
    }
    this.propagate();
  }

  #priceOf(pair: number, domain: number): number {
    const row = pair * this.width;
    let least = 0x7fffffff;
    for (let rest = domain; rest !== 0; rest &= rest - 1) {
      const price = this.#problem.price[row + lowestBit(rest)]!;
      if (price < least) least = price;
    }
    return least;
  }

  /** Keep only the choices in the mask. */
  restrict(pair: number, mask: number): void {
    const before = this.domain[pair]!;
    const after = before & mask;
    if (after === before) return;
    this.left--;
    if (after === 0) {
      this.isFailed = true;
      return;
    }
    this.#trailPair.push(pair);
    this.#trailDomain.push(before);
    this.domain[pair] = after;
    const least = this.#priceOf(pair, after);
    this.budget -= least - this.#least[pair]!;
    this.#least[pair] = least;
    if (this.budget < 0) this.isFailed = true;
    for (let rest = before & ~after & ~1; rest !== 0; rest &= rest - 1) this.#lose(pair, lowestBit(rest));
    if ((after & (after - 1)) !== 0) return;
    if (after === 1) this.#loseTeam(this.#problem.team[pair]!);
    else this.counts.take(pair, lowestBit(after), 1);
    this.#decided.push(pair);
  }

  /** One pair of a team fewer may be a visit. */
  #loseTeam(team: number): void {
    const least = this.#problem.totals.least[team]!;
    const left = --this.counts.teamPossible[team]!;
    if (left < least) this.isFailed = true;
    else if (left === least && left > 0) this.#tightTeams.push(team);
  }

  #watchRound(round: number): void {
    if (this.counts.roundOpen[round]! < this.#problem.perRound.least[round]!) this.isFailed = true;
  }

  /** A pair no longer fills its cells in this round. */
  #lose(pair: number, round: number): void {
    const { team, target, teams, cells, demand, gap } = this.#problem;
    const cell = team[pair]! * this.width + round;
    const left = --this.counts.possible[cell]!;
    if (left < cells.least[cell]!) this.#fail(cell);
    else if (left === cells.least[cell]! && left > 0) this.#tight.push(cell);
    const v = target[pair]!;
    const row = (teams + v) * this.width;
    if (--this.counts.possible[row + round]! === 0) {
      this.counts.roundOpen[round]!--;
      if (gap[v]! > 0) this.#watchRound(round);
      if (--this.counts.openRounds[v]! < demand[v]! && gap[v]! > 0) this.#fail(row + round);
    }
    if (this.counts.openRounds[v] === demand[v]) {
      for (let r = 1; r < this.width; r++) this.#watchTarget(v, row + r);
    }
  }

  /** A target that needs all its open rounds takes a round's only pair. */
  #watchTarget(target: number, cell: number): void {
    const { demand, gap } = this.#problem;
    if (
      gap[target]! > 0 &&
      this.counts.possible[cell] === 1 &&
      this.counts.openRounds[target] === demand[target]
    ) {
      this.#tight.push(cell);
    }
  }

  #fail(cell: number): void {
    this.isFailed = true;
    this.weight[cell]!++;
  }

  /** Draw all conclusions; `isFailed` when they contradict each other. */
  propagate(): void {
    while (!this.isFailed) {
      if (this.#decided.length > 0) this.#spread(this.#decided.pop()!);
      else if (this.#tight.length > 0) this.#fill(this.#tight.pop()!);
      else if (this.#tightTeams.length > 0) this.#fillTeam(this.#tightTeams.pop()!);
      else return;
    }
    this.#forgetQueues();
  }

  /** What follows from a pair with one choice left. */
  #spread(pair: number): void {
    const { team, target, teams, demand, gap, rivals, lag, nextMeeting } = this.#problem;
    const only = this.domain[pair]!;
    const next = nextMeeting[pair]!;
    if (only === 1) {
      if (next >= 0) this.restrict(next, 1);
      return;
    }
    const round = lowestBit(only);
    this.#spreadLoads(team[pair]!, round);
    if (this.isFailed) return;
    const v = target[pair]!;
    if (this.counts.served[v]! > demand[v]!) return this.#fail((teams + v) * this.width + round);
    if (this.counts.served[v] === demand[v]) this.#clear(this.counts.pairsOfTarget[v]!, -1, 1);
    else if (gap[v]! > 0)
      this.#clear(this.counts.pairsOfTarget[v]!, -1, ~this.#near(round, gap[v]! - 1), pair);
    this.#spreadMeetings(pair, round);
    const near = ~this.#near(round, lag);
    for (const rival of rivals[pair]!) {
      if (this.isFailed) return;
      this.restrict(rival, near);
    }
  }

  /** A cell, a team or a round that has its most takes no more. */
  #spreadLoads(team: number, round: number): void {
    const { cells, totals, perRound } = this.#problem;
    const cell = team * this.width + round;
    const bit = 1 << round;
    if (this.counts.taken[cell]! > cells.most[cell]!) return this.#fail(cell);
    if (this.counts.taken[cell] === cells.most[cell]) this.#clear(this.counts.pairsOfTeam[team]!, bit, ~bit);
    if (
      this.counts.teamTaken[team]! > totals.most[team]! ||
      this.counts.roundTaken[round]! > perRound.most[round]!
    ) {
      return this.#fail(cell);
    }
    if (this.counts.teamTaken[team] === totals.most[team]) this.#clear(this.counts.pairsOfTeam[team]!, -1, 1);
    if (this.counts.roundTaken[round] !== perRound.most[round]) return;
    for (const pairs of this.counts.pairsOfTeam) this.#clear(pairs, bit, ~bit);
  }

  /** All pairs of a team that may still be visits must be. */
  #fillTeam(team: number): void {
    for (const pair of this.counts.pairsOfTeam[team]!) {
      if (this.isFailed) return;
      if (this.domain[pair] !== 1) this.restrict(pair, ~1);
    }
  }

  /** Meetings of the same team and target before and after one in this round. */
  #spreadMeetings(pair: number, round: number): void {
    const { nextMeeting, window } = this.#problem;
    const next = nextMeeting[pair]!;
    const previous = this.#previousMeeting[pair]!;
    if (next >= 0) this.restrict(next, (-1 << Math.min(31, round + window)) | 1);
    if (previous >= 0 && !this.isFailed) this.restrict(previous, (1 << Math.max(1, round - window + 1)) - 2);
  }

  /** Restrict those of the pairs that are not decided on one of the rounds in `decided`. */
  #clear(pairs: readonly number[], decided: number, mask: number, except = -1): void {
    for (const pair of pairs) {
      if (this.isFailed) return;
      const domain = this.domain[pair]!;
      const isTaken = (domain & (domain - 1)) === 0 && domain !== 1 && (domain & decided) !== 0;
      if (!isTaken && pair !== except) this.restrict(pair, mask);
    }
  }

  /** Rounds within a distance of this one, as bits. */
  #near(round: number, distance: number): number {
    let bits = 0;
    const end = Math.min(this.width - 1, round + distance);
    for (let r = Math.max(1, round - distance); r <= end; r++) bits |= 1 << r;
    return bits;
  }

  /** All pairs that can still fill this cell must. */
  #fill(cell: number): void {
    const { teams } = this.#problem;
    const round = cell % this.width;
    const owner = (cell - round) / this.width;
    const pairs = owner < teams ? this.counts.pairsOfTeam[owner]! : this.counts.pairsOfTarget[owner - teams]!;
    for (const pair of pairs) {
      if (this.isFailed) return;
      if ((this.domain[pair]! & (1 << round)) !== 0) this.restrict(pair, 1 << round);
    }
  }

  /** How far back `undo` can go. */
  get mark(): number {
    return this.#trailPair.length;
  }

  /** Take back everything since a mark. */
  undo(mark: number): void {
    const { team } = this.#problem;
    while (this.#trailPair.length > mark) {
      const pair = this.#trailPair.pop()!;
      const before = this.#trailDomain.pop()!;
      const after = this.domain[pair]!;
      if (after === 1) this.counts.teamPossible[team[pair]!]!++;
      else if ((after & (after - 1)) === 0) this.counts.take(pair, lowestBit(after), -1);
      const least = this.#priceOf(pair, before);
      this.budget += this.#least[pair]! - least;
      this.#least[pair] = least;
      for (let rest = before & ~after & ~1; rest !== 0; rest &= rest - 1)
        this.counts.regain(pair, lowestBit(rest));
      this.domain[pair] = before;
    }
    this.#forgetQueues();
    this.isFailed = false;
  }

  #forgetQueues(): void {
    this.#decided.length = 0;
    this.#tight.length = 0;
    this.#tightTeams.length = 0;
  }

  /** Drop the choices that cost more than what is left, if less is left than at the last look. */
  dropDear(seen: number): void {
    if (this.budget >= seen) return;
    for (let pair = 0; pair < this.domain.length && !this.isFailed; pair++) {
      const domain = this.domain[pair]!;
      if ((domain & (domain - 1)) === 0) continue;
      const most = this.budget + this.#least[pair]!;
      let mask = domain;
      for (let rest = domain; rest !== 0; rest &= rest - 1) {
        const choice = lowestBit(rest);
        if (this.#problem.price[pair * this.width + choice]! > most) mask &= ~(1 << choice);
      }
      this.restrict(pair, mask);
    }
    this.propagate();
  }
}
