import { createObjectStore } from "./object-store.mjs";
import { withBriefErrors, withoutKnownWarnings } from "./quiet.mjs";

/** @import { Database } from "./database.mjs" */
/** @import { Keys } from "./keys.mjs" */
/** @import { TomlTable } from "./toml.mjs" */

/** @typedef {{ to: string, subject: string, text?: string }} Mail */
/** @typedef {(request: Request) => Promise<Response>} Fetch */

/**
 * The REST, Auth and Storage API of Supabase over a database. Without admin mode and without a secret key:
 * whatever comes in runs as `anon` or as the signed-in person.
 *
 * @param {object} options
 * @param {Database} options.database
 * @param {Keys} options.keys
 * @param {TomlTable} options.config `supabase/config.toml`
 * @param {string} options.siteUrl
 * @param {string} options.storageDir
 * @param {(mail: Mail) => Promise<void>} options.sendMail
 * @param {(line: string) => void} options.log
 * @returns {Promise<Fetch>}
 */
export async function createApi({ database, keys, config, siteUrl, storageDir, sendMail, log }) {
  const { App, setExperimental } = await withoutKnownWarnings(() => import("@supabase/lite"));
  setExperimental("storage", true);
  const app = new App({
    api: table(config, "api"),
    auth: {
      ...table(config, "auth"),
      enabled: true,
      jwt_secret: keys.jwtSecret,
      publishable_key: keys.publishableKey,
      site_url: siteUrl,
      additional_redirect_urls: [`${siteUrl}/**`],
    },
    storage: { ...table(config, "storage"), enabled: true },
    studio: { enabled: false },
    connection: database.connection,
    options: { server: { admin: false, disableStudio: true }, drivers: { email: { send: sendMail } } },
  });
  app._storageAdapter = createObjectStore(storageDir);
  await withoutKnownWarnings(() => app.init());
  return async (request) => {
    const whole = await withWholeBody(request);
    const response = await database.exclusive(() => withBriefErrors(log, () => app.fetch(whole)));
    return response.status === 500 && new URL(request.url).pathname === "/auth/v1/signup"
      ? signUpRefused()
      : response;
  };
}

/** A sign-up that the database refused, in the words of the hosted service. */
function signUpRefused() {
  const body = { code: 500, error_code: "unexpected_failure", msg: "Database error saving new user" };
  return Response.json(body, { status: 500, headers: { "access-control-allow-origin": "*" } });
}

/**
 * @param {TomlTable} config
 * @param {string} name
 */
const table = (config, name) => /** @type {TomlTable} */ (config[name] ?? {});

/**
 * Wait for the whole body before taking the database: a slow sender must not hold up the others.
 *
 * @param {Request} request
 */
async function withWholeBody(request) {
  if (request.body === null) return request;
  const { method, headers, url } = request;
  return new Request(url, { method, headers, body: await request.arrayBuffer() });
}
