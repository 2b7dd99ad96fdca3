import type { DBSchema } from "idb";
import type { Json } from "../../core/json.ts";
import type { Migration } from "./database.ts";

/** One row of a table as the server showed it to this person. */
export interface SnapshotRow {
  readonly table: string;
  readonly id: string;
  readonly data: Json;
  /** The full download that brought or confirmed it; rows of an earlier one are swept when a full download ends. */
  readonly run: number;
}

/** How far a table has come. */
export interface TableState {
  readonly table: string;
  /** The server's, not ours to read; null before the first page. */
  readonly cursor: Json;
  /** As the server last said it: when a backup, a role or a grid changes it, everything is read anew. */
  readonly epoch: string | null;
  /** The person's roles as this device knew them. When they change the rows are dropped before anything is asked. */
  readonly scope: string;
  readonly run: number;
  /** A full download has begun and not ended. */
  readonly isFilling: boolean;
  /** When the last page came. */
  readonly pageAt: number;
  /** When the table was last known to be complete; null until then. */
  readonly completeAt: number | null;
}

export interface SnapshotSchema extends DBSchema {
  rows: { key: [string, string]; value: SnapshotRow; indexes: { run: [string, number] } };
  tables: { key: string; value: TableState };
}

/** Nothing here is anybody's only copy: a step may as well drop the stores and fill them anew. */
export const SNAPSHOT_MIGRATIONS: readonly Migration<SnapshotSchema>[] = [
  (db) => {
    db.createObjectStore("rows", { keyPath: ["table", "id"] }).createIndex("run", ["table", "run"]);
    db.createObjectStore("tables", { keyPath: "table" });
  },
];
