import { expect, test } from "vitest";
import { StatisticsResponse } from "../../../src/core/indicators/statistics.schema.ts";
import * as v from "valibot";
import { statisticsHandler } from "./handler.ts";
import type { StatisticsStore } from "./store.ts";

const COUNTY = "0198c000-0000-7000-8000-000000000001";
const NORTH = "0198c000-0000-7000-8000-000000000002";

const store = (over: Partial<StatisticsStore> = {}): StatisticsStore => ({
  scope: () =>
    Promise.resolve({
      organId: COUNTY,
      path: "county",
      organs: [
        { id: COUNTY, path: "county" },
        { id: NORTH, path: "county.north" },
      ],
      successions: [],
    }),
  facts: (indicators, _scope, window) =>
    Promise.resolve(
      indicators.map((indicator) => ({
        indicator,
        organ_id: NORTH,
        day: window.from,
        value: window.from.startsWith("2026") ? 6350 : 6060,
      })),
    ),
  dataSince: () => Promise.resolve("2020-01-01"),
  now: () => "2026-09-30T16:00:00.000Z",
  ...over,
});

const ask = (body: unknown, over: Partial<StatisticsStore> = {}) =>
  statisticsHandler(() => store(over))(
    new Request("http://test.invalid/statistics", { method: "POST", body: JSON.stringify(body) }),
  );
const request = { indicators: ["visits"], from: "2026-01-01", to: "2026-09-30", compare: "last_year" };

test("S8: 6,350 against 6,060 a year earlier prints +4.8 %", async () => {
  const response = await ask(request);
  const answer = v.parse(StatisticsResponse, await response.json());
  expect(response.status).toBe(200);
  expect(answer.rows).toEqual([
    { indicator: "visits", organ_id: null, period: null, value: 6350, last_year: 6060, yoy_pct: 4.8 },
  ]);
  expect(answer.last_year_window).toEqual({ from: "2025-01-01", to: "2025-09-30" });
});

test("an organ that the caller may not see does not exist", async () => {
  const response = await ask(request, { scope: () => Promise.resolve(null) });
  expect(response.status).toBe(404);
  expect(await response.json()).toMatchObject({ error: { code: "organ_not_found" } });
});

test("a window that ends before it starts is refused by name", async () => {
  const response = await ask({ ...request, to: "2025-01-01" });
  expect(response.status).toBe(400);
  expect(await response.json()).toMatchObject({ error: { code: "invalid_request" } });
});
