import { spawnSync } from "node:child_process";
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

// Runs before anything is installed: nothing but Node itself may be imported here.

const ROOT = fileURLToPath(new URL("../", import.meta.url));

/** @typedef {{ version?: string, optional?: boolean, link?: boolean }} LockedPackage */
/** @typedef {Record<string, LockedPackage>} LockedPackages */

/**
 * Install what is missing: exactly the lock file where it fits, else what `package.json` allows.
 *
 * @throws {Error} when npm fails
 */
export function ensureInstalled() {
  const [locked, installed] = ["package-lock.json", "node_modules/.package-lock.json"].map(packagesOf);
  if (locked && installed && missingPackages(locked, installed).length === 0) return;
  console.log("Installing packages (npm ci)…");
  if (npm("ci").succeeded) return;
  console.log("package-lock.json does not fit this platform or npm: installing with `npm install` instead…");
  const { succeeded, message } = npm("install", "--no-save");
  if (!succeeded) throw new Error(`npm could not install the packages: ${message}`);
}

/**
 * Packages of the lock file that are not installed in that version; optional ones may be absent, because most are
 * builds for other platforms.
 *
 * @param {LockedPackages} locked
 * @param {LockedPackages} installed
 * @returns {string[]} their folders
 */
export function missingPackages(locked, installed) {
  return Object.entries(locked)
    .filter(([folder, { version, optional, link }]) => {
      if (folder === "" || link) return false;
      const found = installed[folder];
      return found ? found.version !== version : !optional;
    })
    .map(([folder]) => folder);
}

/**
 * @param {string} file
 * @returns {LockedPackages | null}
 */
function packagesOf(file) {
  const path = join(ROOT, file);
  return existsSync(path) ? JSON.parse(readFileSync(path, "utf8")).packages : null;
}

/**
 * @param {...string} args
 * @returns {{ succeeded: boolean, message: string }}
 */
function npm(...args) {
  const options = "--prefer-offline --no-audit --no-fund --loglevel=error";
  const { status, stderr, error } = spawnSync(`npm ${args.join(" ")} ${options}`, {
    cwd: ROOT,
    stdio: ["ignore", "ignore", "pipe"],
    encoding: "utf8",
    shell: true,
  });
  return { succeeded: status === 0, message: error?.message ?? stderr.trim() };
}
