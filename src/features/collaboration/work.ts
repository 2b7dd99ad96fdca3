import * as v from "valibot";
import { isDay } from "../../core/calendar/day.ts";
import type { JsonObject } from "../../core/json.ts";

/** Commands that add a line to a joint log. */
export const LOG_COMMANDS = ["log_activation_work", "log_visit", "record_talk"];
export const WORK_KINDS = ["talk", "evidence", "meeting", "progress"] as const;
export type WorkKind = (typeof WORK_KINDS)[number];

/** What the form holds while somebody types. */
export interface WorkDraft {
  kind: WorkKind;
  onDay: string;
  /** As typed; for talks only. */
  persons: string;
  note: string;
}

export const emptyWork = (today: string): WorkDraft => ({
  kind: "talk",
  onDay: today,
  persons: "1",
  note: "",
});

const MOST_PERSONS = 1000;

/** What keeps a draft from being saved, by field. */
export function workErrors(
  draft: WorkDraft,
  today: string,
): { onDay?: "log.day_wrong"; persons?: "log.count_wrong" } {
  const persons = Number(draft.persons);
  const isCount = Number.isInteger(persons) && persons >= 1 && persons <= MOST_PERSONS;
  return {
    ...((!isDay(draft.onDay) || draft.onDay > today) && { onDay: "log.day_wrong" as const }),
    ...(draft.kind === "talk" && !isCount && { persons: "log.count_wrong" as const }),
  };
}

export const workPayload = (activationId: string, draft: WorkDraft): JsonObject => ({
  activation_id: activationId,
  kind: draft.kind,
  on_day: draft.onDay,
  persons: draft.kind === "talk" ? Number(draft.persons) : 0,
  note: draft.note.trim() || null,
});

const Work = v.object({
  activation_id: v.nullish(v.string()),
  kind: v.optional(v.string()),
  on_day: v.optional(v.string()),
  started_at: v.optional(v.string()),
  persons: v.optional(v.number()),
  note: v.nullish(v.string()),
});
export type Work = v.InferOutput<typeof Work>;

/** The payload of one of these commands as a device stores it; undefined when it is none. A visit's kind is no kind of line. */
export function workOf(payload: unknown): Work | undefined {
  const parsed = v.safeParse(Work, payload);
  if (!parsed.success) return undefined;
  const { kind, started_at } = parsed.output;
  return { ...parsed.output, kind: started_at === undefined && kind !== undefined ? kind : "visit" };
}

/** A payload back in the form, to be corrected. */
export function draftOfWork(payload: unknown): WorkDraft | undefined {
  const work = workOf(payload);
  const kind = WORK_KINDS.find((one) => one === work?.kind);
  return work && kind
    ? { kind, onDay: work.on_day ?? "", persons: String(work.persons ?? 1), note: work.note ?? "" }
    : undefined;
}

/** The outbox comes after the first paint; by the time somebody saves it is there. */
const outboxModule = () => import("../../lib/outbox/current.ts");

/** Resolves when the line is durable on this device. */
export async function saveWork(activationId: string, draft: WorkDraft, kindWord: string): Promise<true> {
  const { enqueue } = await outboxModule();
  await enqueue("log_activation_work", workPayload(activationId, draft), {
    lane: `activation:${activationId}`,
    label: { code: "log_activation_work", params: { kind: kindWord, day: draft.onDay } },
  });
  return true;
}
