import type { Clock } from "./clock.ts";
import { type Photo, planUpload, settleUpload, type UploadOutcome } from "./photo.ts";
import type { PhotoStore } from "./photo-store.ts";
import { KEEP_SENT_MS } from "./sender.ts";

export type Upload = (photo: Photo, picture: Blob, signal: AbortSignal) => Promise<UploadOutcome>;

export interface PhotoQueueParts {
  readonly store: PhotoStore;
  readonly upload: Upload;
  readonly clock: Clock;
  readonly random: () => number;
  /** Whether this tab is the one that sends. */
  readonly mayUpload: () => boolean;
  /** Entries that have not arrived yet. */
  readonly openEntryIds: () => Promise<ReadonlySet<string>>;
  readonly onChange: () => void;
}

export interface PhotoQueue {
  /** Look whether a picture can leave. */
  kick(): void;
  /** Try a refused picture again. */
  resend(id: string): Promise<void>;
  stop(): void;
}

/** Plus the time that the bytes take at 4 kB/s. */
const TIMEOUT_MS = 60_000;
const BYTES_PER_MS = 4;

/**
 * Uploads pictures one at a time, beside the entries and never before them: text never waits for a picture. A picture
 * that was cut off starts again from its beginning; at 1600 px it is a few hundred kilobytes.
 */
export function createPhotoQueue(parts: PhotoQueueParts): PhotoQueue {
  const { store, clock } = parts;
  let [isRunning, isCalled, isStopped] = [false, false, false];
  let controller: AbortController | undefined;
  let cancelTimer: () => void = () => undefined;

  const kick = () => {
    isCalled = true;
    if (!isRunning && !isStopped) void run();
  };

  async function run(): Promise<void> {
    isRunning = true;
    try {
      while (isCalled) {
        isCalled = false;
        await uploadAllThatAreReady();
      }
    } catch {
      wake(clock.now() + TIMEOUT_MS); // the device refused its storage for a moment
    } finally {
      isRunning = false;
    }
  }

  async function uploadAllThatAreReady(): Promise<void> {
    while (!isStopped && parts.mayUpload()) {
      const photos = await store.list();
      const plan = planUpload(photos, await parts.openEntryIds(), clock.now());
      if (plan.status === "idle") {
        await forgetOld(photos);
        if (plan.wakeAt !== null) wake(plan.wakeAt);
        return;
      }
      const isAllowed = await uploadOne(plan.photo);
      if (!isAllowed) return;
    }
  }

  /** @returns false when nobody is signed in: the entries' own queue asks for that. */
  async function uploadOne(photo: Photo): Promise<boolean> {
    const picture = await store.picture(photo.id);
    const outcome: UploadOutcome = picture
      ? await attempt(photo, picture)
      : { kind: "refused", code: "photo_missing" };
    if (isStopped) return false;
    if (outcome.kind === "unauthorized") return false;
    await store.put(settleUpload(photo, outcome, clock.now(), parts.random()));
    parts.onChange();
    return true;
  }

  async function attempt(photo: Photo, picture: Blob): Promise<UploadOutcome> {
    const mine = new AbortController();
    controller = mine;
    let cancel: () => void = () => undefined;
    const timeout = new Promise<UploadOutcome>((resolve) => {
      cancel = clock.after(TIMEOUT_MS + photo.bytes / BYTES_PER_MS, () => {
        mine.abort();
        resolve({ kind: "unanswered" });
      });
    });
    try {
      return await Promise.race([parts.upload(photo, picture, mine.signal), timeout]);
    } catch {
      return { kind: "unanswered" };
    } finally {
      cancel();
    }
  }

  async function forgetOld(photos: readonly Photo[]): Promise<void> {
    const before = clock.now() - KEEP_SENT_MS;
    const old = photos.filter((photo) => photo.sentAt !== null && photo.sentAt < before);
    if (old.length > 0) await store.remove(old.map((photo) => photo.id));
  }

  function wake(moment: number): void {
    cancelTimer();
    cancelTimer = clock.after(Math.max(0, moment - clock.now()), kick);
  }

  return {
    kick,
    resend: async (id) => {
      const photo = (await store.list()).find((candidate) => candidate.id === id);
      if (photo?.state !== "refused") return;
      await store.put({ ...photo, state: "waiting", attempts: 0, nextAttemptAt: clock.now(), refusal: null });
      parts.onChange();
      kick();
    },
    stop: () => {
      isStopped = true;
      controller?.abort();
      cancelTimer();
    },
  };
}
