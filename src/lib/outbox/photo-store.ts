import type { Database } from "../device/database.ts";
import type { Photo } from "./photo.ts";
import type { OutboxSchema } from "./schema.ts";

/** Pictures beside the entries, in the same database and the same export. */
export interface PhotoStore {
  /** Resolves when photo and picture are durable. A known id is left as it is. */
  add(photo: Photo, picture: Blob): Promise<void>;
  list(): Promise<Photo[]>;
  /** The picture itself; undefined once it was sent. */
  picture(id: string): Promise<Blob | undefined>;
  /** Write what became of an upload; the bytes of a sent picture are given back to the device. */
  put(photo: Photo): Promise<void>;
  remove(ids: readonly string[]): Promise<void>;
}

export function photoStore(database: Database<OutboxSchema>): PhotoStore {
  return {
    add: async (photo, picture) => {
      try {
        await addBoth(database, photo, picture);
      } catch (error) {
        // Private windows of older WebKit store no Blobs; bytes they do.
        if (!(error instanceof DOMException) && !isStorageRefusal(error)) throw error;
        await addBoth(database, photo, await picture.arrayBuffer());
      }
    },
    list: () =>
      database.transact(["photos"], "readonly", (transaction) => transaction.objectStore("photos").getAll()),
    picture: async (id) => {
      const [photo, stored] = await database.transact(["photos", "pictures"], "readonly", (transaction) =>
        Promise.all([transaction.objectStore("photos").get(id), transaction.objectStore("pictures").get(id)]),
      );
      if (stored === undefined || !photo) return undefined;
      return stored instanceof ArrayBuffer ? new Blob([stored], { type: photo.type }) : stored;
    },
    put: (photo) =>
      database.transact(["photos", "pictures"], "readwrite", async (transaction) => {
        await transaction.objectStore("photos").put(photo);
        if (photo.state === "sent") await transaction.objectStore("pictures").delete(photo.id);
      }),
    remove: (ids) =>
      database.transact(["photos", "pictures"], "readwrite", async (transaction) => {
        await Promise.all(
          ids.flatMap((id) => [
            transaction.objectStore("photos").delete(id),
            transaction.objectStore("pictures").delete(id),
          ]),
        );
      }),
  };
}

const isStorageRefusal = (error: unknown): boolean =>
  error instanceof Error && "code" in error && error.code === "storage_unavailable";

function addBoth(database: Database<OutboxSchema>, photo: Photo, picture: Blob | ArrayBuffer): Promise<void> {
  return database.transact(
    ["photos", "pictures"],
    "readwrite",
    async (transaction) => {
      const photos = transaction.objectStore("photos");
      if ((await photos.getKey(photo.id)) !== undefined) return;
      await Promise.all([photos.add(photo), transaction.objectStore("pictures").add(picture, photo.id)]);
    },
    { durability: "strict" },
  );
}
