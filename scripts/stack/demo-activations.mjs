import { uuidv7 as v7 } from "uuidv7";
import { get, sendAll, signIn } from "./demo-calls.mjs";

/** @import { Fetch } from "./api.mjs" */
/** @import { DemoAccount } from "../demo-accounts.mjs" */
/** @import { Session } from "./demo-calls.mjs" */

const GROUPS = [
  {
    name: "第一片组",
    members: ["云溪镇纪委", "石桥镇纪委", "柳坪镇纪委", "第一监督检查室", "派驻第一纪检监察组"],
    lead: "陆清和",
    liaison: "方知行",
  },
  {
    name: "第二片组",
    members: ["白鹭镇纪委", "青峰乡纪委", "松岭乡纪委", "第三纪检监察室", "派驻第三纪检监察组"],
    lead: "沈明远",
    liaison: "韩以宁",
  },
  {
    name: "第三片组",
    members: ["南塘街道纪工委", "河湾街道纪工委", "信访室"],
    lead: "陆清和",
    liaison: "苏允之",
  },
];

/**
 * Area groups of the demonstration county and help that is asked for in them: one request waits, one runs with
 * somebody who has still to answer, one was concluded long before its plan.
 *
 * @param {Fetch} api
 * @param {string} publishableKey
 * @param {readonly DemoAccount[]} accounts
 * @param {Date} today
 */
export async function fillDemoActivations(api, publishableKey, accounts, today) {
  /** @type {Map<string, Session>} */
  const sessions = new Map();
  /** @param {string} name */
  const sessionOf = async (name) => {
    const known = sessions.get(name);
    if (known) return known;
    const account = accounts.find((one) => one.name === name);
    if (!account) throw new RangeError(`no account for ${name}`);
    const session = await signIn(api, publishableKey, account);
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
  const directory = await readDirectory(api, await sessionOf("管理员小周"));
  const day = (/** @type {number} */ count) =>
    new Date(today.getTime() + count * 86_400_000 + 8 * 3_600_000).toISOString().slice(0, 10);
  /** @param {string} id @param {string} action @param {object} [data] @returns {[string, object]} */
  const move = (id, action, data = {}) => ["act", { entity: "activation", entity_id: id, action, data }];
  /** @param {string} id @param {string} title @param {object} more */
  const request = (id, title, more) => ({ id, command: "request_activation", payload: { title, ...more } });
  /** @param {string} id @param {string[]} names @returns {[string, object]} */
  const ask = (id, names) => [
    "ask_deployment",
    {
      activation_id: id,
      people: names.map((name, index) => ({
        officer_id: directory.officer(name),
        is_lead: index === 0 && names.length > 1,
      })),
      from_on: day(0),
      to_on: day(20),
    },
  ];
  /** @param {string} name @param {string} id */
  const accept = async (name, id) => {
    const path = `/rest/v1/deployments?select=id&state=eq.asked&activation_id=eq.${id}&officer_id=eq.${directory.officer(name)}`;
    const [asked] = await get(api, await sessionOf(name), path);
    await as(name, ["answer_deployment", { deployment_id: asked?.["id"], accept: true, relation: "none" }]);
  };

  await as(
    "管理员小周",
    ...GROUPS.map(({ name, members, lead, liaison }) => {
      /** @type {[string, object]} */
      const command = [
        "save_area_group",
        {
          organ_id: directory.organ("青岚县纪委监委"),
          name,
          from_day: "2026-01-01",
          members: members.map(directory.organ),
          lead_id: directory.officer(lead),
          liaison_id: directory.officer(liaison),
        },
      ];
      return command;
    }),
  );

  const [concluded, running, waiting] = [v7(), v7(), v7()];
  await sendAll(api, await sessionOf("程守正"), [
    request(concluded, "村级工程款结算情况核查", {
      kind: "joint_case_investigation",
      reasons: ["many_people", "hard_evidence"],
      planned_days: 90,
      heads: 2,
      skills: ["财务", "谈话"],
      verbal: {
        approver_id: directory.officer("沈明远"),
        approved_at: `${day(-24)}T09:00:00+08:00`,
        reason: "证据可能灭失，需当日进场",
      },
    }),
  ]);
  await as("沈明远", move(concluded, "confirm_word"));
  await as("陆清和", ask(concluded, ["方知行", "柳成荫"]));
  await accept("方知行", concluded);
  await accept("柳成荫", concluded);
  await as("陆清和", move(concluded, "staff"));
  await as(
    "程守正",
    move(concluded, "start", { started_on: day(-23) }),
    move(concluded, "conclude", { outcome: "逐项核对结算资料，多付的工程款已退回，村财务审批流程已补全。" }),
  );

  await sendAll(api, await sessionOf("何安澜"), [
    request(running, "安置小区租客集中反映押金退还问题", {
      kind: "joint_petition_handling",
      reasons: ["many_people", "few_staff"],
      people_to_ask: 100,
      planned_days: 20,
      heads: 3,
      skills: ["信访接待", "法律"],
      received_on: day(-1),
    }),
  ]);
  await as("陆清和", move(running, "screen"), move(running, "approve"), ask(running, ["苏允之", "唐近水"]));
  await accept("苏允之", running);
  await accept("唐近水", running);
  await as("陆清和", move(running, "staff"));
  await as("何安澜", move(running, "start"));
  await as("陆清和", ask(running, ["江月明"]));

  await sendAll(api, await sessionOf("石维新"), [
    request(waiting, "集体林地流转合同清理", {
      kind: "joint_problem_solving",
      reasons: ["no_skill", "long_span"],
      planned_days: 45,
      heads: 2,
      skills: ["法律"],
    }),
  ]);
}

/**
 * @param {Fetch} api
 * @param {Session} session
 */
async function readDirectory(api, session) {
  const organs = await get(api, session, "/rest/v1/organs?select=id,name");
  const officers = await get(api, session, "/rest/v1/officers?select=id,name");
  /** @param {Record<string, any>[]} rows */
  const idOf = (rows) => (/** @type {string} */ name) => {
    const row = rows.find((one) => one["name"] === name);
    if (!row) throw new RangeError(`nothing is called ${name}`);
    return String(row["id"]);
  };
  return { organ: idOf(organs), officer: idOf(officers) };
}
