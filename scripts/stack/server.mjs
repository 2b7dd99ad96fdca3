import { createServer } from "node:http";
import { Readable } from "node:stream";
import { SECURITY_HEADERS } from "./headers.mjs";

/** @import { IncomingMessage, Server, ServerResponse } from "node:http" */
/** @import { Fetch } from "./api.mjs" */

const API_PREFIXES = ["/auth/v1/", "/rest/v1/", "/storage/v1/"];
const LARGEST_BODY = 12 * 1024 * 1024;

/** A connection that nobody uses is closed by the client: closed by the server just then, it would lose a request. */
const KEPT_OPEN_MS = 600_000;

/** @typedef {(request: IncomingMessage, response: ServerResponse, path: string) => void | Promise<void>} Handler */

/**
 * One origin for everything: the API, the functions, what the app is told at run time, and the app.
 *
 * @param {object} parts
 * @param {Fetch} parts.api
 * @param {Handler} parts.functions
 * @param {Handler} parts.pages
 * @param {object} parts.clientConfig what `/config.json` answers
 * @param {(line: string) => void} parts.log
 * @returns {Server} not yet listening
 */
export function createStackServer({ api, functions, pages, clientConfig, log }) {
  /** @type {Handler} */
  const route = (request, response, path) => {
    if (path === "/config.json") return sendJson(response, clientConfig);
    if (path.startsWith("/functions/v1/")) return functions(request, response, path);
    if (API_PREFIXES.some((prefix) => path.startsWith(prefix))) return answerWith(api, request, response);
    return pages(request, response, path);
  };
  return createServer({ keepAliveTimeout: KEPT_OPEN_MS }, (request, response) => {
    for (const [name, value] of Object.entries(SECURITY_HEADERS)) response.setHeader(name, value);
    new Promise((resolve) => resolve(route(request, response, pathOf(request)))).catch((error) => {
      log(`${request.method} ${request.url}: ${error instanceof Error ? error.stack : error}`);
      if (response.headersSent) response.destroy();
      else response.writeHead(500).end();
    });
  });
}

/** @param {IncomingMessage} request */
function pathOf(request) {
  try {
    return decodeURIComponent((request.url ?? "/").replace(/[?#].*$/, ""));
  } catch {
    return "/";
  }
}

/**
 * @param {ServerResponse} response
 * @param {object} body
 */
function sendJson(response, body) {
  response.writeHead(200, { "content-type": "application/json; charset=utf-8", "cache-control": "no-store" });
  response.end(JSON.stringify(body));
}

/**
 * Put a request of Node to a handler of the web's kind, and its answer back.
 *
 * @param {Fetch} handler
 * @param {IncomingMessage} request
 * @param {ServerResponse} response
 */
async function answerWith(handler, request, response) {
  const body = await readBody(request);
  if (body === null) {
    response.writeHead(413, { "access-control-allow-origin": "*", connection: "close" }).end();
    return;
  }
  const answer = await handler(
    new Request(`http://${request.headers.host ?? "127.0.0.1"}${request.url}`, {
      method: request.method ?? "GET",
      headers: headersOf(request),
      body: body.length > 0 ? new Uint8Array(body) : null,
    }),
  );
  for (const [name, value] of answer.headers) response.appendHeader(name, value);
  response.writeHead(answer.status);
  if (answer.body) Readable.fromWeb(/** @type {never} */ (answer.body)).pipe(response);
  else response.end();
}

/**
 * @param {IncomingMessage} request
 * @returns {Promise<Buffer | null>} null when it is larger than allowed
 */
async function readBody(request) {
  const chunks = [];
  let size = 0;
  for await (const chunk of request) {
    size += chunk.length;
    if (size > LARGEST_BODY) return null;
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
}

/** @param {IncomingMessage} request */
function headersOf(request) {
  const headers = new Headers();
  for (let index = 0; index < request.rawHeaders.length; index += 2) {
    headers.append(request.rawHeaders[index] ?? "", request.rawHeaders[index + 1] ?? "");
  }
  return headers;
}

/**
 * @param {Server} server
 * @param {number} port
 * @returns {Promise<void>}
 */
export function listen(server, port) {
  return new Promise((resolve, reject) => {
    server.once("error", reject);
    server.listen(port, "127.0.0.1", () => resolve());
  });
}

/**
 * @param {Server} server
 * @returns {Promise<void>}
 */
export function close(server) {
  return new Promise((resolve) => {
    server.close(() => resolve());
    server.closeAllConnections();
  });
}
