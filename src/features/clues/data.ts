import { queryOptions, useMutation, useQueryClient } from "@tanstack/solid-query";
import * as v from "valibot";
import { RELATIONS, type Relation } from "../../core/relations.ts";
import { act, send } from "../../lib/commands.ts";
import { readPage, readRpc } from "../../lib/read-rpc.ts";
import { createPagedReading, type PagedReading } from "../../lib/reading.ts";
import { toast } from "../../ui/toasts.ts";
import { Papers } from "./papers.ts";
import { METHODS, OUTCOMES, PARTS } from "./steps.ts";
import { words } from "./strings.ts";

/** The register of clues: for case management, and for whoever has been named and has declared that nothing ties him to it. */

export const STATES = [
  "registered",
  "distributed",
  "proposed",
  "in_progress",
  "reported",
  "held",
  "closed",
] as const;

const Text = v.nullable(v.string());
const Source = v.object({
  unit_name: Text,
  village_name: Text,
  topic: Text,
  found_on: Text,
  inspection_name: Text,
});
const common = {
  id: v.string(),
  number: v.string(),
  title: v.string(),
  state: v.picklist(STATES),
  received_on: v.string(),
  due_on: Text,
  method: v.nullable(v.picklist(METHODS)),
  outcome: v.nullable(v.picklist(OUTCOMES)),
  source: Source,
};
const ClueLine = v.object(common);
export type ClueLine = v.InferOutput<typeof ClueLine>;

const Handling = v.object({
  people: v.array(
    v.object({
      name: Text,
      organ_name: Text,
      part: v.picklist(PARTS),
      relation: v.nullable(v.picklist(RELATIONS)),
      is_ended: v.boolean(),
    }),
  ),
  team: v.array(v.string()),
  steps: v.array(v.object({ at: v.string(), action: v.string(), to_state: Text, name: Text, text: Text })),
});
export type Handling = v.InferOutput<typeof Handling>;

const Clue = v.object({
  ...common,
  decided_on: Text,
  replied_on: Text,
  closed_on: Text,
  content: v.string(),
  papers: Papers,
  handling: Handling,
  actions: v.array(v.object({ action: v.string(), to_state: v.string() })),
  openings: v.array(v.object({ at: v.string(), name: Text })),
});
export type Clue = v.InferOutput<typeof Clue>;

export interface ClueFilters {
  readonly text: string;
  readonly state: string;
}

const keys = { all: ["clues"] as const };

export const createCluesReading = (filters: () => ClueFilters): PagedReading<ClueLine> =>
  createPagedReading<ClueLine>(() => {
    const { text, state } = filters();
    const wanted = { ...(text.trim() && { text: text.trim() }), ...(state && { states: [state] }) };
    return {
      queryKey: [...keys.all, "list", filters()] as const,
      fetchPage: (after, signal) => readPage("clue_page", wanted, ClueLine, after, signal),
    };
  });

/** Reading it leaves a trace: it is asked for once each time the page is opened, and kept nowhere. */
export const clueQuery = (id: string) =>
  queryOptions({
    queryKey: [...keys.all, "one", id],
    queryFn: ({ signal }) => readRpc("open_clue", { clue_id: id }, v.nullable(Clue), signal),
    staleTime: Number.POSITIVE_INFINITY,
    gcTime: 0,
    refetchOnWindowFocus: false,
    refetchOnReconnect: false,
  });

const Naming = v.object({
  clue_id: v.string(),
  number: v.string(),
  part: v.picklist(PARTS),
  unit_name: Text,
});
export type Naming = v.InferOutput<typeof Naming>;

/** Clues that the person is named for and has not declared on: their number and unit, and nothing that they say. */
export const namingsQuery = () =>
  queryOptions({
    queryKey: [...keys.all, "namings"],
    queryFn: ({ signal }) => readRpc("clue_namings", {}, v.array(Naming), signal),
  });

const Candidate = v.object({ id: v.string(), name: v.string(), organ_name: v.string() });
export type Candidate = v.InferOutput<typeof Candidate>;

/** Who may be named; whoever is of the unit or tied to it is not among them. */
export const candidatesQuery = (id: string) =>
  queryOptions({
    queryKey: [...keys.all, "candidates", id],
    queryFn: ({ signal }) =>
      readRpc(
        "clue_candidates",
        { clue_id: id },
        v.object({
          handlers: v.array(Candidate),
          approvers: v.array(Candidate),
          members: v.array(Candidate),
        }),
        signal,
      ),
  });

export const declareRelation = (declaration: { clueId: string; relation: Relation }) =>
  send("declare_clue_relation", { clue_id: declaration.clueId, relation: declaration.relation });

export const moveClue = (step: { id: string; action: string; data: object }) =>
  act("clue", step.id, step.action, { data: step.data });

/** A step: run it, say so, read the area anew. The caller shows `error`. */
export function createClueChange<Input>(
  run: (input: Input) => Promise<unknown>,
  onDone: (input: Input) => void,
) {
  const client = useQueryClient();
  return useMutation(() => ({
    mutationFn: run,
    onSuccess: async (_answer: unknown, input: Input) => {
      toast(words("done"));
      onDone(input);
      await client.invalidateQueries({ queryKey: keys.all });
    },
  }));
}
