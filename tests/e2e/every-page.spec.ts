import { readFileSync } from "node:fs";
import type { Page } from "@playwright/test";
import { fillWork } from "../../scripts/stack/template.mjs";
import type { TestStack } from "../support/stack.ts";
import { obstacles } from "./accessible.ts";
import { expect, test } from "./fixtures.ts";
import { strayTexts, textsOf, typedTexts } from "./written-texts.ts";

// The demonstration county with its year of work, read in English: its people typed Chinese, the product speaks English.
test.use({ stackName: "english" });
test.setTimeout(600_000);

test.beforeAll(async ({ stack }) => {
  const api = (request: Request) =>
    fetch(new Request(request.url.replace("http://127.0.0.1", stack.apiUrl), request));
  await fillWork(api, stack.publishableKey);
});

const ROUTES = [
  ...readFileSync(new URL("../../src/app/routes.tsx", import.meta.url), "utf8").matchAll(/path: "([^"]+)"/g),
].map(([, path]) => path!);

/**
 * Whose rows fill the parameters of an address, and by which column where it is not of the same name. A page that is not
 * named here is opened with an id of nothing.
 */
const ROWS: Record<string, { table: string; columns?: Record<string, string> }> = {
  "/visits/:id": { table: "visits" },
  "/inspections/checklists/:id": { table: "checklists" },
  "/inspections/checklists/:id/edit": { table: "checklists" },
  "/inspections/:id": { table: "inspections" },
  "/inspections/:id/checklist": { table: "inspections" },
  "/grids/plans/:id": { table: "grid_plans" },
  "/rotations/:id": { table: "rotation_plans" },
  "/rotations/:id/draw": { table: "rotation_plans" },
  "/activations/:id": { table: "activations" },
  "/collaboration/:id": { table: "activations" },
  "/collaboration/entries/:entry": { table: "activations", columns: { entry: "id" } },
  "/links/:id": { table: "link_activities" },
  "/findings/:id": { table: "findings" },
  "/findings/:id/notices/:noticeId": {
    table: "finding_notices",
    columns: { id: "finding_id", noticeId: "id" },
  },
  "/people/:id": { table: "officers" },
  "/clues/:id": { table: "clues" },
};

/** What the addresses above show besides what they open with. */
const MORE = [
  "/inspections?tab=all",
  "/findings?tab=ledger",
  "/findings?tab=look_back",
  "/divisions?view=map",
  "/divisions/import?kind=organs",
  "/admin?tab=calendar",
  "/admin?tab=workflow",
  "/admin?tab=audit",
  "/grids/history?village=990123100201",
  "/statistics/rows?indicator=visits",
  "/no-such-page",
];

/** Checklists have units that somebody typed, a character each; elsewhere such a character is a word left in Chinese. */
const typedOn = (address: string, typed: readonly string[]): readonly string[] =>
  address.startsWith("/inspections") ? typed : typed.filter((text) => text.length > 1);

for (const role of ["administrator", "area_coordinator", "township_officer"]) {
  test(`every page that a person of the role ${role} can open is English but for what people have typed, and accessible`, async ({
    openAs,
    stack,
  }) => {
    const page = await openAs(role);
    await switchToEnglish(page);
    const typed = await typedTexts(stack.database);
    const stray: Record<string, string[]> = {};
    const barred: Record<string, string[]> = {};
    for (const address of await addresses(stack, role)) {
      await page.goto(address);
      await expectRead(page);
      const found = strayTexts(await textsOf(page), typedOn(address, typed));
      if (found.length > 0) stray[address] = found;
      const inTheWay = await obstacles(page);
      if (inTheWay.length > 0) barred[address] = inTheWay;
    }
    expect({ stray, barred }).toEqual({ stray: {}, barred: {} });
  });
}

test("the pages before the sign-in are English too", async ({ browser, stack }) => {
  const context = await browser.newContext({ baseURL: stack.appUrl, locale: "zh-CN" });
  const page = await context.newPage();
  await page.goto("/");
  await page.getByRole("button", { name: "English" }).click();
  const stray: Record<string, string[]> = {};
  for (const address of ["/", "/forgot-password", "/reset-password", "/invite", "/invite/no-such-code"]) {
    await page.goto(address);
    await expect(page.getByRole("heading", { level: 1 }).first()).toBeVisible();
    const found = strayTexts(await textsOf(page), []);
    if (found.length > 0) stray[address] = found;
  }
  expect(stray).toEqual({});
  await context.close();
});

async function switchToEnglish(page: Page) {
  await page.getByRole("button", { name: /^账户与设置/ }).click();
  await page.getByRole("button", { name: "English" }).click();
  await expect(page.locator("html")).toHaveAttribute("lang", "en");
}

/** The page stands, and nothing on it still says that it is loading. */
async function expectRead(page: Page) {
  await expect(page.getByRole("heading", { level: 1 }).first()).toBeVisible();
  await expect(page.getByText("Loading", { exact: true })).toHaveCount(0);
}

/** Every route; one with parameters by the oldest and the newest row that the person may see. */
async function addresses(stack: Pick<TestStack, "signIn">, role: string): Promise<string[]> {
  const client = await stack.signIn(role);
  const opened = await Promise.all(
    ROUTES.map(async (route) => {
      if (!route.includes(":")) return [route];
      const rows = ROWS[route];
      if (!rows) return [route.replace(/:\w+/g, crypto.randomUUID())];
      const ends = await Promise.all(
        [true, false].map((ascending) =>
          client.from(rows.table).select("*").order("id", { ascending }).limit(1),
        ),
      );
      return ends
        .flatMap(({ data }): Record<string, unknown>[] => data ?? [])
        .map((row) =>
          route.replace(/:(\w+)/g, (_, name: string) => String(row[rows.columns?.[name] ?? name])),
        );
    }),
  );
  return [...new Set([...opened.flat(), ...MORE])];
}
