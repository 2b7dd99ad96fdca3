import type { Page } from "@playwright/test";
import { putInQueue, readQueue, visitDrafts } from "../support/queued-visits.ts";
import type { TestStack } from "../support/stack.ts";
import { expectAccessible } from "./accessible.ts";
import { expect, test } from "./fixtures.ts";

test.use({ stackName: "outbox" });

const NOWHERE = "000000000000";

async function gridLeader(stack: TestStack) {
  const client = await stack.signIn("grid_leader");
  const { data } = await client.auth.getSession();
  const { data: area } = await client.rpc("villages_to_visit");
  const villages = (area as { villages: { code: string }[] }).villages.map(({ code }) => code);
  return { userId: data.session?.user.id ?? "", village: villages[0] ?? "" };
}

const waiting = (page: Page) => page.getByRole("list", { name: "待发送" }).getByRole("listitem");

/** Opens the outbox with some visits waiting, as if they had been saved without a network. */
async function openWith(page: Page, villageCodes: readonly string[], userId: string): Promise<void> {
  await expect(page.getByRole("heading", { level: 1, name: "待发送" })).toBeVisible();
  await page.evaluate(() => navigator.serviceWorker.ready.then(() => undefined));
  await page.context().setOffline(true);
  await putInQueue(page, visitDrafts(villageCodes.length, villageCodes, userId), userId);
  await page.reload();
}

test("what waits is listed and counted on every page, goes by itself when the network is back, and leaves a receipt", async ({
  openAs,
  stack,
}) => {
  const { userId, village } = await gridLeader(stack);
  const page = await openAs("grid_leader", "/outbox");
  await openWith(page, [village, village, village], userId);
  await expect(waiting(page)).toHaveCount(3);
  await expect(page.getByRole("banner").getByText("3条待发送")).toBeVisible();
  await page.context().setOffline(false);
  await expect(page.getByText("全部内容都已送达")).toBeVisible();
  await expect(page.getByRole("banner").getByText("3条待发送")).toBeHidden();
  await page.getByRole("tab", { name: "已送达" }).click();
  await page.getByRole("button", { name: /^详情/ }).first().click();
  const details = page.getByRole("dialog");
  await expect(details.getByText("回执编号")).toBeVisible();
  const { sent } = await readQueue(page, userId);
  const rows = await stack.database.query("select id from public.visits where id = any ($1::uuid[])", [
    sent.map(({ id }) => id),
  ]);
  expect(rows).toHaveLength(3);
});

test("what the server refuses stays with its reason until the person deletes it, after a question", async ({
  openAs,
  stack,
}) => {
  const { userId, village } = await gridLeader(stack);
  const page = await openAs("grid_leader", "/outbox");
  await openWith(page, [NOWHERE, village], userId);
  await page.context().setOffline(false);
  await page.getByRole("tab", { name: /被退回/ }).click();
  const refused = page
    .getByRole("list", { name: "被退回" })
    .getByRole("listitem")
    .filter({ hasText: "没有找到这个村" });
  await expect(refused).toHaveCount(1);
  await page.reload();
  await expect(refused).toHaveCount(1);
  await page.getByRole("button", { name: /^详情/ }).click();
  await page.getByRole("button", { name: "原样重发" }).click();
  await expect(refused).toHaveCount(1);
  await page.getByRole("button", { name: /^详情/ }).click();
  await page.getByRole("button", { name: "删除", exact: true }).click();
  await expect(page.getByRole("dialog", { name: "删除这条内容？" })).toBeVisible();
  await page.getByRole("button", { name: "确认删除" }).click();
  await expect(page.getByText("全部内容都已送达")).toBeVisible();
  expect((await readQueue(page, userId)).open).toEqual([]);
});

test("an export can be imported on another device of the same person, once, and by nobody else", async ({
  openAs,
  stack,
}) => {
  const { userId, village } = await gridLeader(stack);
  const lost = await openAs("grid_leader", "/outbox");
  await openWith(lost, [village, village], userId);
  await lost.getByRole("tab", { name: "本机存储" }).click();
  const [download] = await Promise.all([
    lost.waitForEvent("download"),
    lost.getByRole("button", { name: "导出到文件" }).click(),
  ]);
  const file = await download.path();
  const ids = (await readQueue(lost, userId)).open.map(({ id }) => id);

  const other = await openAs("grid_leader", "/outbox");
  await other.getByRole("tab", { name: "本机存储" }).click();
  await other
    .locator('input[type="file"]')
    .setInputFiles({ name: "export.json", mimeType: "application/json", buffer: await readBytes(file) });
  await expect(other.getByText("已导入2条")).toBeVisible();
  await other.getByRole("tab", { name: "已送达" }).click();
  await expect(other.getByRole("button", { name: /^详情/ })).toHaveCount(2);
  await other.getByRole("tab", { name: "本机存储" }).click();
  await other
    .locator('input[type="file"]')
    .setInputFiles({ name: "export.json", mimeType: "application/json", buffer: await readBytes(file) });
  await expect(other.getByText("已导入0条。2条本机已有")).toBeVisible();

  // The first device was not lost after all: its entries are the same ones.
  await lost.context().setOffline(false);
  await expect.poll(async () => (await readQueue(lost, userId)).open.length).toBe(0);
  const rows = await stack.database.query("select id from public.visits where id = any ($1::uuid[])", [ids]);
  expect(rows).toHaveLength(2);

  const somebody = await openAs("township_officer", "/outbox");
  await somebody.getByRole("tab", { name: "本机存储" }).click();
  await somebody
    .locator('input[type="file"]')
    .setInputFiles({ name: "export.json", mimeType: "application/json", buffer: await readBytes(file) });
  await expect(somebody.getByText("这是其他人导出的文件")).toBeVisible();
});

test("signing out with unsent work is stopped; after sending it, the device keeps nothing of the person", async ({
  openAs,
  stack,
}) => {
  const { userId, village } = await gridLeader(stack);
  const page = await openAs("grid_leader", "/outbox");
  await openWith(page, [village], userId);
  await page.getByRole("button", { name: /账户/ }).click();
  await page.getByRole("button", { name: "退出登录" }).click();
  const guard = page.getByRole("dialog", { name: "还有1条内容没有送达" });
  await expect(guard).toBeVisible();
  await expect(guard.getByRole("button", { name: "退出登录" })).toHaveCount(0);
  await page.context().setOffline(false);
  await expect(page.getByText("全部内容都已送达，可以退出。")).toBeVisible();
  await page.getByRole("dialog").getByRole("button", { name: "退出登录" }).click();
  await page.waitForURL("**/login");
  await expect(page.getByRole("button", { name: "登录" })).toBeVisible();
  const left = await page.evaluate(async () => (await indexedDB.databases()).map(({ name }) => name));
  expect(left.filter((name) => name?.startsWith("liandong."))).toEqual([]);
});

test("every tab and the details are accessible, and every word is there in English", async ({
  openAs,
  stack,
}) => {
  const { userId, village } = await gridLeader(stack);
  const page = await openAs("grid_leader", "/outbox");
  await openWith(page, [village, NOWHERE], userId);
  await expect(waiting(page)).toHaveCount(2);
  await expectAccessible(page);
  await page.context().setOffline(false);
  await page.getByRole("tab", { name: /被退回/ }).click();
  await expect(page.getByRole("button", { name: /^详情/ })).toHaveCount(1);
  await expectAccessible(page);
  await page.getByRole("button", { name: /^详情/ }).click();
  await expectAccessible(page);
  await page.getByRole("dialog").getByRole("button", { name: "关闭" }).click();
  for (const tab of ["已送达", "本机存储"]) {
    await page.getByRole("tab", { name: tab }).click();
    await expectAccessible(page);
  }
  await page.getByRole("button", { name: /账户/ }).click();
  await page.getByRole("button", { name: "English" }).click();
  await expect(page.getByRole("heading", { level: 1, name: "Outbox" })).toBeVisible();
  for (const tab of ["To be sent", "Refused", "Received", "This device"]) {
    await page.getByRole("tab", { name: tab }).click();
    expect(await page.getByRole("tabpanel").innerText()).not.toMatch(/[\u4e00-\u9fff]/);
  }
});

test("another person on the same device sees nothing of the first, whose unsent work waits for its owner", async ({
  openAs,
  stack,
}) => {
  const { userId, village } = await gridLeader(stack);
  const page = await openAs("grid_leader", "/outbox");
  await openWith(page, [village], userId);
  await expect(waiting(page)).toHaveCount(1);
  // The session of the first ends; the second signs in on the same device.
  const client = await stack.signIn("township_officer");
  const { data } = await client.auth.getSession();
  await page.context().route("**/rest/v1/rpc/run_commands", (route) => route.abort());
  await page.context().setOffline(false);
  await page.evaluate((session) => {
    localStorage.setItem("liandong.auth", session);
    localStorage.removeItem("liandong.me");
  }, JSON.stringify(data.session));
  const context = page.context();
  await page.close();
  const second = await context.newPage();
  await second.goto("/outbox");
  await expect(second.getByText("全部内容都已送达")).toBeVisible();
  const names = await second.evaluate(async () =>
    (await indexedDB.databases()).map(({ name }) => name ?? ""),
  );
  expect(names.filter((name) => name.startsWith("liandong.reading"))).toHaveLength(1);
  expect((await readQueue(second, userId)).open).toHaveLength(1);
});

async function readBytes(path: string): Promise<Buffer> {
  const { readFile } = await import("node:fs/promises");
  return readFile(path);
}
