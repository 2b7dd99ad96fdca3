import { mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { DEMO_ACCOUNTS } from "../demo-accounts.mjs";
import { createApi } from "./api.mjs";
import { createFunctions } from "./functions.mjs";
import { makeKeys } from "./keys.mjs";
import { freePort } from "./ports.mjs";
import { close, createStackServer, listen } from "./server.mjs";
import { createStaticFiles } from "./static.mjs";
import { openTemplate, readConfig } from "./template.mjs";

/** @import { Server } from "node:http" */
/** @import { Mail } from "./api.mjs" */
/** @import { Database } from "./database.mjs" */
/** @import { Keys } from "./keys.mjs" */
/** @import { Handler } from "./server.mjs" */
/** @import { Content } from "./template.mjs" */

/** @typedef {{ role: string, name: string, email: string, password: string }} Account */

/**
 * A running stack.
 * @typedef {object} Stack
 * @property {string} appUrl
 * @property {string} apiUrl
 * @property {string} publishableKey
 * @property {Account[]} accounts
 * @property {Database} database behind the API, past its policies: for setting a scene and for reading back
 * @property {Mail[]} mails what would have been sent, oldest first
 * @property {() => void} restartFunctions
 * @property {() => Promise<void>} stop
 */

/**
 * Serve the API, the functions and the app over a prepared database.
 *
 * @param {object} options
 * @param {Database} options.database closed when the stack stops
 * @param {Keys} options.keys
 * @param {number} options.port
 * @param {string} options.dir where uploaded files and mails are kept
 * @param {(server: () => Server) => Promise<Handler>} options.pages
 * @param {(line: string) => void} options.log
 * @returns {Promise<Stack>}
 */
export async function serveStack({ database, keys, port, dir, pages, log }) {
  const url = `http://127.0.0.1:${port}`;
  const config = await readConfig();
  /** @type {Mail[]} */
  const mails = [];
  const api = await createApi({
    database,
    keys,
    config,
    siteUrl: url,
    storageDir: join(dir, "storage"),
    sendMail: async (mail) => {
      mails.push(mail);
      log(`mail to ${mail.to}: ${await keepMail(join(dir, "mail"), mail)}`);
    },
    log,
  });
  const functions = createFunctions({ apiUrl: url, keys, config, log });
  /** @type {Server} */
  const server = createStackServer({
    api,
    functions: functions.handle,
    pages: await pages(() => server),
    clientConfig: { supabaseUrl: "", publishableKey: keys.publishableKey },
    log,
  });
  await listen(server, port);
  return {
    appUrl: url,
    apiUrl: url,
    publishableKey: keys.publishableKey,
    accounts: DEMO_ACCOUNTS.map(({ role, name, email, password }) => ({ role, name, email, password })),
    database,
    mails,
    restartFunctions: functions.restart,
    async stop() {
      await close(server);
      await functions.stop();
      await database.close();
    },
  };
}

/**
 * A stack of its own for a test: in memory, on a free port, gone afterwards.
 *
 * @param {object} [options]
 * @param {Content} [options.content]
 * @param {Database} [options.database] instead of the embedded one; it must be migrated
 * @param {string} [options.distDir] a finished build to serve; without it there is no app
 * @param {(line: string) => void} [options.log]
 * @returns {Promise<Stack>}
 */
export async function startTestStack({ content = "demo", database, distDir, log = () => {} } = {}) {
  const dir = await mkdtemp(join(tmpdir(), "liandong-"));
  const port = await freePort(0);
  if (port === null) throw new Error("no free port");
  const stack = await serveStack({
    database: database ?? (await openTemplate(content)),
    keys: await makeKeys(),
    port,
    dir,
    log,
    pages: distDir ? () => createStaticFiles(distDir) : async () => noPages,
  });
  return {
    ...stack,
    async stop() {
      await stack.stop();
      await rm(dir, { recursive: true, force: true });
    },
  };
}

/** @type {Handler} */
const noPages = (_request, response) => void response.writeHead(404).end();

/**
 * @param {string} dir
 * @param {Mail} mail
 * @returns {Promise<string>} the file that holds it
 */
async function keepMail(dir, { to, subject, text = "" }) {
  await mkdir(dir, { recursive: true });
  const path = join(dir, `${Date.now()}-${to.replace(/[^\w.@-]/g, "_")}.txt`);
  await writeFile(path, `To: ${to}\nSubject: ${subject}\n\n${text}\n`, { mode: 0o600 });
  return path;
}
