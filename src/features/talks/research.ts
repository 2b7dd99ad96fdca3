import * as v from "valibot";
import { isDay } from "../../core/calendar/day.ts";
import type { JsonObject } from "../../core/json.ts";
import { MOST_NOTE } from "./talk.ts";

/** What the form of a field research holds, numbers as typed; its id becomes the record's and the command's. */
export const ResearchDraft = v.object({
  id: v.string(),
  unitId: v.string(),
  onDay: v.string(),
  topic: v.string(),
  clues: v.string(),
  note: v.string(),
});
export type ResearchDraft = v.InferOutput<typeof ResearchDraft>;

export const emptyResearch = (id: string, today: string): ResearchDraft => ({
  id,
  unitId: "",
  onDay: today,
  topic: "",
  clues: "0",
  note: "",
});

/** Something was chosen or typed that would have to be typed again. */
export const isWorthKeeping = ({ unitId, topic, clues, note }: ResearchDraft): boolean =>
  unitId !== "" || topic.trim() !== "" || clues !== "0" || note.trim() !== "";

const MOST_CLUES = 1000;
export const MOST_TOPIC = 200;

export type ResearchField = "unitId" | "onDay" | "clues" | "topic" | "note";

/** Fields that keep a draft from being saved, in the order of the form. */
export function wrongFields(draft: ResearchDraft, today: string): ResearchField[] {
  const clues = draft.clues.trim();
  const wrong: (ResearchField | false)[] = [
    draft.unitId === "" && "unitId",
    (!isDay(draft.onDay) || draft.onDay > today) && "onDay",
    !(/^\d+$/.test(clues) && Number(clues) <= MOST_CLUES) && "clues",
    (draft.topic.trim() === "" || draft.topic.trim().length > MOST_TOPIC) && "topic",
    draft.note.trim().length > MOST_NOTE && "note",
  ];
  return wrong.filter((field) => field !== false);
}

export const researchPayload = (draft: ResearchDraft): JsonObject => ({
  unit_id: draft.unitId,
  on_day: draft.onDay,
  topic: draft.topic.trim(),
  clues_found: Number(draft.clues),
  note: draft.note.trim() || null,
});

const ResearchPayload = v.object({
  unit_id: v.string(),
  on_day: v.string(),
  topic: v.string(),
  clues_found: v.number(),
  note: v.nullish(v.string()),
});

/** A payload back in the form, to be corrected; undefined when it is none. */
export function draftOfResearch(id: string, payload: unknown): ResearchDraft | undefined {
  const parsed = v.safeParse(ResearchPayload, payload);
  if (!parsed.success) return undefined;
  const { unit_id, on_day, topic, clues_found, note } = parsed.output;
  return { id, unitId: unit_id, onDay: on_day, topic, clues: String(clues_found), note: note ?? "" };
}

/** The outbox comes after the first paint; by the time somebody saves it is there. */
const outboxModule = () => import("../../lib/outbox/current.ts");

/** Resolves when the research is durable on this device. */
export async function saveResearch(draft: ResearchDraft, unit: string): Promise<true> {
  const { enqueue } = await outboxModule();
  await enqueue("record_field_research", researchPayload(draft), {
    id: draft.id,
    lane: `research:${draft.unitId}`,
    label: { code: "record_field_research", params: { unit, day: draft.onDay } },
  });
  return true;
}
