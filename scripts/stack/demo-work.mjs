import { uuidv7 as v7 } from "uuidv7";
import { callRpc, get, sendAll, signIn } from "./demo-calls.mjs";

/** @import { Fetch } from "./api.mjs" */
/** @import { Session } from "./demo-calls.mjs" */
/** @import { DemoAccount } from "../demo-accounts.mjs" */

/**
 * A year of invented field work for the demonstration county, sent as its officers through the same commands as
 * everybody's: visits, problems and how they were answered. The same numbers every time, counted back from today.
 *
 * @param {Fetch} api
 * @param {string} publishableKey
 * @param {readonly DemoAccount[]} accounts
 * @param {Date} today
 */
export async function fillDemoWork(api, publishableKey, accounts, today) {
  const random = createRandom(20_261_101);
  for (const account of accounts.filter(
    ({ role }) => role === "township_officer" || role === "grid_leader",
  )) {
    const session = await signIn(api, publishableKey, account);
    const villages = await callRpc(api, session, "villages_due", {});
    const own = villages.filter((village) => village["is_own"]);
    const chosen = account.role === "grid_leader" ? own : villages;
    const entries = visitEntries(chosen, today, random);
    await sendAll(api, session, entries);
    await moveProblems(api, session, "neq.corruption", random);
  }
  const manager = accounts.find(({ role }) => role === "case_manager");
  if (manager) await moveProblems(api, await signIn(api, publishableKey, manager), "eq.corruption", random);
}

const TOPICS = [
  "低保与救助",
  "村级财务公开",
  "工程项目",
  "误工补贴",
  "环境整治",
  "惠农补贴",
  "集体资产",
  "邻里纠纷",
];
const GUIDANCE = [
  "查看三务公开栏，提醒按季度更新财务明细。",
  "与村监会主任核对误工补贴派工单，要求签字齐全后再支付。",
  "走访低保户，核对发放到户情况，未发现异常。",
  "查看村道硬化工程资料，提醒补齐验收签字。",
  "参加村民代表会议，旁听集体资产出租事项表决。",
  "与网格内三户困难家庭座谈，记录用水、出行问题。",
];
const PROBLEMS = [
  { category: "livelihood", description: "村口两盏路灯损坏，夜间出行不便，村民希望尽快修复。" },
  { category: "livelihood", description: "三组自来水水压不足，早晚用水高峰时二楼无水。" },
  { category: "livelihood", description: "一户独居老人房屋漏雨，需要协调临时修缮。" },
  { category: "style", description: "村务公开栏第二季度财务明细未按时更新。" },
  { category: "style", description: "一名村干部接待群众时推诿，未当场登记诉求。" },
  { category: "other", description: "两户相邻宅基地界址有争议，双方要求调解。" },
  { category: "corruption", description: "有村民反映一笔集体资产出租收入未入账，已直接上报。" },
];
const ROLES = ["villager", "village_secretary", "committee_member", "supervision_member"];
const DAY_MS = 86_400_000;
const CHINA_MS = 8 * 3_600_000;
const SPAN_DAYS = 720;
const VISITS_PER_VILLAGE = 5;

/**
 * @param {Record<string, any>[]} villages
 * @param {Date} today
 * @param {ReturnType<typeof createRandom>} random
 */
function visitEntries(villages, today, random) {
  const entries = [];
  for (const [index, village] of villages.entries()) {
    if (index % 6 === 5) continue; // some places wait for a visit: that is what the due list is for
    for (let n = 0; n < VISITS_PER_VILLAGE; n += 1) {
      const daysAgo = 1 + random.int(n === 0 ? 45 : SPAN_DAYS);
      const startedAt = officeMoment(today, daysAgo, random);
      entries.push({
        id: v7(),
        command: "log_visit",
        payload: visitPayload(village["village_code"], startedAt, today, random),
      });
    }
  }
  return entries;
}

/**
 * A moment of a weekday between 9:00 and 17:00 in China.
 *
 * @param {Date} today
 * @param {number} daysAgo of a weekend, the Friday before it
 * @param {ReturnType<typeof createRandom>} random
 */
function officeMoment(today, daysAgo, random) {
  const midnight = Math.floor((today.getTime() + CHINA_MS) / DAY_MS - daysAgo) * DAY_MS;
  const afterFriday = Math.max(0, ((new Date(midnight).getUTCDay() + 6) % 7) - 4);
  const minute = 9 * 60 + 5 * random.int(96);
  return new Date(midnight - CHINA_MS - afterFriday * DAY_MS + minute * 60_000);
}

/**
 * @param {string} villageCode
 * @param {Date} startedAt
 * @param {Date} today
 * @param {ReturnType<typeof createRandom>} random
 */
function visitPayload(villageCode, startedAt, today, random) {
  const hasProblem = random.int(100) < 22;
  const followUp = random.int(100) < 18 ? new Date(startedAt.getTime() + 14 * DAY_MS) : null;
  return {
    village_code: villageCode,
    kind: random.pick(["walk", "walk", "walk", "stationed", "return"]),
    started_at: startedAt.toISOString(),
    met: [
      { role: "villager", count: 1 + random.int(6) },
      { role: random.pick(ROLES.slice(1)), count: 1 },
    ],
    topics: [random.pick(TOPICS)],
    guidance: random.pick(GUIDANCE),
    ...(followUp && followUp.getTime() > today.getTime() - 20 * DAY_MS
      ? { follow_up_on: followUp.toISOString().slice(0, 10) }
      : {}),
    problems: hasProblem ? [{ id: v7(), ...random.pick(PROBLEMS) }] : [],
  };
}

/**
 * Whatever is older than two months has been answered, most of the rest too.
 *
 * @param {Fetch} api
 * @param {Session} session
 * @param {string} category a condition: what went straight up is for the case manager alone
 * @param {ReturnType<typeof createRandom>} random
 */
async function moveProblems(api, session, category, random) {
  const problems = await get(
    api,
    session,
    `/rest/v1/visit_problems?select=id,noted_on&state=eq.routed&category=${category}&order=noted_on`,
  );
  const steps = [
    ["handle", "已联系有关单位现场核实处理。"],
    ["answer", "已当面告知办理结果。"],
    ["close", null],
  ];
  const entries = problems.flatMap((problem) => {
    const isOld = Date.now() - Date.parse(String(problem["noted_on"])) > 60 * DAY_MS;
    const done = random.int(100) < 60 || isOld ? 3 : random.int(3);
    return steps.slice(0, done).map(([action, note]) => ({
      id: v7(),
      command: "act",
      payload: { entity: "visit_problem", entity_id: problem["id"], action, note },
    }));
  });
  await sendAll(api, session, entries);
}

/** @param {number} seed */
function createRandom(seed) {
  let state = seed >>> 0;
  const next = () => {
    state = (state + 0x9e3779b9) >>> 0;
    let mixed = state;
    mixed = Math.imul(mixed ^ (mixed >>> 16), 0x21f0aaad);
    mixed = Math.imul(mixed ^ (mixed >>> 15), 0x735a2d97);
    return (mixed ^ (mixed >>> 15)) >>> 0;
  };
  const int = (/** @type {number} */ below) => Math.floor((next() / 4_294_967_296) * below);
  return {
    int,
    /** @template T @param {readonly T[]} list @returns {T} */
    pick: (list) => /** @type {T} */ (list[int(list.length)]),
  };
}
