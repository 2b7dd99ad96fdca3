import { randomBytes } from "node:crypto";
import { mkdir, readFile, writeFile } from "node:fs/promises";
import { dirname } from "node:path";
import { withoutKnownWarnings } from "./quiet.mjs";

/** @typedef {{ jwtSecret: string, publishableKey: string }} Keys */

/**
 * The installation's own keys, made once and readable by its owner only. There is no secret key: nobody is
 * `service_role` here, every request runs under row-level security.
 *
 * @param {string} path
 * @returns {Promise<Keys>}
 */
export async function readOrMakeKeys(path) {
  const stored = await readFile(path, "utf8").catch(() => null);
  if (stored !== null) return JSON.parse(stored);
  const keys = await makeKeys();
  await mkdir(dirname(path), { recursive: true });
  await writeFile(path, JSON.stringify(keys), { mode: 0o600 });
  return keys;
}

/** @returns {Promise<Keys>} */
export async function makeKeys() {
  const { generateApiKey } = await withoutKnownWarnings(() => import("@supabase/lite"));
  return {
    jwtSecret: randomBytes(48).toString("base64url"),
    publishableKey: (await generateApiKey("publishable")).key,
  };
}
