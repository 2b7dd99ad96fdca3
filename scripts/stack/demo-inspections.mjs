import { uuidv7 as v7 } from "uuidv7";
import { callRpc, get, sendAll, signIn } from "./demo-calls.mjs";

/** @import { Fetch } from "./api.mjs" */
/** @import { Session } from "./demo-calls.mjs" */
/** @import { DemoAccount } from "../demo-accounts.mjs" */

const DAY_MS = 86_400_000;

/**
 * Inspections of the demonstration county: one that is done, whose findings the next one finds on its list; two under
 * way; one ahead. Everything through the commands that everybody uses, by the people whose work it is.
 *
 * @param {Fetch} api
 * @param {string} publishableKey
 * @param {readonly DemoAccount[]} accounts
 * @param {Date} today
 */
export async function fillDemoInspections(api, publishableKey, accounts, today) {
  const as = (/** @type {string} */ email) => {
    const account = accounts.find((candidate) => candidate.email === email);
    if (!account) throw new Error(`the demonstration has no ${email}`);
    return signIn(api, publishableKey, account);
  };
  const office = await as("office@demo.invalid");
  const names = await readNames(api, office);
  const day = (/** @type {number} */ ahead) =>
    new Date(today.getTime() + 8 * 3_600_000 + ahead * DAY_MS).toISOString().slice(0, 10);
  const order = orderer(api, office, names);

  const first = await order(
    "误工补贴专项检查（第一次）",
    "柳坪镇",
    "柳坪村",
    "误工补贴专项检查清单",
    day(-25),
    day(0),
    ["程守正", "石维新"],
  );
  const inspector = await as("township@demo.invalid");
  await goThrough(api, inspector, first);
  await issueFindings(api, office, first);

  await order("误工补贴专项检查（第二次）", "柳坪镇", "柳坪村", "误工补贴专项检查清单", day(-1), day(6), [
    "程守正",
    "江月明",
  ]);
  await order(
    "集体资产出租专项检查",
    "河湾街道",
    "码头社区",
    "集体资产资源出租专项检查清单",
    day(0),
    day(9),
    ["程守正", "岳青松"],
  );
  await order("村级监督联合督查", "白鹭镇", "鹭溪村", "村级监督综合检查清单", day(3), day(5), [
    "程守正",
    "梅若寒",
  ]);
}

/**
 * @param {Fetch} api
 * @param {Session} session
 */
async function readNames(api, session) {
  const [organs, officers, villages, checklists] = await Promise.all([
    get(api, session, "/rest/v1/organs?select=id,name"),
    get(api, session, "/rest/v1/officers?select=id,name&limit=1000"),
    get(api, session, "/rest/v1/divisions?select=code,name&level=eq.village&limit=1000"),
    get(api, session, "/rest/v1/checklist_versions?select=id,checklists(name)&state=eq.published"),
  ]);
  /** @type {(rows: Record<string, any>[], key: string, name: string) => any} */
  const find = (rows, key, name) => {
    const row = rows.find((candidate) => candidate["name"].startsWith(name));
    if (!row) throw new Error(`the demonstration has no ${name}`);
    return row[key];
  };
  return {
    county: find(organs, "id", "青岚县"),
    unit: (/** @type {string} */ name) => find(organs, "id", name),
    officer: (/** @type {string} */ name) => find(officers, "id", name),
    village: (/** @type {string} */ name) => find(villages, "code", name),
    checklist: (/** @type {string} */ name) =>
      checklists.find((version) => version["checklists"]["name"] === name)?.["id"],
  };
}

/**
 * @param {Fetch} api
 * @param {Session} session
 * @param {Awaited<ReturnType<typeof readNames>>} names
 */
function orderer(api, session, names) {
  /** @type {(name: string, unit: string, village: string, checklist: string, from: string, to: string, members: string[]) => Promise<string>} */
  return async (name, unit, village, checklist, from, to, members) => {
    const id = v7();
    const payload = {
      organ_id: names.unit(unit),
      inspecting_organ_id: names.county,
      kind: "special",
      name,
      village_code: names.village(village),
      checklist_version_id: names.checklist(checklist),
      starts_on: from,
      ends_on: to,
      members: members.map(names.officer),
    };
    await sendAll(api, session, [{ id, command: "order_inspection", payload }]);
    return id;
  };
}

/**
 * Twelve payees and two signatures, February with 30 days: the answers, what the cross-checks say of them, and a problem
 * that a person wrote down.
 *
 * @param {Fetch} api
 * @param {Session} session
 * @param {string} inspection
 */
async function goThrough(api, session, inspection) {
  const rows = /** @type {any} */ (await callRpc(api, session, "my_inspections", {}));
  const version = rows.find((/** @type {any} */ row) => row.id === inspection).checklist_version_id;
  const { items } = rows.find((/** @type {any} */ row) => row.id === version);
  const idOf = (/** @type {string} */ code) => items.find((/** @type {any} */ item) => item.code === code).id;
  const values = {
    sheet_issued: "yes",
    payees: 12,
    signatures: 2,
    approved: "no",
    attendance: [
      { name: "王某甲", month: "2026-02", days: 30 },
      { name: "李某乙", month: "2026-02", days: 12 },
    ],
    own_account: "own_card",
    disclosed: "yes",
    asked: "走访领款人王某甲，其称派工单上的签字不是本人所签。",
  };
  await sendAll(api, session, [
    {
      id: v7(),
      command: "save_answers",
      payload: {
        inspection_id: inspection,
        answered_at: new Date().toISOString(),
        answers: Object.entries(values).map(([code, value]) => ({ item_id: idOf(code), value })),
        checks: [
          {
            code: "signatures_fewer",
            status: "raised",
            title: "派工单签字人数少于领款人数",
            text: "抽查的派工单领款12人，本人签字2人，签字不齐即已支付。",
          },
          {
            code: "days_over_month",
            status: "raised",
            title: "考勤天数超过当月天数",
            text: "月考勤表中下列人员的出勤天数超过当月天数：王某甲（30＞28）。",
          },
        ],
      },
    },
    {
      id: v7(),
      command: "record_finding",
      payload: {
        inspection_id: inspection,
        topic: "误工补贴",
        severity: "general",
        title: "派工单没有审批人签字",
        description: "柳坪村3月派工单第7号、第9号没有审批人签字，涉及金额1260元。",
      },
    },
    {
      id: v7(),
      command: "act",
      payload: {
        entity: "inspection",
        entity_id: inspection,
        action: "submit",
        note: null,
        data: { projects: 3 },
      },
    },
  ]);
}

/**
 * @param {Fetch} api
 * @param {Session} session
 * @param {string} inspection
 */
async function issueFindings(api, session, inspection) {
  const findings = await get(
    api,
    session,
    `/rest/v1/findings?select=id&inspection_id=eq.${inspection}&order=title`,
  );
  await sendAll(
    api,
    session,
    findings.slice(0, 2).map(({ id }) => ({
      id: v7(),
      command: "act",
      payload: { entity: "finding", entity_id: id, action: "issue", note: null, data: {} },
    })),
  );
}
