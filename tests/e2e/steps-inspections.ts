import type { Page } from "@playwright/test";
import { uuidv7 } from "../../src/lib/uuid.ts";
import type { TestStack } from "../support/stack.ts";
import { expect } from "./fixtures.ts";

// What an inspector does on the phone with the work-dispatch checklist, for the journeys that lead there.

export async function expectReadyOffline(page: Page): Promise<void> {
  await page.goto("/outbox");
  await page.getByRole("tab", { name: "本机存储" }).click();
  await expect(page.getByText("已可离线使用")).toBeVisible({ timeout: 60_000 });
}

export async function countSignatures(page: Page, payees: string, signed: string): Promise<void> {
  await page.getByRole("textbox", { name: /^抽查派工单上的领款人数/ }).fill(payees);
  await page.getByRole("textbox", { name: /^领款人本人签字的人数/ }).fill(signed);
  await page.getByRole("textbox", { name: /^领款人本人签字的人数/ }).blur();
}

/** The other items without which the checklist cannot be handed in. */
export async function answerTheRest(page: Page): Promise<void> {
  await choose(page, /^派工单由村报账员统一填开/, "是");
  await choose(page, /^派工单有审批人和证明人签字/, "否");
  await choose(page, /^补贴支付方式/, "转入本人账户");
  await choose(page, /^误工补贴发放情况已在村务公开栏公开/, "是");
}

export async function choose(page: Page, item: RegExp, answer: string): Promise<void> {
  await page
    .getByRole("radiogroup", { name: item })
    .getByRole("radio", { name: answer, exact: true })
    .check();
}

/** Without a signal: it is on the phone, and waits. */
export async function handIn(page: Page): Promise<void> {
  await page.getByRole("button", { name: "提交检查结果" }).click();
  await page.getByRole("dialog").getByRole("button", { name: "确认提交" }).click();
  await expect(page.getByText("已提交，待发送")).toBeVisible();
}

/** Two inspectors from elsewhere go to a village for three days, beginning today. */
export async function orderInspection(stack: TestStack): Promise<string> {
  const client = await stack.signIn("office_officer");
  const one = async (sql: string) => String(Object.values((await stack.database.query(sql))[0] ?? {})[0]);
  const id = uuidv7();
  const officer = (name: string) => one(`select id from public.officers where name = '${name}'`);
  const { error } = await client.rpc("order_inspection", {
    id,
    payload: {
      organ_id: await one("select id from public.organs where name = '柳坪镇纪委'"),
      inspecting_organ_id: await one("select id from public.organs where name = '青岚县纪委监委'"),
      kind: "special",
      name: "误工补贴专项检查",
      village_code: await one("select code from public.divisions where name like '柳坪村%'"),
      checklist_version_id: await one(
        "select v.id from public.checklist_versions v join public.checklists c on c.id = v.checklist_id where c.name = '误工补贴专项检查清单'",
      ),
      starts_on: await one("select private.today()::text"),
      ends_on: await one("select (private.today() + 2)::text"),
      members: [await officer("程守正"), await officer("石维新")],
    },
  });
  expect(error).toBeNull();
  return id;
}

export const stateOf = async (stack: TestStack, id: string): Promise<string> =>
  String(
    (await stack.database.query(`select state from public.inspections where id = '${id}'`))[0]?.["state"],
  );

export async function findingsOf(stack: TestStack, id: string): Promise<string[]> {
  const rows = await stack.database.query(
    `select check_code, source, state, description from public.findings where inspection_id = '${id}'`,
  );
  return rows
    .map((row) => [row["check_code"], row["source"], row["state"], row["description"]].map(String).join(" "))
    .sort();
}
