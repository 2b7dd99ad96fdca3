import { createHash } from "node:crypto";
import { mkdir, readdir, readFile, rename, rm, stat, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { DEMO_ACCOUNTS } from "../demo-accounts.mjs";
import { signUp } from "./accounts.mjs";
import { createApi } from "./api.mjs";
import { openPglite } from "./database.mjs";
import { fillDemoActivations } from "./demo-activations.mjs";
import { fillDemoClues } from "./demo-clues.mjs";
import { fillDemoFindings } from "./demo-findings.mjs";
import { fillDemoInspections } from "./demo-inspections.mjs";
import { fillDemoLinks } from "./demo-links.mjs";
import { fillDemoMaterials } from "./demo-materials.mjs";
import { fillDemoPlaces } from "./demo-places.mjs";
import { fillDemoRotations } from "./demo-rotations.mjs";
import { fillDemoWork } from "./demo-work.mjs";
import { makeKeys } from "./keys.mjs";
import { migrate, readMigrations, seedOnce } from "./migrate.mjs";
import { LOCAL_DIR, ROOT } from "./paths.mjs";
import { useSearchPath } from "./platform.mjs";
import { parseToml } from "./toml.mjs";

/** @import { Database } from "./database.mjs" */

/** @typedef {"migrated" | "demo"} Content the schema alone, or with the demonstration county and its accounts */
/** @typedef {{ key: () => Promise<string>, base: Content | "empty" | null, fill: (database: Database) => Promise<unknown> }} Stage */

export const SEED = join(ROOT, "supabase/seed.sql");
const CACHE_DIR = join(LOCAL_DIR, "cache");
const CACHE_KEPT = 6;
const NO_OBJECTS = join(CACHE_DIR, "no-objects");

/** What people have done in the demonstration county, in the order in which one thing builds on another. */
const WORK = [
  fillDemoWork,
  fillDemoPlaces,
  fillDemoFindings,
  fillDemoClues,
  fillDemoInspections,
  fillDemoActivations,
  fillDemoLinks,
  fillDemoMaterials,
  fillDemoRotations,
];

/** Read `supabase/config.toml`. */
export async function readConfig() {
  return parseToml(await readFile(join(ROOT, "supabase/config.toml"), "utf8"));
}

/**
 * An embedded database in memory, ready in about half a second: the work of the migrations is kept on disk until
 * they change.
 *
 * @param {Content} content
 * @returns {Promise<Database>}
 */
export async function openTemplate(content) {
  const database = await openPglite({ template: await template(content) });
  await useSearchPath(database);
  return database;
}

/**
 * Each begins with what the one before it has made: a new migration does not cost a new cluster.
 *
 * @type {Record<Content | "empty", Stage>}
 */
const STAGES = {
  empty: { key: packagesKey, base: null, fill: async () => {} },
  migrated: {
    key: cacheKey,
    base: "empty",
    fill: async (database) => migrate(database, await readMigrations()),
  },
  demo: { key: cacheKey, base: "migrated", fill: (database) => fillDemo(database) },
};

/**
 * @param {Content | "empty"} stage
 * @returns {Promise<Blob>}
 */
export async function template(stage) {
  const { key, base, fill } = STAGES[stage];
  const path = join(CACHE_DIR, `${stage}-${await key()}.tar`);
  if (await exists(path)) return readKept(path);
  const database = await openPglite(base ? { template: await template(base) } : {});
  try {
    await useSearchPath(database);
    await fill(database);
    return await keep(path, await database.dump());
  } finally {
    await database.close();
  }
}

/**
 * Seed the demonstration county and sign its people up, unless that was done before.
 *
 * @param {Database} database
 * @param {{ withWork?: boolean, storageDir?: string }} [options] with a year of invented work, for people to look at; where
 *   the files of it are kept
 */
export async function fillDemo(database, { withWork = false, storageDir = NO_OBJECTS } = {}) {
  if (!(await seedOnce(database, SEED))) return;
  const keys = await makeKeys();
  const api = await createApi({
    database,
    keys,
    config: await readConfig(),
    siteUrl: "http://127.0.0.1",
    storageDir,
    sendMail: async () => {},
    log: () => {},
  });
  await signUp(api, keys.publishableKey, DEMO_ACCOUNTS);
  if (withWork) await fillWork(api, keys.publishableKey);
}

/**
 * A year of invented work for the signed-up people of the demonstration county, through their own commands.
 *
 * @param {import("./api.mjs").Fetch} api
 * @param {string} publishableKey
 */
export async function fillWork(api, publishableKey) {
  for (const fill of WORK) await fill(api, publishableKey, DEMO_ACCOUNTS, new Date());
}

/** Changes with whatever the content of a template depends on. */
export async function cacheKey() {
  const migrations = (await readMigrations()).map(({ version, name, sql }) => `${version}_${name}\n${sql}\n`);
  const sources = [SEED, join(ROOT, "scripts/demo-accounts.mjs"), join(ROOT, "scripts/stack/platform.mjs")];
  return digest([
    await packagesKey(),
    ...migrations,
    ...(await Promise.all(sources.map((path) => readFile(path)))),
  ]);
}

async function packagesKey() {
  const packages = ["@electric-sql/pglite", "@supabase/lite"];
  return digest(
    await Promise.all(packages.map((name) => readFile(join(ROOT, `node_modules/${name}/package.json`)))),
  );
}

/** @param {(string | Buffer)[]} parts */
function digest(parts) {
  const hash = createHash("sha256");
  for (const part of parts) hash.update(part);
  return hash.digest("hex").slice(0, 16);
}

/**
 * @param {string} path
 * @param {Blob} dump
 */
async function keep(path, dump) {
  await mkdir(CACHE_DIR, { recursive: true });
  const draft = `${path}.${process.pid}`;
  await writeFile(draft, dump.stream());
  await rename(draft, path);
  await forgetOldest();
  return readKept(path);
}

/**
 * The whole file at once: another process may put its own, equal one in its place at any time, and a blob that still
 * reads from the disk would then refuse to go on.
 *
 * @param {string} path
 */
async function readKept(path) {
  return new Blob([await readFile(path)]);
}

async function forgetOldest() {
  const names = (await readdir(CACHE_DIR)).filter((name) => name.endsWith(".tar"));
  const dated = await Promise.all(
    names.map(async (name) => ({ name, atMs: (await stat(join(CACHE_DIR, name))).mtimeMs })),
  );
  const old = dated.sort((a, b) => b.atMs - a.atMs).slice(CACHE_KEPT);
  await Promise.all(old.map(({ name }) => rm(join(CACHE_DIR, name), { force: true })));
}

/** @param {string} path */
const exists = (path) =>
  stat(path).then(
    () => true,
    () => false,
  );
