import type { DBSchema } from "idb";
import type { Migration } from "../device/database.ts";
import type { Entry } from "./entry.ts";
import type { Link } from "./machine.ts";
import type { Photo } from "./photo.ts";
import type { Lease } from "./store.ts";

/** The database of one person on one device. */
export interface OutboxSchema extends DBSchema {
  open: { key: number; value: Entry; indexes: { id: string } };
  sent: { key: number; value: Entry; indexes: { id: string; receivedAt: number } };
  meta: { key: string; value: Link | Lease | number };
  photos: { key: string; value: Photo; indexes: { entryId: string } };
  /** The pictures themselves, apart, so that listing photos reads none of them. */
  pictures: { key: string; value: Blob | ArrayBuffer };
}

/**
 * Step n brings version n-1 to n. A step is never changed once released: a phone may skip many versions at once, and
 * what waits in its queue must arrive. Steps add and convert; none deletes an entry.
 */
export const MIGRATIONS: readonly Migration<OutboxSchema>[] = [
  (db) => {
    const open = db.createObjectStore("open", { keyPath: "seq", autoIncrement: true });
    open.createIndex("id", "id", { unique: true });
    const sent = db.createObjectStore("sent", { keyPath: "seq" });
    sent.createIndex("id", "id", { unique: true });
    sent.createIndex("receivedAt", "receipt.receivedAt");
    db.createObjectStore("meta");
  },
  (db) => {
    db.createObjectStore("photos", { keyPath: "id" }).createIndex("entryId", "entryId");
    db.createObjectStore("pictures");
  },
];
