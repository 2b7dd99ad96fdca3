import { type Conflict, type ConflictRule, explainInfeasible } from "./conflict.ts";
import type { ModelOptions } from "./model.ts";
import type { RotationInstance, RotationReason, RotationSolution } from "./rotation.schema.ts";
import { solveRotation } from "./solve.ts";

/** A rule that somebody may relax, with what it is about. The ties of people and own units are not among them. */
export type Relaxable =
  | { rule: "even_rounds" | "balance_round" | "balance_total" | "loads" }
  | { rule: "travel" | "window" | "reciprocity" | "locks" | "exclusions" | "need" }
  | { rule: "lock"; team: number; target: number; round: number }
  | { rule: "exclusion"; team: number; target: number }
  | { rule: "away"; team: number; rounds: readonly number[] };

/**
 * What relaxing a rule leads to. `enough`: a plan was found without it. `together`: a plan was found without all the
 * rules marked so, and without none of them alone. `untried`: it is part of a conflict, and nothing more is known,
 * because the instance is too large to try.
 */
export type WayOut = Relaxable & { effect: "enough" | "together" | "untried" };

export type Explanation = { conflicts: Conflict[]; ways: WayOut[] };

/** Ways out that are shown, and single locks, exclusions or absences that are tried. */
const MOST_WAYS = 3;
const MOST_SINGLE = 3;
/** Most that is solved for one explanation, and the visits times teams of all that is solved together. */
const MOST_TRIES = 6;
/** Tries kept for all rules together. */
const KEPT_TRIES = 2;
const WORK = 60_000;

/**
 * Why there is no plan, as smallest sets of rules that conflict, and what to relax: each rule of these sets is
 * loosened, the mildest first, and the instance solved again until some ways out are known. If no rule is enough by
 * itself, all of them together, and further conflicts that show only then are named too. What was tried in vain is
 * not offered. The work is limited by counts, so that the answer does not depend on the machine.
 *
 * @param reasons as `solveRotation` gives them.
 */
export function explainConflicts(
  instance: RotationInstance,
  reasons: readonly RotationReason[],
  options: ModelOptions = {},
): Explanation {
  const conflicts = explainInfeasible(instance, reasons, options);
  const size = visitsOf(instance) * instance.teams.length;
  let tries = Math.min(MOST_TRIES, Math.floor(WORK / Math.max(1, size)));
  const solve = (relaxed: RotationInstance): RotationSolution | null =>
    tries-- > 0 ? solveRotation(relaxed, { ...options, goal: "any" }) : null;

  const enough: Relaxable[] = [];
  const untried: Relaxable[] = [];
  for (const way of candidatesFor(instance, conflicts)) {
    const outcome = enough.length < MOST_WAYS && tries > KEPT_TRIES ? solve(relax(instance, way)) : null;
    if (outcome === null) untried.push(way);
    else if (outcome.status === "ok") enough.push(way);
  }
  if (enough.length > 0) return { conflicts, ways: enough.map((way) => ({ ...way, effect: "enough" })) };

  for (;;) {
    const all = candidatesFor(instance, conflicts);
    const relaxed = all.reduce(relax, instance);
    const outcome = all.length > 1 ? solve(relaxed) : null;
    if (outcome?.status === "ok")
      return { conflicts, ways: all.map((way) => ({ ...way, effect: "together" })) };
    const more = outcome?.status === "infeasible" ? explainInfeasible(relaxed, outcome.reasons, options) : [];
    if (candidatesFor(instance, [...conflicts, ...more]).length === all.length) {
      return { conflicts, ways: untried.map((way) => ({ ...way, effect: "untried" })) };
    }
    conflicts.push(...more);
  }
}

const visitsOf = ({ targets }: RotationInstance): number => targets.reduce((sum, { need }) => sum + need, 0);

/** What could be relaxed in these conflicts, the mildest first; one visit fewer to targets that need several last. */
function candidatesFor(instance: RotationInstance, conflicts: readonly Conflict[]): Relaxable[] {
  const rules = conflicts.flatMap((conflict) => conflict.rules);
  const has = (...kinds: ConflictRule["rule"][]): boolean =>
    kinds.some((kind) => rules.some((r) => r.rule === kind));
  const single = <T>(list: T[]): T[] => (list.length > MOST_SINGLE ? [] : list);
  const candidates: (Relaxable | false)[] = [
    has("round-load") && { rule: "even_rounds" },
    has("round-balance") && { rule: "balance_round" },
    has("total-balance") && { rule: "balance_total" },
    ...single(rules.flatMap(lockOf)),
    ...single(rules.flatMap(exclusionOf)),
    ...single(rules.flatMap(absenceOf)),
    rules.flatMap(lockOf).length > 1 && { rule: "locks" },
    rules.flatMap(exclusionOf).length > 1 && { rule: "exclusions" },
    has("window") && { rule: "window" },
    has("reciprocity") && instance.reciprocal.lag > 0 && { rule: "reciprocity" },
    has("travel") && { rule: "travel" },
    has("round-load", "round-balance", "total-balance") && { rule: "loads" },
    instance.targets.some(({ need }) => need > 1) && { rule: "need" },
  ];
  const known = new Map(candidates.flatMap((way) => (way ? [[JSON.stringify(way), way] as const] : [])));
  return [...known.values()];
}

const lockOf = (rule: ConflictRule): Relaxable[] =>
  rule.rule === "lock"
    ? [{ rule: "lock", team: rule.visit[0], target: rule.visit[1], round: rule.visit[2] }]
    : [];

const exclusionOf = (rule: ConflictRule): Relaxable[] =>
  rule.rule === "hard-tie" && rule.kind === "excluded"
    ? [{ rule: "exclusion", team: rule.team, target: rule.target }]
    : [];

const absenceOf = (rule: ConflictRule): Relaxable[] =>
  rule.rule === "away" ? [{ rule: "away", team: rule.team, rounds: rule.rounds }] : [];

/** The instance with a rule loosened by one step, or set aside where it has no steps. */
function relax(instance: RotationInstance, way: Relaxable): RotationInstance {
  const { balance, reciprocal, locks, hardTies, targets, teams } = instance;
  const visits = visitsOf(instance);
  switch (way.rule) {
    case "even_rounds":
      return { ...instance, roundLoad: [0, visits] };
    case "balance_round":
      return { ...instance, balance: { ...balance, perRound: balance.perRound + 1 } };
    case "balance_total":
      return { ...instance, balance: { ...balance, total: balance.total + 1 } };
    case "loads":
      return { ...instance, roundLoad: [0, visits], balance: { perRound: visits, total: visits } };
    case "travel":
      return { ...instance, maxTravel: 0 };
    case "window":
      return { ...instance, window: Math.min(1, instance.window) };
    case "reciprocity":
      return { ...instance, reciprocal: { ...reciprocal, lag: 0 } };
    case "locks":
      return { ...instance, locks: [] };
    case "lock":
      return {
        ...instance,
        locks: locks.filter(([t, v, r]) => t !== way.team || v !== way.target || r !== way.round),
      };
    case "exclusions":
      return { ...instance, hardTies: hardTies.filter(([, , kind]) => kind !== "excluded") };
    case "exclusion":
      return {
        ...instance,
        hardTies: hardTies.filter(
          ([t, v, kind]) => kind !== "excluded" || t !== way.team || v !== way.target,
        ),
      };
    case "away":
      return { ...instance, teams: teams.map((team, t) => (t === way.team ? { ...team, off: [] } : team)) };
    case "need":
      return {
        ...instance,
        targets: targets.map((target) => ({
          ...target,
          need: Math.min(target.need, Math.max(1, target.need - 1)),
        })),
        roundLoad: [0, visits],
      };
  }
}
