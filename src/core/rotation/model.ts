import type { RotationInstance, Visit } from "./rotation.schema.ts";

/** The price of a pair that may never meet; larger than any sum of real prices in one exchange. */
export const BARRED = 1 << 29;

/**
 * A rotation instance in flat arrays, ready for search.
 *
 * A pair (target v, team t) sits at `v * teams + t`; a cell (team t, round r) at `t * (rounds + 1) + r`, rounds
 * counted from 1. A slot is one visit that a target needs: the slots of v are `slotStart[v]` to
 * `slotStart[v + 1] - 1`, and a plan gives each slot a team and a round.
 */
export type RotationModel = {
  instance: RotationInstance;
  teams: number;
  targets: number;
  rounds: number;
  slots: number;
  /** Distance plus soft ties of a pair, or BARRED when a rule forbids it. */
  cost: Int32Array;
  slotStart: Int32Array;
  slotTarget: Int32Array;
  minGap: Int32Array;
  window: number;
  /** Most visits of one pair over the horizon, by the window alone. */
  pairCap: number;
  /** 1 where the team is available, and the round is not closed by `frozenBefore`. */
  teamOpen: Uint8Array;
  /** 1 where the target may be visited; at `v * (rounds + 1) + r`. */
  targetOpen: Uint8Array;
  /** Round of the last meeting before round 1, by pair; null without history. */
  lastMet: Int32Array | null;
  /** Visits that are decided: locks, then the published visits of frozen rounds. No doubles. */
  fixed: readonly Visit[];
  /** 1 at `pair * (rounds + 1) + round` for a published visit; null without a baseline. */
  published: Uint8Array | null;
  changeCost: number;
  reciprocity: ReciprocityModel;
  /** Whether a visit's round matters beyond reciprocity, loads and one visit of a target at a time. */
  hasRoundRules: boolean;
  /** The first round that is judged. Visits of earlier ones are facts: none of their rules counts as broken. */
  firstJudged: number;
  /** 1 for teams that are available in every round, whose totals are compared. */
  fullTime: Uint8Array;
};

/**
 * Units that both inspect and are inspected, renumbered from 0; only they can meet mutually. None when the lag is
 * less than 0, by which reciprocity is set aside. Those of team t that count by the scope are
 * `inspecting[inspectingStart[t]]` and on, up to the start of t + 1; that of target v is `inspected[v]`, or -1.
 */
export type ReciprocityModel = {
  units: number;
  lag: number;
  inspecting: Int32Array;
  inspectingStart: Int32Array;
  /** Teams that count as inspectors of each unit; the converse of `inspecting`. */
  teamsOf: readonly Int32Array[];
  inspected: Int32Array;
};

/**
 * How to take the published visits of rounds that are over. `pastStands`: as facts, whatever rule they break by
 * now (a tie declared late); a pair that is barred by now keeps them and has no further visit. Otherwise they must
 * keep the rules like any other visit, as the format has it.
 */
export type ModelOptions = { readonly pastStands?: boolean };

/** A last meeting that closes a pair for good. */
const NEVER_AGAIN = 1_000_000;

/**
 * Lay out an instance that has passed the schema. Hard ties, own units and `maxTravel` bar a pair; soft ties add
 * to its price. Time O(teams * targets).
 */
export function createRotationModel(
  instance: RotationInstance,
  { pastStands = false }: ModelOptions = {},
): RotationModel {
  const { R: rounds } = instance;
  const past = pastStands ? pastVisits(instance) : [];
  const needs = neededVisits(instance, past);
  const cost = pairCosts(instance);
  const lastMet = lastMeetings(instance, past, cost);
  const slotStart = Int32Array.from([0, ...needs]);
  for (let v = 1; v < slotStart.length; v++) slotStart[v]! += slotStart[v - 1]!;
  return {
    instance,
    teams: instance.teams.length,
    targets: instance.targets.length,
    rounds,
    slots: slotStart[needs.length]!,
    cost,
    slotStart,
    slotTarget: Int32Array.from(needs.flatMap((need, v) => Array<number>(need).fill(v))),
    minGap: Int32Array.from(instance.targets, (target) => target.minGap ?? 1),
    window: instance.window,
    pairCap: instance.window > 1 ? Math.ceil(rounds / instance.window) : rounds,
    teamOpen: openTeamRounds(instance),
    targetOpen: openTargetRounds(instance),
    lastMet,
    fixed: fixedVisits(instance, pastStands),
    published: publishedVisits(instance),
    changeCost: instance.changeCost,
    reciprocity: reciprocityModel(instance),
    hasRoundRules: hasRoundRules(instance),
    firstJudged: pastStands && instance.baseline ? instance.frozenBefore : 1,
    fullTime: Uint8Array.from(instance.teams, (team) => (team.off.length === 0 ? 1 : 0)),
  };
}

/** Visits of each target; those that it had are had, also where it needs fewer by now. */
function neededVisits({ targets }: RotationInstance, past: readonly Visit[]): number[] {
  const had = new Int32Array(targets.length);
  for (const [, v] of past) had[v]!++;
  return targets.map(({ need }, v) => Math.max(need, had[v]!));
}

/** Rounded Euclidean distance in the unit of the coordinates, the same in every engine. */
export function distance(a: { x: number; y: number }, b: { x: number; y: number }): number {
  const dx = a.x - b.x;
  const dy = a.y - b.y;
  return Math.floor(Math.sqrt(dx * dx + dy * dy) + 0.5);
}

/** Targets of each unit, in ascending order. */
export function targetsByUnit(instance: RotationInstance): number[][] {
  const byUnit: number[][] = instance.units.map(() => []);
  instance.targets.forEach((target, v) => byUnit[target.unit]!.push(v));
  return byUnit;
}

function pairCosts(instance: RotationInstance): Int32Array {
  const { teams, targets, maxTravel } = instance;
  const count = teams.length;
  const cost = new Int32Array(targets.length * count);
  const barred = new Uint8Array(cost.length);
  targets.forEach((target, v) => {
    for (let t = 0; t < count; t++) {
      const travel = distance(teams[t]!, target);
      cost[v * count + t] = travel;
      if (maxTravel > 0 && travel > maxTravel) barred[v * count + t] = 1;
    }
  });
  const byUnit = targetsByUnit(instance);
  teams.forEach((team, t) => {
    for (const unit of team.units) for (const v of byUnit[unit]!) barred[v * count + t] = 1;
  });
  for (const [t, unit, , price] of instance.unitTies ?? []) {
    for (const v of byUnit[unit]!) {
      if (price === null) barred[v * count + t] = 1;
      else cost[v * count + t]! += price;
    }
  }
  for (const [t, v] of instance.hardTies) barred[v * count + t] = 1;
  for (const [t, v, , price] of instance.softTies) cost[v * count + t]! += price;
  for (let pair = 0; pair < cost.length; pair++) if (barred[pair]) cost[pair] = BARRED;
  return cost;
}

function openTeamRounds({ teams, R, frozenBefore, baseline }: RotationInstance): Uint8Array {
  const open = new Uint8Array(teams.length * (R + 1));
  const firstOpen = baseline ? frozenBefore : 1;
  teams.forEach((team, t) => {
    for (let r = Math.max(1, firstOpen); r <= R; r++) if (!team.off.includes(r)) open[t * (R + 1) + r] = 1;
  });
  return open;
}

function openTargetRounds({ targets, R }: RotationInstance): Uint8Array {
  const open = new Uint8Array(targets.length * (R + 1));
  targets.forEach((target, v) => {
    for (let r = 1; r <= R; r++) if (!target.rounds || target.rounds.includes(r)) open[v * (R + 1) + r] = 1;
  });
  return open;
}

/**
 * Last meetings before round 1. Barred pairs among the `past` visits get a price, so that these can stay, and are
 * closed for good.
 */
function lastMeetings(
  { teams, targets, history }: RotationInstance,
  past: readonly Visit[],
  cost: Int32Array,
): Int32Array | null {
  const barred = past.filter(([t, v]) => cost[v * teams.length + t] === BARRED);
  if (history.length + barred.length === 0) return null;
  const last = new Int32Array(teams.length * targets.length).fill(-1_000_000);
  for (const [t, v, r] of history) {
    const pair = v * teams.length + t;
    if (r > last[pair]!) last[pair] = r;
  }
  for (const [t, v] of barred) {
    last[v * teams.length + t] = NEVER_AGAIN;
    cost[v * teams.length + t] = distance(teams[t]!, targets[v]!);
  }
  return last;
}

/** Published visits of rounds that are closed. */
const pastVisits = ({ baseline, frozenBefore }: RotationInstance): Visit[] =>
  (baseline ?? []).filter(([, , r]) => r < frozenBefore);

/** Locks, then visits of closed rounds, each once; where the past stands, a lock in it decides nothing. */
function fixedVisits(instance: RotationInstance, pastStands: boolean): Visit[] {
  const { baseline, frozenBefore } = instance;
  const frozen = pastVisits(instance);
  const isOver = ([, , r]: Visit): boolean => pastStands && baseline !== null && r < frozenBefore;
  const locks = instance.locks.filter((lock) => !isOver(lock));
  const seen = new Set<string>();
  return [...locks, ...frozen].filter((visit) => {
    const key = visit.join();
    if (seen.has(key)) return false;
    seen.add(key);
    return true;
  });
}

function publishedVisits({ teams, targets, R, baseline }: RotationInstance): Uint8Array | null {
  if (!baseline) return null;
  const published = new Uint8Array(teams.length * targets.length * (R + 1));
  for (const [t, v, r] of baseline) published[(v * teams.length + t) * (R + 1) + r] = 1;
  return published;
}

function hasRoundRules({ teams, targets, history, baseline, window, R }: RotationInstance): boolean {
  const hasLimits = targets.some((target) => target.rounds !== undefined || (target.minGap ?? 1) !== 1);
  return (
    hasLimits ||
    teams.some((team) => team.off.length > 0) ||
    history.length > 0 ||
    baseline !== null ||
    window < R
  );
}

function reciprocityModel(instance: RotationInstance): ReciprocityModel {
  const { lag, scope } = instance.reciprocal;
  const earliest = instance.history.reduce((least, [, , r]) => Math.min(least, r), 0);
  const inspectors = instance.teams.map((team) => (scope === "lead" ? team.units.slice(0, 1) : team.units));
  const inspecting = new Set(inspectors.flat());
  const inspected = new Set(instance.targets.map((target) => target.unit));
  const number = new Map<number, number>();
  instance.units.forEach((_, unit) => {
    if (lag >= 0 && inspecting.has(unit) && inspected.has(unit)) number.set(unit, number.size);
  });
  const unitsOf = inspectors.map((units) => [...new Set(units.flatMap((unit) => number.get(unit) ?? []))]);
  const inspectingStart = new Int32Array(unitsOf.length + 1);
  unitsOf.forEach((units, t) => (inspectingStart[t + 1] = inspectingStart[t]! + units.length));
  const teamsOf = Array.from({ length: number.size }, (): number[] => []);
  unitsOf.forEach((units, t) => units.forEach((unit) => teamsOf[unit]!.push(t)));
  return {
    units: number.size,
    lag: Math.max(0, Math.min(lag, instance.R - earliest)),
    inspecting: Int32Array.from(unitsOf.flat()),
    inspectingStart,
    teamsOf: teamsOf.map((teams) => Int32Array.from(teams)),
    inspected: Int32Array.from(instance.targets, (target) => number.get(target.unit) ?? -1),
  };
}
