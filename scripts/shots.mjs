import { mkdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { chromium } from "@playwright/test";
import { BROWSER_FLAGS, findBrowser } from "./find-browser.mjs";
import { buildWhenChanged, DIST_DIR } from "./stack/build.mjs";
import { LOCAL_DIR } from "./stack/paths.mjs";
import { startTestStack } from "./stack/stack.mjs";

// npm run shots -- [--role township_officer] [--size phone | desktop] [--full] [--running] /visits /statistics …
// Pictures of pages as a signed-in person sees them, into .local/shots. By default of a fresh demonstration, built from
// the present sources; --running takes them of the stack that `npm start` has running.

const SIZES = /** @type {const} */ ({
  phone: { viewport: { width: 390, height: 844 }, isMobile: true, hasTouch: true, deviceScaleFactor: 2 },
  desktop: { viewport: { width: 1440, height: 900 } },
});
const SETTLED_MS = 600;

const { values, positionals } = parseArgs({
  options: {
    role: { type: "string" },
    size: { type: "string" },
    full: { type: "boolean", default: false },
    running: { type: "boolean", default: false },
  },
  allowPositionals: true,
});

const stack = values.running ? await runningStack() : await ownStack();
const browser = await chromium.launch({ executablePath: await findBrowser(), args: BROWSER_FLAGS });
const dir = join(LOCAL_DIR, "shots");
await mkdir(dir, { recursive: true });
try {
  for (const [size, device] of Object.entries(SIZES)) {
    if (values.size && values.size !== size) continue;
    const context = await browser.newContext({
      ...device,
      baseURL: stack.appUrl,
      locale: "zh-CN",
      timezoneId: "Asia/Shanghai",
      storageState: values.role ? await session(values.role) : undefined,
    });
    const page = await context.newPage();
    page.on("pageerror", (error) => console.log(`error in the page: ${error.message}`));
    for (const path of positionals.length > 0 ? positionals : ["/"]) {
      await page.goto(path);
      await page.waitForLoadState("networkidle");
      await page.waitForTimeout(SETTLED_MS);
      const name = `${values.role ?? "nobody"}${path.replace(/\W+/g, "-")}-${size}.png`;
      await page.screenshot({ path: join(dir, name), fullPage: values.full });
      console.log(join(dir, name));
    }
    await context.close();
  }
} finally {
  await browser.close();
  await stack.stop();
}

async function ownStack() {
  await buildWhenChanged();
  return startTestStack({ distDir: DIST_DIR });
}

async function runningStack() {
  const text = await readFile(join(LOCAL_DIR, "stack.json"), "utf8").catch(() => {
    throw new Error("nothing is running: npm start first, or leave --running out");
  });
  /** @type {Pick<import("./stack/stack.mjs").Stack, "appUrl" | "apiUrl" | "publishableKey" | "accounts">} */
  const running = JSON.parse(text);
  return { ...running, stop: async () => {} };
}

/** @param {string} roleOrEmail */
async function session(roleOrEmail) {
  const account = stack.accounts.find(({ role, email }) => role === roleOrEmail || email === roleOrEmail);
  if (!account)
    throw new Error(`no account for ${roleOrEmail}: ${stack.accounts.map(({ role }) => role).join(", ")}`);
  const response = await fetch(`${stack.apiUrl}/auth/v1/token?grant_type=password`, {
    method: "POST",
    headers: { apikey: stack.publishableKey, "content-type": "application/json" },
    body: JSON.stringify({ email: account.email, password: account.password }),
  });
  if (!response.ok) throw new Error(`cannot sign in as ${account.email}: ${response.status}`);
  const { AUTH_STORAGE_KEY } = await authStorage();
  const item = { name: AUTH_STORAGE_KEY, value: await response.text() };
  return { cookies: [], origins: [{ origin: stack.appUrl, localStorage: [item] }] };
}

/** The app's own word for where it keeps the session, read from its source. */
async function authStorage() {
  const source = await readFile(new URL("../src/lib/auth-storage.ts", import.meta.url), "utf8");
  const key = /AUTH_STORAGE_KEY = "([^"]+)"/.exec(source)?.[1];
  if (!key) throw new Error("src/lib/auth-storage.ts no longer says where the session is kept");
  return { AUTH_STORAGE_KEY: key };
}
