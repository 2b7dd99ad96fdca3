import { uuidv7 as v7 } from "uuidv7";
import { callRpc, sendAll, signIn } from "./demo-calls.mjs";

/** @import { Fetch } from "./api.mjs" */
/** @import { DemoAccount } from "../demo-accounts.mjs" */

/**
 * The invented clue of the demonstration county on its way: distributed, both named people have declared, and the opinion waits
 * for the leader.
 *
 * @param {Fetch} api
 * @param {string} publishableKey
 * @param {readonly DemoAccount[]} accounts
 */
export async function fillDemoClues(api, publishableKey, accounts) {
  /** @param {string} role */
  const as = (role) => {
    const account = accounts.find((one) => one.role === role);
    if (!account) throw new Error(`no demonstration account for ${role}`);
    return signIn(api, publishableKey, account);
  };
  const [cases, office, leader] = [await as("case_manager"), await as("office_officer"), await as("leader")];
  const [clue] = /** @type {any} */ (await callRpc(api, cases, "clue_page", {})).rows;
  if (!clue) return;
  const ids = await Promise.all(
    [office, leader].map(
      async (session) => /** @type {any} */ (await callRpc(api, session, "me", {})).officer.id,
    ),
  );
  const [handler_id, approver_id] = ids;
  const text = "由第一监督检查室承办，重点核对租赁合同、租金台账和催缴记录。";
  await sendAll(api, cases, [step(clue.id, "distribute", { handler_id, approver_id, text })]);
  for (const session of [office, leader]) {
    await sendAll(api, session, [
      { id: v7(), command: "declare_clue_relation", payload: { clue_id: clue.id, relation: "none" } },
    ]);
  }
  await sendAll(api, office, [
    step(clue.id, "propose", {
      method: "talk_inquiry",
      text: "反映的问题具体，数额不大，属一般性问题，建议发函请其书面说明，并核对租赁合同和租金台账。",
    }),
  ]);
}

/** @type {(id: string, action: string, data: object) => object} */
const step = (id, action, data) => ({
  id: v7(),
  command: "act",
  payload: { entity: "clue", entity_id: id, action, note: null, data },
});
