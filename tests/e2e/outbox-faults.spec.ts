import type { BrowserContext, Page } from "@playwright/test";
import { createRandom } from "../../src/core/random.ts";
import { AUTH_STORAGE_KEY } from "../../src/lib/auth-storage.ts";
import { FAULTS, startFaultProxy } from "../support/fault-proxy.ts";
import { putInQueue, readQueue, visitDrafts } from "../support/queued-visits.ts";
import { expect, test } from "./fixtures.ts";

test.use({ stackName: "outbox faults" });
test.setTimeout(420_000);

const SEED = 20_260_301;
const VISITS = 1_000;
const KILLS = 20;
const OFFLINE_RELOADS = 5;

test("1,000 visits through a bad network, killed tabs and offline reloads arrive once each, in order", async ({
  browser,
  stack,
}) => {
  const proxy = await startFaultProxy(stack.appUrl, SEED);
  const random = createRandom(SEED);
  const client = await stack.signIn("grid_leader");
  const { data } = await client.auth.getSession();
  const userId = data.session?.user.id ?? "";
  const { data: area } = await client.rpc("villages_to_visit");
  const villages = (area as { villages: { code: string }[] }).villages.map(({ code }) => code).slice(0, 10);
  const drafts = visitDrafts(VISITS, villages, userId);
  const wrong = drafts.filter((_, i) => i % 100 === 50).map(({ id }) => id);
  const queued = drafts.map((draft) =>
    wrong.includes(draft.id)
      ? { ...draft, payload: { ...draft.payload, village_code: "000000000000" } }
      : draft,
  );

  const session = { name: AUTH_STORAGE_KEY, value: JSON.stringify(data.session) };
  const context = await browser.newContext({
    baseURL: proxy.url,
    storageState: { cookies: [], origins: [{ origin: proxy.url, localStorage: [session] }] },
  });
  const tabs = [await openTab(context), await openTab(context)];
  await tabs[0]!.evaluate(() => navigator.serviceWorker.ready.then(() => undefined));
  await context.setOffline(true);
  await putInQueue(tabs[0]!, queued, userId);
  proxy.faultShare = 0.3;
  await context.setOffline(false);

  // Each round waits for a few more arrivals, so that kills and reloads fall into the sending.
  const arrived = async () => {
    const [row] = await stack.database.query("select count(*)::integer as n from public.receipts");
    return Number(row?.["n"]);
  };
  const before = await arrived();
  for (let round = 1; round <= KILLS; round++) {
    const enough = before + (round * VISITS * 0.7) / KILLS;
    await expect
      .poll(arrived, { timeout: 90_000, intervals: [50] })
      .toBeGreaterThanOrEqual(Math.min(enough, before + 600));
    const which = random.int(2);
    await tabs[which]!.close({ runBeforeUnload: false });
    if (round % (KILLS / OFFLINE_RELOADS) === 0) await reloadOffline(context, tabs[1 - which]!);
    tabs[which] = await openTab(context);
  }
  await settle(tabs[0]!, userId);

  const { open, sent } = await readQueue(tabs[0]!, userId);
  const onServer = await stack.database.query(
    `select v.id, v.village_code, row_number() over (order by r.received_at) as place
       from public.visits v join public.receipts r on r.command_id = v.id where v.id = any ($1::uuid[])`,
    [drafts.map(({ id }) => id)],
  );
  const serverIds = onServer.map((row) => String(row["id"]));
  const refused = open.filter((entry) => entry.state === "refused");

  // Exactly once, or refused with a reason that somebody gave.
  expect(new Set(serverIds).size).toBe(serverIds.length);
  expect(sent.map(({ id }) => id).sort()).toEqual([...serverIds].sort());
  expect(refused.map(({ id }) => id).sort()).toEqual(
    drafts
      .map(({ id }) => id)
      .filter((id) => !serverIds.includes(id))
      .sort(),
  );
  expect(refused.length + serverIds.length).toBe(VISITS);
  const reasons = refused.map(({ id, refusal }) => [
    wrong.includes(id),
    proxy.rejectedIds.has(id),
    refusal?.code,
  ]);
  expect(reasons.filter(([isWrong]) => isWrong).length).toBe(wrong.length);
  for (const [isWrong, isRejected, code] of reasons) {
    expect(isWrong ? code === "village_not_found" || isRejected : isRejected, String(code)).toBe(true);
  }

  // In the order of saving, village by village.
  const orderOf = new Map(drafts.map(({ id }, i) => [id, i]));
  for (const village of villages) {
    const places = onServer
      .filter((row) => row["village_code"] === village)
      .sort((a, b) => Number(a["place"]) - Number(b["place"]))
      .map((row) => orderOf.get(String(row["id"]))!);
    expect(places).toEqual([...places].sort((a, b) => a - b));
  }

  // The faults were really met, each kind of them.
  expect([...proxy.counts.keys()].sort()).toEqual([...FAULTS, "none"].sort());
  await context.close();
  await proxy.stop();
});

async function openTab(context: BrowserContext): Promise<Page> {
  const page = await context.newPage();
  await page.goto("/outbox");
  await expect(page.getByRole("heading", { level: 1, name: "待发送" })).toBeVisible();
  return page;
}

async function reloadOffline(context: BrowserContext, page: Page): Promise<void> {
  await context.setOffline(true);
  await page.reload();
  await expect(page.getByRole("heading", { level: 1, name: "待发送" })).toBeVisible();
  await context.setOffline(false);
}

/** A person who presses "send now" until nothing is on its way any more. */
async function settle(page: Page, userId: string): Promise<void> {
  await expect
    .poll(
      async () => {
        const send = page.getByRole("button", { name: "立即发送" });
        if (await send.isEnabled()) await send.click();
        return (await readQueue(page, userId)).open.filter((entry) => entry.state !== "refused").length;
      },
      { timeout: 240_000, intervals: [2_000] },
    )
    .toBe(0);
}
