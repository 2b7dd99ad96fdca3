import type { BuiltRotation } from "../../core/rotation/planning/build-instance.ts";
import type { RotationConflict } from "../../core/rotation/planning/rotation-request.schema.ts";
import type { Violation, Visit } from "../../core/rotation/rotation.schema.ts";
import { formatList } from "../../lib/format.ts";
import { words } from "./strings.ts";

/** Rules, reasons and conflicts of a rotation in words. */

export interface PlanNames {
  team: (id: string) => string;
  target: (id: string) => string;
}

export const relaxationWords = (rule: string): string => words.maybe(`rot.relax.${rule}`) ?? rule;
const ruleWords = (rule: string): string => words.maybe(`rot.rule.${rule}`) ?? rule;

export function conflictWords(conflict: RotationConflict, names: PlanNames): string {
  const { code, team_ids, target_ids, rounds, rules } = conflict;
  const named = `rot.conflict.${code}`;
  const key = code === "exhausted" && rules.length > 0 ? "rot.conflict.exhausted_rules" : named;
  return (
    words.maybe(key, {
      teams: formatList(team_ids.map(names.team)),
      targets: formatList(target_ids.map(names.target)),
      rounds: formatList(rounds.map(String)),
      rules: formatList(rules.map(ruleWords)),
    }) ?? code
  );
}

/** Names by index of the instance. */
export const namesOf = (built: BuiltRotation, names: PlanNames) => ({
  team: (index: number) => names.team(built.teams[index]?.id ?? ""),
  target: (index: number) => names.target(built.targets[index]?.id ?? ""),
});

/** A broken rule in a sentence: who, what, when. */
export function violationWords(violation: Violation, built: BuiltRotation, names: PlanNames): string {
  const { team, target } = namesOf(built, names);
  const params = { team: "", target: "", round: 0 };
  if ("visit" in violation) {
    const [t, v, r] = violation.visit;
    Object.assign(params, { team: team(t), target: target(v), round: r });
  }
  switch (violation.rule) {
    case "hard-tie":
      return words(violation.kind === "excluded" ? "rot.broken.excluded" : "rot.broken.hard-tie", params);
    case "mutual":
      return words("rot.broken.mutual", { ...params, other: visitWords(violation.other, built, names) });
    case "window":
      return violation.earlier > 0
        ? words("rot.broken.window", { ...params, earlier: violation.earlier })
        : words("rot.broken.window_before", params);
    case "need":
      return words("rot.broken.need", {
        target: target(violation.target),
        visits: violation.visits,
        need: violation.need,
      });
    case "gap":
      return words("rot.broken.gap", {
        target: target(violation.target),
        rounds: formatList(violation.rounds.map(String)),
      });
    case "round-balance":
      return words("rot.broken.round-balance", {
        round: violation.round,
        least: violation.least,
        most: violation.most,
      });
    case "round-load":
      return words("rot.broken.round-load", { round: violation.round, visits: violation.visits });
    case "total-balance":
      return words("rot.broken.total-balance", { least: violation.least, most: violation.most });
    default:
      return words.maybe(`rot.broken.${violation.rule}`, params) ?? violation.rule;
  }
}

/** An earlier meeting has a round of 0 or less. */
function visitWords([t, v, r]: Visit, built: BuiltRotation, names: PlanNames): string {
  const { team, target } = namesOf(built, names);
  return words(r > 0 ? "rot.visit" : "rot.visit_before", { team: team(t), target: target(v), round: r });
}

const UNITS_PER_KM = 100;
/** Distances of an instance are in 10 m. */
export const kilometres = (units: number): string => (units / UNITS_PER_KM).toFixed(1);
