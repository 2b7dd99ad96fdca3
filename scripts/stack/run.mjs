import { watch } from "node:fs";
import { mkdir, rm } from "node:fs/promises";
import { join } from "node:path";
import { styleText } from "node:util";
import { buildWhenChanged, DIST_DIR } from "./build.mjs";
import { openPglite, openPostgres } from "./database.mjs";
import { readOrMakeKeys } from "./keys.mjs";
import { announce, claim } from "./local-state.mjs";
import { migrate, readMigrations } from "./migrate.mjs";
import { LOCAL_DIR, ROOT } from "./paths.mjs";
import { freePort } from "./ports.mjs";
import { emptyDatabase } from "./reset.mjs";
import { serveStack } from "./stack.mjs";
import { createStaticFiles } from "./static.mjs";
import { fillDemo } from "./template.mjs";
import { createDevPages } from "./vite-dev.mjs";

/** @import { Database } from "./database.mjs" */
/** @import { Stack } from "./stack.mjs" */

const FIRST_PORT = 4180;
const PORTS_TRIED = 20;
const DATA_DIR = join(LOCAL_DIR, "database");

/**
 * Start everything, say where it is, and stay until the process is told to end.
 *
 * @param {{ port: number | null, reset?: boolean, dev?: boolean }} options
 */
export async function run({ port, reset = false, dev = false }) {
  await mkdir(LOCAL_DIR, { recursive: true });
  const release = await claim(LOCAL_DIR);
  const told = untilTold();
  try {
    const chosenPort = await choosePort(port);
    const [database] = await Promise.all([prepareDatabase(reset), dev ? false : buildWhenChanged()]);
    const stack = await serveStack({
      database,
      keys: await readOrMakeKeys(join(LOCAL_DIR, "keys.json")),
      port: chosenPort,
      dir: LOCAL_DIR,
      log: (line) => console.log(line),
      pages: dev ? createDevPages : () => createStaticFiles(DIST_DIR),
    });
    if (dev) watchFunctions(stack);
    await announce(LOCAL_DIR, stack);
    greet(stack);
    await told;
    await stack.stop();
  } finally {
    await release();
  }
  process.exit(0);
}

/** @param {boolean} reset */
async function prepareDatabase(reset) {
  const url = process.env["DATABASE_URL"];
  if (reset && !url) await rm(DATA_DIR, { recursive: true, force: true });
  const storageDir = join(LOCAL_DIR, "storage");
  if (reset) await rm(storageDir, { recursive: true, force: true });
  const database = url ? await connectTo(url) : await openPglite({ dir: DATA_DIR });
  try {
    if (reset && url) await emptyDatabase(database, url);
    await migrate(database, await readMigrations());
    await fillDemo(database, { withWork: true, storageDir });
    return database;
  } catch (error) {
    await database.close();
    throw error;
  }
}

/**
 * @param {string} url
 * @returns {Promise<Database>}
 */
async function connectTo(url) {
  const database = await openPostgres(url);
  try {
    const [row] = await database.query("select current_setting('server_version_num')::integer as version");
    if (Number(row?.["version"]) < 150_000) throw new Error("it is older than PostgreSQL 15");
    return database;
  } catch (error) {
    await database.close();
    const { hostname, port, pathname } = new URL(url);
    const reason = error instanceof Error ? error.message || error.name : String(error);
    throw new Error(`DATABASE_URL: cannot use ${hostname}:${port || 5432}${pathname}: ${reason}`, {
      cause: error,
    });
  }
}

/**
 * @param {number | null} wanted
 * @returns {Promise<number>}
 */
async function choosePort(wanted) {
  const port = await (wanted === null ? freePort(FIRST_PORT, PORTS_TRIED) : freePort(wanted));
  if (port === null) {
    throw new Error(
      wanted === null
        ? `The ports ${FIRST_PORT} to ${FIRST_PORT + PORTS_TRIED - 1} are all in use: choose another with --port N`
        : `Port ${wanted} is in use: choose another with --port N`,
    );
  }
  return port;
}

/** @param {Stack} stack */
function watchFunctions(stack) {
  for (const folder of ["supabase/functions", "src/core"]) {
    watch(join(ROOT, folder), { recursive: true }, () => stack.restartFunctions());
  }
}

/** @param {Stack} stack */
function greet({ appUrl, accounts }) {
  const width = Math.max(...accounts.map(({ email }) => email.length));
  console.log(`\n${styleText("bold", `联动  ${appUrl}`)}\n`);
  for (const { role, name, email, password } of accounts) {
    console.log(`  ${email.padEnd(width)}  ${password}  ${name} (${role})`);
  }
  console.log("\nCtrl+C stops it; the data stays. `npm start -- --reset` begins anew.");
}

/** @returns {Promise<void>} */
function untilTold() {
  return new Promise((resolve) => {
    for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"]) process.once(signal, () => resolve());
  });
}
