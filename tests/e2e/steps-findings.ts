import type { Page } from "@playwright/test";
import { expect as expectSoon } from "./fixtures.ts";

// What officers do with a finding on its page, for the journeys that lead there.

/** Several people at work at once: a busy machine answers late. */
export const expect = expectSoon.configure({ timeout: 60_000 });

export const tags = (page: Page) =>
  page.locator("header").filter({ has: page.getByRole("heading", { level: 1 }) });

/** From the home page to the finding that waits there under a word such as 待核验. */
export async function openWaiting(page: Page, waiting: string, title: string): Promise<void> {
  await page.getByRole("region", { name: "问题整改" }).getByRole("link", { name: waiting }).click();
  await page.getByRole("link", { name: title }).click();
  await expect(page.getByRole("heading", { level: 1, name: title })).toBeVisible();
}

/** Press the button of a step, fill what its dialog asks for, and press it there. */
export async function step(page: Page, name: string, fill: Record<string, string> = {}): Promise<void> {
  await page
    .getByRole("group", { name: "可以进行的操作" })
    .getByRole("button", { name, exact: true })
    .click();
  const dialog = page.getByRole("dialog", { name });
  for (const [label, text] of Object.entries(fill)) await dialog.getByLabel(label).fill(text);
  await dialog.getByRole("button", { name, exact: true }).click();
  await expect(dialog).toHaveCount(0);
}

/** No signal in the village hall: what is reported there waits on the phone, and is sent by itself. */
export async function reportRectified(page: Page, proof: string): Promise<void> {
  await page.context().setOffline(true);
  await page.getByRole("button", { name: "报告整改完成" }).click();
  const form = page.getByRole("dialog", { name: "报告整改完成" });
  await form.getByLabel("整改情况与佐证").fill(proof);
  await form.getByLabel("整改责任人").fill("村党组织书记");
  await form.getByRole("button", { name: "报告完成" }).click();
  await expect(form).toHaveCount(0);
  await expect(page.getByText("整改情况已保存在本机，联网后自动发送。")).toBeVisible();
  await page.context().setOffline(false);
  await expect(async () => {
    await page.reload();
    await expect(tags(page)).toContainText("已报完成", { timeout: 2_000 });
  }).toPass();
  // Who reported is not offered to verify.
  await expect(page.getByRole("button", { name: "核验通过" })).toHaveCount(0);
}

export async function verifyAndCloseOut(page: Page, note: string): Promise<void> {
  await step(page, "核验通过", { 说明: note });
  await expect(tags(page)).toContainText("已核验");
  await step(page, "销号");
  await expect(tags(page)).toContainText("已销号");
}

/** The only closed finding is drawn, by a number that somebody present has said. */
export async function drawLookBack(page: Page, seed: string): Promise<void> {
  await page.goto("/findings?tab=look_back");
  await expect(page.getByText("可抽取1个")).toBeVisible();
  await page.getByRole("radio", { name: "由在场人员报出" }).check();
  await page.getByLabel("报出的数字").fill(seed);
  await page.getByRole("button", { name: "开始抽取" }).click();
  await expect(page.getByText(`种子${seed}（由在场人员报出）`)).toBeVisible();
  await page.getByRole("button", { name: "验算" }).click();
  await expect(page.getByText("验算一致")).toBeVisible();
}

/** Of those asked, some know nothing of the correction: it is open again. */
export async function failLookBack(
  page: Page,
  { asked, unaware, note }: { asked: string; unaware: string; note: string },
): Promise<void> {
  await page.getByRole("button", { name: "登记回头看结果" }).click();
  const dialog = page.getByRole("dialog", { name: "登记回头看结果" });
  await dialog.getByLabel("询问人数").fill(asked);
  await dialog.getByLabel("其中不知情人数").fill(unaware);
  await expect(dialog.getByRole("radio", { name: "整改不实" })).toBeChecked();
  await dialog.getByLabel("情况说明").fill(note);
  await dialog.getByRole("button", { name: "保存" }).click();
  await expect(dialog).toHaveCount(0);
  await expect(tags(page)).toContainText("重新整改");
}
