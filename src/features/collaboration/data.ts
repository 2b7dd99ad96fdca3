import type { QueryClient } from "@tanstack/solid-query";
import * as v from "valibot";
import type { DayWindow } from "../../core/calendar/period.ts";
import { FORCES } from "../../core/collaboration/forces.ts";
import { LedgerItem } from "../../core/collaboration/ledger.schema.ts";
import { act, availableActions } from "../../lib/commands.ts";
import { readPage, readRpc } from "../../lib/read-rpc.ts";
import { createPagedReading, createReading, type PagedReading, type Reading } from "../../lib/reading.ts";

export const keys = {
  all: ["collaboration"] as const,
  ledger: (window: DayWindow) => ["collaboration", "ledger", window] as const,
  own: (window: DayWindow) => ["collaboration", "own", window] as const,
  log: (id: string) => ["collaboration", "log", id] as const,
  lines: (id: string, kind: string) => ["collaboration", "lines", id, kind] as const,
  actions: (id: string) => ["collaboration", "actions", id] as const,
};

/** Everything that was submitted in a period and approved, as far as it is open to the reader. */
export const createLedgerReading = (window: () => DayWindow): Reading<LedgerItem[]> =>
  createReading(() => {
    const { from, to } = window();
    return {
      queryKey: keys.ledger(window()),
      queryFn: ({ signal }) =>
        readRpc("collaboration_ledger", { from_day: from, to_day: to }, v.array(LedgerItem), signal),
    };
  });

const OwnPart = v.object({
  host_organ_name: v.string(),
  from_on: v.string(),
  to_on: v.string(),
  people: v.number(),
  person_days: v.number(),
  visits: v.number(),
  talks: v.number(),
});
export type OwnPart = v.InferOutput<typeof OwnPart>;

/** What the reader's own organ gave to others in a period; it stays when access to the items has ended. */
export const createOwnPartsReading = (window: () => DayWindow): Reading<OwnPart[]> =>
  createReading(() => {
    const { from, to } = window();
    return {
      queryKey: keys.own(window()),
      queryFn: ({ signal }) =>
        readRpc("own_participation", { from_day: from, to_day: to }, v.array(OwnPart), signal),
    };
  });

const Member = v.object({
  officer_id: v.string(),
  name: v.string(),
  organ_name: v.string(),
  force: v.picklist(FORCES),
  visits: v.number(),
  talks: v.number(),
  active_days: v.number(),
});
export type Member = v.InferOutput<typeof Member>;

const ActivationLog = v.object({
  ...LedgerItem.entries,
  is_team: v.boolean(),
  may_log: v.boolean(),
  division_code: v.nullable(v.string()),
  members: v.nullable(v.array(Member)),
});
export type ActivationLog = v.InferOutput<typeof ActivationLog>;

/** Null when there is no such activation, or not for this person. */
export const createLogReading = (id: () => string): Reading<ActivationLog | null> =>
  createReading<ActivationLog | null>(() => {
    const activation_id = id();
    return {
      queryKey: keys.log(activation_id),
      queryFn: ({ signal }) =>
        readRpc("activation_log", { activation_id }, v.nullable(ActivationLog), signal),
    };
  });

const LogLine = v.object({
  id: v.string(),
  kind: v.string(),
  on_day: v.string(),
  persons: v.number(),
  officer_name: v.nullable(v.string()),
  visit_id: v.nullable(v.string()),
  talk_kind: v.nullable(v.string()),
  place: v.nullable(v.string()),
  note: v.nullable(v.string()),
});
export type LogLine = v.InferOutput<typeof LogLine>;

export const createLinesReading = (asked: () => { id: string; kind: string }): PagedReading<LogLine> =>
  createPagedReading<LogLine>(() => {
    const { id, kind } = asked();
    const filters = { activation_id: id, ...(kind && { kind }) };
    return {
      queryKey: keys.lines(id, kind),
      fetchPage: (after, signal) => readPage("activation_log_page", filters, LogLine, after, signal),
    };
  });

/** Steps that end an item and are taken on this page; the others belong to the activation's own. */
export const CLOSING_ACTIONS = ["conclude", "debrief", "archive"] as const;
export type ClosingAction = (typeof CLOSING_ACTIONS)[number];

export const createClosingReading = (id: () => string): Reading<ClosingAction[]> =>
  createReading(() => {
    const activationId = id();
    return {
      queryKey: keys.actions(activationId),
      queryFn: async () => {
        const allowed = await availableActions("activation", activationId);
        return CLOSING_ACTIONS.filter((action) => allowed.some((one) => one.action === action));
      },
    };
  });

/** The outcome and the debrief are typed once: they are the note of the step as well. */
export const close = (input: { id: string; action: ClosingAction; text: string }): Promise<unknown> => {
  const field = { conclude: "outcome", debrief: "debrief", archive: "" }[input.action];
  return act("activation", input.id, input.action, {
    note: input.text.slice(0, 500) || undefined,
    data: field ? { [field]: input.text } : {},
  });
};

export const renewCollaboration = (client: QueryClient): Promise<void> =>
  client.invalidateQueries({ queryKey: keys.all });
