import { withoutKnownWarnings } from "./quiet.mjs";

/** @import { Connection } from "@supabase/lite" */

/** @typedef {Record<string, unknown>} Row */

/**
 * Statements on one session.
 * @typedef {object} Session
 * @property {(sql: string, params?: unknown[]) => Promise<Row[]>} query one statement with parameters
 * @property {(sql: string) => Promise<void>} script any number of statements
 */

/**
 * A database, embedded or a server, as the migration runner and the API see it.
 * @typedef {Session & {
 *   kind: "pglite" | "postgres",
 *   connection: Connection,
 *   transaction: <T>(work: (session: Session) => Promise<T>) => Promise<T>,
 *   exclusive: <T>(work: () => Promise<T>) => Promise<T>,
 *   dump: () => Promise<Blob>,
 *   close: () => Promise<void>,
 * }} Database
 */

/** That of a hosted project. */
export const SEARCH_PATH = '"$user", public, extensions';

/** The extensions that migrations and tests may create; a hosted project offers the same. */
async function extensions() {
  const [{ btree_gist }, { pg_trgm }, { unaccent }, { pgtap }] = await Promise.all([
    import("@electric-sql/pglite/contrib/btree_gist"),
    import("@electric-sql/pglite/contrib/pg_trgm"),
    import("@electric-sql/pglite/contrib/unaccent"),
    import("@electric-sql/pglite/pgtap"),
  ]);
  return { btree_gist, pg_trgm, unaccent, pgtap };
}

/**
 * Real Postgres in this process.
 *
 * @param {{ dir?: string, template?: Blob }} [options] `dir` keeps the data, else it lives in memory;
 *   `template` is a dump to begin with.
 * @returns {Promise<Database>}
 */
export async function openPglite({ dir, template } = {}) {
  const { PgliteConnection } = await withoutKnownWarnings(() => import("@supabase/lite/pglite"));
  const connection = new PgliteConnection({
    url: dir,
    pgliteOptions: { extensions: await extensions(), loadDataDir: template },
  });
  const { driver } = connection;
  await driver.waitReady;
  const exclusive = createQueue();
  /** @type {(runner: Pick<typeof driver, "query" | "exec">) => Session} */
  const session = (runner) => ({
    query: async (sql, params) => /** @type {Row[]} */ ((await runner.query(sql, params)).rows),
    script: async (sql) => void (await runner.exec(sql)),
  });
  const whole = session(/** @type {Pick<typeof driver, "query" | "exec">} */ (driver));
  return {
    query: (sql, params) => exclusive(() => whole.query(sql, params)),
    script: (sql) => exclusive(() => whole.script(sql)),
    transaction: (work) =>
      exclusive(() =>
        driver.transaction((tx) => work(session(/** @type {Pick<typeof driver, "query" | "exec">} */ (tx)))),
      ),
    exclusive,
    kind: "pglite",
    connection: withMigrationsGrantsOnly(connection),
    dump: () => exclusive(() => driver.dumpDataDir("none")),
    close: () => exclusive(() => connection.close()),
  };
}

/**
 * A PostgreSQL server.
 *
 * @param {string} url
 * @returns {Promise<Database>}
 */
export async function openPostgres(url) {
  const { PostgresConnection } = await withoutKnownWarnings(() => import("@supabase/lite/postgres"));
  const connection = new PostgresConnection({
    url,
    postgresOptions: {
      onnotice: () => {},
      max: 10,
      connection: { search_path: SEARCH_PATH },
      types: { json: jsonType(114), jsonb: jsonType(3802) },
    },
  });
  const { driver } = connection;
  /** @type {(sql: Pick<typeof driver, "unsafe">) => Session} */
  const session = (sql) => ({
    query: async (text, params = []) => [
      ...(await sql.unsafe(text, /** @type {import("postgres").ParameterOrJSON<never>[]} */ (params))),
    ],
    script: async (text) => void (await sql.unsafe(text).simple()),
  });
  return {
    ...session(driver),
    kind: "postgres",
    connection: withMigrationsGrantsOnly(connection),
    transaction: async (work) => /** @type {never} */ (await driver.begin((tx) => work(session(tx)))),
    exclusive: (work) => work(),
    dump: () => Promise.reject(new Error("only the embedded database can be dumped")),
    close: () => connection.close(),
  };
}

/**
 * Text is JSON already, as for the embedded database: @supabase/lite stores accounts that way, and the driver on
 * its own would wrap it into a JSON string.
 *
 * @param {number} oid
 */
const jsonType = (oid) => ({
  to: oid,
  from: [oid],
  serialize: (/** @type {unknown} */ value) => (typeof value === "string" ? value : JSON.stringify(value)),
  parse: (/** @type {string} */ text) => /** @type {unknown} */ (JSON.parse(text)),
});

/**
 * On its first request @supabase/lite grants ALL on every table of every schema that has a policy to the API
 * roles, `private` included, and so undoes the grants that the migrations state. Its roles and grants are made
 * by the platform script and the migrations instead; here it is told that this has been done.
 *
 * @template {Connection} C
 * @param {C} connection
 * @returns {C}
 */
function withMigrationsGrantsOnly(connection) {
  return Object.assign(connection, { ensureRlsContext: () => Promise.resolve(true) });
}

/**
 * The embedded database is one session, and @supabase/lite would interleave the transactions of concurrent
 * requests on it, one request then running with the rights of another. Whoever needs the session waits here.
 *
 * @returns {<T>(work: () => Promise<T>) => Promise<T>}
 */
export function createQueue() {
  /** @type {Promise<unknown>} */
  let last = Promise.resolve();
  return (work) => {
    const turn = last.then(work);
    last = turn.catch(() => {});
    return turn;
  };
}
