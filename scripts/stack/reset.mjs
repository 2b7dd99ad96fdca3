/** @import { Database } from "./database.mjs" */

const OURS = ["public", "private", "auth", "storage", "extensions", "supabase_migrations"];
const LOOPBACK = /^(localhost|127\.\d+\.\d+\.\d+|\[?::1\]?|)$/;

/**
 * Drop everything that the stack made in a server's database. Only on this machine: a mistyped address must not
 * cost anybody his data.
 *
 * @param {Database} database
 * @param {string} url
 */
export async function emptyDatabase(database, url) {
  const { hostname } = new URL(url);
  if (!LOOPBACK.test(hostname)) {
    throw new Error(
      `--reset drops data only on this machine; ${hostname} is another. Empty that database yourself.`,
    );
  }
  for (const schema of OURS) await database.script(`drop schema if exists ${schema} cascade`);
  await database.script("create schema public");
  // Defaults that a migration changed belong to the database, not to a schema, and would hold for the next extension.
  await database.script("alter default privileges grant execute on functions to public");
}
