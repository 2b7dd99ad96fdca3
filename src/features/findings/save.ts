import type { JsonObject } from "../../core/json.ts";
import { newCommandId } from "../../lib/commands.ts";
import { photoFolder } from "./data.ts";

/** What is saved of findings through the outbox: with or without a network, and once. */

const outboxModule = () => import("../../lib/outbox/current.ts");

/** What is saved for one finding arrives in the order of saving. */
const laneOf = (findingId: string): string => `finding:${findingId}`;

/** Resolves when the finding is durable on this device. */
export async function saveFinding(id: string, payload: JsonObject, title: string): Promise<true> {
  const { enqueue } = await outboxModule();
  await enqueue("record_finding", payload, {
    id,
    lane: laneOf(id),
    label: { code: "record_finding", params: { title } },
  });
  return true;
}

export interface Report {
  readonly findingId: string;
  readonly title: string;
  readonly proof: string;
  readonly ownerName: string;
  readonly photos: readonly File[];
}

/**
 * Resolves when the report and its photos are durable on this device, with the photos that it could not take. One that
 * cannot be read or stored never costs the text.
 */
export async function saveReport({ findingId, title, proof, ownerName, photos }: Report): Promise<File[]> {
  const { enqueueWithPhotos } = await outboxModule();
  const id = newCommandId();
  const payload = { finding_id: findingId, proof, ...(ownerName && { owner_name: ownerName }) };
  const label = { code: "report_rectification", params: { title } };
  const options = { id, lane: laneOf(findingId), label };
  return enqueueWithPhotos("report_rectification", payload, options, photos, photoFolder(id));
}
