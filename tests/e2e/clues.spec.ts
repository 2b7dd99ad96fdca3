import type { Page } from "@playwright/test";
import { PHONE } from "../../playwright.config.ts";
import { expectAccessible } from "./accessible.ts";
import { uuidv7 } from "uuidv7";
import type { TestStack } from "../support/stack.ts";
import { expect, test } from "./fixtures.ts";

const CLUE = "集体店面租金逾期未收";

test("a clue is distributed, approved, handled and closed, and nobody else knows of it", async ({
  openAs,
  stack,
}) => {
  await handOver(stack);
  const cases = await openAs("case_manager", "/clues");
  await cases.getByRole("link", { name: CLUE }).click();
  await expect(cases.getByRole("heading", { level: 1, name: CLUE })).toBeVisible();
  const address = new URL(cases.url()).pathname;
  await cases.getByRole("button", { name: "分办" }).click();
  await choose(cases, "承办人", "方知行");
  await choose(cases, "审批领导", "沈明远");
  await cases.getByRole("dialog").getByRole("button", { name: "分办" }).click();
  await expect(cases.getByText("已分办").first()).toBeVisible();

  const [leader, office] = [await openAs("leader", address, PHONE), await openAs("office_officer", address)];
  for (const page of [leader, office]) {
    await expect(page.getByText("没有找到这条线索")).toBeVisible();
    await page.goto("/clues/mine");
    await page.getByRole("button", { name: "申报" }).click();
    await expectAccessible(page);
    await page.getByRole("radio", { name: "没有需要回避的情形" }).check();
    await page.getByRole("button", { name: "提交申报" }).click();
    await page.getByRole("link", { name: CLUE }).click();
    await expect(page.getByRole("heading", { level: 1, name: CLUE })).toBeVisible();
  }
  await office.getByRole("button", { name: "提出处置意见" }).click();
  await office.getByRole("radio", { name: /^谈话函询/ }).check();
  await office.getByLabel("理由和工作方案").fill("属一般性问题，建议发函请其说明。");
  await office.getByRole("dialog").getByRole("button", { name: "提出处置意见" }).click();
  await expect(office.getByText("处置意见待批准").first()).toBeVisible();

  await leader.reload();
  await expect(leader.getByText("属一般性问题")).toBeVisible();
  await expectAccessible(leader);
  await step(leader, "批准办理");
  await expect(leader.getByText("办理中").first()).toBeVisible();
  await expect(leader.getByText("取得说明期限")).toBeVisible();

  await office.reload();
  await step(office, "登记谈话或说明");
  await expect(office.getByText("提出处理建议期限")).toBeVisible();
  await office.getByRole("button", { name: "报告办理结果" }).click();
  const dialog = office.getByRole("dialog");
  await dialog.getByRole("button", { name: "报告办理结果" }).click();
  await expect(dialog.getByText("请选择处理建议")).toBeVisible();
  await expectAccessible(office);
  await dialog.getByRole("radio", { name: "谈话提醒、批评教育" }).check();
  await dialog.getByLabel("办理情况报告").fill("租金已补交，承租人和经办人均已说明情况。");
  await dialog.getByRole("button", { name: "报告办理结果" }).click();
  await expect(office.getByText("办理结果待批准").first()).toBeVisible();

  await leader.reload();
  await expect(leader.getByText("租金已补交")).toBeVisible();
  await step(leader, "同意办结");
  await expect(leader.getByText("没有找到这条线索")).toBeVisible();

  await cases.reload();
  await expect(cases.getByText("已办结").first()).toBeVisible();
  await expect(cases.getByRole("region", { name: "打开记录" })).toContainText("沈明远");
  for (const role of ["office_officer", "area_coordinator", "administrator"]) {
    const other = await openAs(role, address);
    await expect(other.getByText("没有找到这条线索")).toBeVisible();
  }
});

/** A finding of an inspection that turns out to be a clue. */
async function handOver(stack: TestStack): Promise<void> {
  const office = await stack.signIn("office_officer");
  const [unit] = await stack.database.query("select id from public.organs where name = '石桥镇纪委'");
  const finding = uuidv7();
  for (const [command, id, payload] of [
    [
      "record_finding",
      finding,
      { organ_id: unit?.["id"], topic: "三资管理", title: CLUE, description: "承租人已逾期3个月未交。" },
    ],
    [
      "act",
      uuidv7(),
      { entity: "finding", entity_id: finding, action: "escalate", note: "涉嫌截留。", data: {} },
    ],
  ] as const) {
    const { error } = await office.rpc(command, { id, payload });
    expect(error).toBeNull();
  }
}

async function choose(page: Page, field: string, name: string): Promise<void> {
  await page.getByRole("combobox", { name: new RegExp(`^${field}`) }).fill(name);
  await page.getByRole("option", { name: new RegExp(`^${name}`) }).click();
}

/** A decision that needs no words. */
async function step(page: Page, name: string): Promise<void> {
  await page.getByRole("button", { name }).click();
  await page.getByRole("dialog").getByRole("button", { name }).click();
  await expect(page.getByRole("dialog")).toHaveCount(0);
}
