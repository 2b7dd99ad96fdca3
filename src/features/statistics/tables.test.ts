import { expect, test } from "vitest";
import type { StatisticsResponse } from "../../core/indicators/statistics.schema.ts";
import { bySubject, countedIndicators, linesByOrgan, seriesByMonth } from "./tables.ts";
import type { Indicator, Organ } from "./data.ts";

const organ = (id: string, kind = "township_commission"): Organ => ({
  id,
  kind,
  name: `${id}镇纪委`,
  path: id,
});
const row = (over: Partial<StatisticsResponse["rows"][number]>) => ({
  indicator: "visits",
  organ_id: null,
  period: null,
  value: 0,
  last_year: null,
  yoy_pct: null,
  ...over,
});
const answer = (rows: StatisticsResponse["rows"]): StatisticsResponse => ({
  as_of: "2026-09-30T00:00:00.000Z",
  window: { from: "2026-01-01", to: "2026-09-30" },
  last_year_window: null,
  rows,
  notes: [],
});
const indicator = (code: string, source = "visits"): Indicator => ({
  code,
  name_zh: code,
  name_en: code,
  unit: "time",
  kind: "sum",
  definition_zh: "",
  definition_en: "",
  leaves_out_zh: "",
  leaves_out_en: "",
  source,
  is_restricted: false,
  hides_small: false,
});

test("organs stand in the order of the tree and their names, whatever their numbers", () => {
  const lines = linesByOrgan(
    answer([
      row({ organ_id: "b", value: 9 }),
      row({ organ_id: "a", value: 1 }),
      row({ organ_id: "county", value: 3 }),
    ]),
    [organ("a"), organ("b"), organ("county", "county_commission")],
  );
  expect(lines.map((line) => line.organId)).toEqual(["county", "a", "b"]);
});

test("a township without a visit keeps its line, an office without one has none", () => {
  const lines = linesByOrgan(answer([row({ organ_id: "a" }), row({ organ_id: "office" })]), [
    organ("a"),
    organ("office", "commission_office"),
  ]);
  expect(lines.map((line) => line.organId)).toEqual(["a"]);
});

test("an indicator that was 0 this year but not last year is still shown", () => {
  const shown = countedIndicators(
    [indicator("visits"), indicator("findings"), indicator("talks")],
    answer([
      row({ indicator: "visits", value: 2 }),
      row({ indicator: "findings", last_year: 4 }),
      row({ indicator: "talks" }),
    ]),
  );
  expect(shown.map(({ code }) => code)).toEqual(["visits", "findings"]);
});

test("a month unknown last year stays unknown in the chart", () => {
  const series = seriesByMonth(
    answer([
      row({ period: "2026-01", value: 5, last_year: null }),
      row({ period: "2026-02", value: 6, last_year: 3 }),
    ]),
    "visits",
  );
  expect(series).toEqual({ months: ["2026-01", "2026-02"], values: [5, 6], lastYear: [null, 3] });
});

test("figures stand by what they are about, and one that this version does not know stands last", () => {
  const groups = bySubject([
    indicator("later", "later"),
    indicator("visits"),
    indicator("projects_inspected", "inspections"),
    indicator("findings", "findings"),
    indicator("problems_other", "visit_problems"),
  ]);
  expect(groups.map(({ subject, indicators }) => [subject, ...indicators.map(({ code }) => code)])).toEqual([
    ["visits", "visits", "problems_other"],
    ["findings", "projects_inspected", "findings"],
    ["other", "later"],
  ]);
});
