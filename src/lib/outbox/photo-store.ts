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
      const addAll = (stored: readonly StoredPicture[]) =>
        database.transact(
          ["photos", "pictures"],
          "readwrite",
          async (transaction) => {
            const known = await transaction.objectStore("photos").getKey(photo.id);
            if (known === undefined) await Promise.all(addPictures(transaction, stored));
          },
          { durability: "strict" },
        );
      await addAll([{ photo, picture }]).catch(async (error: unknown) => {
        if (!mayRefuseBlobs(error)) throw error;
        await addAll(await asBytes([{ photo, picture }]));
      });
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

export interface StoredPicture {
  readonly photo: Photo;
  readonly picture: Blob | ArrayBuffer;
}

interface PictureStores {
  objectStore(name: "photos"): { add(photo: Photo): Promise<unknown> };
  objectStore(name: "pictures"): { add(picture: Blob | ArrayBuffer, id: string): Promise<unknown> };
}

export const addPictures = (
  transaction: PictureStores,
  pictures: readonly StoredPicture[],
): Promise<unknown>[] =>
  pictures.flatMap(({ photo, picture }) => [
    transaction.objectStore("photos").add(photo),
    transaction.objectStore("pictures").add(picture, photo.id),
  ]);

/** Private windows of older WebKit store no Blobs; bytes they do. */
export const mayRefuseBlobs = (error: unknown): boolean =>
  error instanceof DOMException ||
  (error instanceof Error && "code" in error && error.code === "storage_unavailable");

export const asBytes = (pictures: readonly StoredPicture[]): Promise<StoredPicture[]> =>
  Promise.all(
    pictures.map(async ({ photo, picture }) => ({
      photo,
      picture: picture instanceof Blob ? await picture.arrayBuffer() : picture,
    })),
  );
