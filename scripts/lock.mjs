/**
 * npm leaves the builds for other platforms out of the lock file when the registry at hand does not have them, and
 * then refuses the file everywhere (`npm ci`: "Missing: … from lock file"). Their names say what they are for.
 */

/** @typedef {{ version?: string, optional?: boolean, dev?: boolean, os?: string[], cpu?: string[], libc?: string[], optionalDependencies?: Record<string, string> }} LockedPackage */
/** @typedef {Record<string, LockedPackage>} LockedPackages by folder */

const OS = {
  darwin: "darwin",
  linux: "linux",
  win32: "win32",
  android: "android",
  freebsd: "freebsd",
  openbsd: "openbsd",
  openharmony: "openharmony",
};
const CPU = {
  arm64: "arm64",
  x64: "x64",
  ia32: "ia32",
  arm: "arm",
  ppc64: "ppc64",
  riscv64: "riscv64",
  s390x: "s390x",
  loong64: "loong64",
};
const LIBC = { gnu: "glibc", glibc: "glibc", gnueabihf: "glibc", musl: "musl", musleabihf: "musl" };

const EXACT = /^\d+\.\d+\.\d+/;

/**
 * @param {LockedPackages} packages
 * @returns {LockedPackages} what is missing, to be added
 * @throws {Error} when a missing package's name does not say its platform
 */
export function missingBuilds(packages) {
  /** @type {LockedPackages} */
  const missing = {};
  for (const [folder, { optionalDependencies = {}, dev }] of Object.entries(packages)) {
    for (const [name, version] of Object.entries(optionalDependencies)) {
      const hoisted = `node_modules/${name}`;
      const found = resolveFrom(packages, folder, name) ?? missing[hoisted]?.version;
      if (found === version || (found && !EXACT.test(version))) continue;
      missing[found ? `${folder}/${hoisted}` : hoisted] = {
        version,
        ...(dev && { dev }),
        optional: true,
        ...platformOf(name),
      };
    }
  }
  return missing;
}

/**
 * The version that Node would find.
 *
 * @param {LockedPackages} packages
 * @param {string} folder of the one that asks
 * @param {string} name
 * @returns {string | undefined}
 */
function resolveFrom(packages, folder, name) {
  const nested = `${folder ? `${folder}/` : ""}node_modules/${name}`;
  const found = packages[nested]?.version;
  if (found || folder === "") return found;
  return resolveFrom(packages, folder.replace(/\/?node_modules\/(@[^/]+\/)?[^/]+$/, ""), name);
}

/**
 * @param {string} name such as `@rolldown/binding-linux-arm64-gnu`
 * @returns {Pick<LockedPackage, "os" | "cpu" | "libc">}
 */
export function platformOf(name) {
  const words = name.split(/[/-]/);
  /** @type {(table: Record<string, string>) => string | undefined} */
  const find = (table) => words.map((word) => table[word]).find((value) => value !== undefined);
  const [os, cpu, libc] = [find(OS), find(CPU), find(LIBC)];
  if (!os || !cpu) throw new Error(`${name} does not say for which platform it is`);
  return { os: [os], cpu: [cpu], ...(os === "linux" && libc && { libc: [libc] }) };
}
