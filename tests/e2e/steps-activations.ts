import type { Locator, Page } from "@playwright/test";
import { expect } from "./fixtures.ts";

/** Steps of an activation as somebody takes them on screen. */

/** A step of the life cycle, confirmed in its dialog. */
export async function move(
  page: Page,
  action: string,
  fill?: (dialog: Locator) => Promise<void>,
): Promise<void> {
  await page.getByRole("button", { name: action, exact: true }).click();
  const dialog = page.getByRole("dialog");
  await fill?.(dialog);
  await dialog.getByRole("button", { name: action, exact: true }).click();
  await expect(dialog).toBeHidden();
}

/** Others than the `proposed` ones, found by name. */
export async function askPeople(
  page: Page,
  about: { names: readonly string[]; proposed: number; lastDay?: string },
): Promise<void> {
  await page.getByRole("button", { name: "推荐人员" }).click();
  const dialog = page.getByRole("dialog");
  if (about.lastDay) await dialog.getByLabel("最后一天").fill(about.lastDay);
  await expect(dialog.getByText(`推荐${about.proposed}人`)).toBeVisible();
  const ticked = dialog.getByRole("checkbox", { checked: true });
  for (let left = about.proposed; left > 0; left -= 1) await ticked.first().uncheck();
  await expect(ticked).toHaveCount(0);
  for (const name of about.names) {
    await dialog.getByRole("searchbox").fill(name);
    await dialog.getByRole("searchbox").press("Enter");
    await dialog.getByRole("checkbox", { name }).check();
  }
  await dialog.getByRole("button", { name: `征求${about.names.length}人意见` }).click();
  await expect(dialog).toBeHidden();
}

/** On the page of one's own loans. Recusal is declared before the matter is seen. */
export async function acceptLoan(page: Page): Promise<void> {
  const dialog = await answer(page);
  await dialog.getByRole("radio", { name: "参加", exact: true }).check();
  await dialog.getByRole("radio", { name: "没有需要回避的情形" }).check();
  await dialog.getByRole("button", { name: "提交答复" }).click();
  await expect(dialog).toBeHidden();
  await expect(page.getByText("已确认", { exact: true }).first()).toBeVisible();
}

/** Who cannot come says why; without it the answer does not leave. */
export async function declineLoan(page: Page, reason: string): Promise<void> {
  const dialog = await answer(page);
  await dialog.getByRole("radio", { name: "不能参加" }).check();
  await dialog.getByRole("button", { name: "提交答复" }).click();
  await expect(dialog.getByText("请填写不能参加的原因")).toBeVisible();
  await dialog.getByLabel("不能参加的原因").fill(reason);
  await dialog.getByRole("button", { name: "提交答复" }).click();
  await expect(dialog).toBeHidden();
}

async function answer(page: Page): Promise<Locator> {
  await page.getByRole("button", { name: "答复" }).click();
  return page.getByRole("dialog");
}
