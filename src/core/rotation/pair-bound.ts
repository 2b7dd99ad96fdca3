import { targetDuals } from "./bound.ts";
import { BARRED, type RotationModel } from "./model.ts";
import { planTransport, type TeamLoads } from "./transport.ts";

/**
 * A tighter certificate: what two teams can do for each other's units is limited by reciprocity.
 *
 * `pairs` are `[t, u, price, limit]`: visits of team t at units of team u and of u at units of t together number
 * at most
 * `limit`, and each costs `price` more in return for `limit * price`. The rest is as in `Certificate`.
 */
export type PairCertificate = {
  kind: "reciprocal-pairs";
  value: number;
  a: number[];
  b: number[];
  pairs: [team: number, other: number, price: number, limit: number][];
};

/** Visits times teams beyond which one transportation problem a step takes too long. */
const LARGEST = 30_000;

/** What the dual ascent leaves behind: the certificate, and the distribution it ended with. */
export type PairBound = {
  certificate: PairCertificate;
  teamOf: Int32Array;
  price: Int32Array;
  teamDual: Float64Array;
};

/**
 * Most visits of two teams at each other's units, both ways together, when each way has no more than so many for
 * other reasons.
 */
export type PairLimit = (there: number, back: number) => number;

/**
 * The most visits that two teams can make at units of each other, both ways together, for full-time teams.
 *
 * Let l_r be the least load of any team in round r, L their sum, H the greatest total of a team, p the balance in
 * a round. If only one of the two visits the other, it makes at most H visits. If both do, the rounds of the one
 * (a of them) and of the other (b) are apart by more than the lag, so that a + b <= R - lag; the one makes at most
 * S_a + min(p * a, H - L), where S_a is the sum of l_r over its rounds, as it makes at least l_r in all others;
 * and S_a + S_b is at most L - lag * min l_r. What L and l_r can be follows from the number of visits N and the
 * limits on a round's visits: T * L <= N <= T * L + p * R * (T - 1), and T * l_r is at most the greatest number of
 * visits in a round.
 *
 * @returns null when teams are away in some rounds, for which this is not shown.
 */
export function pairLimit({ instance, teams, slots, rounds }: RotationModel): PairLimit | null {
  if (teams < 2 || instance.teams.some((team) => team.off.length > 0)) return null;
  const { perRound, total } = instance.balance;
  const { lag } = instance.reciprocal;
  const most = total <= 1 ? Math.ceil(slots / teams) : Math.floor(slots / teams) + total;
  const spare = perRound * (teams - 1);
  const leastLoad = Math.max(0, Math.ceil((instance.roundLoad[0] - spare) / teams));
  const top = Math.floor(instance.roundLoad[1] / teams);
  const leastSum = Math.max(0, Math.ceil((slots - rounds * spare) / teams));
  const ways: { base: number; ours: number; theirs: number }[] = [];
  for (let sum = leastSum; sum <= Math.min(most, Math.floor(slots / teams)); sum++) {
    const shared = Math.max(0, sum - lag * leastLoad);
    const alone = (count: number) => Math.min(shared, count * top) + Math.min(perRound * count, most - sum);
    for (let a = 1; a < rounds - lag; a++) {
      const b = rounds - lag - a;
      const extra = Math.min(perRound * a, most - sum) + Math.min(perRound * b, most - sum);
      ways.push({ base: shared + extra, ours: alone(a), theirs: alone(b) });
    }
  }
  return (there, back) =>
    ways.reduce(
      (limit, { base, ours, theirs }) =>
        Math.max(limit, Math.min(base, Math.min(there, ours) + Math.min(back, theirs))),
      Math.min(most, Math.max(there, back)),
    );
}

/**
 * Raise the lower bound by pricing the pairs of teams that visit each other more than reciprocity allows.
 *
 * Subgradient ascent in whole numbers on the Lagrangian dual, one transportation problem a step.
 *
 * @returns null when no pair of teams exceeds the limit in the cheapest distribution.
 * Source: Held, Wolfe and Crowder, "Validation of subgradient optimization", Mathematical Programming 6 (1974).
 */
export function raiseBound(
  model: RotationModel,
  loads: TeamLoads,
  steps: number,
  start: Int32Array,
): PairBound | null {
  const limit = pairLimit(model);
  if (limit === null || model.slots * model.teams > LARGEST) return null;
  const ascent = new PairAscent(model, loads, limit);
  return ascent.isExceeded(start) ? ascent.run(steps) : null;
}

class PairAscent {
  readonly #model: RotationModel;
  readonly #loads: TeamLoads;
  /** For two teams t < u at `t * teams + u`. */
  readonly #limits: Float64Array;
  /** For each target, the teams that its unit belongs to. */
  readonly #hosts: readonly (readonly number[])[];
  readonly #multiplier: Float64Array;

  constructor(model: RotationModel, loads: TeamLoads, limit: PairLimit) {
    const { teams, instance } = model;
    const { scope } = instance.reciprocal;
    this.#model = model;
    this.#loads = loads;
    this.#multiplier = new Float64Array(teams * teams);
    const hosts: number[][] = instance.units.map(() => []);
    instance.teams.forEach((team, t) => {
      for (const unit of new Set(scope === "lead" ? team.units.slice(0, 1) : team.units))
        hosts[unit]!.push(t);
    });
    this.#hosts = instance.targets.map((target) => hosts[target.unit]!);
    this.#limits = this.#limitsOf(limit);
  }

  /** From how often each team could visit units of each other, ties and windows alone considered. */
  #limitsOf(limit: PairLimit): Float64Array {
    const { teams, targets, cost, pairCap, slotStart } = this.#model;
    const reach = new Float64Array(teams * teams);
    for (let v = 0; v < targets; v++) {
      const visits = Math.min(pairCap, slotStart[v + 1]! - slotStart[v]!);
      for (let t = 0; t < teams; t++) {
        if (cost[v * teams + t] === BARRED) continue;
        for (const host of this.#hosts[v]!) reach[t * teams + host]! += visits;
      }
    }
    return reach.map((there, i) => limit(there, reach[(i % teams) * teams + Math.floor(i / teams)]!));
  }

  /** Visits of each two teams at each other's units beyond the limit, at `t * teams + u` for t < u. */
  #excess(teamOf: Int32Array): Float64Array {
    const { teams, slots, slotTarget } = this.#model;
    const excess = this.#limits.map((limit) => -limit);
    for (let slot = 0; slot < slots; slot++) {
      const team = teamOf[slot]!;
      for (const host of this.#hosts[slotTarget[slot]!]!) {
        if (host !== team) excess[Math.min(team, host) * teams + Math.max(team, host)]!++;
      }
    }
    return excess;
  }

  isExceeded(teamOf: Int32Array): boolean {
    return this.#excess(teamOf).some((excess) => excess > 0);
  }

  run(steps: number): PairBound | null {
    let best: PairBound | null = null;
    let scale = 1.5;
    let waiting = 0;
    for (let step = 0; step < steps; step++) {
      const price = this.#prices();
      const plan = planTransport(this.#model, this.#loads, price);
      if (plan.status !== "optimal") return null;
      const value = plan.price - this.#rounded().reduce((sum, m, i) => sum + m * this.#limits[i]!, 0);
      if (best === null || value > best.certificate.value) {
        const { teamOf, teamDual } = plan;
        best = { certificate: this.#certificate(value, price, teamDual), teamOf, price, teamDual };
        waiting = 0;
      } else if (++waiting >= 4) {
        scale *= 0.6;
        waiting = 0;
      }
      this.#step(
        this.#excess(plan.teamOf),
        scale * (0.02 * best.certificate.value + best.certificate.value - value),
      );
    }
    return best;
  }

  #rounded(): Float64Array {
    return this.#multiplier.map((m) => Math.round(m));
  }

  #prices(): Int32Array {
    const { teams, targets, cost } = this.#model;
    const price = cost.slice();
    const multiplier = this.#rounded();
    for (let v = 0; v < targets; v++) {
      for (const host of this.#hosts[v]!) {
        for (let t = 0; t < teams; t++) {
          if (t === host || price[v * teams + t] === BARRED) continue;
          price[v * teams + t]! += multiplier[Math.min(t, host) * teams + Math.max(t, host)]!;
        }
      }
    }
    return price;
  }

  #step(excess: Float64Array, distance: number): void {
    let square = 0;
    const { length } = excess;
    for (let i = 0; i < length; i++)
      if (excess[i]! > 0 || this.#multiplier[i]! > 0) square += excess[i]! * excess[i]!;
    if (square === 0) return;
    for (let i = 0; i < length; i++) {
      this.#multiplier[i] = Math.max(0, this.#multiplier[i]! + (distance / square) * excess[i]!);
    }
  }

  #certificate(value: number, price: Int32Array, teamDual: Float64Array): PairCertificate {
    const { teams } = this.#model;
    const pairs: PairCertificate["pairs"] = [];
    this.#rounded().forEach((m, i) => {
      if (m > 0) pairs.push([Math.floor(i / teams), i % teams, m, this.#limits[i]!]);
    });
    const a = [...targetDuals(this.#model, price, teamDual)];
    return { kind: "reciprocal-pairs", value, a, b: [...teamDual], pairs };
  }
}
