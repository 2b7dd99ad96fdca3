/**
 * What the app may weigh: kB are 1,000 bytes of gzip. A route weighs what a first visit loads before it can be
 * used: the entry and the route's parts with all that they import statically, each file once. The Supabase client
 * is loaded after the first paint and has a limit of its own.
 */

/** @typedef {{ file: string, name?: string, imports?: string[], css?: string[], isEntry?: boolean }} ManifestChunk */
/** @typedef {Record<string, ManifestChunk>} Manifest Vite's, by source */
/** @typedef {{ what: string, measured: number, limit: number, unit: "kB" | "requests" }} Measurement */
/** @typedef {{ name: string, parts: string[], limitKb: number, limitRequests?: number }} RouteBudget */

/**
 * `parts`: sources that are loaded on demand, or the names that vite.config.ts gives to groups of them.
 *
 * @type {readonly RouteBudget[]}
 */
export const ROUTES = [
  { name: "login", parts: ["login"], limitKb: 22, limitRequests: 6 },
  { name: "home", parts: ["inner", "src/app/HomeRoute.tsx"], limitKb: 52 },
  { name: "visits", parts: ["inner", "src/features/visits/VisitsPage.tsx"], limitKb: 52 },
  { name: "people (table)", parts: ["inner", "src/features/people/PeoplePage.tsx"], limitKb: 62 },
];

/** Files of the build, the first match counts; every other lazy part may weigh 45 kB. */
const PARTS = [
  { match: /\/echarts-/, limitKb: 190 },
  { match: /\/supabase-/, limitKb: 56 },
  { match: /\/[\w.]*worker[\w.]*-/i, limitKb: 75 },
  { match: /\/docx-/, limitKb: Number.POSITIVE_INFINITY },
  { match: /\.js$/, limitKb: 45 },
];

const ENTRY_CSS_KB = 4;
const OTHER_CSS_KB = 2;

/**
 * @param {Manifest} manifest
 * @param {ReadonlyMap<string, number>} gzipBytes by file of the build, workers included
 * @param {readonly RouteBudget[]} [routes]
 * @returns {Measurement[]} a route with a part that the build does not have is over its limit
 */
export function measure(manifest, gzipBytes, routes = ROUTES) {
  /** @type {(files: Iterable<string>) => number} */
  const kilobytes = (files) => [...files].reduce((sum, file) => sum + (gzipBytes.get(file) ?? 0), 0) / 1000;
  const entryKeys = Object.keys(manifest).filter((key) => manifest[key]?.isEntry);
  const entry = closure(manifest, entryKeys);
  return [
    ...routes.flatMap((route) => {
      const absent = route.parts.find((part) => !keyOf(manifest, part));
      if (absent) return [kb(`JS of ${route.name} (not in the build: ${absent})`, Infinity, route.limitKb)];
      const { js, css } = closure(manifest, [
        ...entryKeys,
        ...route.parts.flatMap((part) => keyOf(manifest, part) ?? []),
      ]);
      return [
        kb(`JS of ${route.name}`, kilobytes(js), route.limitKb),
        ...(route.limitRequests ? [requests(route.name, 1 + js.size + css.size, route.limitRequests)] : []),
      ];
    }),
    kb("CSS of the entry", kilobytes(entry.css), ENTRY_CSS_KB),
    ...[...gzipBytes.keys()]
      .filter((file) => !entry.js.has(file) && !entry.css.has(file))
      .map((file) => kb(file, kilobytes([file]), partLimit(file))),
  ];
}

/** @type {(what: string, measured: number, limit: number) => Measurement} */
const kb = (what, measured, limit) => ({ what, measured, limit, unit: "kB" });

/** @type {(route: string, measured: number, limit: number) => Measurement} */
const requests = (route, measured, limit) => ({
  what: `requests of ${route}, cold`,
  measured,
  limit,
  unit: "requests",
});

/**
 * @param {string} file
 * @returns {number}
 */
const partLimit = (file) => PARTS.find(({ match }) => match.test(file))?.limitKb ?? OTHER_CSS_KB;

/** @type {(manifest: Manifest, part: string) => string | undefined} */
const keyOf = (manifest, part) =>
  manifest[part] ? part : Object.keys(manifest).find((key) => manifest[key]?.name === part);

/**
 * @param {Manifest} manifest
 * @param {readonly string[]} keys
 */
function closure(manifest, keys) {
  /** @type {Set<string>} */
  const js = new Set();
  /** @type {Set<string>} */
  const css = new Set();
  const open = [...keys];
  for (let key = open.pop(); key !== undefined; key = open.pop()) {
    const chunk = manifest[key];
    if (!chunk || js.has(chunk.file)) continue;
    js.add(chunk.file);
    for (const file of chunk.css ?? []) css.add(file);
    open.push(...(chunk.imports ?? []));
  }
  return { js, css };
}
