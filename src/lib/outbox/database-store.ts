import type { IDBPTransaction, StoreNames } from "idb";
import { Database } from "../device/database.ts";
import { type Draft, type Entry, entryOf } from "./entry.ts";
import { FRESH_LINK, type Link } from "./machine.ts";
import { type Changes, answerLease, type Lease, LostLead, type OutboxStore } from "./store.ts";
import { addPictures, asBytes, mayRefuseBlobs, type StoredPicture } from "./photo-store.ts";
import { MIGRATIONS, type OutboxSchema } from "./schema.ts";

type Writing<N extends StoreNames<OutboxSchema>[]> = IDBPTransaction<OutboxSchema, N, "readwrite">;

/** The database of one person's outbox; shared with the photo queue, so that both go into one export. */
export const outboxDatabase = (name: string): Database<OutboxSchema> => new Database(name, MIGRATIONS);

type AddedTo = ("open" | "sent" | "photos" | "pictures")[];

/** "Saved" on the screen must outlive a flat battery, not only a closed tab. */
const STRICT = { durability: "strict" } as const;

/** The queue in IndexedDB. Decisions are synchronous, so each runs inside one transaction, serialised across tabs. */
export function databaseStore(database: Database<OutboxSchema>): OutboxStore {
  return {
    add: (drafts, pictures = []) => {
      const stores: AddedTo = pictures.length > 0 ? ["open", "sent", "photos", "pictures"] : ["open", "sent"];
      const addAll = (stored: readonly StoredPicture[]) =>
        database.transact(
          stores,
          "readwrite",
          async (transaction) => {
            await Promise.all(addPictures(transaction, stored));
            return addUnknown(transaction, drafts);
          },
          STRICT,
        );
      return addAll(pictures).catch(async (error: unknown) => {
        if (pictures.length === 0 || !mayRefuseBlobs(error)) throw error;
        return addAll(await asBytes(pictures));
      });
    },

    open: () =>
      database.transact(["open", "meta"], "readonly", async (transaction) => {
        const [entries, link] = await Promise.all([
          transaction.objectStore("open").getAll(),
          transaction.objectStore("meta").get("link"),
        ]);
        return { entries, link: asLink(link) };
      }),

    sent: () =>
      database.transact(["sent"], "readonly", async (transaction) =>
        (await transaction.objectStore("sent").index("receivedAt").getAll()).reverse(),
      ),

    decide: (decision, leader) =>
      database.transact(["open", "sent", "meta"], "readwrite", async (transaction) => {
        const meta = transaction.objectStore("meta");
        const [entries, link, lease] = await Promise.all([
          transaction.objectStore("open").getAll(),
          meta.get("link"),
          meta.get("lease"),
        ]);
        if (leader !== undefined && asLease(lease)?.holder !== leader) throw new LostLead();
        const { result, ...changes } = decision(entries, asLink(link));
        await Promise.all(write(transaction, changes));
        return result;
      }),

    seizeLease: (holder) =>
      database.transact(["meta"], "readwrite", async (transaction) => {
        await transaction.objectStore("meta").put({ holder, until: 0 }, "lease");
      }),

    takeLease: (holder, now, lengthMs) =>
      database.transact(["meta"], "readwrite", async (transaction) => {
        const meta = transaction.objectStore("meta");
        const answer = answerLease(asLease(await meta.get("lease")), holder, now, lengthMs);
        if (answer !== "refused") await meta.put({ holder, until: now + lengthMs }, "lease");
        return answer;
      }),

    dropLease: (holder) =>
      database.transact(["meta"], "readwrite", async (transaction) => {
        const meta = transaction.objectStore("meta");
        if (asLease(await meta.get("lease"))?.holder === holder) await meta.delete("lease");
      }),

    purgeSent: (moment) =>
      database.transact(["sent"], "readwrite", async (transaction) => {
        const sent = transaction.objectStore("sent");
        const old = await sent.index("receivedAt").getAllKeys(IDBKeyRange.upperBound(moment, true));
        await Promise.all(old.map((seq) => sent.delete(seq)));
        return old.length;
      }),

    close: () => database.close(),
  };
}

async function addUnknown(transaction: Writing<AddedTo>, drafts: readonly Draft[]): Promise<Entry[]> {
  const open = transaction.objectStore("open");
  const sent = transaction.objectStore("sent");
  const added: Entry[] = [];
  for (const draft of drafts) {
    const known = await Promise.all([open.index("id").getKey(draft.id), sent.index("id").getKey(draft.id)]);
    if (known.some((key) => key !== undefined)) continue;
    const { seq: _, ...entry } = entryOf(draft, 0);
    // The key generator of the store fills in `seq`.
    added.push({ ...entry, seq: await open.add(entry as Entry) });
  }
  return added;
}

function* write(
  transaction: Writing<("open" | "sent" | "meta")[]>,
  changes: Changes,
): Generator<Promise<unknown>> {
  const [open, sent] = [transaction.objectStore("open"), transaction.objectStore("sent")];
  for (const entry of changes.changed ?? []) {
    if (entry.state === "sent") {
      yield open.delete(entry.seq);
      yield sent.put(entry);
    } else yield open.put(entry);
  }
  for (const entry of changes.removed ?? []) yield open.delete(entry.seq);
  if (changes.link) yield transaction.objectStore("meta").put(changes.link, "link");
}

/** When this database was made; undefined the first time it is asked, and then it is `now`. */
export function readBirth(database: Database<OutboxSchema>, now: number): Promise<number | undefined> {
  return database.transact(["meta"], "readwrite", async (transaction) => {
    const meta = transaction.objectStore("meta");
    const birth = await meta.get("birth");
    if (typeof birth === "number") return birth;
    await meta.put(now, "birth");
    return undefined;
  });
}

/** A link stored by an older version of the app may lack what was added since. */
const asLink = (value: Link | Lease | number | undefined): Link =>
  typeof value === "object" && "session" in value ? { ...FRESH_LINK, ...value } : FRESH_LINK;

const asLease = (value: Link | Lease | number | undefined): Lease | undefined =>
  typeof value === "object" && "holder" in value ? value : undefined;
