import { distance, targetsByUnit } from "./model.ts";
import type { RotationInstance, RotationObjective, Violation, Visit } from "./rotation.schema.ts";

/** What a list of visits breaks, and what it costs. `violations` is empty for a plan that may be published. */
export type RotationReview = { violations: Violation[]; objective: RotationObjective };

/**
 * Check every rule of an instance on a list of visits, as after a lock, an exclusion or a swap by hand.
 *
 * Nothing is taken from the solver: the rules are read from the instance again. Visits that name no team, target or
 * round are reported as `unknown` and otherwise left out. Time O(visits * (need + lag) + rounds * teams).
 */
export function reviewRotation(instance: RotationInstance, assignments: readonly Visit[]): RotationReview {
  const known = assignments.filter((visit) => isKnown(instance, visit));
  const violations: Violation[] = assignments
    .filter((visit) => !isKnown(instance, visit))
    .map((visit) => ({ rule: "unknown", visit }));
  violations.push(
    ...reviewPairs(instance, known),
    ...reviewTargets(instance, known),
    ...reviewMeetings(instance, known),
    ...reviewMutual(instance, known),
    ...reviewLoads(instance, known),
    ...reviewDecided(instance, known),
  );
  return { violations, objective: objectiveOf(instance, known) };
}

/**
 * The visits of a plan that have a part in a broken rule: those to be marked on a screen. Visits that are missing
 * (locks, frozen ones) are not among them; for a load rule they are those of the round, or of the plan, made by
 * the teams with the greatest load.
 */
export function visitsConcerned(violation: Violation, assignments: readonly Visit[]): Visit[] {
  switch (violation.rule) {
    case "need":
      return assignments.filter(([, v]) => v === violation.target);
    case "gap":
      return assignments.filter(([, v, r]) => v === violation.target && violation.rounds.includes(r));
    case "window": {
      const [t, v] = violation.visit;
      return assignments.filter(
        (visit) =>
          visit[0] === t && visit[1] === v && [violation.visit[2], violation.earlier].includes(visit[2]),
      );
    }
    case "mutual":
      return assignments.filter((visit) =>
        [String(violation.visit), String(violation.other)].includes(String(visit)),
      );
    case "round-load":
      return assignments.filter(([, , r]) => r === violation.round);
    case "round-balance":
      return busiest(
        assignments.filter(([, , r]) => r === violation.round),
        violation.most,
      );
    case "total-balance":
      return busiest(assignments, violation.most);
    default:
      return assignments.filter((visit) => String(visit) === String(violation.visit));
  }
}

/** Visits of the teams that make as many of them as `most`. */
function busiest(visits: readonly Visit[], most: number): Visit[] {
  const loads = new Map<number, number>();
  for (const [t] of visits) loads.set(t, (loads.get(t) ?? 0) + 1);
  return visits.filter(([t]) => loads.get(t) === most);
}

/** Travel, soft ties, published visits that are dropped, and the whole with `changeCost` for each of those. */
export function objectiveOf(instance: RotationInstance, assignments: readonly Visit[]): RotationObjective {
  const ties = softPrices(instance);
  const kept = new Set(assignments.map(String));
  let travel = 0;
  let soft = 0;
  for (const [t, v] of assignments) {
    travel += distance(instance.teams[t]!, instance.targets[v]!);
    soft += ties.get(`${t},${v}`) ?? 0;
  }
  const changes = (instance.baseline ?? []).filter((visit) => !kept.has(String(visit))).length;
  return { travel, soft, changes, total: travel + soft + changes * instance.changeCost };
}

function softPrices(instance: RotationInstance): Map<string, number> {
  const byUnit = targetsByUnit(instance);
  const prices = new Map<string, number>();
  const add = (t: number, v: number, price: number) =>
    prices.set(`${t},${v}`, (prices.get(`${t},${v}`) ?? 0) + price);
  for (const [t, unit, , price] of instance.unitTies) {
    if (price !== null) for (const v of byUnit[unit]!) add(t, v, price);
  }
  for (const [t, v, , price] of instance.softTies) add(t, v, price);
  return prices;
}

function isKnown({ teams, targets, R }: RotationInstance, [t, v, r]: Visit): boolean {
  return (
    t < teams.length && v < targets.length && Number.isInteger(r) && r >= 1 && r <= R && t >= 0 && v >= 0
  );
}

/** Kinds of the hard ties of pairs, through the target's unit or its own, by `team,target`. */
export function hardTieKinds(instance: RotationInstance): Map<string, string> {
  const byUnit = targetsByUnit(instance);
  const kinds = new Map<string, string>();
  for (const [t, unit, kind, price] of instance.unitTies) {
    if (price === null) for (const v of byUnit[unit]!) kinds.set(`${t},${v}`, kind);
  }
  for (const [t, v, kind] of instance.hardTies) kinds.set(`${t},${v}`, kind);
  return kinds;
}

function reviewPairs(instance: RotationInstance, visits: readonly Visit[]): Violation[] {
  const { teams, targets, maxTravel } = instance;
  const kinds = hardTieKinds(instance);
  const violations: Violation[] = [];
  const seen = new Set<string>();
  for (const visit of visits) {
    const [t, v, r] = visit;
    const kind = kinds.get(`${t},${v}`);
    if (seen.has(String(visit))) violations.push({ rule: "double", visit });
    seen.add(String(visit));
    if (teams[t]!.units.includes(targets[v]!.unit)) violations.push({ rule: "own-unit", visit });
    if (kind !== undefined) violations.push({ rule: "hard-tie", visit, kind });
    if (maxTravel > 0 && distance(teams[t]!, targets[v]!) > maxTravel)
      violations.push({ rule: "travel", visit });
    if (teams[t]!.off.includes(r)) violations.push({ rule: "away", visit });
    if (targets[v]!.rounds && !targets[v]!.rounds.includes(r))
      violations.push({ rule: "closed-round", visit });
  }
  return violations;
}

function reviewTargets({ targets }: RotationInstance, visits: readonly Visit[]): Violation[] {
  const roundsOf: number[][] = targets.map(() => []);
  for (const [, v, r] of visits) roundsOf[v]!.push(r);
  return targets.flatMap(({ need, minGap: gap = 1 }, target): Violation[] => {
    const rounds = roundsOf[target]!.sort((a, b) => a - b);
    const violations: Violation[] = [];
    if (rounds.length !== need) violations.push({ rule: "need", target, visits: rounds.length, need });
    for (let i = 1; i < rounds.length; i++) {
      if (rounds[i]! - rounds[i - 1]! < gap) {
        violations.push({ rule: "gap", target, rounds: [rounds[i - 1]!, rounds[i]!], gap });
      }
    }
    return violations;
  });
}

function reviewMeetings({ history, window }: RotationInstance, visits: readonly Visit[]): Violation[] {
  const meetings = new Map<string, number[]>();
  for (const [t, v, r] of [...history, ...visits]) {
    const rounds = meetings.get(`${t},${v}`);
    if (rounds) rounds.push(r);
    else meetings.set(`${t},${v}`, [r]);
  }
  const violations: Violation[] = [];
  for (const visit of visits) {
    const [t, v, r] = visit;
    const earlier = Math.max(...meetings.get(`${t},${v}`)!.filter((round) => round < r));
    if (r - earlier < window) violations.push({ rule: "window", visit, earlier });
  }
  return violations;
}

/** Visits after which, or in the same round as which, the other side visits back within the lag. */
function reviewMutual(instance: RotationInstance, visits: readonly Visit[]): Violation[] {
  const { teams, targets, reciprocal, history } = instance;
  const inspectors = (t: number) =>
    reciprocal.scope === "lead" ? teams[t]!.units.slice(0, 1) : teams[t]!.units;
  const byRelation = new Map<string, Visit[]>();
  for (const visit of [...history, ...visits]) {
    for (const from of inspectors(visit[0])) {
      const key = `${from},${targets[visit[1]]!.unit}`;
      const held = byRelation.get(key);
      if (held) held.push(visit);
      else byRelation.set(key, [visit]);
    }
  }
  const violations: Violation[] = [];
  const reported = new Set<string>();
  for (const visit of visits) {
    const [t, v, r] = visit;
    for (const from of inspectors(t)) {
      for (const other of byRelation.get(`${targets[v]!.unit},${from}`) ?? []) {
        const both = [String(visit), String(other)].sort().join("|");
        if (Math.abs(other[2] - r) > reciprocal.lag || reported.has(both)) continue;
        reported.add(both);
        violations.push({ rule: "mutual", visit, other });
      }
    }
  }
  return violations;
}

function reviewLoads(instance: RotationInstance, visits: readonly Visit[]): Violation[] {
  const { teams, R, balance, roundLoad } = instance;
  const violations: Violation[] = [];
  for (let round = 1; round <= R; round++) {
    const ofRound = visits.filter((visit) => visit[2] === round);
    const loads = teams.flatMap((team, t) =>
      team.off.includes(round) ? [] : [ofRound.filter((visit) => visit[0] === t).length],
    );
    const [least, most] = range(loads);
    if (most - least > balance.perRound) violations.push({ rule: "round-balance", round, least, most });
    if (ofRound.length < roundLoad[0] || ofRound.length > roundLoad[1]) {
      violations.push({ rule: "round-load", round, visits: ofRound.length });
    }
  }
  const totals = teams.map(() => 0);
  for (const [t] of visits) totals[t]!++;
  const [least, most] = range(totals.filter((_, t) => teams[t]!.off.length === 0));
  if (most - least > balance.total) violations.push({ rule: "total-balance", least, most });
  return violations;
}

const range = (values: readonly number[]): [least: number, most: number] =>
  values.length === 0 ? [0, 0] : [Math.min(...values), Math.max(...values)];

function reviewDecided(instance: RotationInstance, visits: readonly Visit[]): Violation[] {
  const { locks, baseline, frozenBefore } = instance;
  const present = new Set(visits.map(String));
  const broken = (rule: "lock" | "frozen", decided: readonly Visit[]): Violation[] =>
    decided.filter((visit) => !present.has(String(visit))).map((visit) => ({ rule, visit }));
  const frozen = (baseline ?? []).filter(([, , r]) => r < frozenBefore);
  return [...broken("lock", locks), ...broken("frozen", frozen)];
}
