import type { Severity } from "./severity.ts";
import type { JsonObject } from "../../core/json.ts";

/** What an inspector writes: through the outbox, with or without a network, and once. */

/** The outbox comes after the first paint; by the time somebody saves it is there. */
const outboxModule = () => import("../../lib/outbox/current.ts");

/** What is saved for one inspection arrives in the order of saving: the answers before it is handed in. */
export const laneOf = (inspectionId: string): string => `inspection:${inspectionId}`;

export interface About {
  readonly inspectionId: string;
  readonly name: string;
}

/** Each resolves when it is durable on this device. */
async function keep(
  command: string,
  payload: JsonObject,
  { inspectionId, name }: About,
  label: string,
  id?: string,
): Promise<void> {
  const { enqueue } = await outboxModule();
  await enqueue(command, payload, {
    lane: laneOf(inspectionId),
    label: { code: label, params: { name } },
    ...(id !== undefined && { id }),
  });
}

export const saveAnswers = (payload: JsonObject, about: About): Promise<void> =>
  keep("save_answers", payload, about, "save_answers");

export interface NewFinding {
  readonly topic: string;
  readonly severity: Severity;
  readonly title: string;
  readonly description: string;
}

export const saveFinding = (id: string, finding: NewFinding, about: About): Promise<void> =>
  keep("record_finding", { inspection_id: about.inspectionId, ...finding }, about, "record_finding", id);

export const submitInspection = (about: About, projects: number): Promise<void> =>
  keep(
    "act",
    { entity: "inspection", entity_id: about.inspectionId, action: "submit", note: null, data: { projects } },
    about,
    "submit_inspection",
  );
