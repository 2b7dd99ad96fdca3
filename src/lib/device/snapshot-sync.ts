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

/** The same for several tables in one request; the answer has a page for each. */
export type FetchChanges = (request: {
  readonly cursors: { readonly [table: string]: Json };
  readonly limit: number;
  readonly signal: AbortSignal;
}) => Promise<{ readonly [table: string]: SnapshotPage }>;

export interface SyncParts {
  readonly store: SnapshotStore;
  readonly fetchPage: FetchPage;
  readonly fetchChanges: FetchChanges;
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
 * Bring every table in step with the server, each from where it stopped. What is known of already is asked for in one
 * request, because on a slow line it is the number of requests that is felt. A table that the server refuses lets the
 * others go on; a lost network or a full device ends the round.
 */
export async function syncAll(parts: SyncParts, signal: AbortSignal): Promise<SyncResult> {
  let failure: string | null = null;
  let left = parts.tables;
  try {
    left = await syncKnown(parts, signal);
  } catch (error) {
    const { code } = toAppError(error);
    if (ENDS_ROUND.includes(code)) return { failure: code };
    // One of them was refused: each by itself says which.
  }
  for (const table of left) {
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

/** @returns the tables that are not in step yet: those never asked for, and those with more than a page of changes. */
async function syncKnown(parts: SyncParts, signal: AbortSignal): Promise<string[]> {
  const { store, tables, scope, now, onProgress } = parts;
  const cursors: Record<string, Json> = {};
  for (const table of tables) {
    const cursor = await store.begin(table, scope);
    if (cursor !== null) cursors[table] = cursor;
  }
  const known = Object.keys(cursors);
  if (known.length === 0) return [...tables];
  const pages = await parts.fetchChanges({ cursors, limit: FIRST_PAGE_ROWS, signal });
  const inStep = new Set<string>();
  for (const table of known) {
    const page = pages[table];
    if (!page) continue;
    await store.apply(table, cursors[table] ?? null, page, now());
    if (page.done) inStep.add(table);
  }
  onProgress();
  return tables.filter((table) => !inStep.has(table));
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
