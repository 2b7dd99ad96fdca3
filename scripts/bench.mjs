import { readdirSync } from "node:fs";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { ROOT } from "./stack/paths.mjs";

// npm run bench [-- word …]: figures of the solvers and of heavy work in the browser, each beside a reference from the
// same run and the goal. Words choose the sections whose names contain one of them; --list names the sections.
//
// A section is a file of scripts/bench that exports `name` and `run`; run gives rows (see bench/measure.mjs), all at
// once or as they come. Nothing here is part of the tests: figures depend on the machine and on what else it does.

/** @typedef {import("./bench/measure.mjs").Row} Row */
/** @typedef {{ figure: string, ms: number, goalMs: number, referenceMs: number }} Timing */
/** @typedef {{ name: string, run: () => AsyncIterable<Row | Timing> | Promise<Iterable<Row | Timing>> }} Section */

const FOLDER = join(ROOT, "scripts/bench");

/** @returns {Promise<Section[]>} */
async function findSections() {
  const files = readdirSync(FOLDER).filter(
    (file) => file.endsWith(".mjs") && !file.endsWith("-instances.mjs"),
  );
  const modules = await Promise.all(
    files.sort().map((file) => import(pathToFileURL(join(FOLDER, file)).href)),
  );
  return modules.filter(({ name, run }) => typeof name === "string" && typeof run === "function");
}

/** @param {Row | Timing} row @returns {Row} */
function readable(row) {
  if (!("ms" in row)) return row;
  const { figure, ms, goalMs, referenceMs } = row;
  return { figure, ours: `${ms} ms`, reference: `${referenceMs} ms`, goal: `≤ ${goalMs} ms` };
}

/** @param {Row} row */
function print({ figure, ours, reference, goal, cpu }) {
  console.log(`  ${figure}`);
  console.log(`    ours       ${ours}${cpu ? `; CPU ${cpu}` : ""}`);
  console.log(`    reference  ${reference}`);
  console.log(`    goal       ${goal}`);
}

const words = process.argv.slice(2);
const sections = await findSections();
const isList = words.includes("--list");
const chosen = sections.filter(
  ({ name }) => isList || words.length === 0 || words.some((word) => name.includes(word)),
);
if (chosen.length === 0) {
  console.error(`no section with such a name; there are ${sections.map(({ name }) => name).join(", ")}`);
  process.exitCode = 2;
}
for (const { name, run } of chosen) {
  console.log(name);
  if (isList) continue;
  try {
    for await (const row of await run()) print(readable(row));
  } catch (error) {
    console.log(`  not measured: ${error instanceof Error ? error.message : String(error)}`);
    process.exitCode = 1;
  }
}
