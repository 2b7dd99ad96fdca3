import { createHash } from "node:crypto";
import { uuidv7 } from "uuidv7";
import { openPhone } from "./device-page.mjs";

// npm run bench -- offline-flush: 1,000 visits that wait on a phone leave it when the signal is back.

export const name = "offline-flush";

const VISITS = 1_000;
const WRONG = 10;
const GOAL_MS = 20_000;
const BATCH = 50;
const GIVE_UP_MS = 180_000;

/**
 * From the signal to the last receipt, for visits to ten villages; one in a hundred names a village that does not exist
 * and must stay on the phone without holding up the others. Beside it as many sent straight from a program.
 * @returns {Promise<import("./measure.mjs").Row[]>}
 */
export async function run() {
  const phone = await openPhone();
  const { stack } = phone;
  try {
    const villages = await stack.database.query(
      `select v.village_code as code from public.grid_villages v
       join public.grid_leaderships l on l.grid_id = v.grid_id
       join public.officers f on f.id = l.officer_id and f.user_id = $1 order by 1 limit 10`,
      [phone.userId],
    );
    const codes = villages.map(({ code }) => String(code));
    const straightMs = await sendStraight(stack, visits(codes));
    const { context, page } = await phone.openAt(stack.appUrl);
    await page.goto("/outbox");
    await context.setOffline(true);
    const queued = visits(codes).map((visit, n) => entry(visit, phone.userId, n));
    const digest = createHash("sha256").update(phone.userId).digest("hex").slice(0, 32);
    await page.evaluate(FILL, { database: `liandong.outbox.${digest}`, entries: queued });
    const before = await arrived(stack);
    const from = performance.now();
    await context.setOffline(false);
    while ((await arrived(stack)) - before < VISITS - WRONG) {
      if (performance.now() - from > GIVE_UP_MS) throw new Error("not everything has left the phone");
      await new Promise((resolve) => setTimeout(resolve, 100));
    }
    return [
      {
        figure: `${VISITS} visits leave a phone, ${WRONG} of them refused`,
        ours: `${seconds(performance.now() - from)} s`,
        reference: `sent straight, ${BATCH} at a time: ${seconds(straightMs)} s`,
        goal: `≤ ${GOAL_MS / 1_000} s`,
      },
    ];
  } finally {
    await phone.stop();
  }
}

const seconds = (/** @type {number} */ ms) => (ms / 1_000).toFixed(1);

/** @typedef {{ id: string, payload: Record<string, unknown> }} Visit */

/** @param {readonly string[]} codes @returns {Visit[]} */
const visits = (codes) =>
  Array.from({ length: VISITS }, (_, n) => ({
    id: uuidv7(),
    payload: {
      village_code: n % (VISITS / WRONG) === 50 ? "000000000000" : codes[n % codes.length],
      kind: "walk",
      started_at: new Date(Date.now() - (VISITS - n) * 60_000).toISOString(),
      topics: ["村务公开"],
      guidance: `第${n + 1}次`,
    },
  }));

/** As the form leaves it on the device. @param {Visit} visit @param {string} userId @param {number} n */
const entry = ({ id, payload }, userId, n) => ({
  id,
  payload,
  userId,
  command: "log_visit",
  lane: `village:${String(payload["village_code"])}`,
  label: { code: "log_visit", params: { village: String(n), day: "2026-03-01" } },
  createdAt: Date.now(),
  appVersion: "bench",
  baseVersion: null,
  bytes: JSON.stringify(payload).length + 89,
  refs: [],
  targets: [],
  state: "waiting",
  attempts: 0,
  nextAttemptAt: Date.now(),
  batchCap: BATCH,
  isUnsure: false,
  serverErrors: null,
  suspicion: null,
  failure: null,
  receipt: null,
  refusal: null,
});

/** @param {import("../stack/stack.mjs").Stack} stack */
async function arrived({ database }) {
  const [row] = await database.query("select count(*)::integer as n from public.visits");
  return Number(row?.["n"]);
}

/** @param {import("../stack/stack.mjs").Stack} stack @param {readonly Visit[]} all */
async function sendStraight({ apiUrl, publishableKey, accounts }, all) {
  const account = accounts.find(({ role }) => role === "grid_leader");
  const post = async (
    /** @type {string} */ path,
    /** @type {string} */ token,
    /** @type {object} */ body,
  ) => {
    const response = await fetch(`${apiUrl}${path}`, {
      method: "POST",
      headers: {
        apikey: publishableKey,
        authorization: `Bearer ${token}`,
        "content-type": "application/json",
      },
      body: JSON.stringify(body),
    });
    if (!response.ok) throw new Error(`${path}: ${response.status}`);
    return response.json();
  };
  const credentials = { email: account?.email, password: account?.password };
  const { access_token } = await post("/auth/v1/token?grant_type=password", publishableKey, credentials);
  const from = performance.now();
  for (let start = 0; start < all.length; start += BATCH) {
    const entries = all
      .slice(start, start + BATCH)
      .map(({ id, payload }) => ({ id, command: "log_visit", payload }));
    await post("/rest/v1/rpc/run_commands", access_token, { entries });
  }
  return performance.now() - from;
}

/** Puts entries where the app keeps what waits, as if they had been saved in an earlier session. */
const FILL = (/** @type {{ database: string, entries: object[] }} */ { database, entries }) =>
  new Promise((resolve, reject) => {
    const opening = indexedDB.open(database);
    opening.addEventListener("error", () => reject(opening.error));
    opening.addEventListener("success", () => {
      const transaction = opening.result.transaction("open", "readwrite");
      for (const each of entries) transaction.objectStore("open").add(each);
      transaction.addEventListener("complete", () => (opening.result.close(), resolve(undefined)));
      transaction.addEventListener("abort", () => reject(transaction.error));
    });
  });
