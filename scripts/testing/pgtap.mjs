import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import { gunzipSync } from "node:zlib";
import { describeSqlError } from "../stack/migrate.mjs";
import { ROOT } from "../stack/paths.mjs";
import { withoutKnownWarnings } from "../stack/quiet.mjs";
import { parseTap } from "./tap.mjs";

/** @import { Database, Session } from "../stack/database.mjs" */

/** @typedef {{ file: string, passed: number, failures: string[] }} FileReport */

const TESTS_DIR = join(ROOT, "supabase/tests");
const SUPPORT = "000_support.sql";
const CREATE_PGTAP = /create extension if not exists pgtap[^;]*;/i;

/**
 * Run the files of `supabase/tests` on a migrated database, each in a transaction of its own, after the support
 * file, and rolled back.
 *
 * @param {Database} database
 * @param {string} [only] part of a file name
 * @returns {Promise<FileReport[]>}
 */
export async function runPgtap(database, only = "") {
  const files = (await readdir(TESTS_DIR)).filter((file) => /^\d+_.*\.sql$/.test(file)).sort();
  const support = await supportFor(database);
  const reports = [];
  for (const file of files) {
    if (file === SUPPORT || !file.includes(only)) continue;
    const sql = await readFile(join(TESTS_DIR, file), "utf8");
    reports.push({ file, ...(await runFile(database, support, sql)) });
  }
  return reports;
}

/**
 * A server may lack pgTAP; the one that the embedded database brings is plain SQL and works there as well.
 *
 * @param {Database} database
 */
async function supportFor(database) {
  const support = await readFile(join(TESTS_DIR, SUPPORT), "utf8");
  if (database.kind === "pglite") return support;
  await database.transaction(async (session) => {
    await session.script(`set local search_path = extensions; set local check_function_bodies = off;`);
    await session.script(await pgtapSql());
  });
  return support.replace(CREATE_PGTAP, "");
}

/**
 * @param {Database} database
 * @param {string} support
 * @param {string} sql
 * @returns {Promise<{ passed: number, failures: string[] }>}
 */
async function runFile(database, support, sql) {
  /** @type {string[]} */
  const lines = [];
  /** @type {string[]} */
  const errors = [];
  await database
    .transaction(async (session) => {
      await session.script(support);
      await runStatements(session, sql, lines).catch((error) => errors.push(error.message));
      throw new RolledBack();
    })
    .catch((error) => {
      if (!(error instanceof RolledBack)) errors.push(describeSqlError(error));
    });
  const { tests, problems } = parseTap(lines);
  const failed = tests.filter((test) => !test.passed);
  return {
    passed: tests.length - failed.length,
    failures: [
      ...failed.map(({ number, description, diagnosis }) =>
        [`${number} ${description}`, ...diagnosis.slice(1)].join("\n    "),
      ),
      ...errors,
      ...(errors.length > 0 ? [] : problems),
    ],
  };
}

class RolledBack extends Error {}

/**
 * @param {Session} session
 * @param {string} sql
 * @param {string[]} lines receives what each statement answers
 */
async function runStatements(session, sql, lines) {
  const { splitSqlStatements } = await withoutKnownWarnings(() => import("@supabase/lite"));
  for (const statement of splitSqlStatements(sql)) {
    const rows = await session.query(statement).catch((error) => {
      throw new Error(`${describeSqlError(error)}\n    in: ${statement.replace(/\s+/g, " ").slice(0, 200)}`);
    });
    for (const row of rows) lines.push(...Object.values(row).filter((value) => typeof value === "string"));
  }
}

/** pgTAP's own script, out of the embedded database's extension bundle. */
async function pgtapSql() {
  const bundle = await readFile(join(ROOT, "node_modules/@electric-sql/pglite/dist/pgtap.tar.gz"));
  const files = readTar(gunzipSync(bundle));
  const version = /default_version\s*=\s*'([^']+)'/.exec(textOf(files, "pgtap.control"))?.[1];
  return textOf(files, `pgtap--${version}.sql`).replace(/^\\.*$/gm, "");
}

/**
 * @param {Map<string, Buffer>} files
 * @param {string} name
 */
function textOf(files, name) {
  const found = [...files].find(([path]) => path.endsWith(`/${name}`))?.[1];
  if (!found) throw new Error(`the bundle of pgTAP has no ${name}`);
  return found.toString("utf8");
}

/**
 * @param {Buffer} tar
 * @returns {Map<string, Buffer>} regular files by path
 */
export function readTar(tar) {
  const BLOCK = 512;
  const files = new Map();
  for (let offset = 0; offset + BLOCK <= tar.length && tar[offset] !== 0;) {
    const field = (/** @type {number} */ start, /** @type {number} */ length) =>
      tar.toString("utf8", offset + start, offset + start + length).replace(/\0.*$/s, "");
    const size = Number.parseInt(field(124, 12), 8);
    const path = [field(345, 155), field(0, 100)].filter(Boolean).join("/");
    if (["", "0"].includes(field(156, 1))) {
      files.set(path, tar.subarray(offset + BLOCK, offset + BLOCK + size));
    }
    offset += BLOCK + Math.ceil(size / BLOCK) * BLOCK;
  }
  return files;
}
