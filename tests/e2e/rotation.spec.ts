import type { Page } from "@playwright/test";
import { DEMO_ACCOUNTS } from "../../scripts/demo-accounts.mjs";
import type { TestStack } from "../support/stack.ts";
import { expectAccessible } from "./accessible.ts";
import { expect, test } from "./fixtures.ts";
import {
  drawLookBack,
  expect as expectLate,
  failLookBack,
  openWaiting,
  reportRectified,
  step,
  tags,
  verifyAndCloseOut,
} from "./steps-findings.ts";
import { answerTheRest, countSignatures, expectReadyOffline, handIn } from "./steps-inspections.ts";

// The demonstration county with six invented townships more: 14 townships, 98 villages, four rounds.
test.use({ stackName: "rotation", actionTimeout: 60_000 });

const PHONE = { viewport: { width: 390, height: 844 }, isMobile: true, hasTouch: true };
const CHECKLIST = "误工补贴专项检查清单（第1版）";
const FINDING = "派工单签字人数少于领款人数";
const NAME = "演练：四轮村级交叉检查";

/** Each with three villages and two officers; no accounts, for they only go along. */
const MORE_TOWNSHIPS = `
  with added as (
    select n, '9901233' || lpad(n::text, 2, '0') as prefix, '演练' || n || '镇' as name, 110.2 + n * 0.03 as lon, 28.3 + (n % 3) * 0.06 as lat
    from generate_series(1, 6) n
  ), townships as (
    insert into divisions (code, parent_code, level, name, lon, lat, coord_source)
    select prefix || '000', '990123000000', 'township', name, lon, lat, 'demonstration' from added returning code
  ), villages as (
    insert into divisions (code, parent_code, level, name, lon, lat, coord_source)
    select prefix || lpad((200 + v)::text, 3, '0'), prefix || '000', 'village', name || v || '村村民委员会', lon + v * 0.004, lat - v * 0.003, 'demonstration'
    from added, generate_series(1, 3) v returning code
  ), commissions as (
    insert into organs (id, kind, name, division_code, parent_id)
    select gen_random_uuid(), 'township_commission', name || '纪委', prefix || '000', (select id from organs where kind = 'county_commission') from added returning id, name
  )
  insert into officers (id, organ_id, name, post)
  select gen_random_uuid(), id, name || '干部' || n, '纪检干事' from commissions, generate_series(1, 2) n`;

const cellsOf = (page: Page) => page.getByRole("table").locator("tbody td button");

test("14 townships, 98 villages, four rounds: from the proposal to a finding that is reopened", async ({
  openAs,
  stack,
}) => {
  test.setTimeout(1_200_000);
  await stack.database.query(MORE_TOWNSHIPS);
  const page = await openAs("area_coordinator", "/rotations");
  let planPath = "";
  let locked = { target: "", team: "" };

  await test.step("everything is filled in; one press gives a proposal that keeps every rule", async () => {
    await page.getByRole("link", { name: "拟订轮换" }).first().click();
    await page.getByLabel("方案名称").fill(NAME);
    await page.getByRole("radio", { name: "村（社区）" }).check();
    await expect(page.getByText("14个组，98个检查对象")).toBeVisible();
    await page.getByLabel("检查清单").selectOption(CHECKLIST);
    // who reads the plan as the unit inspected is not of a team
    await page.getByRole("button", { name: "移除程守正" }).click();
    await expectAccessible(page);
    await page.getByRole("button", { name: "生成方案" }).click();
    await expect(page.getByRole("heading", { level: 1, name: NAME })).toBeVisible({ timeout: 240_000 });
    planPath = new URL(page.url()).pathname;
    await expect(page.getByText(/共98次检查，全部规则均已满足/)).toBeVisible();
    await expect(page.getByText(CHECKLIST)).toBeVisible();
    await expect(cellsOf(page)).toHaveCount(98);
    await expectAccessible(page);
  });

  await test.step("no team inspects its own unit, no two units inspect each other in the same or the next round", async () => {
    const rows = await stack.database.query(
      `select t.lead_organ_id as goer, g.organ_id as host, a.round from rotation_assignments a
       join rotation_teams t on t.id = a.team_id join rotation_targets g on g.id = a.target_id where a.plan_id = $1`,
      [planPath.split("/").pop()],
    );
    expect(rows.filter(({ goer, host }) => goer === host)).toEqual([]);
    const mutual = rows.filter((there) =>
      rows.some(
        (back) =>
          back["goer"] === there["host"] &&
          back["host"] === there["goer"] &&
          Math.abs(Number(back["round"]) - Number(there["round"])) <= 1,
      ),
    );
    expect(mutual).toEqual([]);
  });

  await test.step("one pair is locked from the matrix, with the reasons beside it, and stays when proposed again", async () => {
    const row = page.getByRole("table").locator("tbody tr").first();
    const cell = row.locator("td button").first();
    locked = {
      target: (await row.locator("th").innerText()).split("\n")[0]!,
      team: await cell.innerText(),
    };
    await cell.click();
    const drawer = page.getByRole("dialog");
    await expect(drawer.getByText(/单程[\d.]+公里/)).toBeVisible();
    await expectAccessible(page);
    await drawer.getByRole("button", { name: "锁定", exact: true }).click();
    await page.getByRole("button", { name: "保存调整" }).click();
    await expect(page.getByText("调整已保存")).toBeVisible();
    await page.getByRole("button", { name: "重新生成" }).click();
    await expect(page.getByText("已重新生成，锁定的安排保持不变")).toBeVisible({ timeout: 240_000 });
    const kept = page.getByRole("row", { name: new RegExp(`^${locked.target}`) }).getByRole("button");
    await expect(kept).toHaveText(locked.team);
    await expect(kept.getByLabel("已锁定")).toBeVisible();
  });

  await test.step("the draw on record can be checked by anyone who may read it", async () => {
    await page.getByRole("link", { name: "抽签" }).click();
    await page.getByRole("button", { name: "复核" }).first().click();
    await expect(page.getByText("复核一致", { exact: false })).toBeVisible({ timeout: 240_000 });
    await expectAccessible(page);
    await page.getByRole("link", { name: "返回方案" }).click();
  });

  await test.step("published, the unit inspected knows nothing before the release, and its own part after", async () => {
    await page.getByRole("button", { name: "发布", exact: true }).click();
    await page.getByRole("dialog").getByRole("button", { name: "发布", exact: true }).click();
    await expect(page.getByText("方案已发布", { exact: false })).toBeVisible();

    const unit = await openAs("township_officer", planPath, PHONE);
    await expect(unit.getByText("没有找到这份方案")).toBeVisible();
    await unit.goto("/rotations");
    await expect(unit.getByText("还没有轮换方案")).toBeVisible();

    const plan = planPath.split("/").pop();
    await stack.database.query(
      "update rotation_rounds set release_at = now() where plan_id = $1 and round = 1",
      [plan],
    );
    await unit.goto(planPath);
    await expect(unit.getByRole("heading", { level: 1, name: NAME })).toBeVisible();
    const [own] = await stack.database.query(
      `select count(*)::integer as visits from rotation_assignments a join rotation_targets g on g.id = a.target_id
       join organs o on o.id = g.organ_id where a.plan_id = $1 and a.round = 1 and o.name = '云溪镇纪委'`,
      [plan],
    );
    await expect(unit.getByRole("listitem").getByRole("button")).toHaveCount(Number(own?.["visits"]));
    await expectAccessible(unit);
  });

  const visit = await beginFirstRound(stack, planPath.split("/").pop()!);

  await test.step("an inspector without a signal hands in the checklist of the rotation; 12 payees and 2 signatures are a finding", async () => {
    const inspector = await openAs(visit.inspector, "/", PHONE);
    await expect(inspector.getByRole("heading", { name: "等我办理的检查" })).toBeVisible({ timeout: 60_000 });
    await expectReadyOffline(inspector);
    await inspector.context().setOffline(true);
    await inspector.goto(`/inspections/${visit.id}/checklist`);
    await countSignatures(inspector, "12", "2");
    await expect(inspector.getByText("自动核对发现问题")).toBeVisible();
    await answerTheRest(inspector);
    await handIn(inspector);
    expect(await findingsOf(stack, visit.id)).toEqual([]);
    await inspector.context().setOffline(false);
    await expect
      .poll(() => findingsOf(stack, visit.id), { timeout: 60_000, message: "the finding appears by itself" })
      .toEqual(["signatures_fewer check found"]);
  });

  const office = await openAs("office_officer", `/inspections/${visit.id}`);
  await test.step("the office issues it; the unit rectifies it and reports from a phone", async () => {
    await office.getByRole("link", { name: FINDING }).click();
    await step(office, "交办", { "期限（工作日）": "5", 整改要求: "补齐签字并重新公示。" });
    await expectLate(tags(office)).toContainText("已交办");
    const unit = await openAs(visit.unit, "/", PHONE);
    await openWaiting(unit, "待整改", FINDING);
    await reportRectified(unit, "12人补签，签收单归入3月第8号凭证。");
  });

  await test.step("another person verifies and closes out", async () => {
    await page.goto("/");
    await openWaiting(page, "待核验", FINDING);
    await verifyAndCloseOut(page, "到村查看原件，12人均已签字。");
  });

  await test.step("drawn for a look-back, it does not hold, and is open again with more weight", async () => {
    const path = new URL(office.url()).pathname;
    await drawLookBack(office, "20211028");
    await office.goto(path);
    await failLookBack(office, { asked: "7", unaware: "4", note: "4人表示没有收到，也没有签字。" });
    await expectLate(tags(office)).toContainText("严重");
  });
});

/**
 * The first round is today. Of its visits, one between two units that can sign in; the rest of the plan stays as it was.
 */
async function beginFirstRound(stack: TestStack, plan: string) {
  await stack.database.query(
    `with round as (
      update rotation_rounds set starts_on = private.today(), ends_on = private.today() + 1, release_at = now()
      where plan_id = $1 and round = 1 returning 1
    ), moved as (
      update inspections set starts_on = private.today(), ends_on = private.today() + 1, release_at = now()
      where plan_id = $1 and round = 1 returning id
    )
    update matter_access set from_at = now() - interval '1 hour', to_at = (private.today() + 2)::timestamp at time zone 'Asia/Shanghai'
    where entity = 'inspection' and entity_id in (select id from moved)`,
    [plan],
  );
  const officers = DEMO_ACCOUNTS.filter(({ role }) => role === "township_officer");
  const [visit] = await stack.database.query(
    `select i.id, goer.name as inspector, host.name as unit from inspections i
     join matter_access a on a.entity = 'inspection' and a.entity_id = i.id
     join officers goer on goer.id = a.officer_id join officers host on host.organ_id = i.organ_id
     where i.plan_id = $1 and i.round = 1 and goer.name = any ($2) and host.name = any ($2) order by i.name limit 1`,
    [plan, officers.map(({ name }) => name)],
  );
  const emailOf = (name: unknown) => officers.find((officer) => officer.name === name)!.email;
  return {
    id: String(visit?.["id"]),
    inspector: emailOf(visit?.["inspector"]),
    unit: emailOf(visit?.["unit"]),
  };
}

async function findingsOf(stack: TestStack, inspection: string): Promise<string[]> {
  const rows = await stack.database.query(
    "select check_code, source, state from findings where inspection_id = $1",
    [inspection],
  );
  return rows.map((row) => [row["check_code"], row["source"], row["state"]].map(String).join(" "));
}
