import { createHash } from "node:crypto";
import { worstOf } from "./measure.mjs";
import { medianOf, openPhone } from "./device-page.mjs";

// npm run bench -- offline-list: 10,000 visits on the device, no network, a processor four times slower.

export const name = "offline-list";

const ROWS = 10_000;
const SLOWER = 4;
const ROUNDS = 5;
const GOALS = { listMs: 3_000, searchMs: 300, heapMb: 300 };

/**
 * From opening the page to the first rows, from a keystroke in the search to its result, and the heap in use after both,
 * without asking for a collection first. Beside it the same at full speed.
 * @returns {Promise<import("./measure.mjs").Row[]>}
 */
export async function run() {
  const phone = await openPhone();
  try {
    const { context, page } = await phone.openAt(phone.stack.appUrl);
    const digest = createHash("sha256").update(phone.userId).digest("hex").slice(0, 32);
    await page.evaluate(FILL, { database: `liandong.reading.${digest}`, rows: ROWS });
    await context.setOffline(true);
    const driver = await context.newCDPSession(page);
    const full = await measure(page, driver, 1);
    const slow = await measure(page, driver, SLOWER);
    const row = (
      /** @type {string} */ figure,
      /** @type {"lists" | "searches" | "heaps"} */ what,
      /** @type {string} */ unit,
      /** @type {number} */ goal,
    ) => ({
      figure,
      ours: `median ${medianOf(slow[what])} ${unit}, worst ${Math.round(worstOf(slow[what]))} ${unit}`,
      reference: `at full speed median ${medianOf(full[what])} ${unit}`,
      goal: `≤ ${goal} ${unit}`,
    });
    return [
      row(`list of ${ROWS} visits on the device, ${SLOWER}× slower`, "lists", "ms", GOALS.listMs),
      row("search among them", "searches", "ms", GOALS.searchMs),
      row("heap", "heaps", "MB", GOALS.heapMb),
    ];
  } finally {
    await phone.stop();
  }
}

/**
 * @param {import("@playwright/test").Page} page
 * @param {import("@playwright/test").CDPSession} driver
 * @param {number} rate how many times slower
 */
async function measure(page, driver, rate) {
  await driver.send("Emulation.setCPUThrottlingRate", { rate });
  /** @type {{ lists: number[], searches: number[], heaps: number[] }} */
  const seen = { lists: [], searches: [], heaps: [] };
  for (let round = 0; round < ROUNDS; round += 1) {
    await page.goto("/visits?tab=records");
    seen.lists.push(await page.evaluate(UNTIL_LISTED));
    for (const text of ["第7777次", "第12次", "不在其中"]) {
      seen.searches.push(await page.evaluate(SEARCH, text));
    }
    const { usedSize } = await driver.send("Runtime.getHeapUsage");
    seen.heaps.push(usedSize / 1024 ** 2);
  }
  return seen;
}

/** Puts visits of three years where the app keeps its copies, as if they had been downloaded. */
const FILL = async (/** @type {{ database: string, rows: number }} */ { database, rows }) => {
  /** @type {IDBDatabase} */
  const opened = await new Promise((resolve, reject) => {
    const opening = indexedDB.open(database);
    opening.addEventListener("success", () => resolve(opening.result));
    opening.addEventListener("error", () => reject(opening.error));
  });
  const transaction = opened.transaction(["rows", "tables"], "readwrite");
  const done = new Promise((resolve, reject) => {
    transaction.addEventListener("complete", resolve);
    transaction.addEventListener("abort", () => reject(transaction.error));
  });
  /** @type {{ run: number }} */
  const { run } = await new Promise((resolve) => {
    const reading = transaction.objectStore("tables").get("visits");
    reading.addEventListener("success", () => resolve(reading.result));
  });
  const store = transaction.objectStore("rows");
  for (let n = 0; n < rows; n += 1) {
    const id = `01900000-0000-7000-8000-${String(n).padStart(12, "0")}`;
    const startedAt = new Date(Date.UTC(2026, 9, 1) - n * 2.6 * 3_600_000).toISOString();
    store.put({
      table: "visits",
      id,
      run,
      data: {
        id,
        village_code: `9901231002${String(1 + (n % 12)).padStart(2, "0")}`,
        grid_id: null,
        organ_id: "01900000-0000-7000-8000-00000000000a",
        author_id: "01900000-0000-7000-8000-00000000000b",
        kind: ["walk", "stationed", "return"][n % 3],
        started_at: startedAt,
        visited_on: startedAt.slice(0, 10),
        met: [{ role: "villager", count: 1 + (n % 5) }],
        topics: ["村级财务公开", "误工补贴"],
        guidance: `第${n}次走访：与村监会主任核对误工补贴派工单，要求签字齐全后再支付；查看三务公开栏，提醒按季度更新财务明细。`,
        follow_up_on: null,
        follow_up_of: null,
        follow_up_done_on: null,
        activation_id: null,
        merge_label: null,
        version: 1,
        received_at: startedAt,
      },
    });
  }
  await done;
  opened.close();
};

/** Milliseconds since the navigation began, once rows can be read and tapped. */
const UNTIL_LISTED = `new Promise((resolve, reject) => {
  const look = () => {
    if (document.querySelector('main ul[aria-label] a[href^="/visits/0190"]')) {
      return requestAnimationFrame(() => setTimeout(() => resolve(performance.now())));
    }
    if (performance.now() > 30000) return reject(new Error("no list: " + document.body.innerText.slice(0, 300)));
    setTimeout(look, 4);
  };
  look();
})`;

/** Milliseconds from a keystroke to its result on the screen. */
const SEARCH = (/** @type {string} */ text) =>
  new Promise((resolve, reject) => {
    const input = /** @type {HTMLInputElement} */ (document.querySelector('input[type="search"]'));
    const links = () => [...document.querySelectorAll('main ul[aria-label] li a[href^="/visits/0190"]')];
    const isShown = () =>
      links().every((link) => link.closest("li")?.textContent?.includes(text)) &&
      (links().length > 0 || document.body.innerText.includes("没有符合条件的记录"));
    const from = performance.now();
    input.value = text;
    input.dispatchEvent(new InputEvent("input", { bubbles: true }));
    const look = () => {
      if (isShown()) requestAnimationFrame(() => setTimeout(() => resolve(performance.now() - from)));
      else if (performance.now() - from > 10_000) reject(new Error(`no answer to ${text}`));
      else setTimeout(look, 4);
    };
    look();
  });
