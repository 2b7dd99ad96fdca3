import { uuidv7 as v7 } from "uuidv7";
import { get, headersOf, sendAll, signIn } from "./demo-calls.mjs";

/** @import { Fetch } from "./api.mjs" */
/** @import { DemoAccount } from "../demo-accounts.mjs" */

const ORGANISER = "陆清和";
const ENDING = "docx";
const TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.document";

/** What is handed out at the training of the demonstration county: title, then lines. */
const PAPERS = [
  {
    name: "谈话安全与笔录制作提纲.docx",
    lines: [
      "谈话安全与笔录制作提纲",
      "一、谈话前：核对审批手续，检查谈话场所，了解谈话对象的身体状况。",
      "二、谈话中：两人以上在场，全程有人陪护，说明权利义务。",
      "三、笔录：一问一答如实记录，逐页核对、逐页签名，修改处按指印。",
      "四、谈话后：办理交接，回访情绪状况，材料当日归卷。",
    ],
  },
  {
    name: "笔录样卷（练习用）.docx",
    lines: [
      "笔录样卷（练习用）",
      "找出下面笔录中的三处问题，并改正。",
      "问：补贴是谁发的？答：村里发的，我记不清了。（此处未追问时间、金额和经手人）",
      "问：是不是他签的字？答：是。（诱导性提问）",
      "（笔录末页没有核对意见和签名）",
    ],
  },
];

/**
 * Files of the training that the demonstration county holds next, handed in by who holds it. Called after it is there.
 *
 * @param {Fetch} api
 * @param {string} publishableKey
 * @param {readonly DemoAccount[]} accounts
 */
export async function fillDemoMaterials(api, publishableKey, accounts) {
  const account = accounts.find(({ name }) => name === ORGANISER);
  if (!account) throw new RangeError(`no account for ${ORGANISER}`);
  const session = await signIn(api, publishableKey, account);
  const [training] = await get(api, session, "/rest/v1/link_activities?select=id&kind=eq.area_training");
  if (!training) throw new RangeError("no training to hand files in for");
  for (const { name, lines } of PAPERS) {
    const [file, body] = [v7(), await wordFile(lines)];
    const path = `/storage/v1/object/materials/trainings/${training["id"]}/${file}.${ENDING}`;
    const headers = { ...headersOf(session), "content-type": TYPE };
    const response = await api(new Request(`http://127.0.0.1${path}`, { method: "POST", headers, body }));
    if (!response.ok) throw new Error(`${name} was refused: ${await response.text()}`);
    const payload = { activity_id: training["id"], file_id: file, name, ending: ENDING, bytes: body.size };
    await sendAll(api, session, [{ id: v7(), command: "add_training_file", payload }]);
  }
}

/** @param {readonly string[]} lines the first is the title */
async function wordFile([title = "", ...lines]) {
  const { Document, HeadingLevel, Packer, Paragraph } = await import("docx");
  const children = [
    new Paragraph({ text: title, heading: HeadingLevel.TITLE }),
    ...lines.map((text) => new Paragraph({ text })),
  ];
  return Packer.toBlob(new Document({ title, sections: [{ children }] }));
}
