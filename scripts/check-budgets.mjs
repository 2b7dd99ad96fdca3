import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import { gzipSync } from "node:zlib";
import { measure } from "./budgets.mjs";
import { buildWhenChanged, DIST_DIR } from "./stack/build.mjs";

/** @import { Measurement } from "./budgets.mjs" */

// Prints what is over its limit (all with --all) and the number of passed and failed limits.

await buildWhenChanged();
const manifest = JSON.parse(await readFile(join(DIST_DIR, ".vite/manifest.json"), "utf8"));
const files = (await readdir(join(DIST_DIR, "assets"))).filter((file) => /\.(js|css)$/.test(file));
const gzipBytes = new Map();
for (const file of files) {
  gzipBytes.set(
    `assets/${file}`,
    gzipSync(await readFile(join(DIST_DIR, "assets", file)), { level: 9 }).length,
  );
}

const measurements = measure(manifest, gzipBytes);
const over = measurements.filter(({ measured, limit }) => measured > limit);
const shown = process.argv.includes("--all") ? measurements : over;
for (const measurement of shown) console.log(describe(measurement));
console.log(`${measurements.length - over.length} passed, ${over.length} failed`);
process.exitCode = over.length > 0 ? 1 : 0;

/** @param {Measurement} measurement */
function describe({ what, measured, limit, unit }) {
  const figure = unit === "kB" ? measured.toFixed(1) : String(measured);
  return `${measured > limit ? "over " : "ok   "} ${what}: ${figure} of ${limit} ${unit}`;
}
