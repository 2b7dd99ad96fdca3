import { AppError } from "../errors.ts";
import { uuidv7 } from "../uuid.ts";
import { type Clock, systemClock } from "./clock.ts";
import type { OpenedOutbox } from "./open-outbox.ts";
import type { Photo } from "./photo.ts";
import { createPhotoQueue, type PhotoQueue, type Upload } from "./photo-queue.ts";
import { resizePhoto } from "./photo-resize.ts";
import { type PhotoStore, photoStore } from "./photo-store.ts";
import type { Picture } from "./store.ts";

/** The pictures of one person on this device. */
export interface Photos {
  readonly store: PhotoStore;
  readonly queue: PhotoQueue;
  /**
   * A photo made small, to be stored together with its entry.
   * @throws {AppError} `photo_unreadable`.
   */
  prepare(file: Blob, entryId: string, folder: string): Promise<Picture>;
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
  const prepare: Photos["prepare"] = async (file, entryId, folder) => {
    const { picture, widthPx, heightPx } = await resizePhoto(file);
    const photo = newPhoto({ entryId, folder, bytes: picture.size, widthPx, heightPx, now: clock.now() });
    return { photo, picture };
  };
  return {
    store,
    queue,
    prepare,
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
