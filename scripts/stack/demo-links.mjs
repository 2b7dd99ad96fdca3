import { uuidv7 as v7 } from "uuidv7";
import { callRpc, get, sendAll, signIn } from "./demo-calls.mjs";

/** @import { Fetch } from "./api.mjs" */
/** @import { DemoAccount } from "../demo-accounts.mjs" */
/** @import { Session } from "./demo-calls.mjs" */

const DAY_MS = 86_400_000;

/**
 * Joint work of the demonstration county beside what its activations hold: the log of the one that runs, the five links,
 * talks of four kinds, field research. Called after the activations are there.
 *
 * @param {Fetch} api
 * @param {string} publishableKey
 * @param {readonly DemoAccount[]} accounts
 * @param {Date} today
 */
export async function fillDemoLinks(api, publishableKey, accounts, today) {
  /** @type {Map<string, Session>} */
  const sessions = new Map();
  /** @param {string} name */
  const sessionOf = async (name) => {
    const account = accounts.find((one) => one.name === name);
    if (!account) throw new RangeError(`no account for ${name}`);
    const session = sessions.get(name) ?? (await signIn(api, publishableKey, account));
    sessions.set(name, session);
    return session;
  };
  /** @param {string} name @param {...[string, object]} commands */
  const as = async (name, ...commands) =>
    sendAll(
      api,
      await sessionOf(name),
      commands.map(([command, payload]) => ({ id: v7(), command, payload })),
    );
  const { organ, officer } = await readDirectory(api, await sessionOf("管理员小周"));
  const day = (/** @type {number} */ count) =>
    new Date(today.getTime() + count * DAY_MS + 8 * 3_600_000).toISOString().slice(0, 10);

  await logJointWork(api, as, await sessionOf("何安澜"), day);
  await recordTalks(as, organ, day);
  await holdLinks(as, organ, officer, day);
}

/** @typedef {(name: string, ...commands: [string, object][]) => Promise<void>} As */
/** @typedef {(name: string) => string} IdOf */
/** @typedef {(count: number) => string} DayOf */

/** Half past nine, or an hour ago where that is still to come; never before the day on which the loans begin. @param {string} day */
function thisMorning(day) {
  const at = (/** @type {string} */ time) => Date.parse(`${day}T${time}+08:00`);
  const moment = Math.max(at("00:01:00"), Math.min(at("09:30:00"), Date.now() - 3_600_000));
  return new Date(moment).toISOString();
}

/**
 * @param {Fetch} api
 * @param {As} as
 * @param {Session} session of who asked for the work that runs
 * @param {DayOf} day
 */
async function logJointWork(api, as, session, day) {
  const [running] = /** @type {Record<string, any>[]} */ (
    await callRpc(api, session, "my_running_activations", {})
  );
  if (!running) return;
  const villages = await get(
    api,
    session,
    `/rest/v1/divisions?select=code&level=eq.village&parent_code=eq.${running["division_code"]}&order=code`,
  );
  /** @param {number} n @param {number} met @returns {[string, object]} */
  const visit = (n, met) => [
    "log_visit",
    {
      village_code: villages[n % villages.length]?.["code"],
      kind: "walk",
      started_at: thisMorning(day(0)),
      met: [{ role: "villager", count: met }],
      topics: ["租赁押金"],
      guidance: "逐户核对押金收据与退还记录。",
      activation_id: running["id"],
    },
  ];
  /** @param {string} kind @param {number} persons @param {string} note @returns {[string, object]} */
  const work = (kind, persons, note) => [
    "log_activation_work",
    { activation_id: running["id"], kind, on_day: day(0), persons, note },
  ];
  await as("何安澜", visit(0, 4), visit(1, 3), work("meeting", 0, "碰头会：分三组走访，统一谈话要点。"));
  await as("苏允之", visit(2, 5), work("talk", 9, "租客反映退租后押金未退。"));
  await as(
    "唐近水",
    visit(3, 2),
    work("talk", 6, "物业人员说明收取与登记流程。"),
    work("evidence", 0, "调取收据存根。"),
  );
}

/** @param {As} as @param {IdOf} organ @param {DayOf} day */
async function recordTalks(as, organ, day) {
  /** @param {string} kind @param {string} unit @param {number} ago @param {number} persons @param {string} note @returns {[string, object]} */
  const talk = (kind, unit, ago, persons, note) => [
    "record_talk",
    { kind, unit_id: organ(unit), on_day: day(-ago), persons, note },
  ];
  /** @param {string} unit @param {number} ago @param {string} topic @param {number} clues @returns {[string, object]} */
  const research = (unit, ago, topic, clues) => [
    "record_field_research",
    { unit_id: organ(unit), on_day: day(-ago), topic, clues_found: clues },
  ];
  await as(
    "沈明远",
    talk("proactive_interview", "云溪镇纪委", 12, 3, "了解村级监督力量配备情况。"),
    talk("proactive_interview", "白鹭镇纪委", 5, 2, "就重点岗位廉政风险交换意见。"),
    research("松岭乡纪委", 9, "惠农补贴发放", 1),
    research("南塘街道纪工委", 3, "社区三务公开", 0),
  );
  await as(
    "方知行",
    talk("interview_reminder", "石桥镇纪委", 8, 2, "就用工记录不全约谈，要求限期补正。"),
    talk("talk_reminder", "柳坪镇纪委", 20, 1, "误工补贴审核把关不严。"),
    research("石桥镇纪委", 15, "村级工程管理", 2),
  );
  await as("程守正", talk("reminder_talk", "云溪镇纪委", 6, 4, "镇党委对新任村干部开展任前提醒。"));
}

/** @param {As} as @param {IdOf} organ @param {IdOf} officer @param {DayOf} day */
async function holdLinks(as, organ, officer, day) {
  /** @param {string} kind @param {string} unit @param {number} ahead @param {object} more @param {...string} names @returns {[string, object]} */
  const link = (kind, unit, ahead, more, ...names) => [
    "save_link_activity",
    {
      kind,
      organ_id: organ(unit),
      on_day: day(ahead),
      participants: names.map((name) => ({ officer_id: officer(name) })),
      ...more,
    },
  ];
  await as(
    "柳成荫",
    link(
      "joint_problem_solving",
      "柳坪镇纪委",
      -14,
      {
        title: "集体林地合同到期未续的处理",
        question: "合同已到期，承租户仍在经营，租金按原价继续收取，是否需要重新履行民主决策程序？",
        consultation: "会商认为续租属于集体资产处置事项，应当重新议决并公开。",
        answer: "应按四议两公开程序重新议决，议决前租金先行提存，结果在村务公开栏公示不少于7日。",
        is_reusable: true,
      },
      "方知行",
      "韩以宁",
    ),
  );
  await as(
    "石维新",
    link(
      "joint_problem_solving",
      "石桥镇纪委",
      -2,
      { title: "零星用工签字不全如何认定", question: "派工单只有负责人签字，能否以考勤和付款记录补充证明？" },
      "方知行",
      "钟静文",
    ),
  );
  await as(
    "陆清和",
    link(
      "joint_petition_handling",
      "青岚县纪委监委",
      -10,
      { title: "安置小区公共收益信访件联合接访", result: "已向来访人说明办理程序，材料移交主办单位。" },
      "沈明远",
      "苏允之",
      "何安澜",
      "罗致远",
    ),
    link(
      "joint_case_investigation",
      "青岚县纪委监委",
      -18,
      { title: "村级工程款核查联合组会议" },
      "韩以宁",
      "罗致远",
      "程守正",
    ),
    link(
      "linked_supervision",
      "青岚县纪委监委",
      -7,
      { title: "误工补贴专题联动监督", result: "抽查六个村，问题已纳入本轮交叉检查。" },
      "方知行",
      "石维新",
      "鹿鸣谦",
    ),
    link(
      "area_training",
      "青岚县纪委监委",
      9,
      { title: "谈话安全与笔录制作跟班培训", material: "课件当日发放；提纲和样卷请提前下载。" },
      "韩以宁",
      "江月明",
      "岳青松",
    ),
  );
}

/**
 * @param {Fetch} api
 * @param {Session} session
 */
async function readDirectory(api, session) {
  const organs = await get(api, session, "/rest/v1/organs?select=id,name");
  const officers = await get(api, session, "/rest/v1/officers?select=id,name");
  /** @param {Record<string, any>[]} rows @returns {IdOf} */
  const idOf = (rows) => (name) => {
    const row = rows.find((one) => one["name"] === name);
    if (!row) throw new RangeError(`nothing is called ${name}`);
    return String(row["id"]);
  };
  return { organ: idOf(organs), officer: idOf(officers) };
}
