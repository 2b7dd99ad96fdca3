import type { RepairChanges, RepairResponse } from "../../core/rotation/planning/rotation-request.schema.ts";
import { keyOf } from "./arrangement.ts";
import type { Adjustment, PlanRecord } from "./data.ts";

export const REPAIR_KINDS = ["away", "replace", "target", "recheck"] as const;

/** What has happened, as it is filled in. `member` is "team officer". */
export interface RepairForm {
  kind: (typeof REPAIR_KINDS)[number];
  member: string;
  rounds: string[];
  replacement: string;
  unit: string;
  name: string;
  /** Id of a target that is added, made once so that a preview and its storing mean the same. */
  target_id: string;
}

export function changesFrom(form: RepairForm): RepairChanges {
  const [team_id = "", officer_id = ""] = form.member.split(" ");
  const none: RepairChanges = { off: [], members: [], targets: [] };
  switch (form.kind) {
    case "away":
      return {
        ...none,
        off: [{ team_id, officer_id, rounds: form.rounds.map(Number).sort((a, b) => a - b) }],
      };
    case "replace":
      return {
        ...none,
        members: [{ team_id, remove_officer_id: officer_id, add_officer_id: form.replacement }],
      };
    case "target":
      return {
        ...none,
        targets: [
          { id: form.target_id, organ_id: form.unit, division_code: null, name: form.name.trim(), need: 1 },
        ],
      };
    case "recheck":
      return none;
  }
}

/** The command that stores a preview: what is dropped and added, locks that had to go, people and targets as changed. */
export function adjustmentOf(record: PlanRecord, changes: RepairChanges, answer: RepairResponse): Adjustment {
  const stored = new Map(record.assignments.map((assignment) => [keyOf(assignment), assignment.id]));
  const idsOf = (visits: readonly Parameters<typeof keyOf>[0][]) =>
    visits.flatMap((visit) => stored.get(keyOf(visit)) ?? []);
  return {
    plan_id: record.plan.id,
    version: record.plan.version,
    drop: idsOf(answer.changes.flatMap(({ before }) => before ?? [])),
    add: answer.changes.flatMap(({ after }) => after ?? []),
    lock: idsOf(answer.released_locks).map((assignment_id) => ({ assignment_id, is_locked: false })),
    off: changes.off,
    members: changes.members,
    targets: changes.targets,
  };
}
