import * as v from "valibot";
import { type DayWindow, sameWindowLastYear } from "../../core/calendar/period.ts";
import { createReading } from "../../lib/reading.ts";
import { readRpc } from "../../lib/read-rpc.ts";

/** What the home page's own cards read. */
export const keys = {
  totals: (organId: string, window: DayWindow) => ["home", "totals", organId, window] as const,
  todos: () => ["home", "todos"] as const,
};

const Totals = v.array(v.object({ indicator_code: v.string(), value: v.number() }));

/** The figures of the card, each one number for the whole branch. */
export const TOTALS = [
  "visits",
  "villages_covered",
  "problems_livelihood",
  "problems_style",
  "problems_closed",
] as const;
export type TotalCode = (typeof TOTALS)[number];

async function totalsIn(
  organId: string,
  window: DayWindow,
  signal: AbortSignal,
): Promise<Map<string, number>> {
  const asked = {
    indicator_codes: TOTALS,
    root_organ_id: organId,
    from_day: window.from,
    to_day: window.to,
  };
  const totals = await readRpc("indicator_totals", asked, Totals, signal);
  return new Map(totals.map(({ indicator_code, value }) => [indicator_code, value]));
}

export interface TotalsAnswer {
  readonly now: ReadonlyMap<string, number>;
  readonly lastYear: ReadonlyMap<string, number>;
}

/** A branch's figures in a period and in the same one last year. */
export const createTotalsReading = (asked: () => { organId: string; window: DayWindow }) =>
  createReading<TotalsAnswer>(() => {
    const { organId, window } = asked();
    return {
      queryKey: keys.totals(organId, window),
      queryFn: async ({ signal }) => {
        const [present, lastYear] = await Promise.all([
          totalsIn(organId, window, signal),
          totalsIn(organId, sameWindowLastYear(window), signal),
        ]);
        return { now: present, lastYear };
      },
    };
  });

const Todos = v.object({
  villages_without_grid: v.number(),
  townships_with_such_villages: v.array(
    v.object({ code: v.string(), name: v.string(), villages: v.number() }),
  ),
  townships_without_commission: v.number(),
  townships_lacking: v.array(v.string()),
  officers_without_account: v.number(),
  officers_invited: v.number(),
  grids_of_departed_leaders: v.number(),
  calendar_ends_on: v.nullable(v.string()),
  calendar_provisional_from: v.nullable(v.string()),
});
export type Todos = v.InferOutput<typeof Todos>;

/** What an administrator still has to configure. */
export const createTodosReading = () =>
  createReading<Todos>(() => ({
    queryKey: keys.todos(),
    queryFn: ({ signal }) => readRpc("configuration_todos", {}, Todos, signal),
  }));
