import { spawnSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { ROOT } from "../stack/paths.mjs";

// What the sections of `npm run bench` share: rows, and one way to measure.

/**
 * A line of the table: our figure beside the reference of the same run and the goal, with CPU seconds where they count.
 *
 * @typedef {{ figure: string, ours: string, reference: string, goal: string, cpu?: string }} Row
 */

const REPORT = `process.on("exit", () => { const { user, system } = process.cpuUsage(); process.stderr.write("\\ncpu " + (user + system)); });`;

/**
 * Solve an instance in a process of its own, as `npm run solve` does; its start counts.
 *
 * @param {{ id?: string }} instance
 * @param {{ effort?: "quick" | "thorough", seed?: number }} [options]
 * @returns {{ solution: any, cpuS: number }}
 */
export function solveAlone(instance, { effort = "quick", seed = 1 } = {}) {
  const folder = mkdtempSync(join(tmpdir(), "bench-"));
  try {
    const path = join(folder, "instance.json");
    writeFileSync(path, JSON.stringify(instance));
    const script = join(ROOT, "scripts/solve.mjs");
    const args = ["--import", `data:text/javascript,${encodeURIComponent(REPORT)}`, script, path];
    const run = spawnSync(process.execPath, [...args, "--effort", effort, "--seed", String(seed)], {
      encoding: "utf8",
      maxBuffer: 1e9,
    });
    const cpu = /\ncpu (\d+)$/.exec(run.stderr);
    if (run.status !== 0 || !cpu) throw new Error(`${instance.id}: ${run.stderr}`);
    return { solution: JSON.parse(run.stdout), cpuS: Number(cpu[1]) / 1e6 };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** CPU seconds that this process spends on something. @template T @param {() => Promise<T> | T} task */
export async function cpuOf(task) {
  const before = process.cpuUsage();
  const value = await task();
  const { user, system } = process.cpuUsage(before);
  return { value, cpuS: (user + system) / 1e6 };
}

/** @param {number[]} values */
export const medianOf = (values) => values.toSorted((a, b) => a - b)[values.length >> 1] ?? Number.NaN;

/** @param {number[]} values */
export const worstOf = (values) => values.reduce((a, b) => Math.max(a, b), 0);

/** @param {number[]} cpuS */
export const spent = (cpuS) => `median ${medianOf(cpuS).toFixed(2)} s, worst ${worstOf(cpuS).toFixed(2)} s`;

/** A plan's cost above a bound, in per cent. @param {number} total @param {number} bound */
export const above = (total, bound) => (total === bound ? 0 : (100 * (total - bound)) / Math.abs(bound || 1));

/** @param {number[]} gaps */
export const gapsIn = (gaps) =>
  gaps.length === 0
    ? "no plan to compare"
    : `${(gaps.reduce((a, b) => a + b, 0) / gaps.length).toFixed(2)} % above on average, ${worstOf(gaps).toFixed(2)} % at worst`;
