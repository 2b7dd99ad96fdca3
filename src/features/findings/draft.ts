import * as v from "valibot";
import { isDay } from "../../core/calendar/day.ts";
import { CHOSEN_SEVERITIES } from "../../core/findings/kinds.ts";
import type { JsonObject } from "../../core/json.ts";

/** A finding as the form holds it. */
export const FindingDraft = v.object({
  id: v.string(),
  inspectionId: v.string(),
  /** "" within an inspection: the unit is that of the inspection. */
  organId: v.string(),
  villageCode: v.string(),
  topic: v.string(),
  severity: v.picklist(CHOSEN_SEVERITIES),
  title: v.string(),
  description: v.string(),
  foundOn: v.string(),
  unitAnswer: v.string(),
});
export type FindingDraft = v.InferOutput<typeof FindingDraft>;

export const emptyDraft = (id: string, foundOn: string, inspectionId = ""): FindingDraft => ({
  id,
  inspectionId,
  organId: "",
  villageCode: "",
  topic: "",
  severity: "general",
  title: "",
  description: "",
  foundOn,
  unitAnswer: "",
});

/** Worth keeping on the device: somebody has typed. */
export const isWorthKeeping = ({ title, description }: FindingDraft): boolean =>
  title.trim() !== "" || description.trim() !== "";

export type DraftField = "title" | "description" | "topic" | "unit" | "found_on";

/** What keeps the draft from being saved, in the order of the form. The database refuses the same. */
export function draftErrors(draft: FindingDraft, today: string): DraftField[] {
  const titleLength = draft.title.trim().length;
  const checks: [DraftField, boolean][] = [
    ["unit", draft.inspectionId === "" && draft.organId === ""],
    ["found_on", !isDay(draft.foundOn) || draft.foundOn > today],
    ["topic", draft.topic.trim() === ""],
    ["title", titleLength < 2 || titleLength > 120],
    ["description", draft.description.trim().length < 2],
  ];
  return checks.filter(([, isWrong]) => isWrong).map(([field]) => field);
}

/** The payload of `record_finding`. */
export const findingPayload = (draft: FindingDraft): JsonObject => ({
  ...(draft.inspectionId ? { inspection_id: draft.inspectionId } : { organ_id: draft.organId }),
  ...(draft.villageCode && { village_code: draft.villageCode }),
  topic: draft.topic.trim(),
  severity: draft.severity,
  title: draft.title.trim(),
  description: draft.description.trim(),
  found_on: draft.foundOn,
  ...(draft.unitAnswer.trim() && { unit_answer: draft.unitAnswer.trim() }),
});

const Payload = v.object({
  inspection_id: v.optional(v.string(), ""),
  organ_id: v.optional(v.string(), ""),
  village_code: v.optional(v.string(), ""),
  topic: v.string(),
  severity: v.picklist(CHOSEN_SEVERITIES),
  title: v.string(),
  description: v.string(),
  found_on: v.string(),
  unit_answer: v.optional(v.string(), ""),
});

/** A refused entry of the outbox as the form holds it; undefined when it was written by an app that knew other fields. */
export function draftOfPayload(id: string, payload: unknown): FindingDraft | undefined {
  const parsed = v.safeParse(Payload, payload);
  if (!parsed.success) return undefined;
  const given = parsed.output;
  return {
    id,
    inspectionId: given.inspection_id,
    organId: given.organ_id,
    villageCode: given.village_code,
    topic: given.topic,
    severity: given.severity,
    title: given.title,
    description: given.description,
    foundOn: given.found_on,
    unitAnswer: given.unit_answer,
  };
}
