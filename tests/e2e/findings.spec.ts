import type { Page } from "@playwright/test";
import { expectAccessible } from "./accessible.ts";
import { test } from "./fixtures.ts";
import {
  drawLookBack,
  expect,
  failLookBack,
  openWaiting,
  reportRectified,
  step,
  tags,
  verifyAndCloseOut,
} from "./steps-findings.ts";

// One finding from its record to its reopening, by everybody whose turn it is: an office officer records and issues, the township
// rectifies on a phone, the coordinator verifies, the draw takes it, the office officer looks back at it.
test.use({ stackName: "findings", actionTimeout: 60_000 });

const PHONE = { viewport: { width: 390, height: 844 }, isMobile: true, hasTouch: true };
const TITLE = "误工补贴12人领款、2人签字";

const open = async (page: Page, path = "/findings") => {
  await page.goto(path);
  await page.getByRole("link", { name: TITLE }).click();
  await expect(page.getByRole("heading", { level: 1, name: TITLE })).toBeVisible();
};
test("a finding is issued, rectified, verified by another, drawn, and reopened when it does not hold", async ({
  openAs,
}) => {
  test.setTimeout(480_000);
  const office = await openAs("office_officer", "/findings");

  await test.step("recorded, with a hint on vague words, and issued with a number", async () => {
    await office.getByRole("link", { name: "登记问题" }).click();
    await office.getByRole("combobox", { name: /^整改单位/ }).fill("云溪镇");
    await office.getByRole("option", { name: "云溪镇纪委" }).click();
    await office.getByLabel("问题类别").selectOption("误工补贴");
    await office.getByLabel("问题概要").fill(TITLE);
    await office.getByLabel("问题描述").fill("派工单列12人，部分村民没有签字。");
    await expect(office.getByText("“部分”说得不够具体")).toBeVisible();
    await office.getByLabel("问题描述").fill("3月派工单列12人，签收栏仅2人签字，缺10人。");
    await expect(office.getByText("说得不够具体")).toHaveCount(0);
    await office.getByRole("button", { name: "保存" }).click();
    await expect(office.getByText("已登记", { exact: true })).toBeVisible();
    await expect(async () => {
      await office.goto("/findings");
      await expect(office.getByRole("link", { name: TITLE })).toBeVisible({ timeout: 2_000 });
    }).toPass();
    await open(office);
    await expect(office.getByText("仅检查一方可见")).toBeVisible();
    await step(office, "交办", { "期限（工作日）": "5", 整改要求: "补齐签字并重新公示。" });
    await expect(tags(office)).toContainText("已交办");
    await office.getByRole("link", { name: /整改通知单.*1号/ }).click();
    await expect(office.getByRole("article", { name: "整改通知单" })).toContainText("云溪镇纪委：");
    await expect(office.getByRole("article", { name: "整改通知单" })).not.toContainText("方知行");
    const download = office.waitForEvent("download");
    await office.getByRole("button", { name: "下载Word文档" }).click();
    expect((await download).suggestedFilename()).toMatch(/^QL整改〔\d{4}〕1号\.docx$/);
  });

  await test.step("the township reads no author, and reports from a phone", async () => {
    const township = await openAs("township_officer", "/", PHONE);
    await openWaiting(township, "待整改", TITLE);
    await expect(township.getByText("方知行")).toHaveCount(0);
    await reportRectified(township, "12人退回多领款项，签收单归入3月第8号凭证。");
  });

  await test.step("the coordinator verifies and closes out", async () => {
    const area = await openAs("area_coordinator", "/");
    await openWaiting(area, "待核验", TITLE);
    await verifyAndCloseOut(area, "到村查看原件，12人均已签字。");
  });

  await test.step("drawn by a seed that everybody can check", async () => {
    await drawLookBack(office, "20211028");
  });

  await test.step("S14: 7 asked, 4 know nothing: open again, and it weighs more", async () => {
    await open(office);
    await failLookBack(office, { asked: "7", unaware: "4", note: "4人表示没有收到，也没有签字。" });
    await expect(tags(office)).toContainText("严重");
    await expect(office.getByText("原核验人：陆清和")).toBeVisible();
    await step(office, "交办");
    await expect(office.getByRole("link", { name: /整改通知单.*2号/ })).toBeVisible();
  });

  await test.step("S3: two people, one of them as supervisor, in form 1", async () => {
    await office.getByRole("button", { name: "登记谈话或约谈" }).click();
    const drawer = office.getByRole("dialog", { name: "登记谈话或约谈" });
    await drawer.getByRole("radio", { name: /^谈话提醒/ }).check();
    await drawer.getByRole("button", { name: "增加一人" }).click();
    await drawer.getByRole("group", { name: "对象1" }).getByLabel("职务").fill("村党组织书记");
    await drawer.getByRole("group", { name: "对象2" }).getByLabel("职务").fill("监察站长");
    await drawer.getByRole("group", { name: "对象2" }).getByLabel("责任").selectOption("监督责任");
    await drawer.getByRole("button", { name: "保存" }).click();
    await expect(drawer).toHaveCount(0);
    await expect(office.getByText("2人次")).toBeVisible();
    await expect(office.getByText("监察站长　监督责任")).toBeVisible();
  });

  await test.step("the leader's ledger counts it as open, and the number opens its row", async () => {
    const leader = await openAs("leader", "/findings?tab=ledger");
    await expect(leader.getByText(/发现问题1个，完成整改0个，整改率0.0%，未完成1个/)).toBeVisible();
    await leader.getByRole("link", { name: "云溪镇纪委 未完成（个） 1" }).click();
    await expect(leader.getByRole("link", { name: TITLE })).toBeVisible();
    await expect(leader.getByRole("link", { name: "登记问题" })).toHaveCount(0);
  });
});

for (const path of ["/findings", "/findings/new", "/findings?tab=ledger", "/findings?tab=look_back"]) {
  test(`${path} has names, contrast and order for everybody`, async ({ openAs }) => {
    const page = await openAs("office_officer", path);
    await expect(page.getByRole("heading", { level: 1 })).toBeVisible();
    await expect(page.getByRole("status").filter({ hasText: "正在加载" })).toHaveCount(0);
    await expectAccessible(page);
  });
}

test("another township knows nothing of it", async ({ openAs }) => {
  const other = await openAs("shiqiao@demo.invalid", "/findings");
  await expect(other.getByText("目前没有交办给本单位的问题。")).toBeVisible();
});
