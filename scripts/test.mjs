import { spawn } from "node:child_process";
import { mkdir, rm } from "node:fs/promises";
import { join } from "node:path";
import { ensureInstalled } from "./install.mjs";

// npm test [-- part of a step's name …]: everything that CI runs, cheapest first. Runs all steps, even after a failure;
// the last line is the sum of all tests of all steps.

ensureInstalled();
const [{ findBrowser }, { LOCAL_DIR, ROOT }, { startCluster }, { STEPS }] = await Promise.all([
  import("./find-browser.mjs"),
  import("./stack/paths.mjs"),
  import("./testing/postgres-cluster.mjs"),
  import("./testing/steps.mjs"),
]);

/** @import { Step } from "./testing/steps.mjs" */
/** @import { Cluster } from "./testing/postgres-cluster.mjs" */
/** @import { Counts } from "./testing/counts.mjs" */

/** Far beyond what the slowest step needs: a step that hangs fails, and the others still run. */
const STEP_LIMIT_MINUTES = 40;

const wanted = process.argv.slice(2);
const steps = STEPS.filter(({ name }) => wanted.length === 0 || wanted.some((part) => name.includes(part)));
const reports = join(LOCAL_DIR, "reports");
await rm(reports, { recursive: true, force: true });
await mkdir(reports, { recursive: true });

// Told to end, it takes its cluster along ("exit").
for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"]) process.once(signal, () => process.exit(130));

/** @type {{ started?: Promise<Cluster> }} */
const cluster = {};
const total = { passed: 0, failed: 0 };
for (const step of steps) {
  const startedAtMs = Date.now();
  const { passed, failed, output } = await run(step);
  const seconds = ((Date.now() - startedAtMs) / 1000).toFixed(1);
  if (failed > 0) console.log(output.trimEnd());
  console.log(
    `${failed > 0 ? "FAIL" : "ok  "} ${step.name.padEnd(24)} ${seconds.padStart(7)} s  ${passed} passed${failed > 0 ? `, ${failed} failed` : ""}`,
  );
  total.passed += passed;
  total.failed += failed;
}
await cluster.started?.then(({ stop }) => stop()).catch(() => {});
console.log(`${total.passed} passed, ${total.failed} failed`);
process.exit(total.failed > 0 ? 1 : 0);

/**
 * @param {Step} step
 * @returns {Promise<Counts & { output: string }>}
 */
async function run({ command, count, needs }) {
  try {
    const env = await environment(needs);
    const { code, output } = await execute(await command(), env);
    const counts = (await count?.(output)) ?? null;
    if (!counts) return { passed: code === 0 ? 1 : 0, failed: code === 0 ? 0 : 1, output };
    return { ...counts, failed: code === 0 ? counts.failed : Math.max(counts.failed, 1), output };
  } catch (error) {
    return { passed: 0, failed: 1, output: error instanceof Error ? error.message : String(error) };
  }
}

/**
 * @param {Step["needs"]} needs
 * @returns {Promise<Record<string, string>>}
 */
async function environment(needs) {
  if (needs === "browser") return { BROWSER_PATH: await findBrowser() };
  if (needs !== "cluster") return {};
  cluster.started ??= startCluster();
  return { TEST_POSTGRES_URL: (await cluster.started).url };
}

/**
 * @param {string[]} command
 * @param {Record<string, string>} env
 * @returns {Promise<{ code: number, output: string }>}
 */
function execute([program = "", ...args], env) {
  return new Promise((resolve, reject) => {
    const child = spawn(program, args, {
      cwd: ROOT,
      stdio: ["ignore", "pipe", "pipe"],
      env: { ...process.env, NO_COLOR: "1", FORCE_COLOR: "0", ...env },
    });
    let output = "";
    for (const stream of [child.stdout, child.stderr]) {
      stream.setEncoding("utf8").on("data", (/** @type {string} */ text) => {
        output += text;
      });
    }
    const kill = () => child.kill();
    process.once("exit", kill);
    const limit = setTimeout(() => {
      output += `\nnot finished after ${STEP_LIMIT_MINUTES} minutes: ended\n`;
      child.kill("SIGKILL");
      child.stdout.destroy();
      child.stderr.destroy();
    }, STEP_LIMIT_MINUTES * 60_000);
    child.once("error", reject);
    child.once("close", (code) => {
      clearTimeout(limit);
      process.off("exit", kill);
      resolve({ code: code ?? 1, output });
    });
  });
}
