import { readFile, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";

/** @import { Stack } from "./stack.mjs" */

/**
 * Make sure that nobody else uses the local database: two processes on one data directory would destroy it.
 *
 * @param {string} dir
 * @returns {Promise<() => Promise<void>>} gives it back and takes the announcement away
 * @throws {Error} when a running stack has it
 */
export async function claim(dir) {
  const lock = join(dir, "lock");
  for (;;) {
    try {
      await writeFile(lock, String(process.pid), { flag: "wx" });
      break;
    } catch (error) {
      if (!isCode(error, "EEXIST")) throw error;
    }
    const owner = Number(await readFile(lock, "utf8").catch(() => "0"));
    if (isRunning(owner)) throw new Error(await alreadyRunning(dir, owner));
    await rm(lock, { force: true });
  }
  await rm(announcement(dir), { force: true });
  return async () => {
    await rm(announcement(dir), { force: true });
    await rm(lock, { force: true });
  };
}

/**
 * Let tests and other tools find the running stack.
 *
 * @param {string} dir
 * @param {Stack} stack
 */
export async function announce(dir, { appUrl, apiUrl, publishableKey, accounts }) {
  const text = JSON.stringify({ appUrl, apiUrl, publishableKey, accounts }, null, 2);
  await writeFile(announcement(dir), `${text}\n`, { mode: 0o600 });
}

/** @param {string} dir */
const announcement = (dir) => join(dir, "stack.json");

/**
 * @param {string} dir
 * @param {number} owner
 */
async function alreadyRunning(dir, owner) {
  const text = await readFile(announcement(dir), "utf8").catch(() => "{}");
  const where = /** @type {{ appUrl?: string }} */ (JSON.parse(text)).appUrl;
  return `It is already running${where ? ` at ${where}` : ""} (process ${owner}).`;
}

/** @param {number} pid */
function isRunning(pid) {
  if (!Number.isInteger(pid) || pid <= 0 || pid === process.pid) return false;
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return isCode(error, "EPERM");
  }
}

/**
 * @param {unknown} error
 * @param {string} code
 */
const isCode = (error, code) => error instanceof Error && "code" in error && error.code === code;
