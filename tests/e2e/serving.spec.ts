import { expect, test } from "./fixtures.ts";

test("the login page needs at most six requests, all of them to its own server", async ({ page, stack }) => {
  const origins = new Set<string>();
  page.on("request", (request) => origins.add(new URL(request.url()).origin));
  // What is fetched once the form can be used, such as the client that sends it, is not counted.
  await page.addInitScript(() => {
    new MutationObserver((_, observer) => {
      if (!document.querySelector('input[type="password"]')) return;
      performance.mark("form");
      observer.disconnect();
    }).observe(document, { childList: true, subtree: true });
  });
  await page.goto("/login");
  await expect(page.getByRole("button", { name: "登录" })).toBeVisible();
  const needed = await page.evaluate(() => {
    const shownAt = performance.getEntriesByName("form")[0]!.startTime;
    return performance
      .getEntriesByType("resource")
      .filter(({ name, startTime }) => startTime <= shownAt && /\.(js|css)$/.test(name))
      .map(({ name }) => new URL(name).pathname);
  });
  expect(1 + needed.length, needed.join(" ")).toBeLessThanOrEqual(6);
  expect(needed.length).toBeGreaterThan(1);
  expect(origins).toEqual(new Set([stack.appUrl]));
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
