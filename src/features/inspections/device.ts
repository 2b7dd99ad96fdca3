import * as v from "valibot";
import { now } from "../../lib/clock.ts";
import { snapshotTable } from "../../lib/device/snapshot.ts";
import type { Kept } from "../../lib/reading.ts";
import { myInspections, type MyInspections, MyRow } from "./documents.ts";

/** What this device holds of inspections; null when nothing yet. A row of another shape is left out. */
export async function keptInspections(): Promise<Kept<MyInspections> | null> {
  const held = await snapshotTable("inspections");
  if (!held) return null;
  const rows = held.rows.flatMap((data) => {
    const parsed = v.safeParse(MyRow, data);
    return parsed.success ? [parsed.output] : [];
  });
  return { value: myInspections(rows, now()), asOf: new Date(held.asOf).toISOString() };
}
