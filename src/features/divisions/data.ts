import { queryOptions } from "@tanstack/solid-query";
import * as v from "valibot";
import type { ImportKind } from "../../core/import/fields.ts";
import { AVAILABILITIES, DIVISION_LEVELS, ORGAN_KINDS } from "../../core/import/fields.ts";
import { boundaryKeys, readBoundaries } from "../../lib/boundaries.ts";
import { send } from "../../lib/commands.ts";
import { AppError } from "../../lib/errors.ts";
import { readAll } from "../../lib/read-all.ts";
import type { Boundary } from "./boundary.ts";

const keysOf = <K extends string>(record: Readonly<Record<K, unknown>>) => Object.keys(record) as K[];

const Division = v.object({
  code: v.string(),
  parent_code: v.nullable(v.string()),
  level: v.picklist(keysOf(DIVISION_LEVELS)),
  name: v.string(),
  type: v.nullable(v.string()),
  lon: v.nullable(v.number()),
  lat: v.nullable(v.number()),
  coord_source: v.nullable(v.string()),
  workload: v.number(),
  valid_to: v.nullable(v.string()),
});
export type Division = v.InferOutput<typeof Division>;

const Organ = v.object({
  id: v.string(),
  kind: v.picklist(keysOf(ORGAN_KINDS)),
  name: v.string(),
  code: v.nullable(v.string()),
  division_code: v.nullable(v.string()),
  parent_id: v.nullable(v.string()),
  path: v.string(),
  valid_to: v.nullable(v.string()),
});
export type Organ = v.InferOutput<typeof Organ>;

const Officer = v.object({
  id: v.string(),
  organ_id: v.string(),
  name: v.string(),
  staff_no: v.nullable(v.string()),
  post: v.string(),
  skills: v.array(v.string()),
  availability: v.picklist(keysOf(AVAILABILITIES)),
  is_commission_leader: v.boolean(),
  grid_capacity: v.number(),
  max_villages: v.number(),
  left_on: v.nullable(v.string()),
});

const SavedBoundary = v.object({
  division_code: v.string(),
  attribution: v.string(),
  uploaded_at: v.string(),
});
export type SavedBoundary = v.InferOutput<typeof SavedBoundary>;

const ImportResult = v.object({ added: v.number(), changed: v.number(), unchanged: v.number() });
export type ImportResult = v.InferOutput<typeof ImportResult>;

const ListedProvince = v.object({
  code: v.string(),
  name: v.string(),
  cities: v.array(
    v.object({ code: v.string(), name: v.string(), counties: v.array(v.tuple([v.string(), v.string()])) }),
  ),
});
export type ListedProvince = v.InferOutput<typeof ListedProvince>;

export const keys = {
  all: ["divisions"] as const,
  list: () => ["divisions", "list"] as const,
  organs: () => ["divisions", "organs"] as const,
  boundaries: () => ["divisions", "boundaries"] as const,
  shipped: () => ["divisions", "shipped"] as const,
};

const columnsOf = (schema: { entries: object }): string => Object.keys(schema.entries).join(", ");

export const readDivisions = (signal?: AbortSignal) =>
  readAll("divisions", "code", columnsOf(Division), Division, signal);
export const readOrgans = (signal?: AbortSignal) => readAll("organs", "id", columnsOf(Organ), Organ, signal);
export const readOfficers = (signal?: AbortSignal) =>
  readAll("officers", "id", columnsOf(Officer), Officer, signal);

export const divisionsQuery = () =>
  queryOptions({ queryKey: keys.list(), queryFn: ({ signal }) => readDivisions(signal) });

export const organsQuery = () =>
  queryOptions({ queryKey: keys.organs(), queryFn: ({ signal }) => readOrgans(signal) });

/** Which divisions have a boundary, without the lines themselves. */
export const boundariesQuery = () =>
  queryOptions({
    queryKey: keys.boundaries(),
    queryFn: ({ signal }) =>
      readAll("boundaries", "division_code", columnsOf(SavedBoundary), SavedBoundary, signal),
  });

/** Boundaries as lines, to be drawn; they change seldom and are kept while the app is open. */
export const mapBoundariesQuery = (codes: readonly string[]) =>
  queryOptions({
    queryKey: boundaryKeys.of(codes),
    staleTime: Infinity,
    queryFn: ({ signal }) => readBoundaries(codes, signal),
  });

/** The cities whose official list comes with the app. */
export const shippedIndexQuery = () =>
  queryOptions({
    queryKey: keys.shipped(),
    staleTime: Infinity,
    queryFn: async ({ signal }) =>
      v.parse(v.array(ListedProvince), JSON.parse(await readShipped("index.json", signal))),
  });

/** A file of `division-lists/`, which the build makes (scripts/division-lists.mjs). */
export async function readShipped(file: string, signal?: AbortSignal): Promise<string> {
  const response = await fetch(`/division-lists/${file}`, { signal: signal ?? null });
  // A host that answers every unknown address with the app itself says 200 for a file that is not there.
  const isFile = response.ok && !response.headers.get("content-type")?.startsWith("text/html");
  if (!isFile) throw new AppError("not_found", { status: response.status, detail: file });
  return response.text();
}

const COMMANDS: Record<ImportKind, string> = {
  divisions: "import_divisions",
  organs: "import_organs",
  officers: "import_officers",
};

/** The whole file or nothing of it. Sent again with the same id it is done once. */
export const sendImport = (kind: ImportKind, id: string, rows: readonly object[], fileName: string) =>
  send(COMMANDS[kind], { rows, file_name: fileName }, { id, result: ImportResult });

export const saveBoundary = (boundary: { division_code: string; geojson: Boundary; attribution: string }) =>
  send("save_boundary", boundary);

export const createTownshipCommissions = (countyOrganId: string) =>
  send(
    "create_township_commissions",
    { county_organ_id: countyOrganId },
    { result: v.object({ added: v.number() }) },
  );
