import { queryOptions } from "@tanstack/solid-query";
import * as v from "valibot";
import { supabase } from "../../lib/supabase.ts";
import { keys } from "./data.ts";
import { readPages } from "../../lib/read-pages.ts";

const Named = v.nullable(v.object({ name: v.string() }));
const PastVillage = v.object({
  grid_id: v.string(),
  village_code: v.string(),
  during: v.string(),
  village: Named,
});
const Leadership = v.object({
  grid_id: v.string(),
  officer_id: v.string(),
  during: v.string(),
  reason: v.picklist(["planned", "handover", "cover"]),
  officer: Named,
});
const PastGrid = v.object({ id: v.string(), name: v.string(), township_code: v.string() });

const LEADERSHIP_COLUMNS = "grid_id, officer_id, during, reason, officer:officers(name)";

/** Everything that lay in these grids and everyone who led them. */
async function readGridsRecord(gridIds: readonly string[], signal: AbortSignal) {
  if (gridIds.length === 0) return { grids: [], leaderships: [], villages: [] };
  const client = await supabase();
  const [grids, leaderships, villages] = await Promise.all([
    readPages(
      (from, to) =>
        client
          .from("grids")
          .select("id, name, township_code")
          .in("id", gridIds)
          .order("id")
          .range(from, to)
          .abortSignal(signal),
      PastGrid,
    ),
    readPages(
      (from, to) =>
        client
          .from("grid_leaderships")
          .select(LEADERSHIP_COLUMNS)
          .in("grid_id", gridIds)
          .order("id")
          .range(from, to)
          .abortSignal(signal),
      Leadership,
    ),
    readPages(
      (from, to) =>
        client
          .from("grid_villages")
          .select("grid_id, village_code, during, village:divisions(name)")
          .in("grid_id", gridIds)
          .not("during", "is", null)
          .order("village_code")
          .order("plan_id")
          .range(from, to)
          .abortSignal(signal),
      PastVillage,
    ),
  ]);
  return { grids, leaderships, villages };
}

const HISTORY_SOURCES = {
  village: { table: "grid_villages", column: "village_code" },
  officer: { table: "grid_leaderships", column: "officer_id" },
} as const;
export type HistoryOf = keyof typeof HISTORY_SOURCES | "grid";

/** The grids that a village ever lay in, that an officer ever led, or one grid, with their whole history. */
export const historyQuery = (of: HistoryOf, id: string) =>
  queryOptions({
    queryKey: keys.history(of, id),
    queryFn: async ({ signal }) => {
      if (of === "grid") return readGridsRecord([id], signal);
      const { table, column } = HISTORY_SOURCES[of];
      const client = await supabase();
      const rows = await readPages(
        (from, to) =>
          client
            .from(table)
            .select("grid_id")
            .eq(column, id)
            .order("grid_id")
            .range(from, to)
            .abortSignal(signal),
        v.object({ grid_id: v.string() }),
      );
      return readGridsRecord([...new Set(rows.map((row) => row.grid_id))], signal);
    },
  });
