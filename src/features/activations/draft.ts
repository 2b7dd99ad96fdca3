import type { Force } from "../../core/staffing/staffing.schema.ts";
import type { JsonObject } from "../../core/json.ts";
import type { Kind } from "./data.ts";

/** A request as it is filled in. */
export interface Draft {
  kind: Kind;
  title: string;
  reasons: string[];
  heads: string;
  skills: string[];
  plannedDays: string;
  organId: string;
  linkedNumber: string;
  peopleToAsk: string;
  forces: Force[];
  receivedOn: string;
  subjects: string[];
  isVerbal: boolean;
  verbalApprover: string;
  verbalDay: string;
  verbalTime: string;
  verbalReason: string;
}

export const emptyDraft = (day: string, time: string): Draft => ({
  kind: "joint_petition_handling",
  title: "",
  reasons: [],
  heads: "2",
  skills: [],
  plannedDays: "30",
  organId: "",
  linkedNumber: "",
  peopleToAsk: "",
  forces: [],
  receivedOn: "",
  subjects: [],
  isVerbal: false,
  verbalApprover: "",
  verbalDay: day,
  verbalTime: time,
  verbalReason: "",
});

export type DraftProblem = "title" | "heads" | "planned_days" | "verbal_approver" | "verbal_reason";

const isWholeBetween = (text: string, least: number, most: number): boolean =>
  /^\d+$/.test(text.trim()) && Number(text) >= least && Number(text) <= most;

/** What keeps it from being sent, in the order of the form. The limits are those of the database. */
export function problemsOf(draft: Draft): DraftProblem[] {
  const { length } = draft.title.trim();
  const found: (DraftProblem | false)[] = [
    (length < 2 || length > 60) && "title",
    !isWholeBetween(draft.heads, 2, 60) && "heads",
    !isWholeBetween(draft.plannedDays, 1, 366) && "planned_days",
    draft.isVerbal && draft.verbalApprover === "" && "verbal_approver",
    draft.isVerbal && draft.verbalReason.trim() === "" && "verbal_reason",
  ];
  return found.filter((problem) => problem !== false);
}

/** The payload of `request_activation`, plain all through, for the device stores it; what was not filled in is left out. Days and times are those of Asia/Shanghai. */
export function payloadOf(draft: Draft): JsonObject {
  return {
    kind: draft.kind,
    title: draft.title.trim(),
    reasons: [...draft.reasons],
    heads: Number(draft.heads),
    skills: [...draft.skills],
    planned_days: Number(draft.plannedDays),
    ...(draft.organId && { organ_id: draft.organId }),
    ...(draft.linkedNumber.trim() && { linked_number: draft.linkedNumber.trim() }),
    ...(/^\d+$/.test(draft.peopleToAsk.trim()) && { people_to_ask: Number(draft.peopleToAsk) }),
    ...(draft.forces.length > 0 && { forces: [...draft.forces] }),
    ...(draft.kind === "joint_petition_handling" && draft.receivedOn && { received_on: draft.receivedOn }),
    ...(draft.subjects.length > 0 && {
      parties: draft.subjects.map((officer_id) => ({ part: "subject", officer_id })),
    }),
    ...(draft.isVerbal && {
      verbal: {
        approver_id: draft.verbalApprover,
        approved_at: `${draft.verbalDay}T${draft.verbalTime}:00+08:00`,
        reason: draft.verbalReason.trim(),
      },
    }),
  };
}
