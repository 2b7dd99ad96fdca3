import { spawn } from "node:child_process";
import { existsSync } from "node:fs";
import { request as httpRequest } from "node:http";
import { createRequire } from "node:module";
import { connect } from "node:net";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { isAuthorized } from "./jwt.mjs";
import { ROOT } from "./paths.mjs";
import { freePort } from "./ports.mjs";

/** @import { ChildProcess } from "node:child_process" */
/** @import { IncomingMessage, ServerResponse } from "node:http" */
/** @import { Keys } from "./keys.mjs" */
/** @import { TomlTable } from "./toml.mjs" */

const FUNCTIONS_DIR = join(ROOT, "supabase/functions");
const CODE = join(FUNCTIONS_DIR, "deno.json");
const BOOT_MS = 30_000;
const ANSWER_MS = 150_000;
const MEMORY_MB = 256;

/** What the platform tells every function; nothing else of the environment is readable. */
const ENVIRONMENT = [
  "SUPABASE_URL",
  "SUPABASE_ANON_KEY",
  "SUPABASE_PUBLISHABLE_KEY",
  "SUPABASE_PUBLISHABLE_KEYS",
];

/** @typedef {{ port: number, child: ChildProcess, ready: Promise<boolean> }} Worker */

/**
 * Runs the edge functions, each in a real Deno of its own that starts with the first call and may do what the
 * platform allows: talk to the API, read its own environment. Bound to loopback; the gateway's check of the
 * caller's token is made here.
 *
 * @param {object} options
 * @param {string} options.apiUrl
 * @param {Keys} options.keys
 * @param {TomlTable} options.config `supabase/config.toml`
 * @param {(line: string) => void} options.log
 */
export function createFunctions({ apiUrl, keys, config, log }) {
  /** @type {Map<string, Promise<Worker>>} */
  const workers = new Map();

  /** @type {(name: string) => Promise<Worker>} */
  const start = async (name) => {
    const port = await freePort(0);
    if (port === null) throw new Error("no free port for a function");
    const child = startDeno(name, port, { apiUrl, key: keys.publishableKey, log });
    return { port, child, ready: waitForPort(port, child) };
  };

  /** @type {(name: string) => Promise<Worker>} */
  const worker = (name) => {
    const known = workers.get(name);
    if (known) return known;
    const started = start(name);
    workers.set(name, started);
    const forget = () => workers.get(name) === started && workers.delete(name);
    started.then(({ child }) => child.once("exit", forget), forget);
    return started;
  };

  /** @type {(request: IncomingMessage, response: ServerResponse) => Promise<void>} */
  const handle = async (request, response) => {
    const name = /^\/functions\/v1\/([a-z0-9][\w-]*)(?=[/?]|$)/.exec(request.url ?? "")?.[1];
    if (!name || !existsSync(join(FUNCTIONS_DIR, name, "index.ts"))) {
      return answer(response, 404, "NOT_FOUND", "Requested function was not found");
    }
    const isOpen = request.method === "OPTIONS" || !verifiesJwt(config, name);
    if (!isOpen && !isAuthorized(request.headers.authorization, keys.jwtSecret, Date.now())) {
      return answer(response, 401, "UNAUTHORIZED", "Invalid JWT");
    }
    const { port, ready } = await worker(name);
    if (!(await ready)) return answer(response, 503, "BOOT_ERROR", "Function failed to start (see the log)");
    await forward(request, response, port);
  };

  const stop = async () => {
    const running = await Promise.all(workers.values());
    workers.clear();
    await Promise.all(running.map(({ child }) => end(child)));
  };

  /** Code has changed: the next call starts it anew. */
  const restart = () => void stop();

  return { handle, restart, stop };
}

/**
 * @param {string} name
 * @param {number} port
 * @param {{ apiUrl: string, key: string, log: (line: string) => void }} options
 */
function startDeno(name, port, { apiUrl, key, log }) {
  const child = spawn(
    denoPath(),
    [
      "run",
      "--quiet",
      "--no-prompt",
      "--no-remote",
      "--no-lock",
      "--node-modules-dir=manual",
      `--config=${CODE}`,
      `--allow-net=127.0.0.1:${port},${new URL(apiUrl).host}`,
      `--allow-env=${ENVIRONMENT.join(",")}`,
      `--v8-flags=--max-old-space-size=${MEMORY_MB}`,
      join(FUNCTIONS_DIR, name, "index.ts"),
    ],
    {
      cwd: ROOT,
      stdio: ["ignore", "pipe", "pipe"],
      env: {
        DENO_SERVE_ADDRESS: `tcp:127.0.0.1:${port}`,
        DENO_NO_UPDATE_CHECK: "1",
        NO_COLOR: "1",
        SUPABASE_URL: apiUrl,
        SUPABASE_ANON_KEY: key,
        SUPABASE_PUBLISHABLE_KEYS: JSON.stringify({ default: key }),
      },
    },
  );
  const kill = () => child.kill();
  process.once("exit", kill);
  child.once("exit", () => process.off("exit", kill));
  for (const stream of [child.stdout, child.stderr]) {
    stream.setEncoding("utf8").on("data", (/** @type {string} */ text) => {
      for (const line of text.split("\n")) if (line.trim() !== "") log(`[${name}] ${line}`);
    });
  }
  return child;
}

/** The Deno that npm installed; found also where install scripts are not allowed to run. */
export function denoPath() {
  const require = createRequire(import.meta.url);
  return /** @type {{ runInstall: () => string }} */ (require("deno/install_api.cjs")).runInstall();
}

/**
 * @param {number} port
 * @param {ChildProcess} child
 * @returns {Promise<boolean>} false when the process ends, or is silent for too long
 */
async function waitForPort(port, child) {
  const deadline = Date.now() + BOOT_MS;
  while (Date.now() < deadline && child.exitCode === null && child.signalCode === null) {
    if (await canConnect(port)) return true;
    await sleep(25);
  }
  child.kill();
  return false;
}

/**
 * @param {number} port
 * @returns {Promise<boolean>}
 */
function canConnect(port) {
  return new Promise((resolve) => {
    const socket = connect(port, "127.0.0.1", () => resolve(true));
    socket.once("connect", () => socket.destroy()).once("error", () => resolve(false));
  });
}

/**
 * @param {IncomingMessage} request
 * @param {ServerResponse} response
 * @param {number} port
 * @returns {Promise<void>}
 */
function forward(request, response, port) {
  return new Promise((resolve) => {
    const path = (request.url ?? "").replace("/functions/v1", "");
    const onward = httpRequest(
      {
        host: "127.0.0.1",
        port,
        path,
        method: request.method,
        headers: request.headers,
        timeout: ANSWER_MS,
        agent: false, // a connection of its own: a kept one may be closed by the runtime just when it is used
      },
      (reply) => {
        response.writeHead(reply.statusCode ?? 502, reply.headers);
        reply.pipe(response);
        reply.once("close", resolve);
      },
    );
    onward.once("timeout", () => onward.destroy(new Error("the function took too long")));
    onward.once("error", () => {
      answer(response, 546, "WORKER_LIMIT", "The function did not finish its answer");
      resolve();
    });
    request.pipe(onward);
  });
}

/**
 * @param {TomlTable} config
 * @param {string} name
 */
function verifiesJwt(config, name) {
  const functions = /** @type {Record<string, TomlTable | undefined>} */ (config["functions"] ?? {});
  return functions[name]?.["verify_jwt"] !== false;
}

/**
 * @param {ServerResponse} response
 * @param {number} status
 * @param {string} code
 * @param {string} message
 */
function answer(response, status, code, message) {
  if (response.headersSent) return void response.destroy();
  response.writeHead(status, { "content-type": "application/json", "access-control-allow-origin": "*" });
  response.end(JSON.stringify({ code, message }));
}

/**
 * @param {ChildProcess} child
 * @returns {Promise<void>}
 */
function end(child) {
  return new Promise((resolve) => {
    if (child.exitCode !== null || child.signalCode !== null) return resolve();
    child.once("exit", () => resolve());
    child.kill();
  });
}
