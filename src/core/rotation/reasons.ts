import { isContractProof } from "./contract-proof.ts";
import { BARRED, createRotationModel, type RotationModel } from "./model.ts";
import type { RotationInstance, RotationReason, Visit } from "./rotation.schema.ts";
import { openPrices } from "./start.ts";
import { planTransport } from "./transport.ts";
import { isMutual, isRepeat, type Meeting } from "./visit-rules.ts";

/** Targets of a Hall set up to which it is made minimal. */
const MINIMISED_TARGETS = 400;

/**
 * Reasons that rule out every plan and can be checked by arithmetic: decided visits that break a rule or conflict,
 * targets that need more than their rounds or teams can give, teams that cannot reach their share, totals that do
 * not fit. An empty list proves nothing. Where there are reasons of the contract's own kinds, only these are given.
 *
 * Time: that of one transportation problem, and the square of the number of locks.
 */
export function findReasons(
  instance: RotationInstance,
  model = createRotationModel(instance),
): RotationReason[] {
  const decided = [...lockReasons(instance, model), ...frozenReasons(instance, model)];
  const simple = [...decided, ...needReasons(instance, model), ...totalReasons(instance, model)];
  const agreed = simple.filter((reason) => isContractProof(reason, model));
  if (agreed.length > 0) return agreed;
  const hall = hallReason(instance, model) ?? roundHallReason(instance, model);
  if (hall && (simple.length === 0 || isContractProof(hall, model))) return [hall];
  return simple.length > 0 ? simple : idleReasons(instance, model);
}

/** Whether a single visit is impossible by itself. */
function isImpossible({ instance, cost, teams, lastMet }: RotationModel, [t, v, r]: Visit): boolean {
  const { rounds: open } = instance.targets[v]!;
  const isBarred = cost[v * teams + t] === BARRED || (lastMet !== null && lastMet[v * teams + t]! > r);
  if (isBarred || instance.teams[t]!.off.includes(r)) return true;
  return open !== undefined && !open.includes(r);
}

/**
 * Locks that cannot be kept: impossible by themselves, in conflict with each other, or with a visit before round
 * 1.
 */
export function lockReasons(instance: RotationInstance, model: RotationModel): RotationReason[] {
  const { history } = instance;
  const locks = instance.locks.filter(([, , r]) => r >= model.firstJudged);
  const reasons: RotationReason[] = [];
  for (const [i, lock] of locks.entries()) {
    if (isImpossible(model, lock)) reasons.push({ type: "lock", lock });
    for (const other of locks.slice(i + 1)) {
      if (String(other) !== String(lock) && doConflict(instance, lock, other)) {
        reasons.push({ type: "lock-pair", locks: [lock, other] });
      }
    }
    for (const earlier of history) {
      if (isRepeat(instance, lock, earlier) || isMutual(instance, lock, earlier)) {
        reasons.push({ type: "lock-history", lock, earlier });
      }
    }
  }
  return reasons;
}

/** Whether two visits cannot both take place. */
export function doConflict(instance: RotationInstance, a: Meeting, b: Meeting): boolean {
  const gap = instance.targets[a[1]]!.minGap ?? 1;
  if (a[1] === b[1] && Math.abs(a[2] - b[2]) < gap) return true;
  if (isRepeat(instance, a, b) || isMutual(instance, a, b)) return true;
  return a[0] === b[0] && a[2] === b[2] && greatestRoundLoad(instance, a[2]) < 2;
}

/** The most visits one team can make in a round, as all others then make nearly as many. */
function greatestRoundLoad({ teams, roundLoad, balance }: RotationInstance, round: number): number {
  const available = teams.filter((team) => !team.off.includes(round)).length;
  return available === 0 ? 0 : Math.floor((roundLoad[1] + (available - 1) * balance.perRound) / available);
}

/** Published visits of closed rounds that break a rule by themselves, unless the past stands. */
function frozenReasons({ baseline, frozenBefore }: RotationInstance, model: RotationModel): RotationReason[] {
  if (model.firstJudged > 1) return [];
  const frozen = (baseline ?? []).filter(([, , r]) => r < frozenBefore);
  return frozen.filter((visit) => isImpossible(model, visit)).map((visit) => ({ type: "frozen", visit }));
}

function needReasons({ targets, R }: RotationInstance, model: RotationModel): RotationReason[] {
  const { fixed, firstJudged, slotStart } = model;
  return targets.flatMap(({ rounds, minGap: gap = 1 }, target): RotationReason[] => {
    const decided = fixed.filter(([, v]) => v === target);
    const had = decided.filter(([, , r]) => r < firstJudged).length;
    const need = slotStart[target + 1]! - slotStart[target]! - had;
    const open = (rounds ?? Array.from({ length: R }, (_, i) => i + 1)).filter((r) => r >= firstJudged);
    const isTooMuch = decided.length - had > need || (gap > 0 && need > mostVisits(open, gap));
    return isTooMuch ? [{ type: "need", target }] : [];
  });
}

/** Most visits in these rounds with a gap between them: always the earliest possible. */
function mostVisits(rounds: readonly number[], gap: number): number {
  let visits = 0;
  let last = -Infinity;
  for (const round of [...new Set(rounds)].sort((a, b) => a - b)) {
    if (round - last < gap) continue;
    visits++;
    last = round;
  }
  return visits;
}

function totalReasons(
  { roundLoad, R, balance, teams }: RotationInstance,
  model: RotationModel,
): RotationReason[] {
  const visits = model.slots;
  const isFullTime = teams.every((team) => team.off.length === 0);
  const reasons: RotationReason[] = [];
  if (visits < roundLoad[0] * R || visits > roundLoad[1] * R) reasons.push({ type: "round-load", visits });
  if (isFullTime && teams.length > 0 && balance.total === 0 && visits % teams.length > 0) {
    reasons.push({ type: "balance", visits });
  }
  return reasons;
}

/**
 * Targets that need more visits than their teams can give over all rounds, at first whichever rounds are open to
 * them.
 */
function hallReason(instance: RotationInstance, model: RotationModel): RotationReason | null {
  const hasAway = instance.teams.some((team) => team.off.length > 0);
  const isBalanced = !hasAway && instance.balance.total <= 1;
  const most = isBalanced ? Math.ceil(model.slots / model.teams) : model.slots;
  const loads = { least: new Int32Array(model.teams), most: new Int32Array(model.teams).fill(most) };
  for (const price of model.hasRoundRules ? [model.cost, openPrices(model)] : [model.cost]) {
    const plan = planTransport({ ...model, fixed: [] }, loads, price);
    if (plan.status === "optimal" || plan.targets.length === 0) continue;
    const lacks = (targets: readonly number[]) => lacksTeams(model, price, targets, most);
    if (lacks(plan.targets)) return { type: "hall", targets: shrink(plan.targets, lacks) };
  }
  return null;
}

function lacksTeams(
  { teams, slotStart, pairCap }: RotationModel,
  price: Int32Array,
  targets: readonly number[],
  most: number,
): boolean {
  let need = 0;
  const supply = new Int32Array(teams);
  for (const v of targets) {
    const wanted = slotStart[v + 1]! - slotStart[v]!;
    need += wanted;
    for (let t = 0; t < teams; t++) {
      if (price[v * teams + t] !== BARRED) supply[t]! += Math.min(pairCap, wanted);
    }
  }
  return need > supply.reduce((sum, visits) => sum + Math.min(visits, most), 0);
}

/** Leave out elements one by one as long as what remains still proves the case. */
function shrink(set: readonly number[], proves: (rest: readonly number[]) => boolean): number[] {
  const single = set.find((element) => proves([element]));
  if (single !== undefined) return [single];
  let kept = [...set];
  if (kept.length > MINIMISED_TARGETS) return kept;
  for (const element of set) {
    const rest = kept.filter((other) => other !== element);
    if (proves(rest)) kept = rest;
  }
  return kept;
}

/** Targets that must all be visited in one round, by fewer teams than they are; each team makes one visit. */
function roundHallReason(instance: RotationInstance, model: RotationModel): RotationReason | null {
  for (let round = model.firstJudged; round <= instance.R; round++) {
    const most = greatestRoundLoad(instance, round);
    const due = dueTargets(instance, round);
    const stuck = unmatchable(due, (v) => openTeams(model, v, round), model.teams, most);
    if (!stuck) continue;
    const targets = shrink(stuck, (rest) => {
      const teams = new Set(rest.flatMap((v) => openTeams(model, v, round)));
      return rest.length > teams.size * most;
    });
    const agreed = { type: "hall", targets } as const;
    return isContractProof(agreed, model) ? agreed : { ...agreed, round };
  }
  return null;
}

/** Targets with as many visits to come as rounds to have them in, this round among them. */
function dueTargets({ targets, R }: RotationInstance, round: number): number[] {
  return [...targets.keys()].filter((v) => {
    const { need, rounds, minGap: gap = 1 } = targets[v]!;
    const isOpen = rounds?.includes(round) ?? true;
    return gap > 0 && isOpen && need === (rounds ? new Set(rounds).size : R);
  });
}

function openTeams(
  { teams, cost, instance, lastMet, window }: RotationModel,
  v: number,
  round: number,
): number[] {
  const open: number[] = [];
  for (let t = 0; t < teams; t++) {
    if (cost[v * teams + t] === BARRED || instance.teams[t]!.off.includes(round)) continue;
    if (lastMet === null || round - lastMet[v * teams + t]! >= window) open.push(t);
  }
  return open;
}

/** A set of targets that cannot all get a team of their own (`most` to a team), or null. Kuhn's matching. */
function unmatchable(
  targets: readonly number[],
  teamsOf: (target: number) => number[],
  teams: number,
  most: number,
): number[] | null {
  const held: number[][] = Array.from({ length: teams }, () => []);
  const visit = (target: number, seen: Set<number>, reached: Set<number>): boolean => {
    reached.add(target);
    for (const team of teamsOf(target)) {
      if (seen.has(team)) continue;
      seen.add(team);
      const place = held[team]!;
      const giving =
        place.length < most ? place.length : place.findIndex((other) => visit(other, seen, reached));
      if (giving < 0) continue;
      place[giving] = target;
      return true;
    }
    return false;
  };
  for (const target of targets) {
    const reached = new Set<number>();
    if (!visit(target, new Set(), reached)) return [...reached].sort((a, b) => a - b);
  }
  return null;
}

/** Full-time teams that cannot find as many visits as the balance of totals asks of them. */
function idleReasons(instance: RotationInstance, model: RotationModel): RotationReason[] {
  const { teams, targets, cost, slots, slotStart, pairCap } = model;
  if (teams === 0 || instance.balance.total > 1 || instance.teams.some((team) => team.off.length > 0))
    return [];
  const least = Math.floor(slots / teams);
  const idle = [...Array(teams).keys()].filter((t) => {
    let visits = 0;
    for (let v = 0; v < targets; v++) {
      if (cost[v * teams + t] !== BARRED) visits += Math.min(pairCap, slotStart[v + 1]! - slotStart[v]!);
    }
    return visits < least;
  });
  return idle.length > 0 ? [{ type: "idle", teams: idle }] : [];
}
