import type { Random } from "../random.ts";
import { BARRED } from "./model.ts";
import { createMoves, type Moves, type PlanState } from "./plan-state.ts";
import type { RefillProblem } from "./refill-problem.ts";
import { searchRefill, type RefillLimits } from "./refill-search.ts";

/** Most rounds that fit the bits of a domain. */
const MOST_ROUNDS = 29;

/**
 * Empty the cells of some visits and fill the same cells anew with the same visits, without any broken rule, at a
 * price of at most `limit` more than now. As every cell keeps its load, loads stay as they are.
 *
 * @param dearest pairs that cost more than this above their cheapest choice are left out, which makes the search
 *   shorter and its failure no proof.
 * @returns the moves that do it; `none` when it is proved impossible, `open` when the search was cut off.
 * Source: large neighbourhood search, Shaw, CP 1998, with a complete search inside.
 */
export function refill(
  state: PlanState,
  slots: readonly number[],
  limit: number,
  limits: RefillLimits,
  random: Random,
  { dearest = Infinity, loads = null }: { dearest?: number; loads?: RefillLoads | null } = {},
): Moves | "none" | "open" {
  if (state.model.rounds > MOST_ROUNDS) return "open";
  const draft = new RefillDraft(state, slots, loads !== null);
  const problem = draft.problem(limit, dearest, loads);
  draft.restore();
  const outcome = searchRefill(problem, limits, random);
  if (outcome.status === "found") return draft.moves(outcome.rounds);
  return dearest < problem.budget ? "open" : outcome.status;
}

/** Limits on the loads of all teams: by cell `team * (rounds + 1) + round`, by team, and by round. */
export type RefillLoads = Pick<RefillProblem, "cells" | "totals" | "perRound">;

/** The visits taken out of the plan, and the problem of putting them back. */
class RefillDraft {
  readonly #state: PlanState;
  readonly #slots: readonly number[];
  readonly #teams: number[];
  readonly #targets: number[];
  readonly #slotsOf = new Map<number, number[]>();
  readonly #pairTeam: number[] = [];
  readonly #pairTarget: number[] = [];
  readonly #oldTeam: number[];
  readonly #oldRound: number[];
  #value = 0;

  /** @param isAnew whether visits may go to any team, or only to those that have some of them now. */
  constructor(state: PlanState, slots: readonly number[], isAnew: boolean) {
    const { schedule, model } = state;
    this.#state = state;
    this.#slots = slots;
    this.#oldTeam = slots.map((slot) => schedule.teamOf[slot]!);
    this.#oldRound = slots.map((slot) => schedule.roundOf[slot]!);
    this.#teams = isAnew ? [...Array(model.teams).keys()] : [...new Set(this.#oldTeam)];
    for (const slot of slots) {
      const target = model.slotTarget[slot]!;
      const held = this.#slotsOf.get(target);
      if (held) held.push(slot);
      else this.#slotsOf.set(target, [slot]);
    }
    this.#targets = [...this.#slotsOf.keys()];
    for (const slot of slots) schedule.retract(slot);
  }

  /** Put the visits back where they were. */
  restore(): void {
    this.#slots.forEach((slot, i) => {
      this.#state.schedule.assume(slot, this.#oldTeam[i]!, this.#oldRound[i]!);
    });
  }

  problem(limit: number, dearest: number, loads: RefillLoads | null): RefillProblem {
    const { model } = this.#state;
    const { rounds } = model;
    const { cells, totals, perRound } = loads ?? this.#presentLoads();
    this.#slots.forEach((slot, i) => {
      const target = model.slotTarget[slot]!;
      this.#value +=
        this.#state.gap[target * model.teams + this.#oldTeam[i]!]! -
        this.#state.bonus(target, this.#oldTeam[i]!, this.#oldRound[i]!);
    });
    const { team, target, domain, price, floor, nextMeeting } = this.#pairs(cells.most, limit, dearest);
    return {
      rounds,
      lag: model.reciprocity.lag,
      teams: this.#teams.length,
      targets: this.#targets.length,
      team: Int32Array.from(team),
      target: Int32Array.from(target),
      domain: Int32Array.from(domain),
      price: Int32Array.from(price),
      cells,
      totals,
      perRound,
      demand: Int32Array.from(this.#targets, (v) => this.#slotsOf.get(v)!.length),
      gap: Int32Array.from(this.#targets, (v) => model.minGap[v]!),
      rivals: this.#rivals(),
      nextMeeting: Int32Array.from(nextMeeting),
      window: Math.max(1, model.window),
      budget: this.#value + limit - floor,
    };
  }

  /** Every cell takes as many visits as it gave up. */
  #presentLoads(): RefillLoads {
    const { rounds, slots } = this.#state.model;
    const teamNumber = new Map(this.#teams.map((team, i) => [team, i]));
    const capacity = new Int32Array(this.#teams.length * (rounds + 1));
    this.#slots.forEach((_, i) => {
      capacity[teamNumber.get(this.#oldTeam[i]!)! * (rounds + 1) + this.#oldRound[i]!]!++;
    });
    const anyLoad = (size: number) => ({
      least: new Int32Array(size),
      most: new Int32Array(size).fill(slots),
    });
    return {
      cells: { least: capacity, most: capacity },
      totals: anyLoad(this.#teams.length),
      perRound: anyLoad(rounds + 1),
    };
  }

  /** Pairs that may meet at all within the budget, with the rounds open to them and their prices. */
  #pairs(capacity: Int32Array, limit: number, dearest: number) {
    const { model, gap } = this.#state;
    const width = model.rounds + 1;
    const draft: { t: number; v: number; domain: number; least: number; prices: number[] }[] = [];
    let floor = 0;
    this.#teams.forEach((t, i) => {
      this.#targets.forEach((v, j) => {
        if (gap[v * model.teams + t] === BARRED) return;
        const prices = Array<number>(width).fill(0);
        let domain = 1;
        let least = 0;
        for (let r = 1; r < width; r++) {
          if (capacity[i * width + r] === 0 || !this.#mayMeet(t, v, r)) continue;
          domain |= 1 << r;
          prices[r] = gap[v * model.teams + t]! - this.#state.bonus(v, t, r);
          least = Math.min(least, prices[r]!);
        }
        const meetings = Math.min(model.pairCap, this.#slotsOf.get(v)!.length);
        floor += least * meetings;
        if (domain === 1) return;
        for (let m = 0; m < meetings; m++) draft.push({ t: i, v: j, domain, least, prices });
      });
    });
    const most = Math.min(this.#value + limit - floor, dearest);
    const kept = draft.filter((pair) => {
      for (let r = 1; r < width; r++) {
        if ((pair.domain & (1 << r)) !== 0 && pair.prices[r]! - pair.least > most) pair.domain &= ~(1 << r);
      }
      return pair.domain !== 1;
    });
    const dropped = draft.filter((pair) => pair.domain === 1).reduce((sum, pair) => sum + pair.least, 0);
    for (const pair of kept) {
      this.#pairTeam.push(this.#teams[pair.t]!);
      this.#pairTarget.push(this.#targets[pair.v]!);
    }
    return {
      team: kept.map((pair) => pair.t),
      target: kept.map((pair) => pair.v),
      domain: kept.map((pair) => pair.domain),
      price: kept.flatMap((pair) => pair.prices.map((price) => price - pair.least)),
      floor: floor - dropped,
      nextMeeting: kept.map(({ t, v }, i) => (kept[i + 1]?.t === t && kept[i + 1]?.v === v ? i + 1 : -1)),
    };
  }

  #mayMeet(team: number, target: number, round: number): boolean {
    const { schedule } = this.#state;
    const slot = this.#slotsOf.get(target)![0]!;
    return schedule.faultsAt(slot, team, round) === 0 && schedule.mutualAt(team, target, round) === 0;
  }

  /** For each pair, the pairs that would be mutual with it. */
  #rivals(): number[][] {
    const { inspecting, inspectingStart, inspected, units } = this.#state.model.reciprocity;
    const byRelation = new Map<number, number[]>();
    const relations = this.#pairTeam.map((team, pair) => {
      const to = inspected[this.#pairTarget[pair]!]!;
      if (to < 0) return [];
      return [...inspecting.subarray(inspectingStart[team]!, inspectingStart[team + 1]!)].map((from) => {
        const key = from * units + to;
        const held = byRelation.get(key);
        if (held) held.push(pair);
        else byRelation.set(key, [pair]);
        return key;
      });
    });
    return relations.map((keys) => [
      ...new Set(
        keys.flatMap((key) => byRelation.get((key % units) * units + Math.floor(key / units)) ?? []),
      ),
    ]);
  }

  moves(rounds: Int32Array): Moves {
    const moves = createMoves(this.#slots.length);
    const used = new Map<number, number>();
    rounds.forEach((round, pair) => {
      if (round === 0) return;
      const target = this.#pairTarget[pair]!;
      const nth = used.get(target) ?? 0;
      used.set(target, nth + 1);
      moves.slots[moves.count] = this.#slotsOf.get(target)![nth]!;
      moves.teams[moves.count] = this.#pairTeam[pair]!;
      moves.rounds[moves.count++] = round;
    });
    return moves;
  }
}
