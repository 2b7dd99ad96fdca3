import type { IDBPTransaction } from "idb";
import type { Json } from "../../core/json.ts";
import { Database } from "./database.ts";
import { SNAPSHOT_MIGRATIONS, type SnapshotSchema, type TableState } from "./snapshot-schema.ts";

/** One answer of the server to "what changed since this cursor", newest first. */
export interface SnapshotPage {
  /** Of the server's database and of what exists in it for the person. */
  readonly epoch: string;
  /** `data` null: the row is gone, or gone for this person. */
  readonly rows: readonly { readonly id: string; readonly data: Json }[];
  readonly cursor: Json;
  readonly done: boolean;
  /** Part of a full download: rows that it does not bring are dropped at its end. */
  readonly full: boolean;
}

export interface TableRows {
  readonly rows: Json[];
  /** When the table was last complete; while it never was, when its last page came. */
  readonly asOf: number;
  readonly isComplete: boolean;
}

/** Copies of the person's own area, for reading without a signal. One database per person. */
export interface SnapshotStore {
  /** Null when no page of the table ever came. */
  rows(table: string): Promise<TableRows | null>;
  states(): Promise<TableState[]>;
  /** Where to go on: rows that came under another scope are dropped first. */
  begin(table: string, scope: string): Promise<Json>;
  /**
   * Take a page in. Rows and cursor are written together, so an interrupted download goes on where it stopped.
   * @param asked the cursor with which the page was asked for; when another tab went on meanwhile, the page is left.
   */
  apply(table: string, asked: Json, page: SnapshotPage, now: number): Promise<TableState>;
  wipe(): Promise<void>;
  close(): void;
}

type Writing = IDBPTransaction<SnapshotSchema, ("rows" | "tables")[], "readwrite">;

const wholeTable = (table: string) => IDBKeyRange.bound([table], [table, []]);

export function snapshotStore(name: string): SnapshotStore {
  const database = new Database<SnapshotSchema>(name, SNAPSHOT_MIGRATIONS);
  return {
    rows: (table) =>
      database.transact(["rows", "tables"], "readonly", async (transaction) => {
        const [state, rows] = await Promise.all([
          transaction.objectStore("tables").get(table),
          transaction.objectStore("rows").getAll(wholeTable(table)),
        ]);
        if (!state || state.pageAt === 0) return null;
        const isComplete = state.completeAt !== null;
        return { rows: rows.map(({ data }) => data), asOf: state.completeAt ?? state.pageAt, isComplete };
      }),
    states: () =>
      database.transact(["tables"], "readonly", (transaction) => transaction.objectStore("tables").getAll()),
    begin: (table, scope) =>
      database.transact(["rows", "tables"], "readwrite", async (transaction) => {
        const state = await transaction.objectStore("tables").get(table);
        if (state?.scope === scope) return state.cursor;
        await transaction.objectStore("rows").delete(wholeTable(table));
        await transaction.objectStore("tables").put(freshState(table, scope));
        return null;
      }),
    apply: (table, asked, page, now) =>
      database.transact(["rows", "tables"], "readwrite", (transaction) =>
        takeIn(transaction, table, asked, page, now),
      ),
    wipe: () =>
      database.transact(["rows", "tables"], "readwrite", async (transaction) => {
        await Promise.all([
          transaction.objectStore("rows").clear(),
          transaction.objectStore("tables").clear(),
        ]);
      }),
    close: () => database.close(),
  };
}

const freshState = (table: string, scope: string): TableState => ({
  table,
  cursor: null,
  epoch: null,
  scope,
  run: 0,
  isFilling: false,
  pageAt: 0,
  completeAt: null,
});

async function takeIn(
  transaction: Writing,
  table: string,
  asked: Json,
  page: SnapshotPage,
  now: number,
): Promise<TableState> {
  const [rows, tables] = [transaction.objectStore("rows"), transaction.objectStore("tables")];
  const state = (await tables.get(table)) ?? freshState(table, "");
  if (JSON.stringify(state.cursor) !== JSON.stringify(asked)) return state;
  const next = stateAfter(state, page, now);
  // What exists for the person is another thing now: nothing of before may be read until the end of the download.
  if (state.epoch !== null && state.epoch !== page.epoch) await rows.delete(wholeTable(table));
  await Promise.all(
    page.rows.map(({ id, data }) =>
      data === null ? rows.delete([table, id]) : rows.put({ table, id, data, run: next.run }),
    ),
  );
  if (page.done && page.full) {
    const old = await rows
      .index("run")
      .getAllKeys(IDBKeyRange.bound([table], [table, next.run], false, true));
    await Promise.all(old.map((key) => rows.delete(key)));
  }
  await tables.put(next);
  return next;
}

/** Pure: how far a table has come with this page. */
export function stateAfter(state: TableState, page: SnapshotPage, now: number): TableState {
  const isGoingOn = state.isFilling && page.epoch === state.epoch;
  return {
    ...state,
    cursor: page.cursor,
    epoch: page.epoch,
    run: page.full && !isGoingOn ? state.run + 1 : state.run,
    isFilling: page.full && !page.done,
    pageAt: now,
    completeAt: page.done ? now : state.completeAt,
  };
}
