import {
  type BrowserContext,
  type BrowserContextOptions,
  expect,
  type Page,
  test as base,
} from "@playwright/test";
import { DIST_DIR } from "../../scripts/stack/build.mjs";
import { type Content } from "../../scripts/stack/template.mjs";
import { AUTH_STORAGE_KEY } from "../../src/lib/auth-storage.ts";
import { startStack, type TestStack } from "../support/stack.ts";

interface TestFixtures {
  /** A page of its own, signed in as the first account of a role or as an address. */
  openAs: (roleOrEmail: string, path?: string, options?: BrowserContextOptions) => Promise<Page>;
  /** What the pages of this test said went wrong; must be empty at its end. */
  pageErrors: string[];
}

interface WorkerFixtures {
  /** `demo`: the demonstration county; `migrated`: an empty installation. */
  content: Content;
  /** Any name: a file that gives one gets a stack that no other file has touched. */
  stackName: string;
  /** The running stack; its database is open for setting a scene and for reading back. */
  stack: TestStack;
}

export const test = base.extend<TestFixtures, WorkerFixtures>({
  content: ["demo", { option: true, scope: "worker" }],
  stackName: ["shared", { option: true, scope: "worker" }],

  stack: [
    async ({ content, stackName }, use) => {
      const log = (line: string) => console.log(`[${stackName}] ${line}`);
      const stack = await startStack({ content, distDir: DIST_DIR, log });
      await use(stack);
      await stack.stop();
    },
    { scope: "worker", timeout: 120_000 },
  ],

  baseURL: async ({ stack }, use) => use(stack.appUrl),

  pageErrors: [
    async ({ context }, use) => {
      const errors: string[] = [];
      collectErrors(context, errors);
      await use(errors);
      expect(errors, "errors in the browser").toEqual([]);
    },
    { auto: true },
  ],

  openAs: async ({ browser, stack, pageErrors, contextOptions }, use) => {
    const contexts: BrowserContext[] = [];
    await use(async (roleOrEmail, path = "/", options = {}) => {
      const context = await browser.newContext({
        ...contextOptions,
        ...options,
        baseURL: stack.appUrl,
        storageState: await sessionOf(stack, roleOrEmail),
      });
      contexts.push(context);
      collectErrors(context, pageErrors);
      const page = await context.newPage();
      await page.goto(path);
      return page;
    });
    await Promise.all(contexts.map((context) => context.close()));
  },
});

/** A session as the app keeps it: signing in by hand is the subject of a test of its own. */
async function sessionOf(stack: TestStack, roleOrEmail: string) {
  const client = await stack.signIn(roleOrEmail);
  const { data } = await client.auth.getSession();
  const session = { name: AUTH_STORAGE_KEY, value: JSON.stringify(data.session) };
  return { cookies: [], origins: [{ origin: stack.appUrl, localStorage: [session] }] };
}

function collectErrors(context: BrowserContext, errors: string[]): void {
  context.on("weberror", (error) => errors.push(String(error.error())));
  context.on("console", (message) => {
    if (message.type() === "error" && message.text().includes("Content Security Policy"))
      errors.push(message.text());
  });
}

export { expect };
