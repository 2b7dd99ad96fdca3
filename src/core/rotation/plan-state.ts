import type { RotationModel } from "./model.ts";
import { Schedule } from "./schedule.ts";

/** What a plan amounts to: its price, mutual pairs of visits, and other broken rules. All whole numbers. */
export type Tally = { cost: number; mutual: number; broken: number };

/** New cells for some slots: the first `count` entries are in use. */
export type Moves = { count: number; slots: Int32Array; teams: Int32Array; rounds: Int32Array };

/** Room for so many slots in one move. */
export const createMoves = (size: number): Moves => ({
  count: 0,
  slots: new Int32Array(size),
  teams: new Int32Array(size),
  rounds: new Int32Array(size),
});

/**
 * A complete schedule with prices: what a move would cost under the present weights, and what the plan costs by now.
 *
 * `gap` holds the reduced price of each pair: its price less the duals of target and team. Along a closed chain of
 * moves gaps add up to the same as prices, and pairs with a gap near zero are those that good plans use.
 */
export class PlanState {
  readonly model: RotationModel;
  readonly schedule: Schedule;
  readonly gap: Int32Array;
  readonly teamDual: Float64Array;
  /** Price of one mutual pair of visits, and of one other broken rule. */
  mutualWeight = 1;
  brokenWeight = 1;
  readonly tally: Tally = { cost: 0, mutual: 0, broken: 0 };
  readonly #touched: Int32Array;
  #touchedCount = 0;
  readonly #isTouched: Uint8Array;
  readonly #undo: { moves: Moves; tally: Tally }[];
  #depth = 0;
  readonly #oldRounds: Int32Array;

  constructor(schedule: Schedule, gap: Int32Array, teamDual: Float64Array) {
    this.model = schedule.model;
    this.schedule = schedule;
    this.gap = gap;
    this.teamDual = teamDual;
    this.#touched = new Int32Array(this.model.rounds + 1);
    this.#isTouched = new Uint8Array(this.model.rounds + 1);
    this.#oldRounds = new Int32Array(this.model.slots);
    this.#undo = [0, 1].map(() => ({
      moves: createMoves(this.model.slots),
      tally: { cost: 0, mutual: 0, broken: 0 },
    }));
    this.recount();
  }

  /** Set the tally from nothing; each pair of visits in conflict counts once, one of two past visits never. */
  recount(): void {
    const { schedule, tally } = this;
    const { slots } = this.model;
    const moves = createMoves(slots);
    for (let slot = 0; slot < slots; slot++) {
      moves.teams[slot] = schedule.teamOf[slot]!;
      moves.rounds[slot] = schedule.roundOf[slot]!;
      schedule.lift(slot);
    }
    tally.cost = 0;
    for (const isPast of [true, false]) {
      for (let slot = 0; slot < slots; slot++) {
        const team = moves.teams[slot]!;
        const round = moves.rounds[slot]!;
        if (schedule.isPast(slot, round) !== isPast) continue;
        this.#add(slot, team, round, 1);
        schedule.place(slot, team, round);
      }
      if (!isPast) continue;
      tally.mutual = 0;
      tally.broken = 0;
    }
    for (let r = 1; r <= this.model.rounds; r++) tally.broken += schedule.roundFaults(r);
    tally.broken += schedule.totalFaults();
  }

  /** What is saved by keeping a published visit. */
  bonus(target: number, team: number, round: number): number {
    const { published, teams, rounds, changeCost } = this.model;
    if (published === null) return 0;
    return published[(target * teams + team) * (rounds + 1) + round]! * changeCost;
  }

  /** Price of a lifted slot in a cell under the present weights, loads aside. */
  price(slot: number, team: number, round: number): number {
    const target = this.model.slotTarget[slot]!;
    return (
      this.gap[target * this.model.teams + team]! -
      this.bonus(target, team, round) +
      this.mutualWeight * this.schedule.mutualAt(team, target, round) +
      this.brokenWeight * this.schedule.faultsAt(slot, team, round)
    );
  }

  /** Broken load rules of two rounds, which may be the same, and of the totals. */
  loadFaults(round: number, other: number): number {
    const { schedule } = this;
    const faults = schedule.roundFaults(round) + schedule.totalFaults();
    return other === round ? faults : faults + schedule.roundFaults(other);
  }

  /** Whether a team may ever make one visit more or fewer in a round; not so where every load is prescribed. */
  hasLoadRoom(): boolean {
    const { roundLoad, teams, balance } = this.model.instance;
    const isExact =
      roundLoad[0] === roundLoad[1] && roundLoad[0] % teams.length === 0 && balance.perRound <= 1;
    return !isExact || teams.some((team) => team.off.length > 0);
  }

  /** Whether some round or the totals are out of balance or beyond their limits. */
  hasLoadFaults(): boolean {
    for (let r = 1; r <= this.model.rounds; r++) if (this.schedule.roundFaults(r) > 0) return true;
    return this.schedule.totalFaults() > 0;
  }

  /** What the plan amounts to under the present weights. */
  weighed(): number {
    const { cost, mutual, broken } = this.tally;
    return cost + this.mutualWeight * mutual + this.brokenWeight * broken;
  }

  /** Move placed slots to new cells. Returns what that costs under the present weights. */
  move(moves: Moves): number {
    const { schedule } = this;
    const { count, slots, teams, rounds } = moves;
    const before = this.weighed();
    this.#touch(moves);
    const frame = this.#undo[this.#depth++ & 1]!;
    const undo = frame.moves;
    undo.count = count;
    frame.tally.cost = this.tally.cost;
    frame.tally.mutual = this.tally.mutual;
    frame.tally.broken = this.tally.broken;
    this.#tallyLoads(-1);
    for (let i = 0; i < count; i++) {
      const slot = slots[i]!;
      const team = schedule.teamOf[slot]!;
      const round = schedule.roundOf[slot]!;
      undo.slots[i] = slot;
      undo.teams[i] = team;
      undo.rounds[i] = round;
      schedule.lift(slot);
      this.#add(slot, team, round, -1);
    }
    for (let i = 0; i < count; i++) {
      this.#add(slots[i]!, teams[i]!, rounds[i]!, 1);
      schedule.place(slots[i]!, teams[i]!, rounds[i]!);
    }
    this.#tallyLoads(1);
    return this.weighed() - before;
  }

  /**
   * Move placed slots to new rounds if that costs at most `limit`. Only for moves that leave every team's load in
   * every round, every gap and window as it is, so that nothing but mutual visits can change.
   */
  retime(moves: Moves, limit: number): boolean {
    const { schedule, tally } = this;
    const { slotTarget } = this.model;
    const { count, slots, teams, rounds } = moves;
    const old = this.#oldRounds;
    let change = 0;
    for (let i = 0; i < count; i++) {
      const slot = slots[i]!;
      old[i] = schedule.roundOf[slot]!;
      schedule.retract(slot);
      change -= schedule.mutualAt(teams[i]!, slotTarget[slot]!, old[i]!);
    }
    for (let i = 0; i < count; i++) {
      const slot = slots[i]!;
      change += schedule.mutualAt(teams[i]!, slotTarget[slot]!, rounds[i]!);
      schedule.assume(slot, teams[i]!, rounds[i]!);
    }
    const isKept = this.mutualWeight * change <= limit;
    for (let i = 0; i < count; i++) {
      const slot = slots[i]!;
      schedule.retract(slot);
      schedule.assume(slot, teams[i]!, old[i]!);
    }
    if (!isKept) return false;
    for (let i = 0; i < count; i++) schedule.lift(slots[i]!);
    for (let i = 0; i < count; i++) schedule.place(slots[i]!, teams[i]!, rounds[i]!);
    tally.mutual += change;
    return true;
  }

  /** Take back the last move; twice, the last two. */
  undo(): void {
    const { schedule } = this;
    const frame = this.#undo[--this.#depth & 1]!;
    const { count, slots, teams, rounds } = frame.moves;
    for (let i = 0; i < count; i++) schedule.lift(slots[i]!);
    for (let i = 0; i < count; i++) schedule.place(slots[i]!, teams[i]!, rounds[i]!);
    this.tally.cost = frame.tally.cost;
    this.tally.mutual = frame.tally.mutual;
    this.tally.broken = frame.tally.broken;
  }

  #touch({ count, slots, rounds }: Moves): void {
    for (let i = 0; i < this.#touchedCount; i++) this.#isTouched[this.#touched[i]!] = 0;
    this.#touchedCount = 0;
    for (let i = 0; i < count; i++) {
      this.#touchRound(rounds[i]!);
      this.#touchRound(this.schedule.roundOf[slots[i]!]!);
    }
  }

  #touchRound(round: number): void {
    if (this.#isTouched[round] === 1) return;
    this.#isTouched[round] = 1;
    this.#touched[this.#touchedCount++] = round;
  }

  #tallyLoads(sign: number): void {
    let faults = this.schedule.totalFaults();
    for (let i = 0; i < this.#touchedCount; i++) faults += this.schedule.roundFaults(this.#touched[i]!);
    this.tally.broken += sign * faults;
  }

  /** Count a lifted slot as placed in a cell (sign 1), or no longer placed there (sign -1). */
  #add(slot: number, team: number, round: number, sign: number): void {
    const { model, schedule, tally } = this;
    const target = model.slotTarget[slot]!;
    tally.cost += sign * (model.cost[target * model.teams + team]! - this.bonus(target, team, round));
    tally.mutual += sign * schedule.mutualAt(team, target, round);
    tally.broken += sign * schedule.faultsAt(slot, team, round);
  }
}

/** Another complete plan of the same problem, with the prices and the decided visits of a state. */
export function stateOf(
  { model, gap, teamDual, schedule: { isFixed } }: PlanState,
  { teamOf, roundOf }: Pick<Schedule, "teamOf" | "roundOf">,
): PlanState {
  const schedule = new Schedule(model);
  schedule.isFixed.set(isFixed);
  for (let slot = 0; slot < model.slots; slot++) schedule.place(slot, teamOf[slot]!, roundOf[slot]!);
  return new PlanState(schedule, gap, teamDual);
}
