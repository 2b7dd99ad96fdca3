import { expect, test } from "./fixtures.ts";

test("the login page needs at most six requests, all of them to its own server", async ({ page, stack }) => {
  const requests: URL[] = [];
  page.on("request", (request) => requests.push(new URL(request.url())));
  await page.goto("/login");
  await expect(page.getByRole("button", { name: "登录" })).toBeVisible();
  const needed = requests
    .map((url) => url.pathname)
    .filter((path) => path === "/login" || /\.(js|css)$/.test(path));
  expect(needed.length, needed.join(" ")).toBeLessThanOrEqual(6);
  expect(new Set(requests.map((url) => url.origin))).toEqual(new Set([stack.appUrl]));
});

test("the app opens without a signal after one visit, and keeps no answer of the API for it", async ({
  openAs,
}) => {
  const page = await openAs("township_officer");
  await page.waitForFunction(async () => (await navigator.serviceWorker.ready).active?.state === "activated");
  await page.reload();
  await expect(page.getByRole("navigation").first()).toBeVisible();
  const kept = await page.evaluate(async () => {
    const names = await caches.keys();
    const requests = await Promise.all(names.map(async (name) => (await caches.open(name)).keys()));
    return requests.flat().map((request) => new URL(request.url).pathname);
  });
  expect(kept).toContain("/index.html");
  expect(kept.filter((path) => /^\/(auth|rest|storage|functions)\/|config\.json/.test(path))).toEqual([]);
  await page.context().setOffline(true);
  await page.goto("/account/password");
  await expect(page.getByRole("navigation").first()).toBeVisible();
});
