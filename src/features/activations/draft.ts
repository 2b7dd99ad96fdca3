import * as v from "valibot";
import { FORCES } from "../../core/staffing/staffing.schema.ts";
import type { JsonObject } from "../../core/json.ts";
import { KINDS } from "./kinds.ts";

/** A request as it is filled in, numbers as typed; its id becomes the activation's and the command's. */
export const Draft = v.object({
  id: v.string(),
  kind: v.picklist(KINDS),
  title: v.string(),
  reasons: v.array(v.string()),
  heads: v.string(),
  skills: v.array(v.string()),
  plannedDays: v.string(),
  organId: v.string(),
  linkedNumber: v.string(),
  peopleToAsk: v.string(),
  forces: v.array(v.picklist(FORCES)),
  receivedOn: v.string(),
  subjects: v.array(v.string()),
  isVerbal: v.boolean(),
  verbalApprover: v.string(),
  verbalDay: v.string(),
  verbalTime: v.string(),
  verbalReason: v.string(),
});
export type Draft = v.InferOutput<typeof Draft>;

const BEGUN = { kind: "joint_petition_handling", heads: "2", plannedDays: "30" } as const;

export const emptyDraft = (id: string, day: string, time: string): Draft => ({
  ...BEGUN,
  id,
  title: "",
  reasons: [],
  skills: [],
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

/** Something was typed or chosen that would have to be typed again. */
export const isWorthKeeping = (draft: Draft): boolean =>
  [draft.title, draft.linkedNumber, draft.peopleToAsk, draft.verbalReason].some(
    (text) => text.trim() !== "",
  ) ||
  [draft.reasons, draft.skills, draft.forces, draft.subjects].some((chosen) => chosen.length > 0) ||
  draft.kind !== BEGUN.kind ||
  draft.heads !== BEGUN.heads ||
  draft.plannedDays !== BEGUN.plannedDays;

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

const Payload = v.object({
  kind: v.picklist(KINDS),
  title: v.string(),
  reasons: v.array(v.string()),
  heads: v.number(),
  skills: v.array(v.string()),
  planned_days: v.number(),
  organ_id: v.optional(v.string(), ""),
  linked_number: v.optional(v.string(), ""),
  people_to_ask: v.optional(v.number()),
  forces: v.optional(v.array(v.picklist(FORCES)), []),
  received_on: v.optional(v.string(), ""),
  parties: v.optional(v.array(v.object({ officer_id: v.string() })), []),
  verbal: v.optional(v.object({ approver_id: v.string(), approved_at: v.string(), reason: v.string() })),
});

/** A payload back in the form, to be corrected; undefined when it is none. */
export function draftOfRequest(id: string, payload: unknown): Draft | undefined {
  const parsed = v.safeParse(Payload, payload);
  if (!parsed.success) return undefined;
  const { planned_days, organ_id, linked_number, people_to_ask, received_on, parties, verbal, ...same } =
    parsed.output;
  return {
    ...same,
    id,
    heads: String(same.heads),
    plannedDays: String(planned_days),
    organId: organ_id,
    linkedNumber: linked_number,
    peopleToAsk: people_to_ask === undefined ? "" : String(people_to_ask),
    receivedOn: received_on,
    subjects: parties.map(({ officer_id }) => officer_id),
    isVerbal: verbal !== undefined,
    verbalApprover: verbal?.approver_id ?? "",
    verbalDay: verbal?.approved_at.slice(0, 10) ?? "",
    verbalTime: verbal?.approved_at.slice(11, 16) ?? "",
    verbalReason: verbal?.reason ?? "",
  };
}
