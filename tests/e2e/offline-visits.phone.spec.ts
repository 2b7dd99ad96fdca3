import type { BrowserContext, Page } from "@playwright/test";
import { readQueue } from "../support/queued-visits.ts";
import { expect, test } from "./fixtures.ts";

test.use({ stackName: "offline visits" });
test.setTimeout(240_000);

const VISITS = 10;

test("ten visits with a photo, logged without a signal on a phone whose tab is killed, reach the leader once each", async ({
  openAs,
  stack,
}) => {
  const client = await stack.signIn("grid_leader");
  const userId = (await client.auth.getSession()).data.session?.user.id ?? "";
  const before = await visitCount(stack);

  // With a signal: sign in, and wait until the home page says that everything is on the device. No form was opened yet.
  let page = await openAs("grid_leader", "/");
  const context = page.context();
  await expect(page.getByText("没有网络也能使用")).toBeVisible({ timeout: 60_000 });

  // Without one: reload, log ten visits, the first with a photo.
  await context.setOffline(true);
  await page.reload();
  for (let n = 1; n <= 5; n++) await logVisit(page, n);
  expect(await visitCount(stack)).toBe(before);

  // The tab is killed; another is opened where there is still no signal. (A tab that dies may for a moment be out of the
  // simulated silence: what it sends then arrives without a receipt, and must still count once.)
  await page.close({ runBeforeUnload: false });
  page = await context.newPage();
  for (let n = 6; n <= VISITS; n++) await logVisit(page, n);
  await page.goto("/outbox");
  await expect(page.getByRole("list", { name: "待发送" }).getByRole("listitem")).toHaveCount(VISITS);
  await expect(page.getByRole("list", { name: "照片" }).getByRole("listitem")).toHaveCount(1);

  // The signal is back: everything leaves by itself, the photo after its visit.
  await context.setOffline(false);
  await expect(page.getByText("全部内容都已送达")).toBeVisible({ timeout: 60_000 });
  await page.getByRole("tab", { name: "已送达" }).click();
  await expect(page.getByRole("button", { name: /^详情/ })).toHaveCount(VISITS);
  await page.getByRole("button", { name: /^详情/ }).first().click();
  await expect(page.getByRole("dialog").getByText("回执编号")).toBeVisible();
  const { sent } = await readQueue(page, userId);
  expect(await visitCount(stack)).toBe(before + VISITS);
  await expect
    .poll(async () => (await stack.database.query("select name from storage.objects")).length, {
      timeout: 30_000,
    })
    .toBe(1);
  const [photo] = await stack.database.query("select name from storage.objects");
  expect(String(photo?.["name"])).toMatch(new RegExp(`^visits/${sent[0]!.id}/.*\\.jpg$`));

  // The leader's page shows the ten.
  const leader = await openAs("leader", "/visits?tab=records");
  await leader.getByRole("searchbox").fill("离线走访第");
  await leader.getByRole("searchbox").press("Enter");
  for (let n = 1; n <= VISITS; n++) await expect(leader.getByText(`离线走访第${n}次。`)).toBeVisible();
});

async function logVisit(page: Page, n: number): Promise<void> {
  await page.goto("/visits/new");
  await page.getByRole("radio", { name: /竹源村/ }).check({ force: true });
  await page.getByLabel("指导内容").fill(`离线走访第${n}次。`);
  if (n === 1) await page.locator('input[type="file"]').setInputFiles(await photoFile(page.context()));
  await page.getByRole("button", { name: "保存", exact: true }).click();
  await expect(page.getByText("已保存到本机")).toBeVisible();
}

/** A photo as a camera makes it: larger than what will be sent. */
async function photoFile(context: BrowserContext) {
  const page = await context.newPage();
  const base64 = await page.evaluate(() => {
    const canvas = document.createElement("canvas");
    [canvas.width, canvas.height] = [3200, 2400];
    const draw = canvas.getContext("2d")!;
    for (let i = 0; i < 400; i++) {
      draw.fillStyle = `hsl(${i * 7}, 70%, 50%)`;
      draw.fillRect((i * 137) % 3200, (i * 89) % 2400, 300, 200);
    }
    return canvas.toDataURL("image/png").split(",")[1]!;
  });
  await page.close();
  return { name: "现场.png", mimeType: "image/png", buffer: Buffer.from(base64, "base64") };
}

async function visitCount({
  database,
}: {
  database: { query: (sql: string) => Promise<Record<string, unknown>[]> };
}) {
  const [row] = await database.query("select count(*)::integer as n from public.visits");
  return Number(row?.["n"]);
}
