import { searchCompletely } from "./complete-search.ts";
import { isContractProof } from "./contract-proof.ts";
import { createRotationModel, type ModelOptions, type RotationModel } from "./model.ts";
import { findReasons } from "./reasons.ts";
import type { RotationInstance, RotationReason, RuleName, Visit } from "./rotation.schema.ts";
import { cheapestStart } from "./start.ts";

/**
 * A rule that people could give up, with what it is about. Own units and the visits that targets need are not
 * among them.
 */
export type ConflictRule =
  | { rule: "unit-tie"; team: number; unit: number; kind: string }
  | { rule: "hard-tie"; team: number; target: number; kind: string }
  | { rule: "travel"; limit: number }
  | { rule: "away"; team: number; rounds: readonly number[] }
  | { rule: "closed-rounds"; target: number }
  | { rule: "gap"; target: number; gap: number }
  | { rule: "window"; rounds: number }
  | { rule: "history" }
  | { rule: "reciprocity"; lag: number }
  | { rule: "round-balance"; limit: number }
  | { rule: "total-balance"; limit: number }
  | { rule: "round-load"; least: number; most: number }
  | { rule: "lock"; visit: Visit }
  | { rule: "frozen"; before: number };

/** A way out: a rule of the conflict, and whether without it nothing known rules out a plan. */
export type Relaxation = { rule: ConflictRule; isEnough: boolean };

/**
 * Rules that cannot all be kept. `isMinimal`: leaving out any one of them undoes the proof, which is then as short
 * as it gets. With no rules at all, own units and needs alone are the reason.
 */
export type Conflict = {
  reason: RotationReason;
  rules: ConflictRule[];
  isMinimal: boolean;
  relax: Relaxation[];
};

/** The kind of each rule, as a reason names it. */
const KIND: Record<ConflictRule["rule"], RuleName> = {
  "unit-tie": "hard-ties",
  "hard-tie": "hard-ties",
  travel: "travel",
  away: "availability",
  "closed-rounds": "target-rounds",
  gap: "gaps",
  window: "window",
  history: "history",
  reciprocity: "reciprocity",
  "round-balance": "round-balance",
  "total-balance": "total-balance",
  "round-load": "round-load",
  lock: "locks",
  frozen: "frozen",
};

/**
 * Limits for one explanation: questions asked, pairs of a team and a target looked at for them, and cells of complete
 * searches; cells for one question (fewer within a solution), and conflicts explained.
 */
const QUESTIONS = 250;
const PAIRS = 6_000_000;
const ALL_CELLS = 4_000_000;
const CELLS = 300_000;
const SHORT = 60_000;
const MOST_CONFLICTS = 5;
const MOST_RELAXED = 20;

/**
 * For each reason why there is no plan, a smallest set of rules that conflict, and what to relax.
 *
 * The rules are halved again and again, keeping only what the proof needs; the proof is the reason itself where it
 * can be checked by counting, otherwise any reason that `findReasons` or a complete search finds for the rules
 * that are left. The work for all together is limited by counts; where it ends early, the sets are not minimal and
 * say so.
 *
 * @param reasons as `solveRotation` gives them.
 * Source: QuickXplain, Junker, AAAI 2004.
 */
export function explainInfeasible(
  instance: RotationInstance,
  reasons: readonly RotationReason[],
  options: ModelOptions = {},
): Conflict[] {
  const all = rulesOf(instance);
  const pairs = Math.max(1, instance.teams.length * instance.targets.length);
  const purse: Purse = {
    questions: Math.min(QUESTIONS, Math.floor(PAIRS / pairs)),
    cells: { left: ALL_CELLS },
  };
  const modelOf = (rules: readonly ConflictRule[]) =>
    createRotationModel(withRules(instance, rules), options);
  return reasons.slice(0, MOST_CONFLICTS).map((reason) => {
    const holds = (rules: readonly ConflictRule[]): boolean =>
      purse.questions-- > 0 && isStillProved(modelOf(rules), reason, purse.cells);
    const rules = holds(all)
      ? smallest(smallestKinds(concerned(all, reason, holds), holds), holds)
      : all.filter(({ rule }) => reason.type !== "exhausted" || reason.rules.includes(KIND[rule]));
    const relax = rules.slice(0, MOST_RELAXED).map((rule): Relaxation => {
      const rest = all.filter((other) => other !== rule);
      const isOpen = purse.questions-- > 0;
      return { rule, isEnough: isOpen && !isProvedEmpty(modelOf(rest), purse.cells, CELLS) };
    });
    return { reason, rules, isMinimal: purse.questions > 0 && purse.cells.left > 0, relax };
  });
}

type Purse = { questions: number; cells: { left: number } };

/** The rules without the ties of other targets and locks elsewhere, where these have no part in the proof. */
function concerned(
  rules: readonly ConflictRule[],
  reason: RotationReason,
  holds: Holds,
): readonly ConflictRule[] {
  if (reason.type !== "hall") return rules;
  const targets = new Set(reason.targets);
  const near = rules.filter((rule) => !("target" in rule) || targets.has(rule.target));
  return near.length < rules.length && holds(near) ? near : rules;
}

/**
 * Kinds of rules of which no plan keeps all, for an instance whose plans were all looked at: fewest as far as
 * short searches show. At most some thirty searches.
 */
export function conflictingKinds(instance: RotationInstance, options: ModelOptions = {}): RuleName[] {
  const isProof = (part: readonly ConflictRule[]): boolean =>
    isProvedEmpty(createRotationModel(withRules(instance, part), options), { left: Infinity }, SHORT);
  const rules = smallestKinds(rulesOf(instance), isProof);
  return [...new Set(rules.map(({ rule }) => KIND[rule]))];
}

type Holds = (rules: readonly ConflictRule[]) => boolean;

/** The rules of a smallest set of kinds that still proves the case. */
function smallestKinds(rules: readonly ConflictRule[], holds: Holds): ConflictRule[] {
  const kinds = [...new Set(rules.map(({ rule }) => KIND[rule]))];
  const rulesOfKinds = (some: readonly RuleName[]) => rules.filter(({ rule }) => some.includes(KIND[rule]));
  return rulesOfKinds(smallest(kinds, (some) => holds(rulesOfKinds(some))));
}

/** A smallest part of the candidates that still proves the case. */
function smallest<T>(candidates: readonly T[], holds: (part: readonly T[]) => boolean): T[] {
  const explain = (base: readonly T[], hasGrown: boolean, rest: readonly T[]): T[] => {
    if (rest.length === 0 || (hasGrown && holds(base))) return [];
    if (rest.length === 1) return [...rest];
    const half = rest.length >> 1;
    const [first, second] = [rest.slice(0, half), rest.slice(half)];
    const fromSecond = explain([...base, ...first], true, second);
    const fromFirst = explain([...base, ...fromSecond], fromSecond.length > 0, first);
    return [...fromFirst, ...fromSecond];
  };
  return explain([], true, candidates);
}

function isStillProved(model: RotationModel, reason: RotationReason, cells: Purse["cells"]): boolean {
  if (isContractProof(reason, model)) return isPresent(model.instance, reason);
  return isProvedEmpty(model, cells, CELLS);
}

/** Whether the locks that a reason is about are still there. */
function isPresent({ locks }: RotationInstance, reason: RotationReason): boolean {
  const has = (visit: Visit) => locks.some((lock) => String(lock) === String(visit));
  if (reason.type === "lock") return has(reason.lock);
  return reason.type !== "lock-pair" || reason.locks.every(has);
}

/** Whether it can be proved that there is no plan, by counting or, for few visits, by looking at all plans. */
function isProvedEmpty(model: RotationModel, cells: Purse["cells"], most: number): boolean {
  if (findReasons(model.instance, model).length > 0) return true;
  const start = cheapestStart(model);
  if (start === null || model.slots > 100) return false;
  const share = Math.max(0, Math.min(most, cells.left));
  const { best, isComplete, left } = searchCompletely(model, start, share);
  cells.left -= share - left;
  return isComplete && best === null;
}

/** Every rule of an instance that could be given up, those that bind everybody first. */
function rulesOf(instance: RotationInstance): ConflictRule[] {
  const { R, balance, roundLoad, reciprocal, teams, targets } = instance;
  const rules: ConflictRule[] = [
    { rule: "reciprocity", lag: reciprocal.lag },
    { rule: "round-balance", limit: balance.perRound },
    { rule: "total-balance", limit: balance.total },
    { rule: "round-load", least: roundLoad[0], most: roundLoad[1] },
  ];
  if (instance.window > 1) rules.push({ rule: "window", rounds: instance.window });
  if (instance.maxTravel > 0) rules.push({ rule: "travel", limit: instance.maxTravel });
  if (instance.history.length > 0) rules.push({ rule: "history" });
  targets.forEach(({ need, rounds, minGap: gap = 1 }, target) => {
    if (rounds && new Set(rounds).size < R) rules.push({ rule: "closed-rounds", target });
    if (need > 1 && gap > 0) rules.push({ rule: "gap", target, gap });
  });
  teams.forEach(({ off }, team) => off.length > 0 && rules.push({ rule: "away", team, rounds: off }));
  for (const [team, unit, kind, cost] of instance.unitTies) {
    if (cost === null) rules.push({ rule: "unit-tie", team, unit, kind });
  }
  for (const [team, target, kind] of instance.hardTies) rules.push({ rule: "hard-tie", team, target, kind });
  if (instance.baseline && instance.frozenBefore > 1) {
    rules.push({ rule: "frozen", before: instance.frozenBefore });
  }
  return [...rules, ...instance.locks.map((visit): ConflictRule => ({ rule: "lock", visit }))];
}

/** The instance with only these rules. */
function withRules(instance: RotationInstance, rules: readonly ConflictRule[]): RotationInstance {
  const keys = new Set(rules.map((rule) => JSON.stringify(rule)));
  const has = (rule: ConflictRule): boolean => keys.has(JSON.stringify(rule));
  const kinds = new Set(rules.map(({ rule }) => rule));
  const { balance, reciprocal, roundLoad } = instance;
  const visits = instance.targets.reduce((sum, { need }) => sum + need, 0);
  return {
    ...instance,
    reciprocal: kinds.has("reciprocity") ? reciprocal : { ...reciprocal, lag: -1 },
    balance: {
      perRound: kinds.has("round-balance") ? balance.perRound : visits,
      total: kinds.has("total-balance") ? balance.total : visits,
    },
    roundLoad: kinds.has("round-load") ? roundLoad : [0, visits],
    window: kinds.has("window") ? instance.window : Math.min(1, instance.window),
    maxTravel: kinds.has("travel") ? instance.maxTravel : 0,
    history: kinds.has("history") ? instance.history : [],
    frozenBefore: kinds.has("frozen") ? instance.frozenBefore : 0,
    targets: instance.targets.map(({ rounds, minGap: gap = 1, ...target }, v) => ({
      ...target,
      rounds: has({ rule: "closed-rounds", target: v }) ? rounds : undefined,
      minGap: target.need <= 1 || has({ rule: "gap", target: v, gap }) ? gap : 0,
    })),
    teams: instance.teams.map((team, t) => ({
      ...team,
      off: has({ rule: "away", team: t, rounds: team.off }) ? team.off : [],
    })),
    unitTies: instance.unitTies.filter(
      ([team, unit, kind, cost]) => cost !== null || has({ rule: "unit-tie", team, unit, kind }),
    ),
    hardTies: instance.hardTies.filter(([team, target, kind]) =>
      has({ rule: "hard-tie", team, target, kind }),
    ),
    locks: instance.locks.filter((visit) => has({ rule: "lock", visit })),
  };
}
