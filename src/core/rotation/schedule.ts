import type { ReciprocityModel, RotationModel } from "./model.ts";

/** Where a slot sits while it is lifted out of the plan: far from every round, with no team. */
const NOWHERE = -1_000_000;

/**
 * A rotation plan under construction: each slot has a team and a round, or is lifted.
 *
 * It counts what is wrong instead of forbidding it, so that a search may pass through broken plans: mutual visits
 * apart from all other hard rules (closed rounds, gaps, windows, doubles, loads). Lifting and placing a slot take
 * time O(units of a team); the counts O(need + lag).
 */
export class Schedule {
  readonly model: RotationModel;
  readonly #reciprocity: ReciprocityModel;
  readonly #slotTarget: Int32Array;
  readonly teamOf: Int32Array;
  readonly roundOf: Int32Array;
  /** 1 for slots that hold decided visits. */
  readonly isFixed: Uint8Array;
  /** Visits in each cell. */
  readonly load: Int32Array;
  readonly teamLoad: Int32Array;
  readonly roundVisits: Int32Array;
  /** Slots of a cell as a chain: the first slot of each cell, the next and the previous of each slot. */
  readonly first: Int32Array;
  readonly next: Int32Array;
  readonly #previous: Int32Array;
  /** Visits of unit h at unit u in round r, at `(h * units + u) * span + r + lag`. */
  readonly #relation: Int16Array;
  readonly #span: number;
  /** What a mutual visit of two units counts, at `h * units + u`. */
  readonly mutualPrice: Int32Array;
  /** 1 where the team is available, whether or not the round is still open. */
  readonly #available: Uint8Array;
  readonly #availableTeams: Int32Array;
  readonly #fullTimeTeams: number;
  /** How many available teams have each load, by round; and how many full-time teams each total. */
  readonly #loadCount: Int32Array;
  readonly #totalCount: Int32Array;
  readonly #maxLoad: number;

  constructor(model: RotationModel) {
    const { teams, rounds, slots, reciprocity } = model;
    const cells = teams * (rounds + 1);
    this.model = model;
    this.#reciprocity = reciprocity;
    this.#slotTarget = model.slotTarget;
    this.teamOf = new Int32Array(slots).fill(NOWHERE);
    this.roundOf = new Int32Array(slots).fill(NOWHERE);
    this.isFixed = new Uint8Array(slots);
    this.load = new Int32Array(cells);
    this.teamLoad = new Int32Array(teams);
    this.roundVisits = new Int32Array(rounds + 1);
    this.first = new Int32Array(cells).fill(-1);
    this.next = new Int32Array(slots).fill(-1);
    this.#previous = new Int32Array(slots).fill(-1);
    this.#span = rounds + 1 + 2 * reciprocity.lag;
    this.mutualPrice = new Int32Array(reciprocity.units * reciprocity.units).fill(1);
    this.#relation = new Int16Array(reciprocity.units * reciprocity.units * this.#span);
    this.#maxLoad = slots + 2;
    this.#available = new Uint8Array(cells);
    this.#availableTeams = new Int32Array(rounds + 1);
    this.#loadCount = new Int32Array((rounds + 1) * this.#maxLoad);
    this.#totalCount = new Int32Array(this.#maxLoad);
    this.#fullTimeTeams = model.fullTime.reduce((sum, full) => sum + full, 0);
    this.#totalCount[0] = this.#fullTimeTeams;
    this.#openRounds();
    this.#recallHistory();
  }

  #openRounds(): void {
    const { rounds, instance } = this.model;
    instance.teams.forEach((team, t) => {
      for (let r = 1; r <= rounds; r++) {
        if (team.off.includes(r)) continue;
        this.#available[t * (rounds + 1) + r] = 1;
        this.#availableTeams[r]!++;
      }
    });
    for (let r = 1; r <= rounds; r++) this.#loadCount[r * this.#maxLoad] = this.#availableTeams[r]!;
  }

  #recallHistory(): void {
    const { instance, reciprocity } = this.model;
    for (const [t, v, r] of instance.history) if (r + reciprocity.lag >= 1) this.#relate(t, v, r, 1);
  }

  /** Put a lifted slot into a cell. */
  place(slot: number, team: number, round: number): void {
    const cell = team * (this.model.rounds + 1) + round;
    this.teamOf[slot] = team;
    this.roundOf[slot] = round;
    const head = this.first[cell]!;
    this.next[slot] = head;
    this.#previous[slot] = -1;
    if (head >= 0) this.#previous[head] = slot;
    this.first[cell] = slot;
    this.#count(team, round, cell, 1);
    this.#relate(team, this.model.slotTarget[slot]!, round, 1);
  }

  /** Take a placed slot out of its cell. */
  lift(slot: number): void {
    const team = this.teamOf[slot]!;
    const round = this.roundOf[slot]!;
    const cell = team * (this.model.rounds + 1) + round;
    const before = this.#previous[slot]!;
    const after = this.next[slot]!;
    if (before >= 0) this.next[before] = after;
    else this.first[cell] = after;
    if (after >= 0) this.#previous[after] = before;
    this.#count(team, round, cell, -1);
    this.#relate(team, this.model.slotTarget[slot]!, round, -1);
    this.teamOf[slot] = NOWHERE;
    this.roundOf[slot] = NOWHERE;
  }

  #count(team: number, round: number, cell: number, step: number): void {
    const load = this.load[cell]!;
    this.load[cell] = load + step;
    this.roundVisits[round]! += step;
    if (this.#available[cell] === 1) {
      this.#loadCount[round * this.#maxLoad + load]!--;
      this.#loadCount[round * this.#maxLoad + load + step]!++;
    }
    const total = this.teamLoad[team]!;
    this.teamLoad[team] = total + step;
    if (this.model.fullTime[team] === 1) {
      this.#totalCount[total]!--;
      this.#totalCount[total + step]!++;
    }
  }

  #relate(team: number, target: number, round: number, step: number): void {
    const { inspecting, inspectingStart, inspected, units, lag } = this.#reciprocity;
    const to = inspected[target]!;
    if (to < 0) return;
    const end = inspectingStart[team + 1]!;
    for (let k = inspectingStart[team]!; k < end; k++) {
      this.#relation[(inspecting[k]! * units + to) * this.#span + round + lag]! += step;
    }
  }

  /** As `place` for what is mutual, but without a place in the cell and its loads. */
  assume(slot: number, team: number, round: number): void {
    this.teamOf[slot] = team;
    this.roundOf[slot] = round;
    this.#relate(team, this.#slotTarget[slot]!, round, 1);
  }

  /** As `lift` for what is mutual, but leaving its cell and the loads alone. */
  retract(slot: number): void {
    this.#relate(this.teamOf[slot]!, this.#slotTarget[slot]!, this.roundOf[slot]!, -1);
    this.teamOf[slot] = NOWHERE;
    this.roundOf[slot] = NOWHERE;
  }

  /** Count one visit more (step 1) or fewer (step -1) in a cell, for trying a load. */
  countLoad(team: number, round: number, step: number): void {
    this.#count(team, round, team * (this.model.rounds + 1) + round, step);
  }

  /** Visits in the other direction, within the lag, that a visit of this team at this target would meet. */
  mutualAt(team: number, target: number, round: number): number {
    const { inspecting, inspectingStart, inspected, units, lag } = this.#reciprocity;
    const at = inspected[target]!;
    if (at < 0) return 0;
    const relation = this.#relation;
    const end = inspectingStart[team + 1]!;
    let met = 0;
    for (let k = inspectingStart[team]!; k < end; k++) {
      const start = (at * units + inspecting[k]!) * this.#span + round;
      let count = 0;
      for (let i = start + 2 * lag; i >= start; i--) count += relation[i]!;
      if (count > 0) met += count * this.mutualPrice[at * units + inspecting[k]!]!;
    }
    return met;
  }

  /**
   * Hard rules, reciprocity and loads aside, that this slot would break in this cell; decided visits are not asked
   * when.
   */
  faultsAt(slot: number, team: number, round: number): number {
    const { model, teamOf, roundOf } = this;
    const target = model.slotTarget[slot]!;
    let faults = this.isFixed[slot] === 0 && this.isClosed(team, target, round) ? 1 : 0;
    const end = model.slotStart[target + 1]!;
    for (let other = model.slotStart[target]!; other < end; other++) {
      if (other === slot) continue;
      const apart = Math.abs(roundOf[other]! - round);
      if (apart < model.minGap[target]!) faults++;
      if (teamOf[other] === team && (apart < model.window || apart === 0)) faults++;
    }
    return faults;
  }

  /** Whether a slot's visit in this round is a fact, not judged any more. */
  isPast(slot: number, round: number): boolean {
    return this.isFixed[slot] === 1 && round < this.model.firstJudged;
  }

  /** Whether this team cannot meet this target in this round: unavailable, not allowed, or met too lately. */
  isClosed(team: number, target: number, round: number): boolean {
    const { teamOpen, targetOpen, lastMet, rounds, teams, window } = this.model;
    if (teamOpen[team * (rounds + 1) + round] === 0) return true;
    if (targetOpen[target * (rounds + 1) + round] === 0) return true;
    return lastMet !== null && round - lastMet[target * teams + team]! < window;
  }

  /** Visits by which the loads of a round miss their balance and their limits. */
  roundFaults(round: number): number {
    if (round < this.model.firstJudged) return 0;
    const { balance, roundLoad } = this.model.instance;
    const visits = this.roundVisits[round]!;
    const start = round * this.#maxLoad;
    return (
      spread(this.#loadCount, start, this.#availableTeams[round]!, balance.perRound) +
      Math.max(0, roundLoad[0] - visits, visits - roundLoad[1])
    );
  }

  /** Visits by which the totals of the full-time teams miss their balance. */
  totalFaults(): number {
    return spread(this.#totalCount, 0, this.#fullTimeTeams, this.model.instance.balance.total);
  }

  /**
   * Visits that a round still needs for its balance and its least number when at most `removals` are taken out of it;
   * Infinity when it has too many even so.
   */
  roundNeeds(round: number, removals: number): number {
    if (round < this.model.firstJudged) return 0;
    const { balance, roundLoad } = this.model.instance;
    const visits = this.roundVisits[round]!;
    if (visits - removals > roundLoad[1]) return Infinity;
    const start = round * this.#maxLoad;
    const lifts = needed(this.#loadCount, start, this.#availableTeams[round]!, balance.perRound, removals);
    return Math.max(lifts, roundLoad[0] - visits);
  }

  /** The same for the totals of the full-time teams. */
  totalNeeds(removals: number): number {
    const { balance } = this.model.instance;
    return needed(this.#totalCount, 0, this.#fullTimeTeams, balance.total, removals);
  }

  /** Everything that is wrong with the plan, visit by visit: two visits in conflict count twice. */
  faults(): { mutual: number; broken: number } {
    const { slots, slotTarget, rounds } = this.model;
    let mutual = 0;
    let broken = this.totalFaults();
    for (let r = 1; r <= rounds; r++) broken += this.roundFaults(r);
    for (let slot = 0; slot < slots; slot++) {
      const team = this.teamOf[slot]!;
      const round = this.roundOf[slot]!;
      if (this.isPast(slot, round)) continue;
      mutual += this.mutualAt(team, slotTarget[slot]!, round);
      broken += this.faultsAt(slot, team, round);
    }
    return { mutual, broken };
  }
}

/**
 * Visits to add until all loads lie in a window of this width, when at most `removals` are taken from the
 * greatest.
 */
function needed(counts: Int32Array, start: number, teams: number, width: number, removals: number): number {
  let high = start;
  for (let seen = counts[high]!; seen < teams; seen += counts[high]!) high++;
  let above = 0;
  for (let left = removals; high > start; high--) {
    above += counts[high]!;
    left -= above;
    if (left < 0) break;
  }
  let lifts = 0;
  for (let at = start; at < high - width; at++) lifts += counts[at]! * (high - width - at);
  return lifts;
}

/**
 * Given how many teams have each load (`counts[start + load]`, `teams` in all), the visits to move until all loads
 * lie in some window of the given width.
 */
function spread(counts: Int32Array, start: number, teams: number, width: number): number {
  if (teams === 0) return 0;
  let low = start;
  while (counts[low] === 0) low++;
  let high = low;
  for (let seen = counts[low]!; seen < teams; seen += counts[high]!) high++;
  if (high - low <= width) return 0;
  let least = Number.MAX_SAFE_INTEGER;
  for (let floor = low; floor + width <= high; floor++) {
    let moves = 0;
    for (let at = low; at <= high; at++) moves += counts[at]! * Math.max(0, floor - at, at - floor - width);
    if (moves < least) least = moves;
  }
  return least;
}
