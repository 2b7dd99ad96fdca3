import type { Day } from "../calendar/day.ts";
import { latestVisits } from "./due.ts";
import type { Township, VillagesToVisit, Visit } from "./visits.schema.ts";

/** The rows of a device snapshot that the user's own area is made of. */
export interface AreaRows {
  readonly divisions: readonly { code: string; name: string; level: string; parent_code: string | null }[];
  readonly grids: readonly { id: string; name: string; township_code: string; leader_id: string }[];
  readonly gridVillages: readonly {
    grid_id: string;
    village_code: string;
    from_day: Day | null;
    to_day: Day | null;
  }[];
  readonly visits: readonly Visit[];
}

/**
 * The villages of the user's townships as `villages_to_visit` answers them, from what a device holds.
 *
 * @param officerId the user; villages of a grid led by that officer are own.
 * @param seesTownship whether the user may know every visit of the township; else only those of own villages.
 * @param townships the townships as last answered: organ and interval are not in the snapshot. Villages of other
 *   townships are left out.
 * @param today decides which grid a village belongs to: `from_day` counts, `to_day` does not (a half-open range).
 */
export function villagesOfArea(
  rows: AreaRows,
  context: {
    officerId: string;
    seesTownship: boolean;
    townships: readonly Township[];
    today: Day;
    leaderName: (id: string) => string | null;
  },
): VillagesToVisit {
  const { today, townships } = context;
  const townshipCodes = new Set(townships.map(({ code }) => code));
  const gridById = new Map(rows.grids.map((grid) => [grid.id, grid]));
  const gridOfVillage = new Map(
    rows.gridVillages
      .filter(({ from_day, to_day }) => (from_day ?? "") <= today && (to_day === null || today < to_day))
      .map(({ village_code, grid_id }) => [village_code, gridById.get(grid_id)]),
  );
  const latest = latestVisits(rows.visits);
  const villages = rows.divisions
    .filter(({ level, parent_code }) => level === "village" && townshipCodes.has(parent_code ?? ""))
    .map(({ code, name, parent_code }) => {
      const grid = gridOfVillage.get(code);
      const isOwn = grid?.leader_id === context.officerId;
      return {
        code,
        name,
        township_code: parent_code ?? "",
        grid_id: grid?.id ?? null,
        grid_name: grid?.name ?? null,
        leader_name: grid ? context.leaderName(grid.leader_id) : null,
        is_own: isOwn,
        is_known: isOwn || context.seesTownship,
        last_visited_on: latest.get(code) ?? null,
      };
    })
    .sort((a, b) => (a.code < b.code ? -1 : 1));
  return { townships: [...townships], villages };
}
