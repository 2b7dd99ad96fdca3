import type { Division, Grid, GridVillage, Officer, Organ, PlanRecord } from "./data.ts";

export type GridLine = {
  id: string;
  name: string;
  townshipCode: string;
  township: string;
  leaderId: string;
  leader: string;
  workload: number;
  villages: string[];
};

/** 村民委员会 and 居民委员会 are how the official list ends a name; on screen the place is meant. */
export const shortVillageName = (name: string): string =>
  name
    .replace(/社区居民委员会$/, "社区")
    .replace(/(村民|居民)委员会$/, "")
    .replace(/社区社区$/, "社区") || name;

/** One line per grid, by township and name. */
export function gridLines(
  record: { grids: readonly Grid[]; villages: readonly GridVillage[] },
  officers: readonly Officer[],
  divisions: readonly Division[],
  townshipCode?: string,
): GridLine[] {
  const places = new Map(divisions.map((division) => [division.code, division]));
  const names = new Map(officers.map((officer) => [officer.id, officer.name]));
  return record.grids
    .filter((grid) => !townshipCode || grid.township_code === townshipCode)
    .map((grid) => ({
      id: grid.id,
      name: grid.name,
      townshipCode: grid.township_code,
      township: places.get(grid.township_code)?.name ?? "",
      leaderId: grid.leader_id,
      leader: names.get(grid.leader_id) ?? "",
      workload: grid.workload,
      villages: record.villages
        .filter((row) => row.grid_id === grid.id)
        .map((row) => shortVillageName(places.get(row.village_code)?.name ?? row.village_code)),
    }))
    .sort(
      (a, b) =>
        (a.townshipCode < b.townshipCode ? -1 : a.townshipCode > b.townshipCode ? 1 : 0) ||
        a.name.localeCompare(b.name, "zh-CN", { numeric: true }),
    );
}

/** Villages of townships that have a commission but which no grid covers: S5. */
export function villagesWithoutGrid(
  villages: readonly GridVillage[],
  divisions: readonly Division[],
  organs: readonly Organ[],
  townshipCode?: string,
): string[] {
  const covered = new Set(villages.map((row) => row.village_code));
  const kept = new Set(
    organs.filter((organ) => organ.kind === "township_commission").map((organ) => organ.division_code),
  );
  const townships = new Map(
    divisions
      .filter((division) => division.level === "township")
      .map((division) => [division.code, division.name]),
  );
  return divisions
    .filter((division) => division.level === "village" && !covered.has(division.code))
    .filter(
      (division) =>
        kept.has(division.parent_code) && (!townshipCode || division.parent_code === townshipCode),
    )
    .map(
      (division) => `${townships.get(division.parent_code ?? "") ?? ""}${shortVillageName(division.name)}`,
    );
}

/** First six digits of every county that has a commission here. */
export const countyPrefixes = (organs: readonly Organ[]): string[] =>
  organs
    .filter((organ) => organ.kind === "county_commission" && organ.division_code !== null)
    .map((organ) => organ.division_code!.slice(0, 6));

/** Townships that were asked for or answered, in the order of their codes. */
export function townshipCodes(record: PlanRecord): string[] {
  const codes = new Set([
    ...(record.plan.settings.township_codes ?? []),
    ...record.plan.outcomes.map((outcome) => outcome.township_code),
    ...record.grids.map((grid) => grid.township_code),
  ]);
  return [...codes].sort();
}

const COUNTY_DIGITS = 6;

/** The digits that all codes begin with, at most a county's six: where a plan's places are to be read. */
export function commonPrefix(codes: readonly string[]): string {
  const [first = "", ...others] = codes;
  let length = Math.min(COUNTY_DIGITS, first.length);
  while (length > 0 && others.some((code) => !code.startsWith(first.slice(0, length)))) length -= 1;
  return first.slice(0, length);
}
