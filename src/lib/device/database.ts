import { type DBSchema, type IDBPDatabase, type IDBPTransaction, openDB, type StoreNames } from "idb";
import { AppError } from "../errors.ts";

export type Upgrade<S extends DBSchema> = IDBPTransaction<S, StoreNames<S>[], "versionchange">;

type Names<S extends DBSchema> = StoreNames<S>[];

/** Brings a database from one version to the next. Awaits nothing but requests of its own transaction. */
export type Migration<S extends DBSchema> = (
  db: IDBPDatabase<S>,
  transaction: Upgrade<S>,
) => void | Promise<void>;

/**
 * One IndexedDB database that opens when first used and again whenever the browser took the connection away: phones do
 * so when the screen is off, a newer version of the app does so to upgrade, and Safari does so at random.
 *
 * Refusals of the device are `AppError`s: `storage_full`, `storage_unavailable` (private mode, blocked by policy),
 * `app_outdated` (a newer version of the app already upgraded this database; a reload helps).
 */
export class Database<S extends DBSchema> {
  readonly name: string;
  readonly #migrations: readonly Migration<S>[];
  #opening: Promise<IDBPDatabase<S>> | undefined;

  constructor(name: string, migrations: readonly Migration<S>[]) {
    this.name = name;
    this.#migrations = migrations;
  }

  /**
   * One transaction: durable, or without effect when `work` throws.
   * @param work waits for nothing but requests of this transaction. It runs a second time when the connection broke.
   */
  async transact<const N extends Names<S>, M extends "readonly" | "readwrite", T>(
    stores: N,
    mode: M,
    work: (transaction: IDBPTransaction<S, N, M>) => Promise<T>,
    options?: IDBTransactionOptions,
  ): Promise<T> {
    const attempt = async () => transactOnce(await this.#open(), stores, mode, work, options);
    try {
      return await attempt();
    } catch (error) {
      if (!isConnectionLost(error)) throw deviceError(error);
    }
    this.close();
    try {
      return await attempt();
    } catch (error) {
      throw deviceError(error);
    }
  }

  close(): void {
    void this.#opening?.then((db) => db.close()).catch(() => undefined);
    this.#opening = undefined;
  }

  #open(): Promise<IDBPDatabase<S>> {
    this.#opening ??= this.#connect().catch((error: unknown) => {
      this.#opening = undefined;
      throw error;
    });
    return this.#opening;
  }

  async #connect(): Promise<IDBPDatabase<S>> {
    await wakeSafari();
    const migrations = this.#migrations;
    return openDB<S>(this.name, migrations.length, {
      upgrade: (db, oldVersion, _newVersion, transaction) =>
        void migrate(db, transaction, migrations.slice(oldVersion)),
      // A newer app in another tab wants to upgrade: make room at once. Here the next use says `app_outdated`.
      blocking: () => this.close(),
      terminated: () => this.close(),
    });
  }
}

async function transactOnce<S extends DBSchema, N extends Names<S>, M extends "readonly" | "readwrite", T>(
  db: IDBPDatabase<S>,
  stores: N,
  mode: M,
  work: (transaction: IDBPTransaction<S, N, M>) => Promise<T>,
  options?: IDBTransactionOptions,
): Promise<T> {
  const transaction = db.transaction(stores, mode, options);
  const done = transaction.done;
  done.catch(() => undefined); // reported below, or by the failed request that caused it
  try {
    const result = await work(transaction);
    await done;
    return result;
  } catch (error) {
    abort(transaction);
    throw error;
  }
}

function abort(transaction: { abort(): void }): void {
  try {
    transaction.abort();
  } catch {
    // It ended by itself.
  }
}

async function migrate<S extends DBSchema>(
  db: IDBPDatabase<S>,
  transaction: Upgrade<S>,
  steps: readonly Migration<S>[],
): Promise<void> {
  transaction.done.catch(() => undefined); // whoever opens hears of it
  try {
    for (const step of steps) {
      const pending = step(db, transaction);
      if (pending) await pending;
    }
  } catch {
    abort(transaction); // the old version stays as it was
  }
}

const isConnectionLost = (error: unknown): boolean =>
  error instanceof DOMException && ["InvalidStateError", "UnknownError", "AbortError"].includes(error.name);

/** What the device refused, in the codes that screens know. Errors of the work itself pass through. */
function deviceError(error: unknown): unknown {
  if (!(error instanceof DOMException)) return error;
  const options = { detail: `${error.name}: ${error.message}`, cause: error };
  if (error.name === "QuotaExceededError") return new AppError("storage_full", options);
  if (error.name === "VersionError") return new AppError("app_outdated", options);
  return new AppError("storage_unavailable", options);
}

/**
 * Safari 14 can leave the first `indexedDB.open` of a page unanswered until something else is asked of it.
 * Source: WebKit bug 226547, and Jake Archibald's `safari-14-idb-fix`.
 */
async function wakeSafari(): Promise<void> {
  if (typeof navigator === "undefined" || !/Version\/14.*Safari\//.test(navigator.userAgent)) return;
  if (typeof indexedDB.databases !== "function") return;
  await new Promise<void>((resolve) => {
    const ask = () => indexedDB.databases().then(() => resolve(), resolve);
    const timer = setInterval(ask, 100);
    void ask().finally(() => clearInterval(timer));
  });
}
