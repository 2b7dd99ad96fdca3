import type { QueryClient } from "@tanstack/solid-query";
import * as v from "valibot";
import { act, send } from "../../lib/commands.ts";
import { now } from "../../lib/clock.ts";
import { createPagedReading, createReading, type PagedReading, type Reading } from "../../lib/reading.ts";
import { readPage, readRpc } from "../../lib/read-rpc.ts";
import { myInspections, type MyInspections, MyRow } from "./documents.ts";
import { InspectionDetail, InspectionLine } from "./listed.ts";

/** Where inspections are read and written with a signal. What is written without one goes through `save.ts`. */
export const keys = {
  all: ["inspections"] as const,
  mine: () => ["inspections", "mine"] as const,
  kept: () => ["inspections", "kept"] as const,
  list: (filters: ListFilters) => ["inspections", "list", filters] as const,
  detail: (id: string) => ["inspections", "detail", id] as const,
};

export const renewInspections = (client: QueryClient): Promise<void> =>
  client.invalidateQueries({ queryKey: keys.all });

/** My inspections with everything needed to go through them, with or without a network. */
export const createMyInspectionsReading = (): Reading<MyInspections> =>
  createReading(
    () => ({
      queryKey: keys.mine(),
      queryFn: async ({ signal }) =>
        myInspections(await readRpc("my_inspections", {}, v.array(MyRow), signal), now()),
    }),
    () => ({ queryKey: keys.kept(), queryFn: async () => (await import("./device.ts")).keptInspections() }),
  );

export interface ListFilters {
  readonly text: string;
  readonly state: string;
}

/** Every inspection that the person may read, newest first. */
export const createInspectionsReading = (filters: () => ListFilters): PagedReading<InspectionLine> =>
  createPagedReading<InspectionLine>(() => {
    const { text, state } = filters();
    const wanted = { ...(text.trim() && { text: text.trim() }), ...(state && { states: [state] }) };
    return {
      queryKey: keys.list(filters()),
      fetchPage: (after, signal) => readPage("inspection_page", wanted, InspectionLine, after, signal),
    };
  });

export const createInspectionReading = (id: () => string): Reading<InspectionDetail | null> =>
  createReading(() => {
    const inspection_id = id();
    return {
      queryKey: keys.detail(inspection_id),
      queryFn: ({ signal }) =>
        readRpc("inspection_detail", { inspection_id }, v.nullable(InspectionDetail), signal),
    };
  });

/** The database answers what may be done; screens draw their buttons from it. */
export const moveInspection = (
  id: string,
  action: string,
  note: string,
  commandId: string,
): Promise<unknown> => act("inspection", id, action, { note: note || undefined, id: commandId });

export const prolongInspection = (
  id: string,
  endsOn: string,
  note: string,
  commandId: string,
): Promise<unknown> =>
  send("prolong_inspection", { inspection_id: id, ends_on: endsOn, note }, { id: commandId });
