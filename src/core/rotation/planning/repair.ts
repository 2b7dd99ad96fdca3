import { PAST, repairRotation } from "../repair.ts";
import type { Visit } from "../rotation.schema.ts";
import { explainConflicts } from "../ways-out.ts";
import { type BuiltRotation, buildRotationInstance, rowsOf, visitsOf } from "./build-instance.ts";
import type { PlanningData, RotationDraft } from "./plan.schema.ts";
import { infeasible, outcomeOf } from "./propose.ts";
import type { RepairChanges, RepairResponse } from "./rotation-request.schema.ts";

/** The plan as it is once people and targets have changed; its visits are still the old ones. */
export function applyChanges(draft: RotationDraft, changes: RepairChanges): RotationDraft {
  const { off, members, targets } = changes;
  const teams = draft.teams.map((team) => {
    const own = members.filter(({ team_id }) => team_id === team.id);
    const leaving = new Set(own.map(({ remove_officer_id }) => remove_officer_id));
    const joining = own.flatMap(({ add_officer_id }) =>
      add_officer_id ? [{ officer_id: add_officer_id, is_lead: false, off_rounds: [] }] : [],
    );
    const awayOf = (officer: string) =>
      off.find(({ team_id, officer_id }) => team_id === team.id && officer_id === officer)?.rounds;
    const staying = team.members
      .filter(({ officer_id }) => !leaving.has(officer_id))
      .map((member) => ({ ...member, off_rounds: awayOf(member.officer_id) ?? member.off_rounds }));
    return { ...team, members: [...staying, ...joining] };
  });
  return { ...draft, teams, targets: [...draft.targets, ...targets] };
}

/** The first round that has not begun: those before it stay as they are. */
export const firstOpenRound = (rounds: RotationDraft["rounds"], today: string): number =>
  1 + Math.max(0, ...rounds.filter(({ starts_on }) => starts_on <= today).map(({ round }) => round));

/**
 * What a plan in force becomes when somebody falls ill, a tie turns up, or a target is added: the fewest published
 * visits dropped, rounds that have begun untouched, locks kept as long as no rule forbids them. Nothing is stored:
 * the answer is a preview with the changes listed.
 */
export function previewRepair(
  draft: RotationDraft,
  data: PlanningData,
  changes: RepairChanges,
  today: string,
): RepairResponse {
  const frozenBefore = firstOpenRound(draft.rounds, today);
  const built = buildRotationInstance(applyChanges(draft, changes), data, { frozenBefore });
  const published = visitsOf(built, draft.assignments);
  const repaired = repairRotation(built.instance, published, { type: "lock", visits: [] });
  if (repaired.status === "infeasible") {
    const explanation = explainConflicts(repaired.instance, repaired.reasons, PAST);
    const outcome = infeasible(built, explanation);
    return { outcome, changes: [], released_locks: [], visits: rowsOf(built, published) };
  }
  const row = (visit: Visit | null) => (visit ? rowsOf(built, [visit])[0]! : null);
  return {
    outcome: outcomeOf(
      { ...built, instance: repaired.instance } satisfies BuiltRotation,
      repaired.assignments,
    ),
    changes: repaired.changes.map(({ before, after }) => ({ before: row(before), after: row(after) })),
    released_locks: rowsOf(built, repaired.releasedLocks),
    visits: rowsOf(built, repaired.assignments),
  };
}
