import type { Page } from "@playwright/test";
import { expect, test } from "./fixtures.ts";
import {
  answerTheRest,
  countSignatures,
  expectReadyOffline,
  findingsOf,
  handIn,
  orderInspection,
  stateOf,
} from "./steps-inspections.ts";

test.use({ stackName: "inspections" });
test.setTimeout(240_000);

const INSPECTOR = "township@demo.invalid";

test("an inspector without a signal goes through the work-dispatch checklist; 12 payees and 2 signatures raise one finding by themselves", async ({
  openAs,
  stack,
}) => {
  const id = await orderInspection(stack);

  // With a signal: the assignment is on the home page, and everything comes onto the phone.
  let page = await openAs(INSPECTOR, "/");
  await expect(page.getByRole("heading", { name: "等我办理的检查" })).toBeVisible({ timeout: 60_000 });
  await expectReadyOffline(page);
  const context = page.context();

  // Without one: opened from the list after a reload.
  await context.setOffline(true);
  await page.goto("/inspections");
  await page.getByRole("link", { name: "开始检查" }).click();
  await countSignatures(page, "12", "3");
  await expect(page.getByText("抽查的派工单领款12人，本人签字3人，签字不齐即已支付。").first()).toBeVisible();
  await countSignatures(page, "12", "2");
  await expect(page.getByText("自动核对发现问题")).toBeVisible();
  await addAttendance(page, { name: "王某甲", month: "2026-02", days: "30" });
  await expect(page.getByText(/王某甲（30＞28）/).first()).toBeVisible();
  await page.getByRole("textbox", { name: /^走访领款人核实的情况/ }).fill("有的领款人说没有");

  // The tab is killed in the middle of a word; another is opened where there is still no signal.
  await page.close({ runBeforeUnload: false });
  page = await context.newPage();
  await page.goto(`/inspections/${id}/checklist`);
  await expect(page.getByRole("textbox", { name: /^抽查派工单上的领款人数/ })).toHaveValue("12");
  await expect(page.getByRole("textbox", { name: /^领款人本人签字的人数/ })).toHaveValue("2");
  await expect(page.getByRole("textbox", { name: /^走访领款人核实的情况/ })).toHaveValue("有的领款人说没有");
  await expect(page.getByText("出现“有的”，请写明是哪个地点、哪件事、哪个人。")).toBeVisible();

  // What is required is asked for before the list is handed in.
  await page.getByRole("button", { name: "提交检查结果" }).click();
  await expect(page.getByRole("link", { name: /请填写：派工单由村报账员统一填开/ })).toBeVisible();
  await answerTheRest(page);
  await recordFinding(page, "派工单没有审批人签字", "柳坪村3月第7号派工单没有审批人签字，涉及1260元。");
  await handIn(page);
  expect(await findingsOf(stack, id)).toEqual([]);

  // The signal is back: everything leaves by itself.
  await context.setOffline(false);
  await expect
    .poll(() => stateOf(stack, id), { timeout: 60_000, message: "the inspection arrives" })
    .toBe("submitted");
  expect(await findingsOf(stack, id)).toEqual([
    "days_over_month check found 月考勤表中下列人员的出勤天数超过当月天数：王某甲（30＞28）。",
    "null person found 柳坪村3月第7号派工单没有审批人签字，涉及1260元。",
    "signatures_fewer check found 抽查的派工单领款12人，本人签字2人，签字不齐即已支付。",
  ]);
  await expect(page.getByText("检查结果已提交", { exact: true })).toBeVisible({ timeout: 30_000 });

  // Who ordered it reads the answers; the unit knows that it was inspected, not by whom, and no finding before it is issued.
  const office = await openAs("office_officer", `/inspections/${id}`);
  await expect(office.getByText("王某甲　2026-02　出勤天数30天")).toBeVisible();
  await expect(office.getByRole("link", { name: "派工单签字人数少于领款人数" })).toBeVisible();
  const unit = await openAs("liuping@demo.invalid", `/inspections/${id}`);
  await expect(unit.getByText("没有可以查看的问题。")).toBeVisible();
  await expect(unit.getByText("程守正")).toHaveCount(0);
});

async function addAttendance(page: Page, row: { name: string; month: string; days: string }): Promise<void> {
  const sheet = page.getByRole("group", { name: /^月考勤表/ });
  await sheet.getByRole("button", { name: "添加一行" }).click();
  await sheet.getByRole("textbox", { name: "姓名" }).fill(row.name);
  await sheet.getByLabel("月份").fill(row.month);
  await sheet.getByRole("textbox", { name: "出勤天数" }).fill(row.days);
  await sheet.getByRole("button", { name: "保存并完成" }).click();
}

async function recordFinding(page: Page, title: string, description: string): Promise<void> {
  await page.getByRole("button", { name: "记录一个问题" }).click();
  const dialog = page.getByRole("dialog", { name: "记录问题" });
  await dialog.getByRole("textbox", { name: /^问题名称/ }).fill(title);
  await dialog.getByRole("textbox", { name: /^问题情况/ }).fill(description);
  await dialog.getByRole("textbox", { name: /^类别/ }).fill("误工补贴");
  await dialog.getByRole("button", { name: "保存问题" }).click();
  await expect(dialog).toHaveCount(0);
}
