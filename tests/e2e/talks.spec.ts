import type { Page } from "@playwright/test";
import { PHONE } from "../../playwright.config.ts";
import { expect, test } from "./fixtures.ts";

test.setTimeout(180_000);

const UNIT = "石桥镇纪委";
const FIRST_NOTE = "就用工记录不全约谈。";
const LATER_NOTE = "就用工记录不全约谈，要求限期补正。";

// One person, a phone and a desk: the talk is counted once, and nothing that either of them wrote is lost.
test("a talk corrected on two devices: other fields merge, of the same field the author decides", async ({
  openAs,
}) => {
  const desk = await openAs("office_officer", "/talks/new");
  await desk.getByRole("radio", { name: "约谈提醒" }).check();
  await desk.getByRole("combobox", { name: /^谈话对象所在单位/ }).fill("石桥镇");
  await desk.getByRole("option", { name: UNIT }).click();
  await desk.getByLabel("人次").fill("2");
  await desk.getByLabel("要点").fill(FIRST_NOTE);
  await desk.getByRole("button", { name: "保存" }).click();
  await expect(row(desk)).toContainText("2人次");
  await expect(desk.getByRole("list", { name: "本机待发送" })).toHaveCount(0);

  const phone = await openAs("office_officer", "/talks", PHONE);
  await test.step("both begin from the same talk and change different fields", async () => {
    const [onDesk, onPhone] = [await correct(desk), await correct(phone)];
    await onDesk.getByLabel("人次").fill("3");
    await save(desk);
    await expect(row(desk)).toContainText("3人次");
    await onPhone.getByLabel("要点").fill(LATER_NOTE);
    await save(phone);
    await expect(row(phone)).toContainText("并行修改");
    await expect(row(phone)).toContainText("3人次");
    await expect(row(phone)).toContainText(LATER_NOTE);
  });

  await desk.reload();
  await test.step("both change the same field: both values are kept, and nothing is counted twice", async () => {
    const [onDesk, onPhone] = [await correct(desk), await correct(phone)];
    await onDesk.getByLabel("人次").fill("4");
    await save(desk);
    await expect(row(desk)).toContainText("4人次");
    await onPhone.getByLabel("人次").fill("5");
    await save(phone);
    const decision = phone.getByRole("region", { name: /冲突.*人次/ });
    await expect(decision).toContainText("现在的内容4");
    await expect(decision).toContainText("本次更正5");
    await expect(decision).toContainText("3");
    await expect(total(phone)).toContainText("4人次");
  });

  await test.step("the author decides on either device, and both show the same", async () => {
    await desk.reload();
    await desk.getByRole("button", { name: "用本次更正" }).click();
    await expect(row(desk)).toContainText("5人次");
    await expect(desk.getByText("冲突", { exact: true })).toHaveCount(0);
    await phone.reload();
    await expect(row(phone)).toContainText("5人次");
    await expect(total(phone)).toContainText("5人次");
    await expect(phone.getByRole("button", { name: "用本次更正" })).toHaveCount(0);
  });
});

const row = (page: Page) =>
  page.getByRole("list", { name: "谈话", exact: true }).getByRole("listitem").filter({ hasText: UNIT });

/** Person-times of the kind, over everything. */
const total = (page: Page) =>
  page
    .getByRole("region", { name: "所选范围内各类人次" })
    .getByText("约谈提醒", { exact: true })
    .locator("..");

async function correct(page: Page) {
  await row(page).getByRole("button", { name: "更正" }).click();
  return page.getByRole("dialog");
}

async function save(page: Page): Promise<void> {
  await page.getByRole("dialog").getByRole("button", { name: "保存更正" }).click();
  await expect(page.getByRole("dialog")).toHaveCount(0);
}
