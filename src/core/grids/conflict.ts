import { solveExactly } from "./exact.ts";
import type { GridInstance, GridReason } from "./grid.schema.ts";
import { compileProblem } from "./problem.ts";

type Conflict = Extract<GridReason, { type: "conflict" }>;
type Rule = Conflict["rules"][number];

/** Every rule of an instance that could be given up, those that people give up first at the front. */
function rulesOf(instance: GridInstance): Rule[] {
  const { cadres, U } = instance;
  const rules: Rule[] = instance.locks.map(([village, cadre]) => ({ rule: "lock", cadre, village }));
  cadres.forEach((c, cadre) => c.maxVillages > 0 && rules.push({ rule: "max-villages", cadre }));
  cadres.forEach((c, cadre) => c.cap < U && rules.push({ rule: "capacity", cadre }));
  for (const [cadre, village, kind] of instance.hardTies)
    rules.push({ rule: "hard-tie", cadre, village, kind });
  if (instance.contiguous) rules.push({ rule: "contiguity" });
  rules.push({ rule: "greatest-load" }, { rule: "least-load" });
  return rules;
}

/** The instance with only these rules; everything else is given up. */
function withRules(instance: GridInstance, rules: readonly Rule[]): GridInstance {
  const has = (name: Rule["rule"]) => rules.some(({ rule }) => rule === name);
  const capped = new Set(rules.flatMap((r) => (r.rule === "capacity" ? [r.cadre] : [])));
  const counted = new Set(rules.flatMap((r) => (r.rule === "max-villages" ? [r.cadre] : [])));
  const all = instance.villages.reduce((sum, village) => sum + village.w, 0);
  return {
    ...instance,
    L: has("least-load") ? instance.L : 0,
    U: has("greatest-load") ? instance.U : all,
    contiguous: has("contiguity"),
    cadres: instance.cadres.map((cadre, c) => ({
      ...cadre,
      cap: capped.has(c) || cadre.cap >= instance.U ? cadre.cap : all,
      maxVillages: counted.has(c) ? cadre.maxVillages : 0,
    })),
    hardTies: rules.flatMap((r) =>
      r.rule === "hard-tie" ? [[r.cadre, r.village, r.kind] as [number, number, string]] : [],
    ),
    locks: rules.flatMap((r) => (r.rule === "lock" ? [[r.village, r.cadre] as [number, number]] : [])),
  };
}

/** Sets looked at and columns kept for each question; beyond it a rule is kept unproved. */
const LIMITS = { sets: 40_000, columns: 20_000, looked: 200_000, work: 2_000_000 };
const QUESTIONS = 120;

/**
 * A smallest set of rules that no plan satisfies together, for an instance proved to have no plan.
 *
 * Rules are left out one after another, first whole kinds and then single ones, and stay out whenever the
 * rest still has no plan (the deletion filter of Chinneck and Dravnieks, ORSA Journal on Computing 3, 1991).
 * Each step is decided by `solveExactly`, so the conflict can be checked by listing all plans.
 *
 * @returns the rules, and `minimal` when giving up any single one of them is known to allow a plan.
 */
export function findConflict(instance: GridInstance): Conflict {
  let questions = 0;
  let minimal = true;
  const hasNoPlan = (rules: readonly Rule[]): boolean => {
    if (++questions > QUESTIONS) {
      minimal = false;
      return false;
    }
    const { status } = solveExactly(compileProblem(withRules(instance, rules)), LIMITS);
    if (status === "unknown") minimal = false;
    return status === "none";
  };
  let kept = rulesOf(instance);
  for (const kind of new Set(kept.map(({ rule }) => rule))) {
    const without = kept.filter(({ rule }) => rule !== kind);
    if (without.length < kept.length && hasNoPlan(without)) kept = without;
  }
  for (const rule of kept.slice()) {
    if (kept.filter((other) => other.rule === rule.rule).length === 1) continue;
    const without = kept.filter((other) => other !== rule);
    if (hasNoPlan(without)) kept = without;
  }
  return { type: "conflict", rules: kept, minimal };
}
