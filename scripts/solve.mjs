import { readFileSync } from "node:fs";
import { parseArgs } from "node:util";
import { importCore, loadHighs } from "./core-bundle.mjs";

// npm run --silent solve -- instance.json [--effort quick|thorough] [--seed N]
// Prints the solution of an instance of grid/1, rotation/1 or team/1 as JSON and nothing else. Exit status 0
// for ok, infeasible and partial; 2 with one line on standard error for an input that breaks the format.

/** @param {string} field @param {string} value @param {string} expected @returns {never} */
function refuse(field, value, expected) {
  const shown = value.length > 80 ? `${value.slice(0, 80)}…` : value;
  console.error(`${field}: ${shown}, expected ${expected}`.replaceAll("\n", " "));
  process.exit(2);
}

function readArguments() {
  try {
    const { values, positionals } = parseArgs({
      allowPositionals: true,
      options: { effort: { type: "string", default: "quick" }, seed: { type: "string", default: "1" } },
    });
    const seed = Number(values.seed);
    if (!Number.isInteger(seed) || seed < 0) refuse("--seed", values.seed, "a whole number from 0");
    if (values.effort !== "quick" && values.effort !== "thorough") {
      refuse("--effort", values.effort, "quick or thorough");
    }
    return {
      path: positionals[0] ?? refuse("instance", "nothing", "the path of a JSON file"),
      seed,
      effort: values.effort,
    };
  } catch (error) {
    return refuse("arguments", error instanceof Error ? error.message : String(error), "instance.json");
  }
}

/** @param {string} path @returns {unknown} */
function readInstance(path) {
  let text = "";
  try {
    text = readFileSync(path, "utf8");
  } catch {
    refuse("instance", path, "a file that can be read");
  }
  try {
    return JSON.parse(text.replace(/^\uFEFF/, ""));
  } catch {
    return refuse("instance", path, "JSON");
  }
}

const { path, seed, effort } = readArguments();
const instance = readInstance(path);
const { solve } = await importCore("solve.ts");
const result = await solve(instance, { seed, effort, loadHighs });
if (result.status === "bad_input") refuse(result.field, result.value, result.expected);
process.stdout.write(`${JSON.stringify(result.solution)}\n`);
