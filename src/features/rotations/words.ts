import type { BuiltRotation } from "../../core/rotation/planning/build-instance.ts";
import type {
  ProposalOutcome,
  RotationConflict,
  RotationRule,
  RotationWayOut,
} from "../../core/rotation/planning/rotation-request.schema.ts";
import type { Violation, Visit } from "../../core/rotation/rotation.schema.ts";
import { formatList } from "../../lib/format.ts";
import { words } from "./strings.ts";

/** Rules, reasons and conflicts of a rotation in words. */

export interface PlanNames {
  team: (id: string) => string;
  target: (id: string) => string;
}

const namesIn = (
  names: PlanNames,
  { team_id, target_id, rounds }: Pick<RotationRule, "team_id" | "target_id" | "rounds">,
) => ({
  team: team_id === null ? "" : names.team(team_id),
  target: target_id === null ? "" : names.target(target_id),
  rounds: formatList(rounds.map(String)),
});

/** What to relax, in words. */
export const wayOutWords = (way: RotationWayOut, names: PlanNames): string =>
  words.maybe(`rot.relax.${way.rule}`, namesIn(names, way)) ?? way.rule;

/** What was proved, in a sentence. */
export function conflictWords(conflict: RotationConflict, names: PlanNames): string {
  const { code, team_ids, target_ids, rounds } = conflict;
  return (
    words.maybe(`rot.conflict.${code}`, {
      teams: formatList(team_ids.map(names.team)),
      targets: formatList(target_ids.map(names.target)),
      rounds: formatList(rounds.map(String)),
    }) ?? code
  );
}

/** The rules of a conflict, one line each; the teams that a tie bars from one target share a line. */
export function conflictRules({ rules, more_rules }: RotationConflict, names: PlanNames): string[] {
  const lines: string[] = [];
  const barred = new Map<string, string[]>();
  for (const rule of rules) {
    if (rule.rule !== "hard-tie" || rule.team_id === null || rule.target_id === null) {
      lines.push(ruleWords(rule, names));
      continue;
    }
    barred.set(rule.target_id, [...(barred.get(rule.target_id) ?? []), names.team(rule.team_id)]);
  }
  for (const [target, teams] of barred) {
    lines.push(words("rot.rule.hard-tie", { teams: formatList(teams), target: names.target(target) }));
  }
  return more_rules > 0 ? [...lines, words("rot.rule.more", { n: more_rules })] : lines;
}

function ruleWords(rule: RotationRule, names: PlanNames): string {
  const value = rule.limit ?? 0;
  const limit = rule.rule === "travel" ? kilometres(value) : String(value);
  const lag = words.maybe(`rot.lag.${value}`) ?? words("rot.lag.more", { n: value });
  return words.maybe(`rot.rule.${rule.rule}`, { ...namesIn(names, rule), limit, lag }) ?? rule.rule;
}

/** A target that misses visits, with what stands against one more. */
export function gapWords(
  { target_id, visits, rules }: ProposalOutcome["missing"][number],
  names: PlanNames,
): string {
  const gap = words("rot.gap", { target: names.target(target_id), n: visits });
  const reasons = rules.map((rule) => words.maybe(`rot.against.${rule}`) ?? rule);
  return reasons.length > 0 ? words("rot.gap_because", { gap, reasons: formatList(reasons) }) : gap;
}

/** What is less even than the rules ask, one line each. */
export const unevenWords = ({ rounds, totals }: ProposalOutcome["uneven"]): string[] => [
  ...rounds.map((round) => words("rot.uneven.round", { round })),
  ...(totals ? [words("rot.uneven.totals")] : []),
];

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
