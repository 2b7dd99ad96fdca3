import type { Page } from "@playwright/test";
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

async function choose(page: Page, item: RegExp, answer: string): Promise<void> {
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
