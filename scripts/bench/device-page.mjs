import { readFile } from "node:fs/promises";
import { chromium } from "@playwright/test";
import { BROWSER_FLAGS, findBrowser } from "../find-browser.mjs";
import { buildWhenChanged, DIST_DIR } from "../stack/build.mjs";
import { startTestStack } from "../stack/stack.mjs";

/** @typedef {{ viewport: { width: number, height: number }, isMobile?: boolean, hasTouch?: boolean }} Screen */

const PHONE = { viewport: { width: 390, height: 844 }, isMobile: true, hasTouch: true };
const DESKTOP = { viewport: { width: 1440, height: 900 } };

/** A phone of a grid leader with his own area on it: the scene of the offline measurements. */
export async function openPhone() {
  const device = await openDevice("grid_leader", PHONE);
  return {
    ...device,
    openAt: async (/** @type {string} */ origin) => {
      const opened = await device.openAt(origin);
      // Everything of the person's own area and the app itself are on the device from here on.
      await opened.page.getByText("没有网络也能使用").waitFor({ timeout: 120_000 });
      return opened;
    },
  };
}

/** The administrator's desk. */
export const openDesk = () => openDevice("administrator", DESKTOP);

/**
 * A browser in which the first account of a role is signed in, on a stack of its own.
 *
 * @param {string} role
 * @param {Screen} screen
 */
async function openDevice(role, screen) {
  await buildWhenChanged();
  const stack = await startTestStack({ distDir: DIST_DIR });
  const account = stack.accounts.find((known) => known.role === role);
  if (!account) throw new Error(`the demonstration has no ${role}`);
  const browser = await chromium.launch({ executablePath: await findBrowser(), args: BROWSER_FLAGS });
  const session = await signIn(stack, account);

  /** @param {string} origin where the app is opened: the stack itself, or a slow line to it */
  const openAt = async (origin) => {
    const context = await browser.newContext({
      ...screen,
      locale: "zh-CN",
      timezoneId: "Asia/Shanghai",
      baseURL: origin,
      storageState: { cookies: [], origins: [{ origin, localStorage: [await sessionItem(session)] }] },
    });
    const page = await context.newPage();
    await page.goto("/");
    return { context, page };
  };
  return {
    stack,
    userId: /** @type {string} */ (JSON.parse(session).user.id),
    openAt,
    stop: async () => {
      await browser.close();
      await stack.stop();
    },
  };
}

/**
 * @param {{ apiUrl: string, publishableKey: string }} stack
 * @param {{ email: string, password: string }} account
 */
async function signIn({ apiUrl, publishableKey }, { email, password }) {
  const response = await fetch(`${apiUrl}/auth/v1/token?grant_type=password`, {
    method: "POST",
    headers: { apikey: publishableKey, "content-type": "application/json" },
    body: JSON.stringify({ email, password }),
  });
  if (!response.ok) throw new Error(`cannot sign in: ${response.status}`);
  return response.text();
}

/** The app's own word for where it keeps the session, read from its source. */
async function sessionItem(/** @type {string} */ value) {
  const source = await readFile(new URL("../../src/lib/auth-storage.ts", import.meta.url), "utf8");
  const name = /AUTH_STORAGE_KEY = "([^"]+)"/.exec(source)?.[1];
  if (!name) throw new Error("src/lib/auth-storage.ts no longer says where the session is kept");
  return { name, value };
}

/** @param {readonly number[]} values */
export function medianOf(values) {
  const sorted = [...values].sort((a, b) => a - b);
  return Math.round(sorted[Math.floor(sorted.length / 2)] ?? Number.NaN);
}
