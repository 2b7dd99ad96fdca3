import * as v from "valibot";
import { type SnapshotTable, snapshotTable } from "../../lib/device/snapshot.ts";
import type { Kept } from "../../lib/reading.ts";

/** The rows of one table that the device holds; null when it holds none yet. A row of another shape is left out. */
export async function snapshotRows<S extends v.GenericSchema>(
  table: SnapshotTable,
  row: S,
): Promise<Kept<v.InferOutput<S>[]> | null> {
  const held = await snapshotTable(table);
  if (!held) return null;
  const value = held.rows.flatMap((data) => {
    const parsed = v.safeParse(row, data);
    return parsed.success ? [parsed.output] : [];
  });
  return { value, asOf: new Date(held.asOf).toISOString() };
}
