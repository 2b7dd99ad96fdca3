import type { Json } from "../../core/json.ts";
import { toAppError } from "../errors.ts";
import type { SnapshotPage, SnapshotStore } from "./snapshot-store.ts";

/** Ask the server for the next page of a table. Throws an `AppError` when it cannot be had. */
export type FetchPage = (request: {
  readonly table: string;
  readonly cursor: Json;
  readonly limit: number;
  readonly signal: AbortSignal;
}) => Promise<SnapshotPage>;

export interface SyncParts {
  readonly store: SnapshotStore;
  readonly fetchPage: FetchPage;
  /** In the order in which they are wanted: what a list needs first comes first. */
  readonly tables: readonly string[];
  /** What the person may see, as one word; see `TableState.scope`. */
  readonly scope: string;
  readonly now: () => number;
  /** After every page. */
  readonly onProgress: () => void;
}

export interface SyncResult {
  /** Code of the first failure; null when every table is in step. */
  readonly failure: string | null;
}

const FIRST_PAGE_ROWS = 200;
const PAGE_ROWS = 1_000;

/**
 * Bring every table in step with the server, each from where it stopped. A table that the server refuses lets the
 * others go on; a lost network or a full device ends the round.
 */
export async function syncAll(parts: SyncParts, signal: AbortSignal): Promise<SyncResult> {
  let failure: string | null = null;
  for (const table of parts.tables) {
    if (signal.aborted) return { failure: failure ?? "aborted" };
    try {
      await syncTable(parts, table, signal);
    } catch (error) {
      const { code } = toAppError(error);
      failure ??= code;
      if (ENDS_ROUND.includes(code)) return { failure };
    }
  }
  return { failure };
}

const ENDS_ROUND = [
  "aborted",
  "network",
  "offline",
  "timeout",
  "unavailable",
  "too_many_requests",
  "session_expired",
  "storage_full",
  "storage_unavailable",
  "app_outdated",
];

/** The first page is small, so that the newest rows are there at once on a slow line. */
async function syncTable(parts: SyncParts, table: string, signal: AbortSignal): Promise<void> {
  const { store, fetchPage, now, onProgress } = parts;
  let cursor = await store.begin(table, parts.scope);
  let limit = FIRST_PAGE_ROWS;
  for (let isDone = false; !isDone && !signal.aborted; limit = PAGE_ROWS) {
    const page = await fetchPage({ table, cursor, limit, signal });
    const state = await store.apply(table, cursor, page, now());
    onProgress();
    isDone = page.done;
    cursor = state.cursor;
  }
}
