import { importCore } from "../core-bundle.mjs";
import { worstOf } from "./measure.mjs";
import { medianOf, openPhone } from "./device-page.mjs";
import { startSlowLine } from "./slow-line.mjs";

// npm run bench -- offline-changes: 50 changed rows reach a phone over 400 kbit/s, 400 ms and 5 % loss.

export const name = "offline-changes";

const CHANGED_ROWS = 50;
const ROUNDS = 7;
const LINE = { kbitPerS: 400, latencyMs: 400, lossPct: 5 };
const GOAL_MS = 5_000;
const GOAL_RATIO = 1.5;

/**
 * From asking for what changed until it is on the device; bytes both ways with all headers, beside the JSON of the rows
 * that changed. The time on an undisturbed line stands beside it.
 * @returns {Promise<import("./measure.mjs").Row[]>}
 */
export async function run() {
  const { createRandom } = await importCore("random.ts");
  const random = createRandom(20_261_122);
  const phone = await openPhone();
  const { stack } = phone;
  await stack.database.query(
    `insert into public.visits (id, organ_id, village_code, author_id, kind, started_at, topics, guidance)
     select gen_random_uuid(), f.organ_id, v.village_code, f.id, 'walk', now() - n * interval '1 hour',
       '{村务公开}', $1 || n
     from generate_series(1, $2::integer) n, public.officers f
       join public.grid_leaderships l on l.officer_id = f.id join public.grid_villages v on v.grid_id = l.grid_id
     where f.name = '江月明' and v.village_code = (select min(x.village_code) from public.grid_villages x where x.grid_id = l.grid_id)`,
    [GUIDANCE, CHANGED_ROWS],
  );
  const line = await startSlowLine({
    ...LINE,
    targetPort: Number(new URL(stack.appUrl).port),
    random: () => random.u32() / 2 ** 32,
  });
  try {
    const undisturbed = await measure(phone, stack.appUrl, null);
    const slow = await measure(phone, `http://127.0.0.1:${line.port}`, line);
    const times = slow.map(({ ms }) => ms);
    const ratios = slow.map(({ ratio }) => ratio);
    return [
      {
        figure: `${CHANGED_ROWS} changed rows on the device over ${LINE.kbitPerS} kbit/s, ${LINE.latencyMs} ms, ${LINE.lossPct} % loss`,
        ours: `median ${medianOf(times)} ms, worst ${Math.round(worstOf(times))} ms of ${ROUNDS}`,
        reference: `undisturbed median ${medianOf(undisturbed.map(({ ms }) => ms))} ms`,
        goal: `≤ ${GOAL_MS} ms`,
      },
      {
        figure: "bytes both ways with all headers",
        ours: `worst ${worstOf(ratios).toFixed(2)} times the rows' own`,
        reference: "1.00 times: the rows alone",
        goal: `≤ ${GOAL_RATIO} times`,
      },
    ];
  } finally {
    await line.stop();
    await phone.stop();
  }
}

const GUIDANCE =
  "与村监会主任核对误工补贴派工单，要求签字齐全后再支付；查看三务公开栏，提醒按季度更新财务明细。第";

/**
 * @param {Awaited<ReturnType<typeof openPhone>>} phone
 * @param {string} origin
 * @param {Awaited<ReturnType<typeof startSlowLine>> | null} line
 */
async function measure({ stack, openAt }, origin, line) {
  const { context, page } = await openAt(origin);
  await page.goto("/outbox");
  await page.getByRole("tab", { name: "本机存储" }).click();
  const update = page.getByRole("button", { name: "立即同步" });
  await update.waitFor();
  line?.slow();
  const rounds = [];
  for (let round = 0; round < ROUNDS; round += 1) {
    const payload = await changeRows(stack, round);
    await page.waitForTimeout(1_500); // the line is quiet
    line?.reset();
    const ms = await page.evaluate(CLICK_AND_WAIT);
    rounds.push({ ms, ratio: line ? (line.count.up + line.count.down) / payload : Number.NaN });
  }
  await context.close();
  return rounds;
}

/** Clicks and waits until the round is over, in the page, so that the driver's own way there is not measured. */
const CLICK_AND_WAIT = `new Promise((resolve, reject) => {
  const button = [...document.querySelectorAll("button")].find((each) => each.textContent.includes("立即同步"));
  const from = performance.now();
  let began = false;
  const look = () => {
    const busy = button.getAttribute("aria-busy") === "true";
    if (began && !busy) return resolve(performance.now() - from);
    began = began || busy;
    if (performance.now() - from > 60000) return reject(new Error("the round does not end"));
    requestAnimationFrame(look);
  };
  button.click();
  look();
})`;

/**
 * @param {Awaited<ReturnType<typeof openPhone>>["stack"]} stack
 * @param {number} round
 * @returns {Promise<number>} bytes of the rows as they are sent
 */
async function changeRows({ database }, round) {
  await database.query(
    "update public.visits set guidance = guidance || $1, version = version + 1 where starts_with(guidance, $2)",
    [`，${round}`, GUIDANCE],
  );
  const [row] = await database.query(
    `select sum(octet_length(jsonb_build_object('id', v.id, 'data', to_jsonb(v) - 'changed_xid')::text)) as bytes
     from public.visits v where starts_with(v.guidance, $1)`,
    [GUIDANCE],
  );
  return Number(row?.["bytes"]);
}
