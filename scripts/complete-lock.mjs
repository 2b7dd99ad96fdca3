import { readFile, writeFile } from "node:fs/promises";
import { missingBuilds } from "./lock.mjs";

// npm run lock, after a change of dependencies: make package-lock.json fit every platform.

const path = new URL("../package-lock.json", import.meta.url);
const lock = JSON.parse(await readFile(path, "utf8"));
const missing = missingBuilds(lock.packages);
const folders = Object.entries({ ...lock.packages, ...missing });
lock.packages = Object.fromEntries(folders.sort(([a], [b]) => a.localeCompare(b, "en")));
await writeFile(path, `${JSON.stringify(lock, null, 2)}\n`);
console.log(`${Object.keys(missing).length} builds for other platforms added`);
