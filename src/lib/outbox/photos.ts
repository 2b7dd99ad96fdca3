import { uuidv7 } from "uuidv7";
import { AppError } from "../errors.ts";
import { type Clock, systemClock } from "./clock.ts";
import type { OpenedOutbox } from "./open-outbox.ts";
import type { Photo } from "./photo.ts";
import { createPhotoQueue, type PhotoQueue, type Upload } from "./photo-queue.ts";
import { resizePhoto } from "./photo-resize.ts";
import { type PhotoStore, photoStore } from "./photo-store.ts";

/** The pictures of one person on this device. */
export interface Photos {
  readonly store: PhotoStore;
  readonly queue: PhotoQueue;
  /**
   * Keep a photo for the row that an entry makes. Resolves when it is durable.
   * @param folder where pictures of such rows lie, for example `visits/<visit id>`.
   * @throws {AppError} `photo_unreadable`, `storage_full`.
   */
  add(file: Blob, entryId: string, folder: string): Promise<Photo>;
}

export function openPhotos(
  { outbox, database }: OpenedOutbox,
  upload: Upload,
  onChange: () => void,
  clock: Clock = systemClock,
): Photos {
  if (!database) throw new AppError("storage_unavailable");
  const store = photoStore(database);
  const queue = createPhotoQueue({
    store,
    upload,
    clock,
    random: Math.random,
    mayUpload: () => outbox.isLeading() && navigator.onLine,
    openEntryIds: async () => new Set((await outbox.view()).open.map((entry) => entry.id)),
    onChange,
  });
  return {
    store,
    queue,
    add: async (file, entryId, folder) => {
      const { picture, widthPx, heightPx } = await resizePhoto(file);
      const photo = newPhoto({ entryId, folder, bytes: picture.size, widthPx, heightPx, now: clock.now() });
      await store.add(photo, picture);
      onChange();
      queue.kick();
      return photo;
    },
  };
}

function newPhoto(about: {
  entryId: string;
  folder: string;
  bytes: number;
  widthPx: number;
  heightPx: number;
  now: number;
}): Photo {
  const { entryId, folder, bytes, widthPx, heightPx, now } = about;
  const id = uuidv7();
  return {
    id,
    entryId,
    path: `${folder}/${id}.jpg`,
    type: "image/jpeg",
    bytes,
    widthPx,
    heightPx,
    createdAt: now,
    state: "waiting",
    attempts: 0,
    nextAttemptAt: now,
    sentAt: null,
    refusal: null,
  };
}
