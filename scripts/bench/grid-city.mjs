import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { importCore, loadHighs } from "../core-bundle.mjs";
import { ROOT } from "../stack/paths.mjs";
import { cpuOf, spent } from "./measure.mjs";

export const name = "grid: the townships of a city";

const LIST = join(ROOT, "../shared/data/hangzhou-divisions.csv");
const VILLAGES_PER_GRID = 6;
const TOLERANCE_PCT = 15;

/** @returns {Map<string, { township: any, villages: any[] }>} townships by code, as in the real division list */
function readTownships() {
  if (!existsSync(LIST)) throw new Error("the real list ../shared/data/hangzhou-divisions.csv is not there");
  const [head = "", ...lines] = readFileSync(LIST, "utf8")
    .replace(/^\uFEFF/, "")
    .trim()
    .split(/\r?\n/);
  const columns = head.split(",");
  /** @type {Map<string, { township: any, villages: any[] }>} */
  const townships = new Map();
  const rows = lines.map((line) => Object.fromEntries(line.split(",").map((cell, c) => [columns[c], cell])));
  const place = (/** @type {any} */ { code, name, lon, lat }) => ({
    code,
    name,
    lon: lon ? Number(lon) : null,
    lat: lat ? Number(lat) : null,
  });
  for (const row of rows)
    if (row.level === "4") townships.set(row.code, { township: place(row), villages: [] });
  for (const row of rows) if (row.level === "5") townships.get(row.parent_code)?.villages.push(place(row));
  return townships;
}

/** All townships of the real list one after another in one process, with drawn workloads, officers and ties. */
export async function* run() {
  const { createRandom } = await importCore("random.ts");
  const { buildGridInstance } = await importCore("grids/build-instance.ts");
  const { solveGrid } = await importCore("grids/solve.ts");
  const random = createRandom(1);
  const instances = [...readTownships().values()]
    .filter(({ villages }) => villages.length > 0)
    .map(({ township, villages }) => {
      const grids = Math.max(1, Math.round(villages.length / VILLAGES_PER_GRID));
      const officers = Array.from({ length: grids + 2 }, (_, c) => ({
        id: `${township.code}-${String(c).padStart(3, "0")}`,
        name: "",
        capacity: 0,
        max_villages: 0,
      }));
      const ties = officers.slice(0, villages.length > 3 ? grids : 0).map(({ id }) => ({
        officer_id: id,
        village_code: villages[random.int(villages.length)].code,
        grade: "hard",
        kind: "native",
      }));
      const working = villages.map((village) => ({ ...village, workload: 10 + random.int(40) }));
      const data = { township, villages: working, officers, ties, published: [] };
      return buildGridInstance(data, { tolerancePct: TOLERANCE_PCT, gridCount: grids }).instance;
    });
  /** @type {number[]} */
  const each = [];
  const counts = { optimal: 0, infeasible: 0, open: 0 };
  const { cpuS } = await cpuOf(async () => {
    for (const instance of instances) {
      const { value, cpuS } = await cpuOf(() => solveGrid(instance, { loadHighs }));
      each.push(cpuS);
      counts[value.status === "infeasible" ? "infeasible" : value.optimal ? "optimal" : "open"] += 1;
    }
  });
  const villages = instances.reduce((sum, { villages }) => sum + villages.length, 0);
  yield {
    figure: `${instances.length} townships, ${villages} villages`,
    ours: `${counts.optimal} proven optimal, ${counts.infeasible} proven impossible, ${counts.open} open`,
    reference: `each township: ${spent(each)}`,
    goal: "all proven; ≤ 20 s",
    cpu: `${cpuS.toFixed(1)} s`,
  };
}
