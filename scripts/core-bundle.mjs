import { createHash } from "node:crypto";
import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, statSync } from "node:fs";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { ROOT } from "./stack/paths.mjs";

// Node 20 cannot read TypeScript. A module of src/core is bundled once and kept under a name made from the
// content of all its sources, so that a second start only reads the bundle (4 ms instead of 150).

const CORE = join(ROOT, "src/core");
const CACHE = join(ROOT, "node_modules/.cache/liandong");
const DAY_MS = 86_400_000;

/** @param {string} folder @returns {string[]} */
function sourcesIn(folder) {
  return readdirSync(folder, { withFileTypes: true })
    .sort((a, b) => (a.name < b.name ? -1 : 1))
    .flatMap((entry) => {
      const path = join(folder, entry.name);
      if (entry.isDirectory()) return sourcesIn(path);
      return entry.name.endsWith(".ts") && !entry.name.endsWith(".test.ts") ? [path] : [];
    });
}

/** @param {string} entry @returns {string} */
function fingerprint(entry) {
  const hash = createHash("sha256").update(entry);
  for (const path of sourcesIn(CORE)) hash.update(path).update(readFileSync(path));
  return hash
    .update(readFileSync(join(ROOT, "package-lock.json")))
    .digest("hex")
    .slice(0, 16);
}

/** @param {string} entry @param {string} folder */
async function bundle(entry, folder) {
  const { build } = await import("vite");
  const draft = `${folder}.${process.pid}`;
  await build({
    root: ROOT,
    configFile: false,
    logLevel: "silent",
    ssr: { noExternal: ["valibot"] },
    build: {
      ssr: join(CORE, entry),
      outDir: draft,
      target: "node20",
      emptyOutDir: true,
      rollupOptions: { output: { entryFileNames: "entry.mjs", chunkFileNames: "[name]-[hash].mjs" } },
    },
  });
  try {
    renameSync(draft, folder);
  } catch (error) {
    // Somebody else was quicker: theirs is the same.
    rmSync(draft, { recursive: true, force: true });
    if (!existsSync(folder)) throw error;
  }
}

function forgetOldBundles() {
  for (const name of readdirSync(CACHE)) {
    const path = join(CACHE, name);
    if (Date.now() - statSync(path).mtimeMs > DAY_MS) rmSync(path, { recursive: true, force: true });
  }
}

/**
 * Import a module of `src/core` into a script.
 *
 * @param {string} entry path below src/core, `solve.ts`
 * @returns {Promise<any>} its exports
 */
export async function importCore(entry) {
  const folder = join(CACHE, `${entry.replace(/\W/g, "-")}-${fingerprint(entry)}`);
  if (!existsSync(folder)) {
    mkdirSync(CACHE, { recursive: true });
    forgetOldBundles();
    await bundle(entry, folder);
  }
  return import(pathToFileURL(join(folder, "entry.mjs")).href);
}

/** HiGHS for Node, loaded when it is first needed. */
export const loadHighs = async () => (await import("highs")).default();
