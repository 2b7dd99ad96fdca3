import { existsSync } from "node:fs";
import { chmod, mkdir, readFile, rename, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { promisify } from "node:util";
import { brotliDecompress } from "node:zlib";
import puppeteer from "puppeteer-core";
import { BROWSER_FLAGS } from "./find-browser.mjs";
import { buildWhenChanged, DIST_DIR } from "./stack/build.mjs";
import { LOCAL_DIR, ROOT } from "./stack/paths.mjs";
import { startTestStack } from "./stack/stack.mjs";

// Every page of the app in Chromium 86, the oldest engine it is made for: it must draw its heading without an error.
// The engine comes with the npm package chrome-aws-lambda 5.3.1, for Linux on x64.

/** The two who see every page between them. */
const ROLES = ["township_officer", "administrator"];
const DRAWN_MS = 20_000;
/** In one process the engine now and then hangs before it opens its first page; then it is started anew. */
const OPENED_MS = 60_000;
const TRIES = 3;
const DRAWN = "main h1";
const SIGN_IN = "button[type=submit]";

/** This build of the engine was made to run in one process. */
const FLAGS = [
  ...BROWSER_FLAGS,
  "--no-sandbox",
  "--disable-dev-shm-usage",
  "--single-process",
  "--no-zygote",
];

if (process.platform !== "linux" || process.arch !== "x64") {
  console.log("Chromium 86 runs on Linux on x64 only: not tried here\n0 passed, 0 failed");
  process.exit(0);
}

await buildWhenChanged();
const [stack, executablePath, paths] = await Promise.all([
  startTestStack({ distDir: DIST_DIR }),
  unpackedChromium(),
  plainPaths(),
]);
const total = { passed: 0, failed: 0 };
try {
  for (const role of ROLES) await visitAll(role);
} finally {
  await stack.stop();
}
console.log(`${total.passed} passed, ${total.failed} failed`);
process.exit(total.failed > 0 ? 1 : 0);

/** @param {string} role */
async function visitAll(role) {
  const { browser, page } = await openPage();
  try {
    const errors = collectErrors(page);
    await page.goto(stack.appUrl);
    await signIn(page, role);
    for (const path of paths) {
      errors.length = 0;
      await page.goto(stack.appUrl + path);
      await page.waitForSelector(DRAWN, { timeout: DRAWN_MS }).catch(() => errors.push("no heading"));
      total[errors.length > 0 ? "failed" : "passed"] += 1;
      for (const error of errors) console.log(`${role} ${path}: ${error}`);
    }
  } finally {
    await withinTime(browser.close(), OPENED_MS).catch(() => browser.process()?.kill("SIGKILL"));
  }
}

/** @returns {Promise<{ browser: import("puppeteer-core").Browser, page: import("puppeteer-core").Page }>} */
async function openPage(tries = TRIES) {
  const browser = await puppeteer.launch({ executablePath, args: FLAGS });
  try {
    return { browser, page: await withinTime(phonePage(browser), OPENED_MS) };
  } catch (error) {
    browser.process()?.kill("SIGKILL");
    if (tries <= 1) throw error;
    return openPage(tries - 1);
  }
}

/** @param {import("puppeteer-core").Browser} browser */
async function phonePage(browser) {
  const page = await browser.newPage();
  await page.setViewport({ width: 390, height: 844 });
  return page;
}

/**
 * @template T
 * @param {Promise<T>} promise
 * @param {number} ms
 * @returns {Promise<T>}
 */
async function withinTime(promise, ms) {
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  let timer;
  const late = new Promise((_, reject) => {
    timer = setTimeout(() => reject(new Error(`Chromium 86 opened no page within ${ms / 1000} s`)), ms);
  });
  return /** @type {Promise<T>} */ (Promise.race([promise, late]).finally(() => clearTimeout(timer)));
}

/**
 * @param {import("puppeteer-core").Page} page
 * @returns {string[]} filled as errors occur
 */
function collectErrors(page) {
  /** @type {string[]} */
  const errors = [];
  page.on("pageerror", (error) => errors.push(error.message));
  page.on("console", (message) => {
    if (message.type() === "error" && message.text().includes("Content Security Policy"))
      errors.push(message.text());
  });
  return errors;
}

/**
 * @param {import("puppeteer-core").Page} page
 * @param {string} role
 */
async function signIn(page, role) {
  const account = stack.accounts.find((candidate) => candidate.role === role);
  await page.waitForSelector(SIGN_IN, { timeout: DRAWN_MS });
  await page.type("input[type=email]", account?.email ?? "");
  await page.type("input[type=password]", account?.password ?? "");
  await page.click(SIGN_IN);
  await page.waitForSelector(DRAWN, { timeout: DRAWN_MS });
}

/** Every address of the app that needs no id. */
async function plainPaths() {
  const source = await readFile(join(ROOT, "src/app/routes.tsx"), "utf8");
  return [...source.matchAll(/^\s+path: "([^":]+)",$/gm)].map(([, path]) => path ?? "");
}

/** @returns {Promise<string>} the engine, unpacked once */
async function unpackedChromium() {
  const path = join(LOCAL_DIR, "chromium-86");
  if (existsSync(path)) return path;
  const packed = await readFile(join(ROOT, "node_modules/chrome-aws-lambda/bin/chromium.br"));
  await mkdir(LOCAL_DIR, { recursive: true });
  await writeFile(`${path}.draft`, await promisify(brotliDecompress)(packed));
  await chmod(`${path}.draft`, 0o755);
  await rename(`${path}.draft`, path);
  return path;
}
