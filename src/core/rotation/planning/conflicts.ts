import type { ConflictRule } from "../conflict.ts";
import type { RotationReason } from "../rotation.schema.ts";
import type { Explanation, WayOut } from "../ways-out.ts";
import type { BuiltRotation } from "./build-instance.ts";
import type {
  ProposalOutcome,
  RotationConflict,
  RotationRule,
  RotationWayOut,
} from "./rotation-request.schema.ts";

type NamedReason = Pick<RotationConflict, "code" | "team_ids" | "target_ids" | "rounds">;

/** A reason of the solver with ids in place of indexes. */
function reasonOf({ teams, targets }: BuiltRotation, reason: RotationReason): NamedReason {
  const team = (index: number) => teams[index]!.id;
  const target = (index: number) => targets[index]!.id;
  const visits = (list: readonly (readonly [number, number, number])[]) => ({
    team_ids: list.map(([t]) => team(t)),
    target_ids: list.map(([, v]) => target(v)),
    rounds: list.map(([, , r]) => r),
  });
  const none = { code: reason.type, team_ids: [], target_ids: [], rounds: [] };
  switch (reason.type) {
    case "hall":
      return {
        ...none,
        target_ids: reason.targets.map(target),
        rounds: reason.round === undefined ? [] : [reason.round],
      };
    case "idle":
      return { ...none, team_ids: reason.teams.map(team) };
    case "need":
      return { ...none, target_ids: [target(reason.target)] };
    case "lock":
      return { ...none, ...visits([reason.lock]) };
    case "lock-pair":
      return { ...none, ...visits(reason.locks) };
    case "lock-history":
      return { ...none, ...visits([reason.lock]) };
    case "frozen":
      return { ...none, ...visits([reason.visit]) };
    default:
      return none;
  }
}

/** Rules of one conflict that are listed; the others are counted. */
const MOST_RULES = 30;

/** A rule of a conflict with ids in place of indexes. */
function ruleOf({ teams, targets }: BuiltRotation, rule: ConflictRule): RotationRule {
  const none = { rule: rule.rule, team_id: null, target_id: null, rounds: [], limit: null };
  const target = "target" in rule ? { target_id: targets[rule.target]!.id } : {};
  const team = "team" in rule ? { team_id: teams[rule.team]!.id } : {};
  switch (rule.rule) {
    case "hard-tie":
      return { ...none, ...team, ...target, rule: rule.kind === "excluded" ? "exclusion" : "hard-tie" };
    case "away":
      return { ...none, ...team, rounds: [...rule.rounds] };
    case "lock": {
      const [t, v, r] = rule.visit;
      return { ...none, team_id: teams[t]!.id, target_id: targets[v]!.id, rounds: [r] };
    }
    case "travel":
    case "round-balance":
    case "total-balance":
      return { ...none, limit: rule.limit };
    case "window":
      return { ...none, limit: rule.rounds };
    case "reciprocity":
      return { ...none, limit: rule.lag };
    default:
      return { ...none, ...team, ...target };
  }
}

/** A way out with ids in place of indexes. */
function wayOf({ teams, targets }: BuiltRotation, way: WayOut): RotationWayOut {
  return {
    rule: way.rule,
    effect: way.effect,
    team_id: "team" in way ? teams[way.team]!.id : null,
    target_id: "target" in way ? targets[way.target]!.id : null,
    rounds: "rounds" in way ? [...way.rounds] : "round" in way ? [way.round] : [],
  };
}

/** Why there is no plan and what to relax, as it crosses the wire: with ids, so that a screen can name them. */
export const explainedOf = (
  built: BuiltRotation,
  { conflicts, ways }: Explanation,
): Pick<ProposalOutcome, "conflicts" | "ways_out"> => ({
  conflicts: conflicts.map(({ reason, rules, isMinimal }) => ({
    ...reasonOf(built, reason),
    rules: rules.slice(0, MOST_RULES).map((rule) => ruleOf(built, rule)),
    more_rules: Math.max(0, rules.length - MOST_RULES),
    is_minimal: isMinimal,
  })),
  ways_out: ways.map((way) => wayOf(built, way)),
});
