import { reviewRotation } from "./review.ts";
import type { RotationInstance, Violation, Visit } from "./rotation.schema.ts";

/** Visits looked at, over all options tried for one plan; beyond that no reason is looked for. */
const WORK = 2_000_000;

/**
 * Why a target lacks a visit: the rules that stand against the visit that would break fewest of them, whoever makes
 * it and in whichever round, beside the visits of the plan. Where several visits break as few, the rules of all of
 * them, sorted by name.
 *
 * @param assignments a plan that breaks no rule besides needs and loads.
 * @param gaps how many targets are asked about in all: the work is shared between them.
 * @returns no rules when the plan is too large to look.
 */
export function rulesAgainst(
  instance: RotationInstance,
  assignments: readonly Visit[],
  target: number,
  gaps = 1,
): Violation["rule"][] {
  const options = instance.teams.length * instance.R;
  if (options * Math.max(1, assignments.length) * gaps > WORK) return [];
  const known = new Set(reviewRotation(instance, assignments).violations.map((one) => JSON.stringify(one)));
  let fewest = Infinity;
  let rules = new Set<Violation["rule"]>();
  for (let team = 0; team < instance.teams.length; team++) {
    for (let round = 1; round <= instance.R; round++) {
      const broken = newlyBroken(instance, [...assignments, [team, target, round]], known);
      if (broken.length > fewest) continue;
      if (broken.length < fewest) rules = new Set();
      fewest = broken.length;
      for (const { rule } of broken) rules.add(rule);
    }
  }
  return [...rules].sort();
}

const newlyBroken = (
  instance: RotationInstance,
  visits: readonly Visit[],
  known: ReadonlySet<string>,
): Violation[] =>
  reviewRotation(instance, visits).violations.filter((violation) => {
    if (violation.rule === "need" || known.has(JSON.stringify(violation))) return false;
    return violation.rule !== "round-load" || violation.visits > instance.roundLoad[1];
  });
