// The rules of rotation/1 once more, written from the contract's text alone. Nothing here is shared with the solver, the
// review or the schema beyond the shape of the JSON, so that a misreading in one place is seen in the other.

/** The JSON of an instance, as the contract names its fields. */
export type Instance = {
  mode?: string;
  R: number;
  units: { id: string; x: number; y: number }[];
  teams: { id: string; units: number[]; x: number; y: number; off: number[] }[];
  targets: {
    id: string;
    unit: number;
    x: number;
    y: number;
    need: number;
    rounds?: number[];
    minGap?: number;
  }[];
  unitTies?: [team: number, unit: number, kind: string, cost: number | null][];
  hardTies: [team: number, target: number, kind: string][];
  softTies: [team: number, target: number, kind: string, cost: number][];
  maxTravel: number;
  window: number;
  reciprocal: { lag: number; scope: string };
  balance: { perRound: number; total: number };
  roundLoad: [least: number, most: number];
  history: [team: number, target: number, round: number][];
  locks: [team: number, target: number, round: number][];
  baseline: [team: number, target: number, round: number][] | null;
  changeCost: number;
  frozenBefore: number;
};
export type Triple = readonly [team: number, target: number, round: number];
export type Objective = { travel: number; soft: number; changes: number; total: number };

/** Distance between two points, rounded half up. */
export const travelOf = (instance: Instance, t: number, v: number): number => {
  const team = instance.teams[t]!;
  const target = instance.targets[v]!;
  return Math.floor(Math.sqrt((team.x - target.x) ** 2 + (team.y - target.y) ** 2) + 0.5);
};

/** Cost of all soft ties of a team with a target or its unit. */
export function softOf(instance: Instance, t: number, v: number): number {
  const { unit } = instance.targets[v]!;
  let sum = 0;
  for (const tie of instance.unitTies ?? []) if (tie[0] === t && tie[1] === unit) sum += tie[3] ?? 0;
  for (const tie of instance.softTies) if (tie[0] === t && tie[1] === v) sum += tie[3];
  return sum;
}

/** Whether a team may ever visit a target, whatever the round. */
export function mayVisit(instance: Instance, t: number, v: number): boolean {
  const { unit } = instance.targets[v]!;
  if (instance.teams[t]!.units.includes(unit)) return false;
  if ((instance.unitTies ?? []).some((tie) => tie[0] === t && tie[1] === unit && tie[3] === null)) {
    return false;
  }
  if (instance.hardTies.some((tie) => tie[0] === t && tie[1] === v)) return false;
  return instance.maxTravel === 0 || travelOf(instance, t, v) <= instance.maxTravel;
}

/** Whether a team may visit a target in a round, other visits of the plan aside. */
export function mayVisitIn(instance: Instance, [t, v, r]: Triple): boolean {
  const { rounds } = instance.targets[v]!;
  if (!mayVisit(instance, t, v) || instance.teams[t]!.off.includes(r)) return false;
  if (rounds && !rounds.includes(r)) return false;
  return instance.history.every((met) => doGoTogether(instance, [t, v, r], met));
}

const inspectingUnits = (instance: Instance, t: number): number[] => {
  const { units } = instance.teams[t]!;
  return instance.reciprocal.scope === "lead" ? units.slice(0, 1) : units;
};

/** Whether two visits, of which one may lie before round 1, can both take place. */
export function doGoTogether(instance: Instance, a: Triple, b: Triple): boolean {
  const apart = Math.abs(a[2] - b[2]);
  const bothPlanned = a[2] >= 1 && b[2] >= 1;
  if (a[1] === b[1] && bothPlanned && apart < (instance.targets[a[1]]!.minGap ?? 1)) return false;
  if (a[0] === b[0] && a[1] === b[1] && (apart === 0 || apart < instance.window)) return false;
  if (apart > instance.reciprocal.lag) return true;
  const [ofA, ofB] = [inspectingUnits(instance, a[0]), inspectingUnits(instance, b[0])];
  const [atA, atB] = [instance.targets[a[1]]!.unit, instance.targets[b[1]]!.unit];
  return !(ofA.includes(atB) && ofB.includes(atA));
}

const spreadOf = (values: number[]): number =>
  values.length === 0 ? 0 : Math.max(...values) - Math.min(...values);

/** Load rules: balance in a round and in all, and the number of visits in a round. */
export function loadProblems(instance: Instance, plan: readonly Triple[]): string[] {
  const problems: string[] = [];
  const teams = [...instance.teams.keys()];
  for (let r = 1; r <= instance.R; r++) {
    const inRound = plan.filter((visit) => visit[2] === r);
    const present = teams.filter((t) => !instance.teams[t]!.off.includes(r));
    const loads = present.map((t) => inRound.filter((visit) => visit[0] === t).length);
    if (spreadOf(loads) > instance.balance.perRound) problems.push(`round ${r} is out of balance`);
    if (inRound.length < instance.roundLoad[0]) problems.push(`round ${r} has too few visits`);
    if (inRound.length > instance.roundLoad[1]) problems.push(`round ${r} has too many visits`);
  }
  const fullTime = teams.filter((t) => instance.teams[t]!.off.length === 0);
  const totals = fullTime.map((t) => plan.filter((visit) => visit[0] === t).length);
  if (spreadOf(totals) > instance.balance.total) problems.push("totals are out of balance");
  return problems;
}

const isTriple = (instance: Instance, [t, v, r]: Triple): boolean =>
  [t, v, r].every(Number.isInteger) &&
  t >= 0 &&
  t < instance.teams.length &&
  v >= 0 &&
  v < instance.targets.length &&
  r >= 1 &&
  r <= instance.R;

/** What is wrong with a complete plan, in words; empty when it keeps every rule. */
export function planProblems(instance: Instance, plan: readonly Triple[]): string[] {
  const strangers = plan.filter((visit) => !isTriple(instance, visit));
  if (strangers.length > 0) return strangers.map((visit) => `${visit.join()} is no visit`);
  const problems = loadProblems(instance, plan);
  for (const visit of plan) {
    if (!mayVisitIn(instance, visit)) problems.push(`${visit.join()} is not allowed`);
  }
  for (const [i, visit] of plan.entries()) {
    for (const other of plan.slice(i + 1)) {
      if (!doGoTogether(instance, visit, other)) {
        problems.push(`${visit.join()} and ${other.join()} do not go together`);
      }
    }
  }
  instance.targets.forEach(({ need }, v) => {
    const visits = plan.filter((visit) => visit[1] === v).length;
    if (visits !== need) problems.push(`target ${v} has ${visits} of ${need} visits`);
  });
  const planned = new Set(plan.map((visit) => visit.join()));
  const frozen = (instance.baseline ?? []).filter((visit) => visit[2] < instance.frozenBefore);
  for (const visit of [...instance.locks, ...frozen]) {
    if (!planned.has(visit.join())) problems.push(`decided visit ${visit.join()} is missing`);
  }
  return problems;
}

/** What a plan costs. */
export function objectiveOfPlan(instance: Instance, plan: readonly Triple[]): Objective {
  const planned = new Set(plan.map((visit) => visit.join()));
  const travel = plan.reduce((sum, [t, v]) => sum + travelOf(instance, t, v), 0);
  const soft = plan.reduce((sum, [t, v]) => sum + softOf(instance, t, v), 0);
  const changes = (instance.baseline ?? []).filter((visit) => !planned.has(visit.join())).length;
  return { travel, soft, changes, total: travel + soft + changes * instance.changeCost };
}
