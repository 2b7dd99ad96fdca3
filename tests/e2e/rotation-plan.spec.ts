import { readFileSync } from "node:fs";
import { readWorkbookBytes } from "../../src/lib/workbook/read-bytes.ts";
import type { TestStack } from "../support/stack.ts";
import { expect, test } from "./fixtures.ts";

// A rotation of the demonstration county: exported, printed, published, repaired. And one whose teams are mixed.
test.use({ stackName: "rotation-plan", actionTimeout: 60_000 });

const NAME = "演练：镇街交叉检查";
const CHECKLIST = "村级监督综合检查清单";

const count = async (stack: TestStack, sql: string, values: unknown[] = []) =>
  Number(Object.values((await stack.database.query(sql, values))[0] ?? {})[0]);

test("a plan's checklist stands on its .xlsx and its sheet; who falls ill is replaced after a look at what changes", async ({
  openAs,
  stack,
}) => {
  const page = await openAs("area_coordinator", "/rotations/new");
  await page.getByLabel("方案名称").fill(NAME);
  await page.getByRole("button", { name: "生成方案" }).click();
  await expect(page.getByRole("heading", { level: 1, name: NAME })).toBeVisible({ timeout: 120_000 });

  await page.getByRole("button", { name: "更换检查清单" }).click();
  const dialog = page.getByRole("dialog", { name: "更换检查清单" });
  await dialog.getByLabel("检查清单").selectOption(`${CHECKLIST}（第1版）`);
  await dialog.getByRole("button", { name: "保存" }).click();
  await expect(page.getByText("检查清单已更换")).toBeVisible();

  const downloading = page.waitForEvent("download");
  await page.getByRole("button", { name: "导出表格" }).click();
  const download = await downloading;
  expect(download.suggestedFilename()).toBe(`${NAME}.xlsx`);
  const workbook = await readWorkbookBytes(readFileSync(await download.path()), "plan.xlsx");
  if (workbook.status !== "read") throw new Error(workbook.status);
  const [matrix, list] = workbook.sheets;
  const targets = await count(
    stack,
    "select count(*) from rotation_targets g join rotation_plans p on p.id = g.plan_id where p.name = $1",
    [NAME],
  );
  const visits = await stack.database.query(
    `select a.round, t.name as team, g.name as target from rotation_assignments a join rotation_plans p on p.id = a.plan_id
     join rotation_teams t on t.id = a.team_id join rotation_targets g on g.id = a.target_id where p.name = $1`,
    [NAME],
  );
  const cells = (rows: readonly (readonly unknown[])[]) => rows.map((row) => row.map(String));
  expect(cells(matrix!.rows).slice(0, 2)).toEqual([
    [NAME, ...cells(matrix!.rows)[0]!.slice(1)],
    [`检查清单：${CHECKLIST}（第1版）`, ...cells(matrix!.rows)[1]!.slice(1)],
  ]);
  expect(matrix!.rows).toHaveLength(2 + 1 + targets);
  const told = cells(list!.rows)
    .slice(1)
    .map((row) => [row[0], row[3], row[5]].join(" "));
  expect(told.sort()).toEqual(
    visits.map(({ round, team, target }) => [round, team, target].map(String).join(" ")).sort(),
  );

  await page.emulateMedia({ media: "print" });
  await expect(page.getByText(`${CHECKLIST}（第1版）`)).toBeVisible();
  await expect(page.getByRole("table").locator("tbody tr")).toHaveCount(targets);
  await expect(page.getByRole("button", { name: "导出表格" })).toBeHidden();
  await expect(page.getByRole("navigation", { name: "主导航" })).toBeHidden();
  await page.emulateMedia({ media: "screen" });

  await page.getByRole("button", { name: "发布", exact: true }).click();
  await page.getByRole("dialog").getByRole("button", { name: "发布", exact: true }).click();
  await expect(page.getByText("方案已发布", { exact: false })).toBeVisible();
  const before = await count(stack, "select count(*) from notifications where kind = 'rotation_joined'");
  await page.getByRole("button", { name: "应变调整" }).click();
  const repair = page.getByRole("dialog", { name: "应变调整" });
  await repair.getByRole("radio", { name: "换人" }).check();
  await repair.getByRole("combobox", { name: /^哪一位/ }).fill("洪一帆");
  await page.getByRole("option", { name: /洪一帆/ }).click();
  await repair.getByRole("combobox", { name: /^由谁接替/ }).fill("韩以宁");
  await page.getByRole("option", { name: /韩以宁/ }).click();
  await repair.getByRole("button", { name: "预览改动" }).click();
  await expect(repair.getByRole("button", { name: "采用并通知" })).toBeVisible();
  expect(await count(stack, "select count(*) from notifications where kind = 'rotation_joined'")).toBe(
    before,
  );
  await repair.getByRole("button", { name: "采用并通知" }).click();
  await expect(page.getByText("已调整，并通知有关检查组")).toBeVisible();
  await page.getByRole("tab", { name: "人员" }).click();
  await expect(page.getByText("韩以宁")).toBeVisible();
  await expect(page.getByText("洪一帆")).toHaveCount(0);
  expect(
    await count(
      stack,
      "select count(*) from notifications n join officers f on f.id = n.officer_id where n.kind = 'rotation_joined' and f.name = '韩以宁'",
    ),
  ).toBe(1);
});

test("teams are mixed from several organs with what each has to have, and stay checked by hand", async ({
  openAs,
}) => {
  const page = await openAs("area_coordinator", "/rotations/new");
  await page.getByRole("button", { name: "混编组队" }).click();
  const dialog = page.getByRole("dialog", { name: "混编组队" });
  await dialog.getByLabel("组数").fill("4");
  await dialog.getByLabel("每组至少几人有专长：财务").fill("3");
  await dialog.getByRole("button", { name: "生成分组" }).click();
  await expect(dialog.getByText("有“财务”专长的人不够分到每个组", { exact: false })).toBeVisible();
  await dialog.getByLabel("每组至少几人有专长：财务").fill("1");
  await dialog.getByRole("button", { name: "生成分组" }).click();
  await expect(dialog.getByRole("region", { name: "建议的分组" }).getByRole("listitem")).toHaveCount(4);
  await dialog.getByRole("button", { name: "采用" }).click();
  await expect(page.getByText("4个组，8个检查对象")).toBeVisible();
  await expect(page.getByText("下列检查组不满足混编要求")).toHaveCount(0);
  await page.getByLabel("组名").first().fill("甲组");
  const first = page
    .getByRole("listitem")
    .filter({ has: page.getByLabel("组名") })
    .first();
  for (let left = await first.getByRole("button", { name: /^移除(?!甲组)/ }).count(); left > 1; left -= 1)
    await first
      .getByRole("button", { name: /^移除(?!甲组)/ })
      .last()
      .click();
  await expect(page.getByText("甲组有1人，不在要求的人数范围内")).toBeVisible();
});
