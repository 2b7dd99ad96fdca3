import { queryOptions } from "@tanstack/solid-query";
import * as v from "valibot";
import { readPage, readRpc } from "../../lib/read-rpc.ts";
import { createPagedReading, type PagedReading } from "../../lib/reading.ts";
import { Papers } from "./papers.ts";

/** The register of clues as the database shows it to case managers; for anybody else there is none. */

export const STATES = ["registered", "distributed", "disposed", "closed"] as const;

const Source = v.object({
  unit_name: v.nullable(v.string()),
  village_name: v.nullable(v.string()),
  topic: v.nullable(v.string()),
  found_on: v.nullable(v.string()),
  inspection_name: v.nullable(v.string()),
});
const common = {
  id: v.string(),
  number: v.string(),
  title: v.string(),
  state: v.picklist(STATES),
  received_on: v.string(),
  due_on: v.nullable(v.string()),
  source: Source,
};
const ClueLine = v.object(common);
export type ClueLine = v.InferOutput<typeof ClueLine>;
const Clue = v.object({
  ...common,
  content: v.string(),
  papers: Papers,
  openings: v.array(v.object({ at: v.string(), name: v.nullable(v.string()) })),
});
export type Clue = v.InferOutput<typeof Clue>;

export interface ClueFilters {
  readonly text: string;
  readonly state: string;
}

export const createCluesReading = (filters: () => ClueFilters): PagedReading<ClueLine> =>
  createPagedReading<ClueLine>(() => {
    const { text, state } = filters();
    const wanted = { ...(text.trim() && { text: text.trim() }), ...(state && { states: [state] }) };
    return {
      queryKey: ["clues", "list", filters()] as const,
      fetchPage: (after, signal) => readPage("clue_page", wanted, ClueLine, after, signal),
    };
  });

/** Reading it leaves a trace: it is asked for once each time the page is opened, and kept nowhere. */
export const clueQuery = (id: string) =>
  queryOptions({
    queryKey: ["clues", "one", id],
    queryFn: ({ signal }) => readRpc("open_clue", { clue_id: id }, v.nullable(Clue), signal),
    staleTime: Number.POSITIVE_INFINITY,
    gcTime: 0,
    refetchOnWindowFocus: false,
    refetchOnReconnect: false,
  });
