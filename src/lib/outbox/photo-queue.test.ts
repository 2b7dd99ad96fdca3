import "fake-indexeddb/auto";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { outboxDatabase } from "./database-store.ts";
import { type Photo, planUpload, settleUpload, type UploadOutcome } from "./photo.ts";
import { createPhotoQueue, type PhotoQueue, type Upload } from "./photo-queue.ts";
import { fitWithin } from "./photo-resize.ts";
import { photoStore } from "./photo-store.ts";
import { idOf, NOW } from "./testing/make.ts";
import { VirtualTime } from "./testing/virtual-time.ts";

const photo = (n: number, about: Partial<Photo> = {}): Photo => ({
  id: idOf(n),
  entryId: idOf(1),
  path: `visits/${idOf(1)}/${idOf(n)}.jpg`,
  type: "image/jpeg",
  bytes: 3,
  widthPx: 1600,
  heightPx: 1200,
  createdAt: NOW + n,
  state: "waiting",
  attempts: 0,
  nextAttemptAt: NOW,
  sentAt: null,
  refusal: null,
  ...about,
});
const picture = new Blob([new Uint8Array([1, 2, 3])], { type: "image/jpeg" });

describe("which picture leaves next", () => {
  const later = NOW + 100;

  it("the oldest whose entry has arrived", () => {
    const photos = [photo(12), photo(11), photo(10, { entryId: idOf(2) })];
    expect(planUpload(photos, new Set([idOf(2)]), later)).toMatchObject({ photo: { id: idOf(11) } });
  });

  it("one that failed lets the others pass and comes again in its time", () => {
    const photos = [photo(10, { nextAttemptAt: later + 5_000 }), photo(11)];
    expect(planUpload(photos, new Set(), later)).toMatchObject({ photo: { id: idOf(11) } });
    expect(planUpload(photos.slice(0, 1), new Set(), later)).toEqual({
      status: "idle",
      wakeAt: later + 5_000,
    });
  });

  it("none that was sent or refused", () => {
    const photos = [photo(10, { state: "sent" }), photo(11, { state: "refused" })];
    expect(planUpload(photos, new Set(), later)).toEqual({ status: "idle", wakeAt: null });
  });

  it("after a failure it waits longer each time and keeps what was tried", () => {
    const failed = settleUpload(photo(10, { attempts: 3 }), { kind: "unanswered" }, later, 0.5);
    expect(failed).toMatchObject({ state: "waiting", attempts: 4, nextAttemptAt: later + 4_000 });
  });
});

describe("the size of a photo", () => {
  it.each([
    [4000, 3000, [1600, 1200]],
    [3000, 4000, [1200, 1600]],
    [1600, 900, [1600, 900]],
    [800, 600, [800, 600]],
    [10_000, 1, [1600, 1]],
  ])("%i x %i is sent as %j", (width, height, size) => {
    expect(fitWithin(width, height, 1600)).toEqual(size);
  });
});

describe("the queue of pictures", () => {
  let name = "";
  let count = 0;
  let time = new VirtualTime(NOW);
  let queue: PhotoQueue | undefined;
  beforeEach(() => {
    name = `photos ${++count}`;
    time = new VirtualTime(NOW + 100);
  });
  afterEach(() => queue?.stop());

  function open(upload: Upload, openIds: ReadonlySet<string> = new Set()) {
    const store = photoStore(outboxDatabase(name));
    queue = createPhotoQueue({
      store,
      upload,
      clock: time,
      random: () => 0.5,
      mayUpload: () => true,
      openEntryIds: async () => openIds,
      onChange: () => undefined,
    });
    return { store, queue };
  }
  const done: UploadOutcome = { kind: "done" };
  const untilState = async (states: () => Promise<string[]>, wanted: string[]) => {
    while ((await states()).join() !== wanted.join()) {
      await time.advance(1_000);
      await new Promise((resolve) => setImmediate(resolve));
    }
  };

  it("keeps picture and photo, sends one at a time, and gives the room back", async () => {
    const sent: string[] = [];
    let atOnce = 0;
    const { store, queue } = open(async ({ id }, blob) => {
      expect(++atOnce).toBe(1);
      expect(blob.size).toBe(3);
      await Promise.resolve();
      atOnce--;
      sent.push(id);
      return done;
    });
    await store.add(photo(10), picture);
    await store.add(photo(11), picture);
    expect((await store.picture(idOf(10)))?.size).toBe(3);
    queue.kick();
    await untilState(async () => (await store.list()).map(({ state }) => state), ["sent", "sent"]);
    expect(sent).toEqual([idOf(10), idOf(11)]);
    expect(await store.picture(idOf(10))).toBeUndefined();
  });

  it("goes on after a reload, and from the beginning after a failure", async () => {
    let tries = 0;
    const before = open(() => new Promise(() => undefined));
    await before.store.add(photo(10), picture);
    before.queue.kick();
    before.queue.stop();
    const after = open(async () => (++tries < 3 ? { kind: "unanswered" } : done));
    after.queue.kick();
    await untilState(async () => (await after.store.list()).map(({ state }) => state), ["sent"]);
    expect(tries).toBe(3);
  });

  it("waits for the entry that makes the row", async () => {
    let uploads = 0;
    const { store, queue } = open(async () => (uploads++, done), new Set([idOf(1)]));
    await store.add(photo(10), picture);
    queue.kick();
    await time.advance(600_000);
    expect(uploads).toBe(0);
  });

  it("keeps a refused picture with its reason until the person tries again", async () => {
    let isAllowed = false;
    const { store, queue } = open(async () => (isAllowed ? done : { kind: "refused", code: "forbidden" }));
    await store.add(photo(10), picture);
    queue.kick();
    await untilState(async () => (await store.list()).map(({ state }) => state), ["refused"]);
    expect((await store.list())[0]?.refusal?.code).toBe("forbidden");
    isAllowed = true;
    await queue.resend(idOf(10));
    await untilState(async () => (await store.list()).map(({ state }) => state), ["sent"]);
  });

  it("stops without a word when nobody is signed in: the entries' queue asks", async () => {
    let uploads = 0;
    const { store, queue } = open(async () => (uploads++, { kind: "unauthorized" }));
    await store.add(photo(10), picture);
    queue.kick();
    await time.advance(600_000);
    while (uploads < 1) await new Promise((resolve) => setImmediate(resolve));
    await time.advance(600_000);
    expect(uploads).toBe(1);
    expect((await store.list())[0]).toMatchObject({ state: "waiting", attempts: 0 });
  });
});
