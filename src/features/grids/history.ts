import { commonDays, type DayRange, readDayRange } from "../../core/calendar/day-range.ts";
import { shortVillageName } from "./overview.ts";

/** Grids with all that ever lay in them and all who ever led them. */
export type GridsRecord = {
  grids: readonly { id: string; name: string; township_code: string }[];
  leaderships: readonly {
    grid_id: string;
    officer_id: string;
    during: string;
    reason: "planned" | "handover" | "cover";
    officer: { name: string } | null;
  }[];
  villages: readonly {
    grid_id: string;
    village_code: string;
    during: string;
    village: { name: string } | null;
  }[];
};

/** From a day to a day: this officer led these villages as this grid. */
export type HistoryLine = DayRange & {
  key: string;
  gridId: string;
  grid: string;
  townshipCode: string;
  officerId: string;
  leader: string;
  reason: GridsRecord["leaderships"][number]["reason"];
  villages: { code: string; name: string }[];
};

/**
 * Who led which villages from when to when, latest first. Villages that were led on the same days stand in one line.
 * Time O(sum over the grids of leaderships × villages).
 */
export function historyLines(
  record: GridsRecord,
  only: { villageCode?: string; officerId?: string } = {},
): HistoryLine[] {
  const lines = new Map<string, HistoryLine>();
  const grids = new Map(record.grids.map((grid) => [grid.id, grid]));
  for (const row of record.villages) {
    if (only.villageCode && row.village_code !== only.villageCode) continue;
    const lay = readDayRange(row.during);
    const grid = grids.get(row.grid_id);
    if (!lay || !grid) continue;
    for (const leadership of record.leaderships) {
      if (leadership.grid_id !== grid.id) continue;
      if (only.officerId && leadership.officer_id !== only.officerId) continue;
      const led = readDayRange(leadership.during);
      const days = led && commonDays(lay, led);
      if (!days) continue;
      const key = [grid.id, leadership.officer_id, days.from, days.to].join(" ");
      const village = {
        code: row.village_code,
        name: shortVillageName(row.village?.name ?? row.village_code),
      };
      const known = lines.get(key);
      if (known) known.villages.push(village);
      else
        lines.set(key, {
          ...days,
          key,
          gridId: grid.id,
          grid: grid.name,
          townshipCode: grid.township_code,
          officerId: leadership.officer_id,
          leader: leadership.officer?.name ?? "",
          reason: leadership.reason,
          villages: [village],
        });
    }
  }
  for (const line of lines.values()) line.villages.sort((a, b) => (a.code < b.code ? -1 : 1));
  return [...lines.values()].sort(latestFirst);
}

const latestFirst = (a: HistoryLine, b: HistoryLine) =>
  a.from !== b.from ? (a.from < b.from ? 1 : -1) : a.key < b.key ? -1 : 1;
