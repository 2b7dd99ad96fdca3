import type { JsonObject } from "../../core/json.ts";
import type { Entry } from "../../lib/outbox/entry.ts";
import { photoFolder } from "./data.ts";

/** What is saved of visits, through the outbox: with or without a network, and once. */

/** The outbox comes after the first paint; by the time somebody saves it is there. */
const outboxModule = () => import("../../lib/outbox/current.ts");

/** What is saved for one village arrives in the order of saving. */
const laneOf = (villageCode: string): string => `village:${villageCode}`;

interface About {
  villageCode: string;
  villageName: string;
}

/**
 * Resolves when the visit and its photos are durable on this device, with the photos that it could not take. One that
 * cannot be read or stored never costs the text.
 */
export async function saveVisit(
  id: string,
  payload: JsonObject,
  about: About & { day: string },
  photos: readonly File[] = [],
): Promise<File[]> {
  const { enqueueWithPhotos } = await outboxModule();
  const label = { code: "log_visit", params: { village: about.villageName, day: about.day } };
  const options = { id, lane: laneOf(about.villageCode), label };
  return enqueueWithPhotos("log_visit", payload, options, photos, photoFolder(id));
}

/**
 * A correction names the person's own earlier ones of this device, which it builds on: they are no work of somebody
 * else that it would have to be marked as parallel to.
 */
export async function saveCorrection(
  payload: JsonObject & { visit_id: string },
  about: About & { version: number },
): Promise<true> {
  const { enqueue } = await outboxModule();
  const after = await ownChanges(payload.visit_id);
  await enqueue("update_visit", after.length > 0 ? { ...payload, after } : payload, {
    lane: laneOf(about.villageCode),
    label: { code: "update_visit", params: { village: about.villageName } },
    baseVersion: about.version,
  });
  return true;
}

async function ownChanges(visitId: string): Promise<string[]> {
  const { outbox } = await (await outboxModule()).inUse();
  const [{ open }, sent] = await Promise.all([outbox.view(), outbox.sent()]);
  return changesOf(visitId, [...open, ...sent]);
}

/** Ids of what changes a visit and was or may still be carried out. */
export const changesOf = (
  visitId: string,
  entries: readonly Pick<Entry, "id" | "command" | "payload" | "state">[],
): string[] =>
  entries
    .filter(
      ({ command, payload, state }) =>
        (command === "update_visit" || command === "resolve_conflict") &&
        payload["visit_id"] === visitId &&
        state !== "refused",
    )
    .map(({ id }) => id);

export async function saveDecision(
  decision: { conflictId: string; visitId: string; chosen: "mine" | "theirs" },
  about: About,
): Promise<true> {
  const { enqueue } = await outboxModule();
  await enqueue(
    "resolve_conflict",
    { conflict_id: decision.conflictId, visit_id: decision.visitId, chosen: decision.chosen },
    {
      lane: laneOf(about.villageCode),
      label: { code: "resolve_conflict", params: { village: about.villageName } },
    },
  );
  return true;
}
