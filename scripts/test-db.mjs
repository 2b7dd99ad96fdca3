import { parseArgs } from "node:util";
import { openTemplate } from "./stack/template.mjs";
import { runPgtap } from "./testing/pgtap.mjs";
import { startCluster } from "./testing/postgres-cluster.mjs";
import { openServerDatabase } from "./testing/server-databases.mjs";

/** @import { Database } from "./stack/database.mjs" */

// npm run test:db [-- part of a file name] [-- --on pglite | postgres]: supabase/tests on both kinds of database.

const { values, positionals } = parseArgs({ options: { on: { type: "string" } }, allowPositionals: true });
const total = { passed: 0, failed: 0 };
for (const signal of ["SIGINT", "SIGTERM"]) process.once(signal, () => process.exit(130));

if (values.on !== "postgres") await report("PGlite", await openTemplate("migrated"));
if (values.on !== "pglite") {
  const given = process.env["TEST_POSTGRES_URL"];
  const cluster = given ? null : await startCluster();
  try {
    await report("PostgreSQL", await openServerDatabase(given ?? cluster?.url ?? "", "migrated"));
  } finally {
    await cluster?.stop();
  }
}
console.log(`${total.passed} passed, ${total.failed} failed`);
process.exit(total.failed > 0 ? 1 : 0);

/**
 * @param {string} name
 * @param {Database} database
 */
async function report(name, database) {
  const [row] = await database.query("select current_setting('server_version') as version");
  const version = String(row?.["version"]);
  try {
    for (const { file, passed, failures } of await runPgtap(database, positionals[0])) {
      total.passed += passed;
      total.failed += failures.length;
      for (const failure of failures) console.log(`${name} ${version} · ${file} · ${failure}`);
    }
  } finally {
    await database.close();
  }
}
