import { readdir, readFile } from "node:fs/promises";
import { existsSync } from "node:fs";
import { join } from "node:path";
import { denoPath } from "../stack/functions.mjs";
import { LOCAL_DIR, ROOT } from "../stack/paths.mjs";
import { playwrightCounts, printedCounts, vitestCounts } from "./counts.mjs";

/** @import { Counts } from "./counts.mjs" */

/**
 * One step of the test run.
 * @typedef {object} Step
 * @property {string} name
 * @property {() => Promise<string[]> | string[]} command
 * @property {(output: string) => Promise<Counts | null> | Counts | null} [count] a step without it counts as one
 * @property {"cluster" | "browser"} [needs]
 */

/** @type {(name: string, ...args: string[]) => string[]} */
const script = (name, ...args) => [process.execPath, join(ROOT, "scripts", name), ...args];

/** @type {(path: string, ...args: string[]) => string[]} */
const tool = (path, ...args) => [process.execPath, join(ROOT, "node_modules", path), ...args];

/** @param {string} file */
const report = (file) => join(LOCAL_DIR, "reports", file);

/**
 * @param {string} file
 * @param {(report: never) => Counts} counts
 */
const fromReport = (file, counts) => async () =>
  existsSync(report(file))
    ? counts(/** @type {never} */ (JSON.parse(await readFile(report(file), "utf8"))))
    : null;

/** @type {(file: string, ...args: string[]) => string[]} */
const vitest = (file, ...args) =>
  tool(
    "vitest/vitest.mjs",
    "run",
    ...args,
    "--reporter=default",
    "--reporter=json",
    `--outputFile.json=${report(file)}`,
  );

/** Cheapest first. @type {readonly Step[]} */
export const STEPS = [
  { name: "format", command: () => tool("oxfmt/bin/oxfmt", "--check", ".") },
  { name: "lint", command: () => tool("oxlint/bin/oxlint", "--type-aware", "--quiet") },
  { name: "types", command: () => tool("typescript/bin/tsc", "-p", ".") },
  { name: "generated types", command: () => script("types.mjs", "--check") },
  { name: "unit", command: () => vitest("unit.json"), count: fromReport("unit.json", vitestCounts) },
  { name: "functions compile", command: denoCheck },
  {
    name: "database on PGlite",
    command: () => script("test-db.mjs", "--on", "pglite"),
    count: printedCounts,
  },
  {
    name: "database on PostgreSQL",
    command: () => script("test-db.mjs", "--on", "postgres"),
    count: printedCounts,
    needs: "cluster",
  },
  {
    name: "stack on PGlite",
    command: () => vitest("stack.json", "--config", "vitest.stack.config.ts"),
    count: fromReport("stack.json", vitestCounts),
  },
  {
    name: "stack on PostgreSQL",
    command: () => vitest("stack-postgres.json", "--config", "vitest.stack.config.ts"),
    count: fromReport("stack-postgres.json", vitestCounts),
    needs: "cluster",
  },
  { name: "budgets", command: () => script("check-budgets.mjs"), count: printedCounts },
  { name: "oldest browser", command: () => script("oldest-browser.mjs"), count: printedCounts },
  {
    name: "end to end",
    command: () => tool("@playwright/test/cli.js", "test"),
    count: fromReport("e2e.json", playwrightCounts),
    needs: "browser",
  },
];

/** The functions with all that they import, checked by the runtime that runs them. */
async function denoCheck() {
  const folder = join(ROOT, "supabase/functions");
  const entries = (await readdir(folder))
    .map((name) => join(folder, name, "index.ts"))
    .filter((path) => existsSync(path));
  const options = ["--quiet", "--no-remote", "--no-lock", "--node-modules-dir=manual"];
  return [denoPath(), "check", ...options, `--config=${join(folder, "deno.json")}`, ...entries];
}
