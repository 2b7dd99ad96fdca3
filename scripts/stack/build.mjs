import { spawn } from "node:child_process";
import { createHash } from "node:crypto";
import { mkdir, readdir, readFile, rename, rm, writeFile } from "node:fs/promises";
import { extname, join } from "node:path";
import { promisify } from "node:util";
import { brotliCompress, constants, gzip } from "node:zlib";
import { LOCAL_DIR, ROOT } from "./paths.mjs";

export const DIST_DIR = join(ROOT, "dist");
const STAMP = join(LOCAL_DIR, "build.txt");

/** Whatever changes the build. */
const SOURCES = [
  "src",
  "public",
  "index.html",
  "vite.config.ts",
  "scripts/division-lists.mjs",
  "tsconfig.json",
  "package-lock.json",
];
const NOT_BUILT = /\.test\.tsx?$/;
const PACKED = new Set([".html", ".js", ".css", ".svg", ".json", ".webmanifest", ".wasm", ".csv", ".txt"]);
const SMALLEST_PACKED = 512;

/**
 * Build the app for production, unless its sources are those of the last build.
 *
 * @returns {Promise<boolean>} whether it was built now
 * @throws {Error} with what the build printed
 */
export async function buildWhenChanged() {
  const stamp = await sourceHash();
  const isBuilt = (await readFile(join(DIST_DIR, "index.html"), "utf8").catch(() => "")) !== "";
  if (isBuilt && (await readFile(STAMP, "utf8").catch(() => "")) === stamp) return false;
  await build();
  await mkdir(LOCAL_DIR, { recursive: true });
  await writeFile(STAMP, stamp);
  return true;
}

/** Build into `dist/`, with the packed form of every file beside it. Whoever reads there sees one build or the other. */
export async function build() {
  const draft = join(LOCAL_DIR, `build-${process.pid}`);
  const former = join(LOCAL_DIR, `former-${process.pid}`);
  try {
    await runVite(draft);
    await pack(draft);
    await rename(DIST_DIR, former).catch(() => {});
    await rename(draft, DIST_DIR);
  } finally {
    await Promise.all([draft, former].map((dir) => rm(dir, { recursive: true, force: true })));
  }
}

/**
 * @param {string} outDir
 * @returns {Promise<void>}
 */
function runVite(outDir) {
  return new Promise((resolve, reject) => {
    const child = spawn(
      process.execPath,
      [
        join(ROOT, "node_modules/vite/bin/vite.js"),
        "build",
        "--logLevel",
        "warn",
        "--outDir",
        outDir,
        "--emptyOutDir",
      ],
      {
        cwd: ROOT,
        stdio: ["ignore", "pipe", "pipe"],
      },
    );
    let output = "";
    for (const stream of [child.stdout, child.stderr]) {
      stream.setEncoding("utf8").on("data", (/** @type {string} */ text) => {
        output += text;
      });
    }
    child.once("error", reject);
    child.once("exit", (code) =>
      code === 0 ? resolve() : reject(new Error(`the build failed\n${output.trim()}`)),
    );
  });
}

/** @returns {Promise<string>} */
async function sourceHash() {
  const hash = createHash("sha256");
  for (const source of SOURCES) {
    for (const path of await filesOf(join(ROOT, source))) {
      if (NOT_BUILT.test(path)) continue;
      hash.update(`${path.slice(ROOT.length)}\n`).update(await readFile(path));
    }
  }
  return hash.digest("hex");
}

/**
 * @param {string} path of a file, a folder or nothing
 * @returns {Promise<string[]>} in a fixed order
 */
async function filesOf(path) {
  try {
    const entries = await readdir(path, { recursive: true, withFileTypes: true });
    return entries
      .filter((entry) => entry.isFile())
      .map((entry) => join(entry.parentPath, entry.name))
      .sort();
  } catch (error) {
    const code = error instanceof Error && "code" in error ? error.code : undefined;
    if (code === "ENOTDIR") return [path];
    if (code === "ENOENT") return [];
    throw error;
  }
}

/**
 * Write the brotli and gzip form beside every file that gains by it.
 *
 * @param {string} dir
 */
async function pack(dir) {
  const paths = (await filesOf(dir)).filter((path) => PACKED.has(extname(path)));
  await Promise.all(
    paths.map(async (path) => {
      const bytes = await readFile(path);
      if (bytes.length < SMALLEST_PACKED) return;
      const brotli = { params: { [constants.BROTLI_PARAM_QUALITY]: bytes.length > 500_000 ? 9 : 11 } };
      await writeFile(`${path}.br`, await promisify(brotliCompress)(bytes, brotli));
      await writeFile(`${path}.gz`, await promisify(gzip)(bytes, { level: 9 }));
    }),
  );
}
