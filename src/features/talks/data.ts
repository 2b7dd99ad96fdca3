import { type QueryClient } from "@tanstack/solid-query";
import * as v from "valibot";
import { ownStorage } from "../../lib/own-storage.ts";
import { readPage, readRpc } from "../../lib/read-rpc.ts";
import {
  createPagedReading,
  createReading,
  type Kept,
  type PagedReading,
  type Reading,
} from "../../lib/reading.ts";
import { signedIn } from "../../lib/session.ts";
import { supabase, unwrap } from "../../lib/supabase.ts";
import { TALK_KINDS, type TalkKind } from "./talk.ts";

export interface TalkFilters {
  readonly kind: TalkKind | "";
  readonly from: string;
  readonly to: string;
  readonly isMine: boolean;
}

export const keys = {
  all: ["talks"] as const,
  list: (filters: TalkFilters) => ["talks", "list", filters] as const,
  totals: (filters: TalkFilters) => ["talks", "totals", filters] as const,
  research: (filters: TalkFilters) => ["talks", "research", filters] as const,
  /** Not below `all`: a talk changes neither. */
  units: () => ["talk-units"] as const,
};

const Conflict = v.object({
  id: v.string(),
  field: v.string(),
  base_value: v.nullable(v.union([v.string(), v.number()])),
  their_value: v.nullable(v.union([v.string(), v.number()])),
  my_value: v.nullable(v.union([v.string(), v.number()])),
});
export type Conflict = v.InferOutput<typeof Conflict>;

/** How a record stands after corrections; `conflicts` wait for the reader, who is then its author. */
const corrected = {
  unit_id: v.string(),
  version: v.number(),
  merge_label: v.nullable(v.picklist(["parallel_edit", "conflict"])),
  is_mine: v.boolean(),
  conflicts: v.array(Conflict),
};

const Talk = v.object({
  ...corrected,
  id: v.string(),
  kind: v.picklist(TALK_KINDS),
  names_people: v.boolean(),
  on_day: v.string(),
  persons: v.number(),
  note: v.nullable(v.string()),
  finding_id: v.nullable(v.string()),
  activation_id: v.nullable(v.string()),
  activation_title: v.nullable(v.string()),
  unit_name: v.nullable(v.string()),
  organ_name: v.nullable(v.string()),
  author_name: v.nullable(v.string()),
});
export type Talk = v.InferOutput<typeof Talk>;

/** The filters as the pages take them; what is not asked for is left out. */
const asked = ({ kind, from, to, isMine }: TalkFilters) => ({
  ...(kind && { kind }),
  ...(from && { from_day: from }),
  ...(to && { to_day: to }),
  ...(isMine && { mine: true }),
});

export const createTalksReading = (filters: () => TalkFilters): PagedReading<Talk> =>
  createPagedReading<Talk>(() => {
    const wanted = filters();
    return {
      queryKey: keys.list(wanted),
      fetchPage: (after, signal) => readPage("talk_page", asked(wanted), Talk, after, signal),
    };
  });

const Persons = v.object({ persons: v.nullable(v.record(v.string(), v.number())) });

/** Person-times by kind of everything that the filters ask for. */
export const createTalkTotalsReading = (
  filters: () => TalkFilters,
): Reading<Readonly<Record<string, number>>> =>
  createReading<Readonly<Record<string, number>>>(() => {
    const wanted = { ...filters(), kind: "" as const };
    return {
      queryKey: keys.totals(wanted),
      queryFn: async ({ signal }) =>
        (await readRpc("talk_page", { filters: asked(wanted), page_size: 1 }, Persons, signal)).persons ?? {},
    };
  });

const Research = v.object({
  ...corrected,
  id: v.string(),
  on_day: v.string(),
  topic: v.string(),
  clues_found: v.number(),
  note: v.nullable(v.string()),
  unit_name: v.nullable(v.string()),
  organ_name: v.nullable(v.string()),
  author_name: v.nullable(v.string()),
});
export type Research = v.InferOutput<typeof Research>;

export const createResearchReading = (filters: () => TalkFilters): PagedReading<Research> =>
  createPagedReading<Research>(() => {
    const wanted = { ...filters(), kind: "" as const };
    return {
      queryKey: keys.research(wanted),
      fetchPage: (after, signal) => readPage("field_research_page", asked(wanted), Research, after, signal),
    };
  });

const Unit = v.object({ id: v.string(), name: v.string() });
export type Unit = v.InferOutput<typeof Unit>;
const Units = v.array(Unit);
const UNITS_KEPT = "talk-units";
const KeptUnits = v.object({ value: Units, asOf: v.string() });

/** Organs of the directory by name; the device keeps the last answer, so that a talk can be entered without a signal. */
export const createUnitsReading = (): Reading<Unit[]> =>
  createReading<Unit[]>(
    () => ({
      queryKey: keys.units(),
      queryFn: async ({ signal }) => {
        const client = await supabase();
        const rows = await client
          .from("organs")
          .select("id, name")
          .is("valid_to", null)
          .order("path")
          .abortSignal(signal);
        const units = v.parse(Units, unwrap(rows));
        ownStorage(signedIn().user.id).set(UNITS_KEPT, { value: units, asOf: new Date().toISOString() });
        return units;
      },
    }),
    () => ({
      queryKey: [...keys.units(), "kept"],
      queryFn: (): Promise<Kept<Unit[]> | null> => {
        const kept = v.safeParse(KeptUnits, ownStorage(signedIn().user.id).get(UNITS_KEPT));
        return Promise.resolve(kept.success ? kept.output : null);
      },
    }),
  );

export const renewTalks = (client: QueryClient): Promise<void> =>
  client.invalidateQueries({ queryKey: keys.all });
