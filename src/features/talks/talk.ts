import * as v from "valibot";
import { isDay } from "../../core/calendar/day.ts";
import type { JsonObject } from "../../core/json.ts";

/**
 * Four different things: 谈话提醒 is a measure of the discipline organ (form 1), 提醒谈话 one of Party organisations, 约谈提醒 is
 * about a finding, 主动约谈 is routine supervision. Source: domain B.9.
 */
export const TALK_KINDS = [
  "talk_reminder",
  "reminder_talk",
  "interview_reminder",
  "proactive_interview",
] as const;
export type TalkKind = (typeof TALK_KINDS)[number];

/** What the form holds while somebody types, numbers as typed and "" for none; its id becomes the talk's and the command's. */
export const TalkDraft = v.object({
  id: v.string(),
  kind: v.picklist(["", ...TALK_KINDS]),
  unitId: v.string(),
  onDay: v.string(),
  persons: v.string(),
  note: v.string(),
  activationId: v.string(),
  findingId: v.string(),
});
export type TalkDraft = v.InferOutput<typeof TalkDraft>;

export const emptyTalk = (id: string, today: string): TalkDraft => ({
  id,
  kind: "",
  unitId: "",
  onDay: today,
  persons: "1",
  note: "",
  activationId: "",
  findingId: "",
});

/** Something was chosen or typed that would have to be typed again. */
export const isWorthKeeping = ({ kind, unitId, persons, note }: TalkDraft): boolean =>
  kind !== "" || unitId !== "" || persons !== "1" || note.trim() !== "";

export const MOST_PERSONS = 1000;
export const MOST_NOTE = 2000;

export type TalkField = "kind" | "unitId" | "onDay" | "persons" | "note";

/** Fields that keep a draft from being saved, in the order of the form. */
export function wrongFields(draft: TalkDraft, today: string): TalkField[] {
  const persons = Number(draft.persons);
  const isCount = Number.isInteger(persons) && persons >= 1 && persons <= MOST_PERSONS;
  const wrong: (TalkField | false)[] = [
    draft.kind === "" && "kind",
    draft.unitId === "" && "unitId",
    (!isDay(draft.onDay) || draft.onDay > today) && "onDay",
    !isCount && "persons",
    draft.note.trim().length > MOST_NOTE && "note",
  ];
  return wrong.filter((field) => field !== false);
}

export const talkPayload = (draft: TalkDraft): JsonObject => ({
  kind: draft.kind,
  unit_id: draft.unitId,
  on_day: draft.onDay,
  persons: Number(draft.persons),
  note: draft.note.trim() || null,
  ...(draft.activationId && { activation_id: draft.activationId }),
  ...(draft.findingId && { finding_id: draft.findingId }),
});

const TalkPayload = v.object({
  kind: v.picklist(TALK_KINDS),
  unit_id: v.string(),
  on_day: v.string(),
  persons: v.number(),
  note: v.nullish(v.string()),
  activation_id: v.nullish(v.string()),
  finding_id: v.nullish(v.string()),
});

/** A payload back in the form, to be corrected; undefined when it is none. */
export function draftOfTalk(id: string, payload: unknown): TalkDraft | undefined {
  const parsed = v.safeParse(TalkPayload, payload);
  if (!parsed.success) return undefined;
  const talk = parsed.output;
  return {
    id,
    kind: talk.kind,
    unitId: talk.unit_id,
    onDay: talk.on_day,
    persons: String(talk.persons),
    note: talk.note ?? "",
    activationId: talk.activation_id ?? "",
    findingId: talk.finding_id ?? "",
  };
}

/** The outbox comes after the first paint; by the time somebody saves it is there. */
const outboxModule = () => import("../../lib/outbox/current.ts");

/** Resolves when the talk is durable on this device. */
export async function saveTalk(draft: TalkDraft, about: { kind: string; unit: string }): Promise<true> {
  const { enqueue } = await outboxModule();
  await enqueue("record_talk", talkPayload(draft), {
    id: draft.id,
    lane: draft.activationId ? `activation:${draft.activationId}` : `talk:${draft.unitId}`,
    label: { code: "record_talk", params: { ...about, day: draft.onDay } },
  });
  return true;
}
