import { AppError } from "../errors.ts";
import { uuidv7 } from "../uuid.ts";
import type { Database } from "../device/database.ts";
import {
  checkSurvival,
  databaseName,
  databasesOfOthers,
  dropDatabase,
  type Survival,
} from "../device/user-databases.ts";
import { type Clock, systemClock } from "./clock.ts";
import { databaseStore, outboxDatabase, readBirth } from "./database-store.ts";
import { tabLeadership } from "./leadership.ts";
import { emptyDisk, memoryStore } from "./memory-store.ts";
import { tabNotices } from "./notices.ts";
import { createOutbox, type Outbox } from "./outbox.ts";
import type { OutboxSchema } from "./schema.ts";
import type { Transport } from "./sender.ts";

export interface OpenOptions {
  readonly userId: string;
  readonly transport: Transport;
  readonly clock?: Clock;
  readonly random?: () => number;
}

export interface OpenedOutbox {
  readonly outbox: Outbox;
  /** Undefined when the browser refuses to store anything: then nothing outlives the tab, and screens say so. */
  readonly database: Database<OutboxSchema> | undefined;
  /** Whether the queue of the last time is still there. */
  readonly survival: Survival;
}

/** One person's outbox in this browser. It does not send before `outbox.start()`. */
export async function openOutbox(options: OpenOptions): Promise<OpenedOutbox> {
  const { userId, transport, clock = systemClock, random = Math.random } = options;
  const name = databaseName("outbox", userId);
  const database = outboxDatabase(name);
  const survival = await survivalOf(database, clock.now());
  const used = survival ? databaseStore(database) : memoryStore(emptyDisk());
  const outbox = createOutbox({
    userId,
    appVersion: import.meta.env.VITE_APP_VERSION ?? "",
    store: used,
    transport,
    leadership: tabLeadership(name, used, clock, uuidv7()),
    notices: tabNotices(name),
    clock,
    random,
    isOnline: () => navigator.onLine,
    newId: uuidv7,
  });
  return survival
    ? { outbox, database, survival }
    : { outbox, database: undefined, survival: { status: "new" } };
}

/** Undefined when the browser stores nothing. */
async function survivalOf(database: Database<OutboxSchema>, now: number): Promise<Survival | undefined> {
  try {
    return checkSurvival(database.name, await readBirth(database, now), now);
  } catch (error) {
    if (error instanceof AppError && error.code === "storage_unavailable") return undefined;
    throw error;
  }
}

/**
 * Remove from the device the queues of other people that hold nothing unsent. One that holds something is kept, closed
 * to everybody but its owner.
 */
export async function dropSentOutboxesOfOthers(userId: string): Promise<void> {
  for (const name of databasesOfOthers("outbox", userId)) {
    if (await isAllSent(name)) await dropDatabase(name);
  }
}

/** Whether nothing would be lost with this queue. */
export async function isAllSent(name: string): Promise<boolean> {
  const database = outboxDatabase(name);
  try {
    return await database.transact(["open", "photos"], "readonly", async (transaction) => {
      const open = await transaction.objectStore("open").count();
      const photos = await transaction.objectStore("photos").getAll();
      return open === 0 && photos.every((photo) => photo.state === "sent");
    });
  } catch {
    return false; // unreadable, perhaps newer than this app: not ours to judge
  } finally {
    database.close();
  }
}
