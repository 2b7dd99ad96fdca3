import { AsyncLocalStorage } from "node:async_hooks";

/**
 * Do something whose libraries warn about what this project has already decided (supabase-js about Node 20,
 * the local backend about its storage being experimental). Anything else still reaches the console.
 *
 * @template T
 * @param {() => Promise<T>} work
 * @returns {Promise<T>}
 */
export async function withoutKnownWarnings(work) {
  const warn = console.warn;
  console.warn = (...args) => {
    if (!KNOWN_WARNING.test(String(args[0]))) warn(...args);
  };
  try {
    return await work();
  } finally {
    console.warn = warn;
  }
}

const KNOWN_WARNING = /Node\.js 20 and below are deprecated|EXPERIMENTAL FEATURES ENABLED/;

/** @type {AsyncLocalStorage<(line: string) => void>} */
const apiLog = new AsyncLocalStorage();

/**
 * The local backend prints every error of the database with all parameters, personal data and password hashes
 * among them. The caller gets the error as an answer; the log gets one line without parameters, and none for what
 * the database refuses by design (rights, refusals of commands, constraints).
 *
 * @template T
 * @param {(line: string) => void} log
 * @param {() => Promise<T>} work
 * @returns {Promise<T>}
 */
export function withBriefErrors(log, work) {
  return apiLog.run(log, work);
}

const REFUSED_BY_DESIGN = /^(42501|P0001|23...|22...|PGRST...)$/;
const printError = console.error;
console.error = (...args) => {
  const log = apiLog.getStore();
  if (!log) return printError(...args);
  const error = args.find((part) => part instanceof Error) ?? new Error(args.map(String).join(" "));
  const code = "code" in error ? String(error.code) : "";
  if (!REFUSED_BY_DESIGN.test(code)) log(`api: ${code} ${error.message}`);
};
