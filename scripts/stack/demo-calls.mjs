/** @import { Fetch } from "./api.mjs" */
/** @import { DemoAccount } from "../demo-accounts.mjs" */

/** How demonstration work is done: signed in as one of its people, through the same commands as everybody's. */

const BATCH = 100;

/**
 * @param {Fetch} api
 * @param {Session} session
 * @param {object[]} entries
 */
export async function sendAll(api, session, entries) {
  for (let start = 0; start < entries.length; start += BATCH) {
    const answers = await callRpc(api, session, "run_commands", {
      entries: entries.slice(start, start + BATCH),
    });
    const refused = answers.find((answer) => answer["status"] !== "done");
    if (refused) throw new Error(`demonstration work was refused: ${JSON.stringify(refused)}`);
  }
}

/** @typedef {{ publishableKey: string, token: string }} Session */

/**
 * @param {Fetch} api
 * @param {string} publishableKey
 * @param {DemoAccount} account
 * @returns {Promise<Session>}
 */
export async function signIn(api, publishableKey, { email, password }) {
  const response = await api(
    new Request("http://127.0.0.1/auth/v1/token?grant_type=password", {
      method: "POST",
      headers: { apikey: publishableKey, "content-type": "application/json" },
      body: JSON.stringify({ email, password }),
    }),
  );
  const { access_token: token } = await readJson(response);
  return { publishableKey, token };
}

/**
 * @param {Fetch} api
 * @param {Session} session
 * @param {string} name
 * @param {object} body
 * @returns {Promise<Record<string, any>[]>}
 */
export async function callRpc(api, session, name, body) {
  const headers = { ...headersOf(session), "content-type": "application/json" };
  return readJson(
    await api(
      new Request(`http://127.0.0.1/rest/v1/rpc/${name}`, {
        method: "POST",
        headers,
        body: JSON.stringify(body),
      }),
    ),
  );
}

/**
 * @param {Fetch} api
 * @param {Session} session
 * @param {string} path
 * @returns {Promise<Record<string, any>[]>}
 */
export async function get(api, session, path) {
  return readJson(await api(new Request(`http://127.0.0.1${path}`, { headers: headersOf(session) })));
}

/** @param {Session} session */
export const headersOf = ({ publishableKey, token }) => ({
  apikey: publishableKey,
  authorization: `Bearer ${token}`,
});

/** @param {Response} response */
async function readJson(response) {
  if (!response.ok) throw new Error(`${response.status} ${await response.text()}`);
  return response.json();
}
