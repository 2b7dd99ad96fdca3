import type { Page } from "@playwright/test";
import type { TestStack } from "../support/stack.ts";
import { expectAccessible } from "./accessible.ts";
import { expect, test } from "./fixtures.ts";

test.use({ stackName: "accessibility" });
test.setTimeout(180_000);

/** A page and what shows that it has been read. */
const PAGES: { role: string; path: string; ready: string }[] = [
  { role: "administrator", path: "/grids", ready: "第1网格" },
  { role: "administrator", path: "/grids/history?village=990123100201", ready: "方案确定" },
  { role: "administrator", path: "/divisions?view=map", ready: "空心点没有坐标" },
  { role: "leader", path: "/statistics", ready: "走访次数" },
  { role: "administrator", path: "/rotations/new", ready: "8个组，8个检查对象" },
  { role: "administrator", path: "/people", ready: "程守正" },
  { role: "administrator", path: "/admin", ready: "规则" },
  { role: "area_coordinator", path: "/links/new", ready: "培训联片" },
  { role: "township_officer", path: "/talks/new", ready: "谈话对象所在单位" },
  { role: "leader", path: "/notifications", ready: "最新变化" },
  { role: "grid_leader", path: "/visits/new", ready: "竹源村" },
  { role: "grid_leader", path: "/", ready: "本机" },
];

for (const { role, path, ready } of PAGES) {
  test(`${path} has names, contrast and order for everybody, also with letters twice as large`, async ({
    openAs,
  }) => {
    const page = await openAs(role, path);
    await expect(page.getByText(ready).first()).toBeVisible({ timeout: 30_000 });
    await expectAccessible(page);
    await expectKeyboardOrder(page);
    await page.evaluate(() => document.documentElement.style.setProperty("font-size", "200%"));
    await expectNothingCutOff(page);
  });
}

test("a village goes to another grid by keyboard alone", async ({ openAs, stack }) => {
  const planId = await draftPlan(stack);
  const page = await openAs("administrator", `/grids/plans/${planId}`);
  const village = page.getByRole("button", { name: "竹源村" });
  await expect(village).toBeEnabled({ timeout: 30_000 });
  await village.focus();
  await page.keyboard.press("Enter");
  const dialog = page.getByRole("dialog", { name: "竹源村移到哪个网格" });
  await expect(dialog).toBeVisible();
  await expectAccessible(page);
  const other = dialog.getByRole("radio", { name: /第2网格/ });
  await tabTo(page, 'input[type="radio"]:not(:disabled)');
  await page.keyboard.press("Space");
  await expect(other).toBeChecked();
  await tabTo(page, "footer button:last-child");
  await page.keyboard.press("Enter");
  await expect(dialog).toBeHidden();
  await expect(page.getByText("有1处调整尚未保存")).toBeVisible();
  await expect(page.getByRole("button", { name: "竹源村" })).toBeFocused();
});

const STEPS = 40;

/** Tab goes on through the page: each stop can be seen, has a name, and none holds the focus back. */
async function expectKeyboardOrder(page: Page) {
  await page.evaluate(() => document.body.focus());
  const seen: string[] = [];
  for (let step = 0; step < STEPS; step += 1) {
    await page.keyboard.press("Tab");
    const stop = await page.evaluate(() => {
      const element = document.activeElement;
      if (!element || element === document.body) return null;
      const box = element.getBoundingClientRect();
      const style = getComputedStyle(element);
      const label = element.id ? document.querySelector(`label[for="${element.id}"]`) : null;
      const name =
        element.getAttribute("aria-label") ??
        (element.getAttribute("aria-labelledby")
          ? document.getElementById(element.getAttribute("aria-labelledby")!)?.textContent
          : undefined) ??
        label?.textContent ??
        element.closest("label")?.textContent ??
        element.textContent;
      return {
        html: element.outerHTML.slice(0, 160),
        hasName: (name ?? "").trim() !== "",
        isSeen: box.width > 0 && box.height > 0 && style.visibility !== "hidden",
      };
    });
    if (stop === null) break; // past the last stop
    expect(stop, `stop ${step + 1}`).toMatchObject({ hasName: true, isSeen: true });
    seen.push(stop.html);
  }
  expect(new Set(seen).size, "Tab goes on").toBeGreaterThan(Math.min(3, seen.length - 1));
}

/** The page does not scroll sideways, and no control runs out of it. */
async function expectNothingCutOff(page: Page) {
  const wider = await page.evaluate(() => {
    const width = document.documentElement.clientWidth;
    const inside = (element: Element | null): boolean => {
      for (let each = element; each; each = each.parentElement) {
        const { overflowX } = getComputedStyle(each);
        if (overflowX === "auto" || overflowX === "scroll") return true;
      }
      return false;
    };
    const cut = [...document.querySelectorAll("button, a, input, select, h1, h2")]
      .filter((element) => {
        const { left, right, width: own } = element.getBoundingClientRect();
        return own > 1 && (right > width + 1 || left < -1) && !inside(element.parentElement);
      })
      .map((element) => element.outerHTML.slice(0, 120));
    return { page: document.documentElement.scrollWidth - width, cut };
  });
  expect(wider).toEqual({ page: 0, cut: [] });
}

/** Press Tab until the focus is on what the selector names. */
async function tabTo(page: Page, selector: string) {
  for (let presses = 0; presses < STEPS; presses += 1) {
    if (await page.evaluate((wanted) => document.activeElement?.matches(wanted) ?? false, selector)) return;
    await page.keyboard.press("Tab");
  }
  throw new Error(`Tab does not reach ${selector}`);
}

/** A draft of two grids for 云溪镇, written past the commands: setting the scene is no part of the test. */
async function draftPlan({ database }: Pick<TestStack, "database">): Promise<string> {
  const planId = crypto.randomUUID();
  await database.query(
    `insert into public.grid_plans (id, organ_id, name, author_id, seed)
     select $1::uuid, o.id, '键盘演练' || $1::uuid::text, f.id, 1
     from public.organs o, public.officers f where o.name = '青岚县纪委监委' and f.name = '管理员小周'`,
    [planId],
  );
  await database.query(
    `insert into public.grids (id, plan_id, township_code, name, leader_id)
     select gen_random_uuid(), $1::uuid, '990123100000', '第' || row_number() over (order by f.name desc) || '网格', f.id
     from public.officers f where f.name in ('江月明', '叶知秋')`,
    [planId],
  );
  await database.query(
    `insert into public.grid_villages (plan_id, village_code, grid_id)
     select $1::uuid, d.code, g.id from public.divisions d join public.grids g
       on g.plan_id = $1::uuid and g.name = case when d.name like '竹源村%' or d.code < '990123100205' then '第1网格' else '第2网格' end
     where d.parent_code = '990123100000'`,
    [planId],
  );
  return planId;
}
