import { randomBytes } from "node:crypto";
import { openPostgres } from "../stack/database.mjs";
import { migrate, readMigrations } from "../stack/migrate.mjs";
import { cacheKey, fillDemo } from "../stack/template.mjs";

/** @import { Database } from "../stack/database.mjs" */
/** @import { Content } from "../stack/template.mjs" */

/**
 * A database of its own on a server, copied from one that is prepared once.
 *
 * @param {string} serverUrl of a superuser
 * @param {Content} content
 * @returns {Promise<Database>} dropped when it is closed
 */
export async function openServerDatabase(serverUrl, content) {
  const name = `test_${randomBytes(6).toString("hex")}`;
  const server = await openPostgres(serverUrl);
  try {
    const template = await prepareTemplate(server, serverUrl, content);
    await server.script(`create database ${name} template ${template}`);
  } finally {
    await server.close();
  }
  const database = await openPostgres(withName(serverUrl, name));
  return {
    ...database,
    async close() {
      await database.close();
      const dropping = await openPostgres(serverUrl);
      await dropping.script(`drop database ${name} with (force)`);
      await dropping.close();
    },
  };
}

/**
 * One test process prepares, the others wait.
 *
 * @param {Database} server
 * @param {string} serverUrl
 * @param {Content} content
 * @returns {Promise<string>} the name of the database to copy
 */
async function prepareTemplate(server, serverUrl, content) {
  const name = `${content}_${await cacheKey()}`;
  await server.transaction(async (session) => {
    await session.query("select pg_advisory_xact_lock(20261101)");
    const known = await session.query("select from pg_database where datname = $1", [name]);
    if (known.length > 0) return;
    await server.script(`create database draft_${name}`);
    const draft = await openPostgres(withName(serverUrl, `draft_${name}`));
    await migrate(draft, await readMigrations());
    if (content === "demo") await fillDemo(draft);
    await draft.close();
    await server.script(`alter database draft_${name} rename to ${name}`);
  });
  return name;
}

/**
 * @param {string} url
 * @param {string} name
 */
function withName(url, name) {
  const changed = new URL(url);
  changed.pathname = `/${name}`;
  return changed.href;
}
