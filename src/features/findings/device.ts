import * as v from "valibot";
import { Finding, type FindingDetail, type FindingScope } from "../../core/findings/finding.schema.ts";
import { type SnapshotTable, snapshotTable } from "../../lib/device/snapshot.ts";
import type { Kept } from "../../lib/reading.ts";
import { hasRole } from "../../lib/session.ts";
import type { Village } from "./data.ts";
import { rememberedScope } from "./scope-store.ts";

/** What this device holds of findings, in the shapes in which the server answers. Null: nothing yet. */

async function rows<S extends v.GenericSchema>(
  table: SnapshotTable,
  schema: S,
): Promise<Kept<v.InferOutput<S>[]> | null> {
  const held = await snapshotTable(table);
  if (!held) return null;
  // What is gone for its reader is kept as a row without content, and left out here.
  const value = held.rows.flatMap((data) => {
    const parsed = v.safeParse(schema, data);
    return parsed.success ? [parsed.output] : [];
  });
  return { value, asOf: new Date(held.asOf).toISOString() };
}

/** Newest first, as the server lists them. */
export async function keptFindings(): Promise<Kept<Finding[]> | null> {
  const kept = await rows("findings", Finding);
  if (!kept) return null;
  const newestFirst = (a: Finding, b: Finding) =>
    a.found_on === b.found_on ? (a.id < b.id ? 1 : -1) : a.found_on < b.found_on ? 1 : -1;
  return { ...kept, value: kept.value.sort(newestFirst) };
}

/** One finding without its trail. What may be done with it only the server knows, so none carries an action. */
export async function keptFinding(id: string): Promise<Kept<FindingDetail> | null> {
  const kept = await keptFindings();
  const finding = kept?.value.find((one) => one.id === id);
  if (!kept || !finding) return null;
  return {
    asOf: kept.asOf,
    value: {
      finding: { ...finding, inspecting_organ_name: null, inspection_name: null, default_limit_days: 0 },
      is_inspecting: hasRole("office_officer", "area_coordinator", "leader"),
      author_name: null,
      actions: [],
      notices: [],
      rectifications: [],
      look_backs: [],
      talks: [],
      reminders: [],
      events: [],
    },
  };
}

export const keptScope = (): Promise<Kept<FindingScope> | null> => Promise.resolve(rememberedScope());

const Division = v.object({ code: v.string(), name: v.string(), parent_code: v.nullable(v.string()) });

export async function keptVillages(divisionCode: string): Promise<Kept<Village[]> | null> {
  const kept = await rows("divisions", Division);
  return kept && { ...kept, value: kept.value.filter(({ parent_code }) => parent_code === divisionCode) };
}
