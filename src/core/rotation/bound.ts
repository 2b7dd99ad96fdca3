import { BARRED, type RotationModel } from "./model.ts";

/** Duals of the aggregated transportation problem that certify a lower bound on travel plus soft ties. */
export type Certificate = { value: number; a: number[]; b: number[] };

/**
 * For given team prices, the best prices of the targets: each its dearest needed visit at reduced prices, so that
 * as many pairs as it needs have a reduced price of at most 0.
 */
export function targetDuals(
  model: RotationModel,
  price: Int32Array,
  teamDual: ArrayLike<number>,
): Float64Array {
  const { teams, targets, slotStart, pairCap } = model;
  const duals = new Float64Array(targets);
  const row = new Float64Array(teams);
  for (let v = 0; v < targets; v++) {
    let count = 0;
    for (let t = 0; t < teams; t++) {
      if (price[v * teams + t] !== BARRED) row[count++] = price[v * teams + t]! - teamDual[t]!;
    }
    const rank = Math.ceil((slotStart[v + 1]! - slotStart[v]!) / pairCap) - 1;
    if (rank >= 0 && rank < count) duals[v] = row.subarray(0, count).sort()[rank]!;
  }
  return duals;
}

/** Price of each pair less the duals of its target and its team; BARRED stays. */
export function reducedPrices(
  model: RotationModel,
  price: Int32Array,
  targetDual: ArrayLike<number>,
  teamDual: ArrayLike<number>,
): Int32Array {
  const { teams, targets } = model;
  const reduced = new Int32Array(price.length);
  for (let v = 0; v < targets; v++) {
    for (let t = 0; t < teams; t++) {
      const pair = v * teams + t;
      reduced[pair] = price[pair] === BARRED ? BARRED : price[pair]! - targetDual[v]! - teamDual[t]!;
    }
  }
  return reduced;
}

/**
 * Certify a lower bound on travel plus soft ties of every plan, from team prices of the aggregated transportation
 * problem: rounds, reciprocity and the balance within a round are forgotten, so no plan can be cheaper.
 *
 * The value is, over the visits that are not locked, sum of need * a + least sum of load * b + sum over pairs of
 * pairCap * min(0, price - a - b), plus the locked visits' own prices. Loads are floor(N / T) or ceil(N / T) when all
 * teams are full-time and totals differ by at most 1; with teams that are away, only b <= 0 can be certified, against
 * the most that a full-time team can make. Whole numbers throughout.
 *
 * @returns null when the format has no certificate for the instance (totals may differ by more than 1, or not
 *   at all; or a pair may meet without limit).
 */
export function certify(model: RotationModel, teamDual: ArrayLike<number>): Certificate | null {
  const { teams, instance } = model;
  const hasAway = instance.teams.some((team) => team.off.length > 0);
  if (teams === 0 || instance.window === 0 || (!hasAway && instance.balance.total !== 1)) return null;
  const b = Array.from({ length: teams }, (_, t) => teamDual[t]!);
  if (hasAway) {
    const canCap = instance.balance.total <= 1;
    b.forEach((dual, t) => (b[t] = canCap && model.fullTime[t] === 1 ? Math.min(0, dual) : 0));
  }
  const a = targetDuals(model, model.cost, b);
  spareLockedPairs(model, a, b);
  const value = certifiedValue(model, a, b, hasAway);
  return { value, a: [...a], b };
}

/** Where a locked pair may meet again, its reduced price must not be negative, for the format leaves it out. */
function spareLockedPairs(model: RotationModel, a: Float64Array, b: readonly number[]): void {
  if (model.pairCap === 1) return;
  for (const [t, v] of model.instance.locks) a[v] = Math.min(a[v]!, model.cost[v * model.teams + t]! - b[t]!);
}

function certifiedValue(
  model: RotationModel,
  a: ArrayLike<number>,
  b: readonly number[],
  hasAway: boolean,
): number {
  const { teams, targets, slots, cost, instance, pairCap } = model;
  const need = instance.targets.map((target) => target.need);
  const lockedLoad = new Int32Array(teams);
  const locked = new Uint8Array(cost.length);
  let value = 0;
  for (const [t, v] of instance.locks) {
    need[v]!--;
    lockedLoad[t]!++;
    locked[v * teams + t] = 1;
    value += cost[v * teams + t]!;
  }
  for (let v = 0; v < targets; v++) value += need[v]! * a[v]!;
  value += hasAway ? cappedLoadValue(model, b) : balancedLoadValue(slots, b, lockedLoad);
  for (let v = 0; v < targets; v++) {
    for (let t = 0; t < teams; t++) {
      const pair = v * teams + t;
      if (cost[pair] === BARRED || locked[pair] === 1) continue;
      const reduced = cost[pair]! - a[v]! - b[t]!;
      if (reduced < 0) value += pairCap * reduced;
    }
  }
  return value;
}

/** Least sum of load * b when every load is floor(N / T) or ceil(N / T), less what the locked visits take. */
function balancedLoadValue(slots: number, b: readonly number[], lockedLoad: Int32Array): number {
  const least = Math.floor(slots / b.length);
  const extra = slots - least * b.length;
  const ascending = [...b].sort((p, q) => p - q);
  const base = b.reduce((sum, dual, t) => sum + (least - lockedLoad[t]!) * dual, 0);
  return ascending.slice(0, extra).reduce((sum, dual) => sum + dual, base);
}

/** Sum of the greatest load * b, for b <= 0. */
function cappedLoadValue({ slots, fullTime }: RotationModel, b: readonly number[]): number {
  const full = fullTime.reduce((sum, isFull) => sum + isFull, 0);
  const most = Math.ceil(slots / Math.max(1, full)) + 1;
  return b.reduce((sum, dual) => sum + most * dual, 0);
}
