import * as v from "valibot";
import { sameWindowLastYear } from "../../../src/core/calendar/period.ts";
import { buildStatistics } from "../../../src/core/indicators/statistics.ts";
import { StatisticsRequest } from "../../../src/core/indicators/statistics.schema.ts";
import { fail, json } from "../_shared/http.ts";
import type { Bucket, StatisticsStore } from "./store.ts";

/**
 * Totals of the daily roll-ups for a window, as the caller may read them, with the same window last year.
 * 200 StatisticsResponse; 400 invalid_request; 401 session_expired; 404 organ_not_found.
 */
export const statisticsHandler =
  (storeFor: (request: Request) => StatisticsStore) =>
  async (request: Request): Promise<Response> => {
    const body = v.safeParse(StatisticsRequest, await request.json().catch(() => null));
    if (!body.success) return fail(400, "invalid_request", v.summarize(body.issues));
    const { indicators, from, to, organ_id, organ_path, group_by, compare } = body.output;
    const store = storeFor(request);
    const scope = await store.scope({ id: organ_id, path: organ_path });
    if (!scope) return fail(404, "organ_not_found", "No such organ that you may see");

    const bucket: Bucket = group_by === "day" || group_by === "month" ? group_by : "none";
    const window = { from, to };
    const [rows, lastYearRows, dataSince] = await Promise.all([
      store.facts(indicators, scope, window, bucket),
      compare === "last_year" ? store.facts(indicators, scope, sameWindowLastYear(window), bucket) : [],
      store.dataSince(),
    ]);
    const { path: scopePath, organs, successions } = scope;
    const asOf = store.now();
    return json(
      200,
      buildStatistics({
        request: body.output,
        asOf,
        scopePath,
        organs,
        rows,
        lastYearRows,
        successions,
        dataSince,
      }),
    );
  };
