import type { Page } from "@playwright/test";
import { uuidv7 } from "uuidv7";
import { databaseName } from "../../src/lib/device/user-databases.ts";
import { type Draft, entryOf } from "../../src/lib/outbox/entry.ts";

export interface QueuedVisit {
  readonly id: string;
  readonly villageCode: string;
}

/** Drafts of visits as the form makes them, in turn for each of the villages. */
export function visitDrafts(count: number, villageCodes: readonly string[], userId: string): Draft[] {
  const createdAt = Date.now();
  return Array.from({ length: count }, (_, i) => {
    const villageCode = villageCodes[i % villageCodes.length]!;
    return {
      id: uuidv7(),
      command: "log_visit",
      payload: {
        village_code: villageCode,
        kind: "walk",
        started_at: new Date(createdAt - (count - i) * 60_000).toISOString(),
        topics: ["村务公开"],
        guidance: `第${i + 1}次`,
      },
      lane: `village:${villageCode}`,
      label: { code: "log_visit", params: { village: villageCode, day: "2026-03-01" } },
      userId,
      createdAt,
      appVersion: "test",
      baseVersion: null,
    };
  });
}

/** Put drafts into the queue of the page's person, as if they had been saved in an earlier session. */
export async function putInQueue(page: Page, drafts: readonly Draft[], userId: string): Promise<void> {
  const entries = drafts.map((draft) => {
    const { seq: _, ...entry } = entryOf(draft, 0);
    return entry;
  });
  await page.evaluate(
    ({ name, json }) =>
      new Promise<void>((resolve, reject) => {
        const opening = indexedDB.open(name);
        opening.addEventListener("error", () => reject(opening.error));
        opening.addEventListener("success", () => {
          const transaction = opening.result.transaction("open", "readwrite");
          for (const entry of JSON.parse(json) as unknown[]) transaction.objectStore("open").add(entry);
          transaction.addEventListener("complete", () => {
            opening.result.close();
            resolve();
          });
          transaction.addEventListener("abort", () => reject(transaction.error));
        });
      }),
    { name: databaseName("outbox", userId), json: JSON.stringify(entries) },
  );
}

export interface StoredEntry {
  readonly id: string;
  readonly seq: number;
  readonly lane: string;
  readonly state: string;
  readonly refusal: { readonly code: string } | null;
}

/** What lies on the device: open entries, and those with receipts. */
export function readQueue(page: Page, userId: string): Promise<{ open: StoredEntry[]; sent: StoredEntry[] }> {
  return page.evaluate(
    (name) =>
      new Promise((resolve, reject) => {
        const opening = indexedDB.open(name);
        opening.addEventListener("error", () => reject(opening.error));
        opening.addEventListener("success", () => {
          const transaction = opening.result.transaction(["open", "sent"]);
          const open = transaction.objectStore("open").getAll();
          const sent = transaction.objectStore("sent").getAll();
          transaction.addEventListener("complete", () => {
            opening.result.close();
            resolve({ open: open.result as StoredEntry[], sent: sent.result as StoredEntry[] });
          });
        });
      }),
    databaseName("outbox", userId),
  );
}
