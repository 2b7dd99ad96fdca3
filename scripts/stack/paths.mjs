import { fileURLToPath } from "node:url";

/** The repository's root, with a trailing slash. */
export const ROOT = fileURLToPath(new URL("../../", import.meta.url));

/** Where one machine keeps its own database, keys and caches; not in git. */
export const LOCAL_DIR = `${ROOT}.local`;
