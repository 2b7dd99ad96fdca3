import { createHash } from "node:crypto";
import { readdir, readFile } from "node:fs/promises";
import { extname, join, relative, sep } from "node:path";
import { PAGE_HEADERS } from "./headers.mjs";

/** @import { IncomingMessage, ServerResponse } from "node:http" */

/** @typedef {{ headers: Record<string, string>, etag: string, body: Buffer, packed: Map<string, Buffer> }} StaticFile */

const TYPES = /** @type {Record<string, string>} */ ({
  ".html": "text/html; charset=utf-8",
  ".js": "text/javascript; charset=utf-8",
  ".css": "text/css; charset=utf-8",
  ".json": "application/json; charset=utf-8",
  ".webmanifest": "application/manifest+json; charset=utf-8",
  ".svg": "image/svg+xml",
  ".png": "image/png",
  ".ico": "image/x-icon",
  ".wasm": "application/wasm",
  ".woff2": "font/woff2",
  ".csv": "text/csv; charset=utf-8",
  ".txt": "text/plain; charset=utf-8",
});

/** Content codings and the extension of the file that the build has packed with it, best first. */
export const ENCODINGS = /** @type {const} */ ([
  ["br", ".br"],
  ["gzip", ".gz"],
]);

/**
 * Serves a finished build from memory: files with a hash in their name for ever, the others with a check on every
 * visit, and the app itself for every other address.
 *
 * @param {string} dir
 */
export async function createStaticFiles(dir) {
  const files = await readFiles(dir);
  /** @type {(request: IncomingMessage, response: ServerResponse, path: string) => void} */
  return (request, response, path) => {
    if (request.method !== "GET" && request.method !== "HEAD") {
      response.writeHead(405, { allow: "GET, HEAD" }).end();
      return;
    }
    const file = files.get(path) ?? (isPage(path) ? files.get("/index.html") : undefined);
    if (file) send(request, response, file);
    else response.writeHead(404, { "content-type": "text/plain; charset=utf-8" }).end("Not found");
  };
}

/**
 * An address of the app rather than a file that is gone: its last part has no extension.
 *
 * @param {string} path
 */
export const isPage = (path) => extname(path) === "";

/**
 * @param {IncomingMessage} request
 * @param {ServerResponse} response
 * @param {StaticFile} file
 */
function send(request, response, file) {
  const encoding = bestEncoding(String(request.headers["accept-encoding"] ?? ""), file.packed);
  const body = (encoding && file.packed.get(encoding)) || file.body;
  const headers = { ...file.headers, ...(encoding && { "content-encoding": encoding }) };
  if (request.headers["if-none-match"]?.includes(file.etag)) {
    response.writeHead(304, headers).end();
    return;
  }
  response.writeHead(200, { ...headers, "content-length": body.length });
  response.end(request.method === "HEAD" ? undefined : body);
}

/**
 * @param {string} accepted the request's Accept-Encoding
 * @param {{ has(name: string): boolean }} available
 * @returns {string | null}
 */
export function bestEncoding(accepted, available) {
  const offers = accepted.split(",").map((offer) =>
    offer
      .toLowerCase()
      .split(";")
      .map((part) => part.trim()),
  );
  const takes = (/** @type {string} */ wanted) =>
    offers.some(([name, ...rest]) => name === wanted && !rest.some((part) => /^q=0(\.0*)?$/.test(part)));
  return ENCODINGS.find(([name]) => available.has(name) && takes(name))?.[0] ?? null;
}

/**
 * @param {string} address
 * @returns {string}
 */
export const cacheControl = (address) =>
  /^\/assets\/.+-[\w-]{8}\.\w+$/.test(address) ? "public, max-age=31536000, immutable" : "no-cache";

/**
 * @param {string} dir
 * @returns {Promise<Map<string, StaticFile>>} by address
 */
async function readFiles(dir) {
  const entries = await readdir(dir, { recursive: true, withFileTypes: true });
  /** @type {Map<string, Buffer>} */
  const bodies = new Map();
  for (const entry of entries) {
    if (!entry.isFile()) continue;
    const path = join(entry.parentPath, entry.name);
    bodies.set(`/${relative(dir, path).split(sep).join("/")}`, await readFile(path));
  }
  /** @type {Map<string, StaticFile>} */
  const files = new Map();
  for (const [address, body] of bodies) {
    if (ENCODINGS.some(([, extension]) => address.endsWith(extension))) continue;
    files.set(address, describeFile(address, body, bodies));
  }
  const index = files.get("/index.html");
  if (!index) throw new Error(`${dir} holds no index.html: build first`);
  return files.set("/", index);
}

/**
 * @param {string} address
 * @param {Buffer} body
 * @param {Map<string, Buffer>} bodies
 * @returns {StaticFile}
 */
function describeFile(address, body, bodies) {
  const etag = `"${createHash("sha256").update(body).digest("hex").slice(0, 24)}"`;
  const packed = new Map();
  for (const [name, extension] of ENCODINGS) {
    const bytes = bodies.get(address + extension);
    if (bytes) packed.set(name, bytes);
  }
  const headers = {
    ...PAGE_HEADERS,
    "content-type": TYPES[extname(address)] ?? "application/octet-stream",
    "cache-control": cacheControl(address),
    vary: "accept-encoding",
    etag: `W/${etag}`,
  };
  return { headers, etag, body, packed };
}
