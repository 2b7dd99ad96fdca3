import { createReadStream, existsSync, statSync } from "node:fs";
import { createServer } from "node:http";
import { extname, join, normalize } from "node:path";
import { fileURLToPath } from "node:url";
import { chromium } from "@playwright/test";
import { build } from "vite";
import { BROWSER_FLAGS, findBrowser } from "../find-browser.mjs";
import { ROOT } from "../stack/paths.mjs";

// node scripts/bench/workbook.mjs: 10,000 rows of 12 columns to .xlsx and back, in a real Chromium, through the workers.

/** @typedef {{ outMs: number, inMs: number, libraryOutMs: number, libraryInMs: number }} Round */

export const name = "workbook";

const PAGE = join(ROOT, "scripts/bench/workbook-page");
const BUILT = join(ROOT, ".local/bench/workbook");
const GOAL_MS = 600;
const ROUNDS = 7;
const TYPES = new Map([
  [".html", "text/html"],
  [".js", "text/javascript"],
]);

/**
 * Medians after one round to warm up, each beside the library alone on the main thread in the same rounds. Starting the
 * worker and handing the rows over count.
 * @returns {Promise<{ figure: string, ms: number, goalMs: number, referenceMs: number }[]>}
 */
export async function run() {
  await build({
    root: PAGE,
    configFile: false,
    logLevel: "error",
    build: { target: "chrome86", outDir: BUILT, emptyOutDir: true },
  });
  const { url, close } = await serve(BUILT);
  const browser = await chromium.launch({ executablePath: await findBrowser(), args: BROWSER_FLAGS });
  try {
    const page = await browser.newPage();
    await page.goto(url);
    /** @type {Round[]} */
    const rounds = [];
    for (let round = 0; round <= ROUNDS; round += 1) rounds.push(await page.evaluate("measure()"));
    const median = (/** @type {keyof Round} */ figure) =>
      medianOf(rounds.slice(1).map((round) => round[figure]));
    return [
      {
        figure: "10,000 rows out",
        ms: median("outMs"),
        goalMs: GOAL_MS,
        referenceMs: median("libraryOutMs"),
      },
      { figure: "10,000 rows in", ms: median("inMs"), goalMs: GOAL_MS, referenceMs: median("libraryInMs") },
    ];
  } finally {
    await browser.close();
    close();
  }
}

/** @param {number[]} values */
function medianOf(values) {
  const sorted = [...values].sort((a, b) => a - b);
  return Math.round(sorted[Math.floor(sorted.length / 2)] ?? Number.NaN);
}

/**
 * @param {string} folder
 * @returns {Promise<{ url: string, close: () => void }>}
 */
async function serve(folder) {
  const server = createServer((request, response) => {
    const path = join(folder, normalize(request.url === "/" ? "/index.html" : (request.url ?? "")));
    if (!path.startsWith(folder) || !existsSync(path) || !statSync(path).isFile()) {
      response.writeHead(404).end();
      return;
    }
    response.writeHead(200, { "content-type": TYPES.get(extname(path)) ?? "application/octet-stream" });
    createReadStream(path).pipe(response);
  });
  await new Promise((resolve) => server.listen(0, "127.0.0.1", () => resolve(undefined)));
  const address = server.address();
  const port = typeof address === "object" && address ? address.port : 0;
  return { url: `http://127.0.0.1:${port}/`, close: () => server.close() };
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  for (const { figure, ms, goalMs, referenceMs } of await run()) {
    console.log(`${figure}: ${ms} ms (goal ${goalMs}, library alone ${referenceMs})`);
  }
}
