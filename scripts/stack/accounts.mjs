/** @import { Fetch } from "./api.mjs" */
/** @import { DemoAccount } from "../demo-accounts.mjs" */

/**
 * Make accounts the way everybody gets one: by signing up with an invitation.
 *
 * @param {Fetch} api
 * @param {string} publishableKey
 * @param {readonly DemoAccount[]} accounts
 */
export async function signUp(api, publishableKey, accounts) {
  for (const { email, password, invitationCode } of accounts) {
    const body = { email, password, data: { invitation_code: invitationCode } };
    const response = await post(api, "/auth/v1/signup", publishableKey, body);
    if (!response.ok) throw new Error(`no account for ${email}: ${response.status} ${await response.text()}`);
  }
}

/**
 * @param {Fetch} api
 * @param {string} path
 * @param {string} publishableKey
 * @param {object} body
 */
function post(api, path, publishableKey, body) {
  return api(
    new Request(`http://127.0.0.1${path}`, {
      method: "POST",
      headers: { apikey: publishableKey, "content-type": "application/json" },
      body: JSON.stringify(body),
    }),
  );
}
