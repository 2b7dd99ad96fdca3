import type { Page } from "@playwright/test";
import { PHONE } from "../../playwright.config.ts";
import { expect, test } from "./fixtures.ts";
import { acceptLoan, askPeople, move } from "./steps-activations.ts";

test.use({ stackName: "activation s1" });
test.setTimeout(240_000);

const TITLE = "移民资金发放情况核查";

/**
 * S1: a township with two officers asks because many people have to be asked and evidence is hard to get; planned for 90 days,
 * concluded on day 23.
 */
test("a township asks on a phone, people of two forces come, it is concluded on day 23 of 90, and access ends", async ({
  openAs,
  stack,
}) => {
  const township = await openAs("township@demo.invalid", "/activations/new", PHONE);
  const address = await ask(township);

  const area = await openAs("area@demo.invalid", "/");
  await area.getByRole("link", { name: TITLE }).click();
  await move(area, "研判");
  await move(area, "批准");
  await expect(area.getByText("已批准", { exact: true }).first()).toBeVisible();
  await askPeople(area, { names: ["方知行", "柳成荫"], proposed: 2 });

  const office = await openAs("office@demo.invalid", address);
  await expect(office.getByText("没有找到这项协作")).toBeVisible();
  await accept(office);
  const neighbour = await openAs("liuping@demo.invalid", "/");
  await accept(neighbour);
  await neighbour.goto(address);
  await expect(neighbour.getByRole("heading", { name: TITLE })).toBeVisible();

  await area.reload();
  await move(area, "人员到位");
  await township.goto(address);
  await move(township, "开始");
  await expect(township.getByText("办理中", { exact: true }).first()).toBeVisible();

  // Day 23.
  await stack.database.query(
    "create or replace function private.now() returns timestamptz language sql stable as $$ select pg_catalog.now() + interval '23 days' $$",
  );
  await township.reload();
  await move(township, "办结", async (dialog) => {
    await dialog.getByLabel("办理结果").fill("已核对全部发放名册，问题线索移送案件监督管理室。");
  });
  await expect(township.getByText("已办结", { exact: true }).first()).toBeVisible();

  // The figures, for who asked and for the leader; nothing says that it is late.
  for (const page of [township, await openAs("leader@demo.invalid", address)]) {
    const facts = page.getByRole("region", { name: "基本情况" });
    await expect(facts.getByText("计划90天")).toBeVisible();
    await expect(facts.getByText("实际23天")).toBeVisible();
    await expect(facts.getByText("节省67天")).toBeVisible();
    await expect(facts.getByText("云溪镇纪委")).toHaveCount(2); // who asked, and who it is counted for
    await expect(page.getByText(/超期|逾期/)).toHaveCount(0);
  }
  const steps = township.getByRole("list", { name: "办理过程" }).locator("li > div:first-child > strong");
  await expect(steps).toHaveText([
    "申请",
    "提交",
    "研判",
    "批准",
    "征求调配（方知行）",
    "征求调配（柳成荫）",
    "确认调配（方知行）",
    "确认调配（柳成荫）",
    "人员到位",
    "开始",
    "办结",
  ]);

  // Who was lent is out, with the page still open before him.
  for (const page of [office, neighbour]) {
    await page.goto(address);
    await expect(page.getByText("没有找到这项协作")).toBeVisible();
    await expect(page.getByText(TITLE)).toHaveCount(0);
  }

  const list = await openAs("area@demo.invalid", "/activations?part=closed");
  await expect(list.getByRole("row", { name: TITLE })).toContainText("23天，节省67天");
});

/** Six fields; answers the address of what was asked for. */
async function ask(page: Page): Promise<string> {
  await page.getByRole("radio", { name: "案件联查" }).check();
  await page.getByLabel("事由").fill(TITLE);
  await page.getByRole("checkbox", { name: "涉及人数多" }).check();
  await page.getByRole("checkbox", { name: "取证难度大" }).check();
  await page.getByLabel("需要人数").fill("2");
  await page.getByLabel("计划办理天数").fill("90");
  await page.getByRole("button", { name: "提交申请" }).click();
  await expect(page.getByText("申请已提交")).toBeVisible();
  await page.getByRole("link", { name: "查看事项" }).click();
  await expect(page.getByRole("heading", { name: TITLE })).toBeVisible();
  return new URL(page.url()).pathname;
}

/** From the home page: what is asked stands there. Recusal is declared before the matter is seen. */
async function accept(page: Page) {
  await page.goto("/");
  await page.getByRole("link", { name: /征求您到云溪镇纪委/ }).click();
  await acceptLoan(page);
}
