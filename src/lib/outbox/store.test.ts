import "fake-indexeddb/auto";
import { openDB } from "idb";
import { beforeEach, describe, expect, it } from "vitest";
import { Database } from "../device/database.ts";
import { databaseStore, outboxDatabase } from "./database-store.ts";
import { entryOf } from "./entry.ts";
import { FRESH_LINK } from "./machine.ts";
import { emptyDisk, memoryStore } from "./memory-store.ts";
import type { Photo } from "./photo.ts";
import { photoStore } from "./photo-store.ts";
import { MIGRATIONS, type OutboxSchema } from "./schema.ts";
import { type OutboxStore, LostLead } from "./store.ts";
import { draft, idOf, NOW } from "./testing/make.ts";

let name = "";
let count = 0;
beforeEach(() => {
  name = `outbox ${++count}`;
});

const stores: [string, () => OutboxStore][] = [
  ["in IndexedDB", () => databaseStore(outboxDatabase(name))],
  ["in memory", () => memoryStore(emptyDisk())],
];

const received = (at: number) => ({ receivedAt: at, result: { ok: true } });

describe.each(stores)("the queue %s", (_where, open) => {
  it("gives each entry its place in the order of saving", async () => {
    const store = open();
    await store.add([draft(3), draft(1)]);
    await store.add([draft(2, { createdAt: NOW - 86_400_000 })]);
    const { entries, link } = await store.open();
    expect(entries.map(({ id, state }) => [id, state])).toEqual([
      [idOf(3), "waiting"],
      [idOf(1), "waiting"],
      [idOf(2), "waiting"],
    ]);
    expect(entries.map(({ seq }) => seq)).toEqual([1, 2, 3]);
    expect(link).toEqual(FRESH_LINK);
  });

  it("leaves out what it knows already, sent or not", async () => {
    const store = open();
    const [first] = await store.add([draft(1), draft(2)]);
    await store.decide(() => ({
      changed: [{ ...first!, state: "sent", receipt: received(NOW) }],
      result: undefined,
    }));
    const added = await store.add([draft(1), draft(2), draft(3), draft(3)]);
    expect(added.map(({ id }) => id)).toEqual([idOf(3)]);
  });

  it("moves what is sent to the receipts, newest first, and never gives a place twice", async () => {
    const store = open();
    const [first, second] = await store.add([draft(1), draft(2)]);
    const changed = [
      { ...first!, state: "sent" as const, receipt: received(NOW + 1) },
      { ...second!, state: "sent" as const, receipt: received(NOW + 2) },
    ];
    await store.decide(() => ({ changed, result: undefined }));
    expect((await store.open()).entries).toEqual([]);
    expect((await store.sent()).map(({ id }) => id)).toEqual([idOf(2), idOf(1)]);
    expect((await store.add([draft(3)]))[0]?.seq).toBe(3);
  });

  it("writes entries and link together, or nothing when the decision throws", async () => {
    const store = open();
    const [first] = await store.add([draft(1)]);
    const link = { ...FRESH_LINK, failures: 3 };
    await store.decide(() => ({ changed: [{ ...first!, attempts: 1 }], link, result: undefined }));
    const broken = store.decide(() => {
      throw new RangeError("a mistake");
    });
    await expect(broken).rejects.toThrow("a mistake");
    const after = await store.open();
    expect(after.entries[0]?.attempts).toBe(1);
    expect(after.link.failures).toBe(3);
  });

  it("forgets what a person discards", async () => {
    const store = open();
    const entries = await store.add([draft(1), draft(2)]);
    await store.decide(() => ({ removed: [entries[0]!], result: undefined }));
    expect((await store.open()).entries.map(({ id }) => id)).toEqual([idOf(2)]);
  });

  it("forgets receipts from before a moment", async () => {
    const store = open();
    const entries = await store.add([draft(1), draft(2)]);
    const changed = entries.map((entry, i) => ({
      ...entry,
      state: "sent" as const,
      receipt: received(NOW + i),
    }));
    await store.decide(() => ({ changed, result: undefined }));
    expect(await store.purgeSent(NOW + 1)).toBe(1);
    expect((await store.sent()).map(({ id }) => id)).toEqual([idOf(2)]);
  });

  it("takes decisions from the leader only", async () => {
    const store = open();
    await store.seizeLease("tab 1");
    const decide = (leader: string) => store.decide(() => ({ result: "decided" }), leader);
    await expect(decide("tab 1")).resolves.toBe("decided");
    await store.seizeLease("tab 2");
    await expect(decide("tab 1")).rejects.toThrow(LostLead);
  });

  it("leases the lead to one tab at a time, until it runs out, is dropped, or the clock is put back", async () => {
    const store = open();
    expect(await store.takeLease("a", NOW, 15_000)).toBe("taken");
    expect(await store.takeLease("a", NOW + 5_000, 15_000)).toBe("kept");
    expect(await store.takeLease("b", NOW + 6_000, 15_000)).toBe("refused");
    expect(await store.takeLease("b", NOW + 20_000, 15_000)).toBe("taken");
    await store.dropLease("a");
    expect(await store.takeLease("a", NOW + 21_000, 15_000)).toBe("refused");
    await store.dropLease("b");
    expect(await store.takeLease("a", NOW + 21_000, 15_000)).toBe("taken");
    expect(await store.takeLease("b", NOW - 86_400_000, 15_000)).toBe("taken");
  });
});

describe("the database of the device", () => {
  it("keeps what was saved when the tab is closed and opened again", async () => {
    const before = databaseStore(outboxDatabase(name));
    await before.add([draft(1)]);
    before.close();
    const after = await databaseStore(outboxDatabase(name)).open();
    expect(after.entries.map(({ id }) => id)).toEqual([idOf(1)]);
  });

  it("serialises the decisions of two tabs", async () => {
    const [one, two] = [databaseStore(outboxDatabase(name)), databaseStore(outboxDatabase(name))];
    await one.add([draft(1)]);
    const raise = (store: OutboxStore) =>
      store.decide(([entry]) => ({
        changed: [{ ...entry!, attempts: entry!.attempts + 1 }],
        result: undefined,
      }));
    await Promise.all(Array.from({ length: 40 }, (_, i) => raise(i % 2 ? one : two)));
    expect((await one.open()).entries[0]?.attempts).toBe(40);
  });

  it("brings a queue of the first version to the present one with nothing lost", async () => {
    const first = new Database<OutboxSchema>(name, MIGRATIONS.slice(0, 1));
    await databaseStore(first).add([draft(1), draft(2)]);
    first.close();
    const present = outboxDatabase(name);
    expect((await databaseStore(present).open()).entries.map(({ id }) => id)).toEqual([idOf(1), idOf(2)]);
    const photos = await present.transact(["photos"], "readonly", (t) => t.objectStore("photos").count());
    expect(photos).toBe(0);
  });

  it("lets a newer app upgrade while an old tab is open; the old tab then says so and stores nothing", async () => {
    const old = databaseStore(outboxDatabase(name));
    await old.add([draft(1)]);
    const addNote = (db: { createObjectStore(store: "notes"): unknown }) =>
      void db.createObjectStore("notes");
    const newer = new Database<OutboxSchema>(name, [...MIGRATIONS, addNote as never]);
    const kept = await databaseStore(newer).open();
    expect(kept.entries).toHaveLength(1);
    await expect(old.add([draft(2)])).rejects.toMatchObject({ code: "app_outdated" });
  });

  it("leaves the old version as it was when an upgrade fails", async () => {
    await databaseStore(outboxDatabase(name)).add([draft(1)]);
    const failing = new Database<OutboxSchema>(name, [
      ...MIGRATIONS,
      async (_db, transaction) => {
        await transaction.objectStore("open").clear();
        throw new RangeError("a mistake in the step");
      },
    ]);
    await expect(databaseStore(failing).open()).rejects.toMatchObject({ code: "storage_unavailable" });
    expect((await databaseStore(outboxDatabase(name)).open()).entries).toHaveLength(1);
  });

  it("opens again when the browser took the connection away", async () => {
    const database = outboxDatabase(name);
    const store = databaseStore(database);
    await store.add([draft(1)]);
    database.close();
    await expect(store.add([draft(2)])).resolves.toHaveLength(1);
  });

  it("completes a link that an older version of the app wrote", async () => {
    const store = databaseStore(outboxDatabase(name));
    await store.add([draft(1)]);
    const raw = await openDB(name);
    await raw.put("meta", { session: "needs_sign_in" }, "link");
    expect((await store.open()).link).toEqual({ ...FRESH_LINK, session: "needs_sign_in" });
  });
});

describe("an entry with pictures", () => {
  const photo = (n: number): Photo => ({
    id: idOf(n),
    entryId: idOf(1),
    path: `visits/${idOf(1)}/${idOf(n)}.jpg`,
    type: "image/jpeg",
    bytes: 3,
    widthPx: 4,
    heightPx: 3,
    createdAt: NOW,
    state: "waiting",
    attempts: 0,
    nextAttemptAt: NOW,
    sentAt: null,
    refusal: null,
  });
  const picture = new Blob([new Uint8Array([1, 2, 3])], { type: "image/jpeg" });

  it("is stored with them in one step", async () => {
    const database = outboxDatabase(name);
    await databaseStore(database).add([draft(1)], [{ photo: photo(10), picture }]);
    expect(await photoStore(database).list()).toEqual([photo(10)]);
    expect((await photoStore(database).picture(idOf(10)))?.size).toBe(3);
  });

  it("is not stored at all when one of them cannot be: nothing comes between", async () => {
    const database = outboxDatabase(name);
    const store = databaseStore(database);
    const twice = [photo(10), photo(10)].map((one) => ({ photo: one, picture }));
    await expect(store.add([draft(1)], twice)).rejects.toThrow("storage_unavailable");
    expect([(await store.open()).entries, await photoStore(database).list()]).toEqual([[], []]);
  });

  it("counts as depending on what its payload mentions, but not on what it only comes after", () => {
    const payload = { visit_id: idOf(7), changes: {}, after: [idOf(8)] };
    expect(entryOf(draft(1, { payload }), 1).refs).toEqual([idOf(7)]);
  });
});
