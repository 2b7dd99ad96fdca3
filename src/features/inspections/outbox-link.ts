import { type Accessor, createEffect, createMemo, on } from "solid-js";
import { useQueryClient } from "@tanstack/solid-query";
import type { Json } from "../../core/json.ts";
import type { Entry } from "../../lib/outbox/entry.ts";
import { createOutbox } from "../../lib/outbox/entries.ts";
import { renewInspections } from "./data.ts";
import { laneOf } from "./save.ts";

/** What this device has not sent yet of one inspection. */
export interface Unsent {
  readonly waiting: number;
  readonly refused: number;
  /** Handing in waits to be sent, or is on its way. */
  readonly isSubmitting: boolean;
  /** Findings written here that the server may not have yet. */
  readonly findings: readonly { readonly id: string; readonly title: string; readonly description: string }[];
}

const NONE: Unsent = { waiting: 0, refused: 0, isSubmitting: false, findings: [] };

/**
 * Entries of inspections that wait on this device, by inspection. The outbox is fetched after the first paint; when
 * something of an inspection has been sent, what the page shows is asked for anew.
 */
export function createUnsent(): { of: (inspectionId: string) => Unsent; isThere: Accessor<boolean> } {
  const signals = createOutbox();
  const open = createMemo(() =>
    (signals()?.view().open ?? []).filter(({ lane }) => lane.startsWith("inspection:")),
  );
  const client = useQueryClient();
  createEffect(
    on(
      () => open().length,
      (count, before) => before !== undefined && count < before && void renewInspections(client),
      { defer: true },
    ),
  );
  const byLane = createMemo(() => {
    const lanes = new Map<string, Entry[]>();
    for (const entry of open()) lanes.set(entry.lane, [...(lanes.get(entry.lane) ?? []), entry]);
    return new Map([...lanes].map(([lane, entries]) => [lane, unsentOf(entries)]));
  });
  return {
    of: (inspectionId) => byLane().get(laneOf(inspectionId)) ?? NONE,
    isThere: () => signals()?.outbox() !== undefined,
  };
}

function unsentOf(entries: readonly Entry[]): Unsent {
  const alive = entries.filter(({ state }) => state !== "refused");
  return {
    waiting: alive.length,
    refused: entries.length - alive.length,
    isSubmitting: alive.some(({ command, payload }) => command === "act" && payload["action"] === "submit"),
    findings: alive
      .filter(({ command }) => command === "record_finding")
      .map(({ id, payload }) => ({
        id,
        title: textOf(payload["title"]),
        description: textOf(payload["description"]),
      })),
  };
}

const textOf = (value: Json | undefined): string => (typeof value === "string" ? value : "");
