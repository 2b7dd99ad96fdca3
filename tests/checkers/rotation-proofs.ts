import {
  doGoTogether,
  mayVisit,
  mayVisitIn,
  softOf,
  travelOf,
  type Instance,
  type Triple,
} from "./rotation.ts";

// What a solution claims beyond its plan: lower bounds, and reasons why there is no plan. Each is worked out again from the
// instance; nothing is shared with the solver.

export type Reason =
  | { type: "hall"; targets: number[]; round?: number }
  | { type: "idle"; teams: number[] }
  | { type: "need"; target: number }
  | { type: "round-load" | "balance"; visits: number }
  | { type: "lock"; lock: Triple }
  | { type: "lock-pair"; locks: readonly [Triple, Triple] }
  | { type: "lock-history"; lock: Triple; earlier: Triple }
  | { type: "frozen"; visit: Triple }
  | { type: "exhausted" };

export type Duals = { a: number[]; b: number[] };
export type PairDuals = Duals & { pairs: [team: number, other: number, price: number, limit: number][] };

const totalNeed = (instance: Instance): number => instance.targets.reduce((sum, { need }) => sum + need, 0);
const isFullTime = (instance: Instance): boolean => instance.teams.every(({ off }) => off.length === 0);
const mostMeetings = (instance: Instance): number =>
  instance.window > 0 ? Math.ceil(instance.R / instance.window) : instance.R;

/**
 * What no plan undercuts in travel and soft ties, by the duals of the contract's relaxation; -Infinity if they
 * prove nothing.
 */
export function certifiedBound(instance: Instance, { a, b }: Duals): number {
  const T = instance.teams.length;
  const N = totalNeed(instance);
  const locked = new Map(instance.locks.map(([t, v]) => [`${t},${v}`, [t, v] as const]));
  const lockedLoad = instance.teams.map((_, t) => instance.locks.filter((lock) => lock[0] === t).length);
  let value = 0;
  for (const [t, v] of instance.locks) value += travelOf(instance, t, v) + softOf(instance, t, v);
  instance.targets.forEach(({ need }, v) => {
    value += (need - instance.locks.filter((lock) => lock[1] === v).length) * a[v]!;
  });
  if (isFullTime(instance)) {
    if (instance.balance.total !== 1) return -Infinity;
    const floor = Math.floor(N / T);
    b.forEach((dual, t) => (value += (floor - lockedLoad[t]!) * dual));
    const cheapest = [...b].sort((p, q) => p - q).slice(0, N - floor * T);
    for (const dual of cheapest) value += dual;
  } else {
    if (b.some((dual) => dual > 0)) return -Infinity;
    const fullTime = instance.teams.filter(({ off }) => off.length === 0).length;
    for (const dual of b) value += (Math.ceil(N / Math.max(1, fullTime)) + 1) * dual;
  }
  return value + pairTerms(instance, (t, v) => (locked.has(`${t},${v}`) ? 0 : -a[v]! - b[t]!), locked);
}

/** Sum over the pairs of the most visits they can make at a negative reduced price. */
function pairTerms(
  instance: Instance,
  dualsOf: (t: number, v: number) => number,
  left: ReadonlyMap<string, unknown> = new Map(),
): number {
  let sum = 0;
  for (let t = 0; t < instance.teams.length; t++) {
    for (let v = 0; v < instance.targets.length; v++) {
      if (!mayVisit(instance, t, v) || left.has(`${t},${v}`)) continue;
      const reduced = travelOf(instance, t, v) + softOf(instance, t, v) + dualsOf(t, v);
      sum += mostMeetings(instance) * Math.min(0, reduced);
    }
  }
  return sum;
}

/**
 * The same with a price on what two teams do at each other's units. Counts only what `limit` allows for, and only
 * where it holds; for full-time teams, balanced totals and no locks.
 */
export function certifiedPairBound(instance: Instance, duals: PairDuals): number {
  const { a, b, pairs } = duals;
  const mutual = mutualChoices(instance);
  const isSound = pairs.every(
    ([t, u, price, limit]) => price >= 0 && limit >= mostMutualVisits(instance, mutual, t, u),
  );
  if (!isSound) return -Infinity;
  if (!isFullTime(instance) || instance.balance.total > 1 || instance.locks.length > 0) return -Infinity;
  const N = totalNeed(instance);
  const floor = Math.floor(N / instance.teams.length);
  let value = -pairs.reduce((sum, [, , price, limit]) => sum + price * limit, 0);
  instance.targets.forEach(({ need }, v) => (value += need * a[v]!));
  for (const dual of b) value += floor * dual;
  const extra = [...b].sort((p, q) => p - q).slice(0, N - floor * instance.teams.length);
  for (const dual of extra) value += dual;
  const priced = (t: number, v: number): number =>
    pairs.reduce((sum, [p, q, price]) => {
      const isAt = (host: number) => inspectors(instance, host).includes(instance.targets[v]!.unit);
      return sum + ((t === p && isAt(q)) || (t === q && isAt(p)) ? price : 0);
    }, 0);
  return value + pairTerms(instance, (t, v) => priced(t, v) - a[v]! - b[t]!);
}

const inspectors = (instance: Instance, t: number): number[] =>
  instance.reciprocal.scope === "lead" ? instance.teams[t]!.units.slice(0, 1) : instance.teams[t]!.units;

/** Every way to give each of so many rounds a value from `least` to `most`. */
function* profiles(rounds: number, least: number, most: number): Generator<number[]> {
  if (rounds === 0) return yield [];
  for (const rest of profiles(rounds - 1, least, most)) {
    for (let value = least; value <= most; value++) yield [...rest, value];
  }
}

/**
 * What two teams can make of visits at each other's units, the one and the other: all profiles of least loads by
 * round, and all ways to give the rounds to the one, the other or neither. Unlimited for more than 5 rounds, which
 * would take too long.
 */
function mutualChoices(instance: Instance): [ours: number, theirs: number][] {
  const { R, balance, roundLoad } = instance;
  const T = instance.teams.length;
  const N = totalNeed(instance);
  if (R > 5 || balance.total > 1) return [[Infinity, Infinity]];
  const spare = balance.perRound * (T - 1);
  const most = Math.ceil(N / T);
  const top = Math.min(Math.floor(roundLoad[1] / T), Math.floor(N / T));
  const bottom = Math.max(0, Math.ceil((roundLoad[0] - spare) / T));
  const choices = new Map<string, [number, number]>();
  for (const loads of profiles(R, bottom, top)) {
    const sum = loads.reduce((s, load) => s + load, 0);
    if (T * sum > N || N > T * sum + spare * R) continue;
    const visits = (rounds: number[]): number => {
      if (rounds.length === 0) return 0;
      const base = rounds.reduce((s, r) => s + loads[r]!, 0);
      return Math.min(base + balance.perRound * rounds.length, most - sum + base);
    };
    for (const side of profiles(R, 0, 2)) {
      const [ours, theirs] = [1, 2].map((who) => [...side.keys()].filter((r) => side[r] === who));
      const isFar = ours!.every((r) => theirs!.every((q) => Math.abs(r - q) > instance.reciprocal.lag));
      const choice: [number, number] = [visits(ours!), visits(theirs!)];
      if (isFar) choices.set(choice.join(), choice);
    }
  }
  return [...choices.values()];
}

/**
 * The most visits of teams t and u at each other's units, by those choices and by how many their ties leave them.
 */
function mostMutualVisits(
  instance: Instance,
  choices: readonly [number, number][],
  t: number,
  u: number,
): number {
  const reach = (from: number, host: number): number => {
    let visits = 0;
    instance.targets.forEach(({ unit, need }, v) => {
      if (!inspectors(instance, host).includes(unit) || !mayVisit(instance, from, v)) return;
      visits += Math.min(need, mostMeetings(instance));
    });
    return visits;
  };
  const [there, back] = [reach(t, u), reach(u, t)];
  return Math.max(...choices.map(([ours, theirs]) => Math.min(ours, there) + Math.min(theirs, back)));
}

/**
 * Whether a reason rules out every plan. `exhausted` cannot be seen from the instance: compare with an
 * enumeration.
 */
export function isProved(instance: Instance, reason: Reason): boolean {
  const N = totalNeed(instance);
  switch (reason.type) {
    case "hall":
      return reason.round === undefined
        ? isHall(instance, reason.targets)
        : isRoundHall(instance, reason.targets, reason.round);
    case "idle":
      return areIdle(instance, reason.teams);
    case "need":
      return cannotBeMet(instance, reason.target);
    case "round-load":
      return N < instance.roundLoad[0] * instance.R || N > instance.roundLoad[1] * instance.R;
    case "balance":
      return isFullTime(instance) && instance.balance.total === 0 && N % instance.teams.length > 0;
    case "lock":
      return isDecided(instance, reason.lock) && !mayVisitIn({ ...instance, history: [] }, reason.lock);
    case "lock-pair":
      return reason.locks.every((lock) => isDecided(instance, lock)) && areRivals(instance, ...reason.locks);
    case "lock-history":
      return isDecided(instance, reason.lock) && !doGoTogether(instance, reason.lock, reason.earlier);
    case "frozen":
      return isDecided(instance, reason.visit) && !mayVisitIn(instance, reason.visit);
    case "exhausted":
      return true;
  }
}

const isDecided = ({ locks, baseline, frozenBefore }: Instance, visit: Triple): boolean =>
  [...locks, ...(baseline ?? []).filter(([, , r]) => r < frozenBefore)].some(
    (other) => other.join() === visit.join(),
  );

/** Two decided visits that do not go together, or of one team in a round in which no team can make two. */
function areRivals(instance: Instance, p: Triple, q: Triple): boolean {
  if (!doGoTogether(instance, p, q)) return true;
  return p[0] === q[0] && p[2] === q[2] && mostInRound(instance, p[2]) < 2;
}

/** Visits of one team in a round, when all other present teams make at least as many less the balance. */
function mostInRound({ teams, balance, roundLoad }: Instance, r: number): number {
  const others = teams.filter(({ off }) => !off.includes(r)).length - 1;
  let most = 0;
  while (most + 1 + others * Math.max(0, most + 1 - balance.perRound) <= roundLoad[1]) most++;
  return most;
}

const roundsOf = ({ targets, R }: Instance, v: number): number[] =>
  targets[v]!.rounds ?? Array.from({ length: R }, (_, i) => i + 1);

function isHall(instance: Instance, targets: readonly number[]): boolean {
  const share =
    isFullTime(instance) && instance.balance.total <= 1
      ? Math.ceil(totalNeed(instance) / instance.teams.length)
      : Infinity;
  let need = 0;
  for (const v of targets) need += instance.targets[v]!.need;
  let supply = 0;
  for (let t = 0; t < instance.teams.length; t++) {
    let visits = 0;
    for (const v of targets) {
      const isOpen = roundsOf(instance, v).some((r) => mayVisitIn(instance, [t, v, r]));
      if (isOpen) visits += Math.min(mostMeetings(instance), instance.targets[v]!.need);
    }
    supply += Math.min(visits, share);
  }
  return need > supply || isRoundHall(instance, targets, 1);
}

/** Targets that must all be visited in one round, by teams that cannot make so many visits. */
function isRoundHall(instance: Instance, targets: readonly number[], r: number): boolean {
  const isDue = (v: number) => {
    const rounds = roundsOf(instance, v);
    const { need, minGap = 1 } = instance.targets[v]!;
    return minGap >= 1 && rounds.includes(r) && need >= new Set(rounds).size;
  };
  const open = instance.teams.filter((_, t) => targets.some((v) => mayVisitIn(instance, [t, v, r])));
  return targets.every(isDue) && targets.length > open.length * mostInRound(instance, r);
}

/** Teams that must make an even share of the visits and cannot find so many. */
function areIdle(instance: Instance, teams: readonly number[]): boolean {
  if (!isFullTime(instance) || instance.balance.total > 1) return false;
  const least = Math.floor(totalNeed(instance) / instance.teams.length);
  return teams.every((t) => {
    let visits = 0;
    instance.targets.forEach(({ need }, v) => {
      if (mayVisit(instance, t, v)) visits += Math.min(mostMeetings(instance), need);
    });
    return visits < least;
  });
}

/** A target with more decided visits than it needs, or too few rounds for its need and gap. */
function cannotBeMet(instance: Instance, v: number): boolean {
  const { need, minGap = 1 } = instance.targets[v]!;
  const decided = [...instance.locks, ...(instance.baseline ?? [])].filter(
    (visit) => visit[1] === v && isDecided(instance, visit),
  );
  if (new Set(decided.map((visit) => visit.join())).size > need) return true;
  const reach = (from: number, left: number): boolean =>
    left === 0 ||
    roundsOf(instance, v).some((r) => r >= from && (minGap === 0 || reach(r + minGap, left - 1)));
  return !reach(1, need);
}
