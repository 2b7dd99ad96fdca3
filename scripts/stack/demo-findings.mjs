import { uuidv7 as v7 } from "uuidv7";
import { callRpc, get, sendAll, signIn } from "./demo-calls.mjs";

/** @import { Fetch } from "./api.mjs" */
/** @import { DemoAccount } from "../demo-accounts.mjs" */
/** @import { Session } from "./demo-calls.mjs" */

/**
 * Invented findings of the demonstration county in every state of their life, moved by the officers whose turn it is
 * through the same commands as everybody's. Nobody verifies what he reported, here neither.
 *
 * @param {Fetch} api
 * @param {string} publishableKey
 * @param {readonly DemoAccount[]} accounts
 * @param {Date} today
 */
export async function fillDemoFindings(api, publishableKey, accounts, today) {
  const of = (/** @type {string} */ role) => accounts.find((account) => account.role === role);
  const [office, area] = await Promise.all(
    ["office_officer", "area_coordinator"].map(async (role) => {
      const account = of(role);
      if (!account) throw new Error(`no demonstration account for ${role}`);
      return signIn(api, publishableKey, account);
    }),
  );
  if (!office || !area) return;
  const scope = /** @type {any} */ (await callRpc(api, office, "finding_scope", {}));
  const villages = await get(
    api,
    office,
    "/rest/v1/divisions?select=code,parent_code&level=eq.village&order=code",
  );
  const findings = madeUp(scope.units, villages, today);
  await sendAll(api, office, findings.flatMap(recordAndIssue));
  for (const account of accounts.filter(({ role }) => role === "township_officer")) {
    const session = await signIn(api, publishableKey, account);
    const own = await callRpc(api, session, "finding_page", { filters: {}, page_size: 200 });
    const ids = new Set(/** @type {any} */ (own).rows.map((/** @type {any} */ row) => row.id));
    await sendAll(api, session, findings.filter(({ id }) => ids.has(id)).flatMap(rectify));
  }
  await sendAll(api, office, findings.flatMap(follow));
  await lookBack(api, office, area, scope.inspecting_organ_id, today);
}

const KINDS = [
  {
    topic: "误工补贴",
    title: "误工补贴派工单签字不全",
    description: "3月派工单列明12人，签收栏仅2人签字；派工单由村会计一人填写，未附公示照片。",
    proof: "已补齐12人签收，重新公示7天，凭证归入3月第8号。",
  },
  {
    topic: "三资管理",
    title: "集体店面租金逾期未收",
    description: "村集体店面2间，合同约定每季首月交租，承租人已逾期3个月未交，合计4800元，未发催缴通知。",
    proof: "已收回租金4800元并入账，补签续租合同。",
  },
  {
    topic: "工程项目",
    title: "村道硬化工程缺少验收单",
    description: "二组村道硬化工程合同价8.6万元，已付清，未见验收单和工程量签证。",
    proof: "已组织复核验收，补充工程量签证，形成验收单。",
  },
  {
    topic: "三务公开",
    title: "第二季度财务明细未公开",
    description: "公开栏财务公开停留在3月，4至6月收支明细未张贴，线上平台也未更新。",
    proof: "已张贴4至6月收支明细，线上平台同步更新。",
  },
  {
    topic: "惠农补贴",
    title: "耕地地力补贴面积与台账不符",
    description: "五组1户申报面积6.4亩，承包合同面积4.6亩，差1.8亩，未作说明。",
    proof: "已按4.6亩更正，退回多领补贴并入专户。",
  },
  {
    topic: "印章管理",
    title: "用印登记缺审批人",
    description: "1至6月用印登记共31次，其中9次未填审批人，含2份集体资产出租合同。",
    proof: "已逐项补充说明，启用新的用印审批单。",
  },
  {
    topic: "公务接待",
    title: "接待票据未附菜单",
    description: "5月支出接待费2笔合计860元，未附菜单和陪餐人员名单。",
    proof: "已补附菜单和名单，超出标准的120元由经办人退回。",
  },
  {
    topic: "村务监督",
    title: "村监会未按月审核票据",
    description: "4月、5月票据无村监会审核签章即入账，共17张。",
    proof: "村监会已补充审核17张票据，明确每月25日集中审核。",
  },
];

/** How far each goes; repeated over the townships. Most are closed, a few are at every step before. */
const ENDS = [
  "closed", "closed", "reported", "closed", "issued", "closed", "closed", "rectifying", "closed", "verified",
  "closed", "closed", "found", "closed", "returned", "closed", "confirmed", "closed", "closed", "escalated",
  "closed", "closed", "closed", "issued", "closed", "withdrawn", "closed", "closed", "reported", "closed",
]; // prettier-ignore

const DAY_MS = 86_400_000;

/** @typedef {ReturnType<typeof madeUp>[number]} MadeUp */

/**
 * @param {{ id: string, kind: string, division_code: string }[]} units
 * @param {Record<string, any>[]} villages
 * @param {Date} today
 */
function madeUp(units, villages, today) {
  const townships = units.filter(({ kind }) => kind === "township_commission");
  const villageOf = (/** @type {number} */ index) => {
    const own = villages.filter(
      ({ parent_code }) => parent_code === townships[index % townships.length]?.division_code,
    );
    return own[(index * 5) % own.length]?.["code"];
  };
  return ENDS.map((end, index) => ({
    ...KINDS[(index * 3) % KINDS.length],
    id: v7(),
    end,
    index,
    organId: townships[index % townships.length]?.id,
    villageCode: villageOf(index),
    foundOn: new Date(today.getTime() - (3 + ((index * 7) % 110)) * DAY_MS).toISOString().slice(0, 10),
    severity: ["general", "general", "minor", "general", "serious"][index % 5],
  }));
}

/** @type {(id: string, action: string, note?: string | null, data?: object) => object} */
const step = (id, action, note = null, data = {}) => ({
  id: v7(),
  command: "act",
  payload: { entity: "finding", entity_id: id, action, note, data },
});

/** @param {MadeUp} finding */
function recordAndIssue(finding) {
  const { id, end, organId, villageCode, topic, title, description, severity, foundOn } = finding;
  const payload = {
    organ_id: organId,
    village_code: villageCode,
    topic,
    title,
    description,
    severity,
    found_on: foundOn,
  };
  const recorded = [
    {
      id,
      command: "record_finding",
      payload:
        end === "confirmed" ? { ...payload, unit_answer: "经办人承认，称当时人手紧张未及时办理。" } : payload,
    },
  ];
  if (end === "found" || end === "confirmed") return recorded;
  if (end === "withdrawn")
    return [...recorded, step(id, "withdraw", "经核对凭证，签字在另一页，不属于问题。")];
  if (end === "escalated") return [...recorded, step(id, "escalate", "涉嫌虚列支出，移交案件监督管理室。")];
  const kind = finding.index % 6 === 4 ? "assignment_letter" : "rectification_notice";
  return [
    ...recorded,
    step(id, "issue", null, { kind, requirements: "查明原因，逐项整改，并举一反三自查同类问题。" }),
  ];
}

/** @param {MadeUp} finding */
function rectify({ id, end, proof }) {
  if (end === "issued" || end === "confirmed") return [];
  if (end === "rectifying") return [step(id, "begin_rectification", null, { owner_name: "村党组织书记" })];
  return [
    {
      id: v7(),
      command: "report_rectification",
      payload: { finding_id: id, proof, owner_name: "村党组织书记" },
    },
  ];
}

/** @param {MadeUp} finding */
function follow({ id, end, index, foundOn }) {
  if (end === "returned") return [step(id, "return", "公示照片看不清日期，请补充。")];
  if (end !== "verified" && end !== "closed") return [];
  const verified = [step(id, "verify", "到村查看原件，并电话询问当事人，情况属实。")];
  if (end === "verified") return verified;
  const talk = {
    id: v7(),
    command: "record_finding_talk",
    payload: {
      finding_id: id,
      kind: index % 12 === 0 ? "talk_reminder" : "interview_reminder",
      on_day: foundOn,
      people: [
        { part: "responsible", post: "村党组织书记" },
        { part: "supervisor", post: "村监会主任（监察站长）" },
      ],
    },
  };
  return [...verified, step(id, "close_out"), ...(index % 4 === 0 ? [talk] : [])];
}

/**
 * Three of the closed ones are drawn and looked at by another than who verified: two hold, one does not.
 *
 * @param {Fetch} api
 * @param {Session} office
 * @param {Session} area
 * @param {string} organId
 * @param {Date} today
 */
async function lookBack(api, office, area, organId, today) {
  const day = new Date(today.getTime() + 8 * 3_600_000).toISOString().slice(0, 10);
  const draw = { organ_id: organId, from_day: day, to_day: day, number: 4, seed: 20_261_101 };
  await sendAll(api, office, [{ id: v7(), command: "draw_look_backs", payload: draw }]);
  const [drawn] = await callRpc(api, area, "look_back_draw_list", {});
  const [first, second, third] = drawn?.["look_backs"] ?? [];
  const answers = [
    { look_back_id: first.id, asked: 5, unaware: 0, note: "逐户询问，均知情。" },
    { look_back_id: second.id, asked: 7, unaware: 4, note: "4人表示从未收到退款，也未签字。" },
    { look_back_id: third.id, asked: 3, unaware: 0, note: "查看公开栏并询问，属实。" },
  ];
  await sendAll(
    api,
    area,
    answers.map((payload) => ({ id: v7(), command: "answer_look_back", payload })),
  );
}
