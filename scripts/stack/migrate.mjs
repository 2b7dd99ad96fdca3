import { createHash } from "node:crypto";
import { readdir, readFile } from "node:fs/promises";
import { basename, join } from "node:path";
import { ROOT } from "./paths.mjs";
import { preparePlatform } from "./platform.mjs";

/** @import { Database, Session } from "./database.mjs" */

/** @typedef {{ version: string, name: string, path: string, sql: string }} Migration */

const APPLIED_BY = "liandong-stack";

/**
 * The migrations of a folder, in the order of their timestamps.
 *
 * @param {string} [folder]
 * @returns {Promise<Migration[]>}
 */
export async function readMigrations(folder = join(ROOT, "supabase/migrations")) {
  const files = (await readdir(folder)).filter((file) => file.endsWith(".sql")).sort();
  return Promise.all(
    files.map(async (file) => {
      const [, version, name] = /^(\d{14})_(\w+)\.sql$/.exec(file) ?? [];
      if (!version || !name) throw new Error(`supabase/migrations/${file}: not <14 digits>_<name>.sql`);
      const path = join(folder, file);
      return { version, name, path, sql: await readFile(path, "utf8") };
    }),
  );
}

/**
 * Apply what is not yet applied, each file in a transaction with its row in `supabase_migrations.schema_migrations`,
 * the same table that the Supabase CLI keeps.
 *
 * @param {Database} database
 * @param {Migration[]} migrations
 * @returns {Promise<string[]>} names of those applied now
 * @throws {Error} naming the file, when one fails or an applied one was changed since.
 */
export async function migrate(database, migrations) {
  await preparePlatform(database);
  const applied = new Map(
    (
      await database.query(
        "select version, statements, created_by from supabase_migrations.schema_migrations",
      )
    ).map((row) => [row["version"], row]),
  );
  const done = [];
  for (const migration of migrations) {
    const row = applied.get(migration.version);
    if (!row) {
      await applyMigration(database, migration);
      done.push(migration.name);
    } else if (row["created_by"] === APPLIED_BY && String(row["statements"]) !== migration.sql) {
      throw new Error(
        `${basename(migration.path)} was changed after it was applied to this database: begin anew with \`npm start -- --reset\`.`,
      );
    }
  }
  return done;
}

/**
 * @param {Database} database
 * @param {Migration} migration
 */
async function applyMigration(database, { version, name, path, sql }) {
  try {
    await database.transaction(async (session) => {
      await session.script(sql);
      await session.query(
        "insert into supabase_migrations.schema_migrations (version, name, statements, created_by) values ($1, $2, array[$3::text], $4)",
        [version, name, sql, APPLIED_BY],
      );
    });
  } catch (error) {
    throw new Error(`${basename(path)}: ${describeSqlError(error, sql)}`, { cause: error });
  }
}

/**
 * Fill the database once from a seed file, in one transaction.
 *
 * @param {Database} database
 * @param {string} path
 * @returns {Promise<boolean>} whether it was filled now
 */
export async function seedOnce(database, path) {
  const name = basename(path);
  const known = await database.query("select from supabase_migrations.seed_files where path = $1", [name]);
  if (known.length > 0) return false;
  const sql = await readFile(path, "utf8");
  try {
    await database.transaction(async (session) => {
      await session.script(sql);
      await recordSeed(session, name, sql);
    });
  } catch (error) {
    throw new Error(`${name}: ${describeSqlError(error, sql)}`, { cause: error });
  }
  return true;
}

/**
 * @param {Session} session
 * @param {string} name
 * @param {string} sql
 */
async function recordSeed(session, name, sql) {
  await session.query("insert into supabase_migrations.seed_files (path, hash) values ($1, $2)", [
    name,
    createHash("sha256").update(sql).digest("hex"),
  ]);
}

/**
 * A database error in one line: message, detail, context and, where the server says so, the line of the file.
 *
 * @param {unknown} error
 * @param {string} [sql] the text that was run
 */
export function describeSqlError(error, sql = "") {
  const { message, detail, hint, position, where } =
    /** @type {Record<string, string | undefined>} */ (/** @type {unknown} */ (error)) ?? {};
  const offset = Number(position);
  const line = offset > 0 && offset <= sql.length ? ` (line ${sql.slice(0, offset).split("\n").length})` : "";
  return [`${message ?? String(error)}${line}`, detail, hint, where?.split("\n")[0]]
    .filter(Boolean)
    .join(" · ");
}
