import { existsSync, readFileSync } from "node:fs";
import type { Browser, Page } from "@playwright/test";
import { hangzhouRows } from "../../src/core/import/test-sheets.ts";
import { readWorkbookBytes } from "../../src/lib/workbook/read-bytes.ts";
import { expect, test } from "./fixtures.ts";

// An empty installation, from its first administrator to the figures on a leader's screen. Real divisions for their
// structure; organs, people and what they do are invented.
test.use({ content: "migrated", stackName: "foundation" });

const REAL_LIST = new URL("../../../shared/data/hangzhou-divisions.csv", import.meta.url);
const PASSWORD = "a-long-password-1";
const PHONE = { viewport: { width: 390, height: 844 }, isMobile: true, hasTouch: true };
const COUNTY_CODE = "330127000000";

const csv = (rows: readonly (readonly string[])[]): Buffer =>
  Buffer.from(rows.map((row) => row.join(",")).join("\r\n"), "utf8");
const text = (cell: string | number | boolean | null | undefined): string => String(cell ?? "");
const divisionList = (): Buffer =>
  existsSync(REAL_LIST)
    ? readFileSync(REAL_LIST)
    : csv([
        ["code", "name", "level", "parent_code", "lon", "lat"],
        ...hangzhouRows().map((row) => row.map(text)),
      ]);

/** Townships of 淳安县 as the list names them. */
const townships = (): string[] =>
  hangzhouRows()
    .filter(([code]) => /^330127\d{3}000$/.test(text(code)) && text(code) !== COUNTY_CODE)
    .map(([, name]) => text(name));

/** The one line of README that makes the first administrator, here that of a city. */
function firstAdministrator(): string {
  const readme = readFileSync(new URL("../../README.md", import.meta.url), "utf8");
  const [, line = "", city = ""] =
    /`(select private\.bootstrap_administrator\([^`]+?\));`[^`]+`('\w+')`/.exec(readme) ?? [];
  return line
    .replace("you@example.org", "admin@journey.invalid")
    .replace("Your name", "管理员")
    .replace("Name of the commission", "演练市纪委监委")
    .replace(/\)$/, `, ${city})`);
}

const commissionOf = (township: string): string =>
  `${township}${township.includes("街道") ? "纪工委" : "纪委"}`;

async function openAccount(page: Page, link: string) {
  await page.goto(link);
  await page.getByRole("textbox", { name: "新密码必填" }).fill(PASSWORD);
  await page.getByRole("textbox", { name: "再输入一次必填" }).fill(PASSWORD);
  await page.getByRole("button", { name: "开通账号" }).click();
  await expect(page.getByRole("heading", { level: 1 })).toContainText("您好");
}

async function importFile(page: Page, kind: string, name: string, buffer: Buffer, added: string) {
  await page.goto(`/divisions/import?kind=${kind}`);
  await page.getByLabel("导入文件").setInputFiles({ name, mimeType: "text/csv", buffer });
  await page.getByRole("button", { name: /^导入[\d,]+条/ }).click();
  await expect(page.getByText(`新增${added}条，变更0条，不变0条`)).toBeVisible({ timeout: 20_000 });
}

/** Opens an officer's page, grants a role over an organ, and answers the invitation link. */
async function appoint(
  page: Page,
  officer: string,
  role: string,
  organ: string,
  email: string,
): Promise<string> {
  await page.goto("/people");
  await page.getByRole("searchbox").fill(officer);
  await page.getByRole("link", { name: officer, exact: true }).click();
  await expect(page.getByRole("heading", { level: 1, name: officer })).toBeVisible();
  await page.getByRole("button", { name: "授予职责" }).click();
  const dialog = page.getByRole("dialog");
  await dialog.getByLabel("职责").selectOption({ label: role });
  await dialog.getByRole("combobox", { name: /^范围/ }).fill(organ);
  await page.getByRole("option", { name: organ, exact: true }).click();
  await dialog.getByRole("button", { name: "授予职责" }).click();
  await expect(dialog).toHaveCount(0);
  await page.getByLabel("电子邮箱").fill(email);
  await page.getByRole("button", { name: "生成邀请" }).click();
  return page.getByLabel("邀请链接").innerText();
}

/** A browser of its own; what goes wrong in its pages is collected and must be nothing. */
async function newPage(browser: Browser, baseURL: string, errors: string[], options = {}): Promise<Page> {
  const context = await browser.newContext({
    baseURL,
    locale: "zh-CN",
    timezoneId: "Asia/Shanghai",
    ...options,
  });
  context.on("weberror", (error) => errors.push(String(error.error())));
  return context.newPage();
}

test("a county runs its grids on the real list: import, invite, propose, adjust, publish, visit, read the figures", async ({
  browser,
  stack,
  pageErrors,
}) => {
  test.setTimeout(300_000);
  const [row] = await stack.database.query(firstAdministrator());
  const page = await newPage(browser, stack.appUrl, pageErrors, { viewport: { width: 1440, height: 900 } });
  const names = townships();
  expect(names).toHaveLength(23);

  await test.step("the first administrator opens the account and imports the real list", async () => {
    await openAccount(page, `/invite/${String(row?.["bootstrap_administrator"])}`);
    await importFile(page, "divisions", "hangzhou-divisions.csv", divisionList(), "3,530");
  });

  await test.step("the county gets its commission and one for each of its 23 townships", async () => {
    await page.goto("/people");
    await page.getByRole("button", { name: "新增机构" }).click();
    const dialog = page.getByRole("dialog");
    await dialog.getByLabel("机构名称").fill("演练县纪委监委");
    await dialog.getByLabel("机构类别").selectOption({ label: "县（区）纪委监委" });
    await dialog.getByRole("combobox", { name: /^上级机构/ }).fill("演练市");
    await page.getByRole("option", { name: "演练市纪委监委" }).click();
    await dialog.getByLabel("对应行政区划代码").fill(COUNTY_CODE);
    await dialog.getByRole("button", { name: "保存" }).click();
    await expect(dialog).toHaveCount(0);
    await page.getByRole("button", { name: "演练县纪委监委" }).click();
    await page.getByRole("button", { name: "修改机构" }).click();
    await page.getByRole("button", { name: "为各镇街建立纪（工）委" }).click();
    await expect(page.getByText("已建立23个机构")).toBeVisible();
  });

  const leader = "演练领导";
  const officers = names.flatMap((name, index) =>
    [1, 2, 3].map((n) => [`干部${index + 1}之${n}`, commissionOf(name), "纪检干事"]),
  );
  await test.step("officers come from a file; two of them are invited", async () => {
    const file = csv([["姓名", "所在机构", "职务"], [leader, "演练县纪委监委", "县纪委副书记"], ...officers]);
    await importFile(page, "officers", "干部.csv", file, String(officers.length + 1));
  });
  const gridLink = await appoint(page, officers[0]![0]!, "网格长", officers[0]![1]!, "grid@journey.invalid");
  const leaderLink = await appoint(page, leader, "委领导", "演练县纪委监委", "leader@journey.invalid");

  await test.step("the plan is proposed township by township, adjusted by hand, and published", async () => {
    await page.goto("/grids");
    await page.getByRole("button", { name: "拟订方案" }).click();
    await page.getByLabel("工作量允许偏差").fill("35");
    await page.getByRole("button", { name: "开始拟订" }).click();
    await page.waitForURL(/\/grids\/plans\//, { timeout: 120_000 });
    await expect(page.getByRole("heading", { level: 2 }).filter({ hasText: names[0]! })).toBeVisible({
      timeout: 60_000,
    });
    const [state] = await stack.database.query(
      `select count(distinct g.township_code)::int as townships, count(v.*)::int as villages
       from public.grids g join public.grid_villages v on v.grid_id = g.id`,
    );
    expect(state).toEqual({ townships: 23, villages: 361 });
    const firstGrid = page
      .locator("section")
      .filter({ has: page.getByRole("heading", { level: 3, name: "第1网格" }) })
      .last();
    const moved = (await firstGrid.getByRole("listitem").first().innerText()).trim();
    await firstGrid.getByRole("button", { name: moved }).click();
    await page
      .getByRole("dialog")
      .getByRole("radio", { name: /第2网格/ })
      .check();
    await page.getByRole("dialog").getByRole("button", { name: "移到" }).click();
    await expect(page.getByText("有1处调整尚未保存")).toBeVisible();
    await page.getByRole("button", { name: "保存调整" }).click();
    await expect(page.getByText("调整已保存")).toBeVisible();
    await page.getByRole("button", { name: "发布", exact: true }).click();
    await page.getByRole("dialog").getByRole("button", { name: "发布" }).click();
    await expect(page.getByText("已发布").first()).toBeVisible();
  });

  const phone = await newPage(browser, stack.appUrl, pageErrors, PHONE);
  await test.step("a grid leader logs a visit on a phone, and it arrives", async () => {
    await openAccount(phone, gridLink);
    await phone.goto("/visits/new");
    await phone
      .getByRole("group", { name: "本网格的村" })
      .or(phone.getByRole("radiogroup", { name: "本网格的村" }))
      .locator("label")
      .first()
      .click();
    await phone.getByRole("checkbox", { name: "村民", exact: true }).press("Space");
    await phone.getByLabel(/^指导内容/).fill("查看三务公开栏，提醒按季度更新。");
    await phone.getByRole("button", { name: "保存", exact: true }).click();
    await expect(phone.getByText("已送达").first()).toBeVisible({ timeout: 20_000 });
  });

  const office = await newPage(browser, stack.appUrl, pageErrors, { viewport: { width: 1440, height: 900 } });
  await test.step("the leader reads the visit on the home page and how the county is covered", async () => {
    await openAccount(office, leaderLink);
    await expect(office.getByRole("link", { name: /走访次数/ })).toContainText("1次");
    await office.goto("/visits?tab=coverage");
    await office.getByRole("radio", { name: "按镇街" }).check();
    const covered = office.getByRole("row", { name: new RegExp(`^${names[0]}`) });
    await expect(covered.getByRole("cell").nth(2)).toHaveText("1");
    await expect(office.getByRole("row")).toHaveCount(1 + names.length);
  });
  await test.step("the leader reads it in the statistics, exports them, and opens what was written", async () => {
    await office.goto("/statistics");
    const card = office.getByRole("link", { name: /走访次数/ });
    await expect(card).toContainText("1次");
    const [download] = await Promise.all([
      office.waitForEvent("download"),
      office.getByRole("button", { name: "导出Excel" }).click(),
    ]);
    const workbook = await readWorkbookBytes(readFileSync(await download.path()), "figures.xlsx");
    const totals = workbook.status === "read" ? workbook.sheets[0] : undefined;
    expect(totals?.rows.find(([name]) => name === "走访次数")?.slice(1, 3)).toEqual(["次", 1]);
    await card.click();
    await expect(office.getByText("查看三务公开栏，提醒按季度更新。")).toBeVisible();
  });
  await Promise.all([page, phone, office].map((opened) => opened.context().close()));
});
