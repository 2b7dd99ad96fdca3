import type { Json, JsonObject } from "../../core/json.ts";
import type { Entry } from "../../lib/outbox/entry.ts";
import type { Research, Talk } from "./data.ts";
import type { ResearchDraft } from "./research.ts";
import type { TalkDraft } from "./talk.ts";

/** Corrections of what has arrived: only what was changed is sent, with the values that the person saw. */

export const CORRECTIONS = ["update_talk", "update_field_research", "resolve_talk_conflict"] as const;

interface Correction {
  readonly command: "update_talk" | "update_field_research";
  readonly id: string;
  readonly version: number;
  readonly payload: JsonObject;
}

/** A talk as it was seen, in the form. */
export const draftOfSeenTalk = (talk: Talk): TalkDraft => ({
  id: talk.id,
  kind: talk.kind,
  unitId: talk.unit_id,
  onDay: talk.on_day,
  persons: String(talk.persons),
  note: talk.note ?? "",
  activationId: talk.activation_id ?? "",
  findingId: talk.finding_id ?? "",
});

export const draftOfSeenResearch = (research: Research): ResearchDraft => ({
  id: research.id,
  unitId: research.unit_id,
  onDay: research.on_day,
  topic: research.topic,
  clues: String(research.clues_found),
  note: research.note ?? "",
});

/** Null when nothing differs. */
export function talkCorrection(seen: Talk, draft: TalkDraft): Correction | null {
  const changed = differences([
    ["kind", seen.kind, draft.kind],
    ["unit_id", seen.unit_id, draft.unitId],
    ["on_day", seen.on_day, draft.onDay],
    ["persons", seen.persons, Number(draft.persons)],
    ["note", seen.note, draft.note.trim() || null],
  ]);
  return changed && correction("update_talk", "talk_id", seen, changed);
}

/** Null when nothing differs. */
export function researchCorrection(seen: Research, draft: ResearchDraft): Correction | null {
  const changed = differences([
    ["unit_id", seen.unit_id, draft.unitId],
    ["on_day", seen.on_day, draft.onDay],
    ["topic", seen.topic, draft.topic.trim()],
    ["clues_found", seen.clues_found, Number(draft.clues)],
    ["note", seen.note, draft.note.trim() || null],
  ]);
  return changed && correction("update_field_research", "field_research_id", seen, changed);
}

type Compared = readonly [field: string, base: Json, next: Json];

function differences(fields: readonly Compared[]): { base: JsonObject; changes: JsonObject } | null {
  const changed = fields.filter(([, base, next]) => base !== next);
  if (changed.length === 0) return null;
  return {
    base: Object.fromEntries(changed.map(([field, base]) => [field, base])),
    changes: Object.fromEntries(changed.map(([field, , next]) => [field, next])),
  };
}

const correction = (
  command: Correction["command"],
  idField: string,
  { id, version }: Talk | Research,
  changed: { base: JsonObject; changes: JsonObject },
): Correction => ({
  command,
  id,
  version,
  payload: { [idField]: id, entity_id: id, base_version: version, ...changed },
});

/** Entries of the outbox that change one record and were or may still be carried out. */
export const changesOf = <E extends Pick<Entry, "command" | "payload" | "state">>(
  id: string,
  entries: readonly E[],
): E[] =>
  entries.filter(
    ({ command, payload, state }) =>
      CORRECTIONS.some((known) => known === command) && payload["entity_id"] === id && state !== "refused",
  );

const outboxModule = () => import("../../lib/outbox/current.ts");
const laneOf = (id: string): string => `correction:${id}`;

interface About extends Record<string, string> {
  unit: string;
  day: string;
}

/**
 * Resolves when the correction is durable on this device. It names the person's own earlier ones of this device, which it
 * builds on: they are no work of somebody else that it would have to be marked as parallel to.
 */
export async function saveCorrection(made: Correction, about: About): Promise<true> {
  const { enqueue, inUse } = await outboxModule();
  const { outbox } = await inUse();
  const [{ open }, sent] = await Promise.all([outbox.view(), outbox.sent()]);
  const after = changesOf(made.id, [...open, ...sent]).map(({ id }) => id);
  await enqueue(made.command, after.length > 0 ? { ...made.payload, after } : made.payload, {
    lane: laneOf(made.id),
    label: { code: made.command, params: about },
    baseVersion: made.version,
  });
  return true;
}

export async function saveDecision(
  decision: { conflictId: string; entityId: string; chosen: "mine" | "theirs" },
  about: About,
): Promise<true> {
  const { enqueue } = await outboxModule();
  await enqueue(
    "resolve_talk_conflict",
    { conflict_id: decision.conflictId, entity_id: decision.entityId, chosen: decision.chosen },
    { lane: laneOf(decision.entityId), label: { code: "resolve_talk_conflict", params: about } },
  );
  return true;
}
