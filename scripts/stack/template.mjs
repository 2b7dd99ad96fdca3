import { createHash } from "node:crypto";
import { openAsBlob } from "node:fs";
import { mkdir, readdir, readFile, rename, rm, stat, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { DEMO_ACCOUNTS } from "../demo-accounts.mjs";
import { signUp } from "./accounts.mjs";
import { createApi } from "./api.mjs";
import { openPglite } from "./database.mjs";
import { makeKeys } from "./keys.mjs";
import { migrate, readMigrations, seedOnce } from "./migrate.mjs";
import { LOCAL_DIR, ROOT } from "./paths.mjs";
import { useSearchPath } from "./platform.mjs";
import { parseToml } from "./toml.mjs";

/** @import { Database } from "./database.mjs" */

/** @typedef {"migrated" | "demo"} Content the schema alone, or with the demonstration county and its accounts */

export const SEED = join(ROOT, "supabase/seed.sql");
const CACHE_DIR = join(LOCAL_DIR, "cache");
const CACHE_KEPT = 6;

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
 * @param {Content} content
 * @returns {Promise<Blob>}
 */
export async function template(content) {
  const path = join(CACHE_DIR, `${content}-${await cacheKey()}.tar`);
  if (await exists(path)) return openAsBlob(path);
  const database = content === "demo" ? await openTemplate("migrated") : await openPglite();
  try {
    if (content === "demo") await fillDemo(database);
    else await migrate(database, await readMigrations());
    return await keep(path, await database.dump());
  } finally {
    await database.close();
  }
}

/**
 * Seed the demonstration county and sign its people up, unless that was done before.
 *
 * @param {Database} database
 */
export async function fillDemo(database) {
  if (!(await seedOnce(database, SEED))) return;
  const keys = await makeKeys();
  const api = await createApi({
    database,
    keys,
    config: await readConfig(),
    siteUrl: "http://127.0.0.1",
    storageDir: join(CACHE_DIR, "no-objects"),
    sendMail: async () => {},
    log: () => {},
  });
  await signUp(api, keys.publishableKey, DEMO_ACCOUNTS);
}

/** Changes with whatever the content of a template depends on. */
async function cacheKey() {
  const hash = createHash("sha256");
  for (const { version, name, sql } of await readMigrations()) hash.update(`${version}_${name}\n${sql}\n`);
  for (const path of [
    SEED,
    join(ROOT, "scripts/demo-accounts.mjs"),
    join(ROOT, "scripts/stack/platform.mjs"),
    join(ROOT, "node_modules/@electric-sql/pglite/package.json"),
    join(ROOT, "node_modules/@supabase/lite/package.json"),
  ]) {
    hash.update(await readFile(path));
  }
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
  return openAsBlob(path);
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
