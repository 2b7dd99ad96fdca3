import type { GridInstance } from "./grid.schema.ts";
import { neighbourEdges } from "./neighbours.ts";
import type { PlanningAnswer } from "./planning.schema.ts";
import { placeVillages, type Placed } from "./placing.ts";

/** What the planner of one township knows. */
export type PlanningData = Omit<PlanningAnswer, "tolerance_pct">;

export type PlanningSettings = {
  /** Least and greatest workload of a grid differ from the mean by this much. */
  tolerancePct: number;
  /** Number of grids; without it one for each officer who may lead, and never more than villages. */
  gridCount?: number;
  /** Villages that stay with an officer, whatever else. */
  locks?: readonly { village_code: string; officer_id: string }[];
};

/** An instance with the names behind its indexes. */
export type BuiltInstance = {
  status: "built";
  instance: GridInstance;
  villages: PlanningData["villages"];
  officers: PlanningData["officers"];
  placed: Placed["placed"][];
};
export type NotBuilt = { status: "no_villages" } | { status: "no_officers" };

/** A village that changes its leader weighs as much as this much travel (10 m) for a village of mean workload. */
const CHANGE_TRAVEL = 200;
/** A soft tie weighs as much as this much travel (10 m) for a village of mean workload. */
const SOFT_TIE_TRAVEL = 300;

/**
 * The grid/1 instance of one township.
 *
 * Load limits: mean workload of a grid ± `tolerancePct`, rounded outwards to whole units, and never below the heaviest
 * village. An officer who led before but may not lead now (left, on leave) has no place in it: his villages are
 * free. Positions and neighbours: `placing.ts`, `neighbours.ts`. Same data, same instance, byte for byte.
 *
 * @throws {RangeError} when the tolerance is negative or the number of grids is not a whole number from 1.
 */
export function buildGridInstance(data: PlanningData, settings: PlanningSettings): BuiltInstance | NotBuilt {
  const { tolerancePct, gridCount, locks = [] } = settings;
  if (!(tolerancePct >= 0)) throw new RangeError(`tolerancePct must be 0 or more: ${tolerancePct}`);
  if (gridCount !== undefined && !(Number.isInteger(gridCount) && gridCount >= 1)) {
    throw new RangeError(`gridCount must be a whole number from 1: ${gridCount}`);
  }
  const villages = [...data.villages].sort((a, b) => (a.code < b.code ? -1 : 1));
  const officers = [...data.officers].sort((a, b) => (a.id < b.id ? -1 : 1));
  if (villages.length === 0) return { status: "no_villages" };
  if (officers.length === 0) return { status: "no_officers" };

  const villageIndex = new Map(villages.map(({ code }, index) => [code, index]));
  const officerIndex = new Map(officers.map(({ id }, index) => [id, index]));
  const pairs = <Row extends { officer_id: string; village_code: string }>(rows: readonly Row[]) =>
    rows.flatMap((row) => {
      const [officer, village] = [officerIndex.get(row.officer_id), villageIndex.get(row.village_code)];
      return officer === undefined || village === undefined ? [] : [{ row, officer, village }];
    });
  const total = villages.reduce((sum, { workload }) => sum + workload, 0);
  const k = gridCount ?? Math.min(officers.length, villages.length);
  const meanVillage = Math.max(1, Math.round(total / villages.length));
  const positions = placeVillages(villages, data.township);
  const prev: number[] = villages.map(() => -1);
  for (const { officer, village } of pairs(data.published)) prev[village] = officer;
  const ties = pairs(data.ties);

  return {
    status: "built",
    villages,
    officers,
    placed: positions.map(({ placed }) => placed),
    instance: {
      format: "grid/1",
      id: data.township.code,
      unit: "10m",
      k,
      ...loadLimits(total, k, tolerancePct, Math.max(...villages.map(({ workload }) => workload))),
      power: 1,
      villages: villages.map(({ code, workload }, index) => ({
        id: code,
        x: positions[index]!.x,
        y: positions[index]!.y,
        w: workload,
        zone: 0,
      })),
      edges: neighbourEdges(positions),
      contiguous: true,
      cadres: officers.map(({ id, capacity, max_villages }) => ({
        id,
        cap: capacity > 0 ? capacity : total,
        maxVillages: max_villages,
      })),
      hardTies: ties
        .filter(({ row }) => row.grade === "hard")
        .map(({ row, officer, village }): [number, number, string] => [officer, village, row.kind]),
      softTies: ties
        .filter(({ row }) => row.grade === "soft")
        .map(({ row, officer, village }): [number, number, string, number] => [
          officer,
          village,
          row.kind,
          SOFT_TIE_TRAVEL * meanVillage,
        ]),
      prev,
      changeCost: prev.some((leader) => leader >= 0) ? CHANGE_TRAVEL * meanVillage : 0,
      locks: pairs(locks).map(({ officer, village }): [number, number] => [village, officer]),
    },
  };
}

function loadLimits(
  total: number,
  k: number,
  tolerancePct: number,
  heaviest: number,
): { L: number; U: number } {
  const mean = total / k;
  return {
    L: Math.floor((mean * (100 - Math.min(100, tolerancePct))) / 100),
    U: Math.max(heaviest, Math.ceil((mean * (100 + tolerancePct)) / 100)),
  };
}
