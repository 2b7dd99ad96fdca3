import { readDivisionLists } from "../division-lists.mjs";
import { openDesk } from "./device-page.mjs";

// npm run bench -- import: the official list of a city goes in on the administrator's desk.

export const name = "import";

const GOAL_MS = 10_000;

/**
 * From the choice of the file to the answer that all is stored: read in the worker, compared with what is there, sent,
 * checked and stored by the database. Beside it the bare rows put into a table by one statement.
 * @returns {Promise<import("./measure.mjs").Row[]>}
 */
export async function run() {
  const rows = rowsOf("3301", "杭州市", (await readDivisionLists()).lists.get("3301") ?? "");
  const desk = await openDesk();
  try {
    const referenceMs = await insertStraight(desk.stack, rows);
    const { page } = await desk.openAt(desk.stack.appUrl);
    await page.goto("/divisions/import?kind=divisions");
    const file = page.getByLabel("导入文件");
    await file.waitFor({ state: "attached" });
    const from = performance.now();
    await file.setInputFiles({ name: "divisions.csv", mimeType: "text/csv", buffer: csvOf(rows) });
    await page.getByRole("button", { name: /^导入[\d,]+条$/ }).click({ timeout: 120_000 });
    await page.getByText(/新增[\d,]+条，变更0条，不变0条/).waitFor({ timeout: 120_000 });
    const ms = performance.now() - from;
    return [
      {
        figure: `${rows.length} divisions`,
        ours: `${seconds(ms)} s`,
        reference: `bare rows, one statement: ${seconds(referenceMs)} s`,
        goal: `≤ ${GOAL_MS / 1_000} s`,
      },
    ];
  } finally {
    await desk.stop();
  }
}

const seconds = (/** @type {number} */ ms) => (ms / 1_000).toFixed(1);

/**
 * @param {string} city its four digits
 * @param {string} cityName
 * @param {string} list as the app holds it: digits and name, indented by a tab for each level below the city
 */
function rowsOf(city, cityName, list) {
  const whole = (/** @type {string} */ code) => code.padEnd(12, "0");
  const above = [city];
  const rows = [[whole(city), cityName, "2", ""]];
  for (const line of list.split("\n")) {
    const [, tabs = "", digits = "", name = ""] = /^(\t*)(\S+) (.*)$/.exec(line) ?? [];
    const depth = tabs.length;
    const code = depth === 0 ? digits : `${above[depth]}${digits}`;
    above[depth + 1] = code;
    rows.push([whole(code), name, String(depth + 3), whole(above[depth] ?? "")]);
  }
  return rows;
}

/** @param {readonly (readonly string[])[]} rows */
function csvOf(rows) {
  const lines = [["code", "name", "level", "parent_code"], ...rows].map((row) => row.join(","));
  return Buffer.from(lines.join("\r\n"), "utf8");
}

/** @param {import("../stack/stack.mjs").Stack} stack @param {readonly (readonly string[])[]} rows */
async function insertStraight({ database }, rows) {
  const from = performance.now();
  await database.query(
    `create table public.bare as select r ->> 0 as code, r ->> 1 as name, r ->> 2 as level, r ->> 3 as parent_code
     from jsonb_array_elements($1::jsonb) r`,
    [JSON.stringify(rows)],
  );
  const ms = performance.now() - from;
  await database.script("drop table public.bare");
  return ms;
}
