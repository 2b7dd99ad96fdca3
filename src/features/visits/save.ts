import type { JsonObject } from "../../core/json.ts";
import { AppError } from "../../lib/errors.ts";
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
 * Resolves when the visit is durable on this device, with the photos that the device could not take. The text goes
 * first: a photo waits behind its entry, and one that cannot be read or stored never costs the text.
 */
export async function saveVisit(
  id: string,
  payload: JsonObject,
  about: About & { day: string },
  photos: readonly File[] = [],
): Promise<File[]> {
  const { addPhoto, enqueue } = await outboxModule();
  await enqueue("log_visit", payload, {
    id,
    lane: laneOf(about.villageCode),
    label: { code: "log_visit", params: { village: about.villageName, day: about.day } },
  });
  const lost: File[] = [];
  for (const photo of photos) {
    await addPhoto(photo, id, photoFolder(id)).catch(() => lost.push(photo));
  }
  return lost;
}

/** A refused visit, corrected, back into its place in the queue. */
export async function resendVisit(id: string, payload: JsonObject): Promise<void> {
  const queue = (await outboxModule()).useOutbox().outbox();
  if (!queue) throw new AppError("session_expired");
  await queue.resend(id, { payload });
}

export async function saveCorrection(payload: JsonObject, about: About & { version: number }): Promise<true> {
  const { enqueue } = await outboxModule();
  await enqueue("update_visit", payload, {
    lane: laneOf(about.villageCode),
    label: { code: "update_visit", params: { village: about.villageName } },
    baseVersion: about.version,
  });
  return true;
}

export async function saveDecision(
  conflictId: string,
  chosen: "mine" | "theirs",
  about: About,
): Promise<true> {
  const { enqueue } = await outboxModule();
  await enqueue(
    "resolve_conflict",
    { conflict_id: conflictId, chosen },
    {
      lane: laneOf(about.villageCode),
      label: { code: "resolve_conflict", params: { village: about.villageName } },
    },
  );
  return true;
}
