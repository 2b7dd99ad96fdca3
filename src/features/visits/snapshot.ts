import { untrack } from "solid-js";
import * as v from "valibot";
import { snapshotRevision, type SnapshotTable, snapshotTable } from "../../lib/device/snapshot.ts";
import type { Kept } from "../../lib/reading.ts";
import { signedIn } from "../../lib/session.ts";

type Rows<S extends v.GenericSchema> = Kept<v.InferOutput<S>[]> | null;

/** Several parts of a page ask for the same table at once: ten thousand rows are read and checked once. */
const SHARED_MS = 3_000;
const shared = new Map<
  string,
  { readonly schema: v.GenericSchema; readonly rows: Promise<Rows<v.GenericSchema>> }
>();

/** The rows of one table that the device holds; null when it holds none yet. A row of another shape is left out. */
export function snapshotRows<S extends v.GenericSchema>(table: SnapshotTable, schema: S): Promise<Rows<S>> {
  const key = untrack(() => `${signedIn().user.id} ${table} ${snapshotRevision()}`);
  const known = shared.get(key);
  if (known?.schema === schema) return known.rows;
  const rows = readRows(table, schema);
  shared.set(key, { schema, rows });
  setTimeout(() => shared.delete(key), SHARED_MS);
  return rows;
}

async function readRows<S extends v.GenericSchema>(table: SnapshotTable, schema: S): Promise<Rows<S>> {
  const held = await snapshotTable(table);
  if (!held) return null;
  const value = held.rows.flatMap((data) => {
    const parsed = v.safeParse(schema, data);
    return parsed.success ? [parsed.output] : [];
  });
  return { value, asOf: new Date(held.asOf).toISOString() };
}
