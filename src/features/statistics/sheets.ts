import { formatAside } from "../../lib/format.ts";
import type { StatisticsResponse } from "../../core/indicators/statistics.schema.ts";
import type { Indicator, Organ } from "./data.ts";
import { linesByOrgan, type OrganLine } from "./tables.ts";
import { shownCounts } from "./withheld.ts";

export type ExportWords = {
  totals: string;
  byOrgan: string;
  organ: string;
  indicator: string;
  unit: string;
  current: string;
  lastYear: string;
  yoy: string;
  about: string;
  aboutLines: readonly [string, string][];
  nameOf: (indicator: Indicator) => string;
  unitOf: (indicator: Indicator) => string;
};

type Cell = string | number | null;
export type SheetOut = {
  name: string;
  columns: { header: string; key: string; width: number; kind: "text" | "number" }[];
  rows: Record<string, Cell>[];
  frozen?: { rows: number; columns: number };
};

/**
 * The workbook of a statistics answer: totals with their units, one line per organ, and what the figures are about. It
 * leaves the organ: counts about people below the threshold stay empty.
 */
export function statisticsSheets(
  totals: StatisticsResponse,
  byOrgan: StatisticsResponse,
  indicators: readonly Indicator[],
  organs: readonly Organ[],
  threshold: number,
  words: ExportWords,
): SheetOut[] {
  return [
    totalsSheet(totals, byOrgan, indicators, threshold, words),
    organSheet(byOrgan, indicators, organs, threshold, words),
    {
      name: words.about,
      columns: [
        { header: words.about, key: "key", width: 18, kind: "text" },
        { header: "", key: "value", width: 60, kind: "text" },
      ],
      rows: words.aboutLines.map(([key, value]) => ({ key, value })),
    },
  ];
}

function totalsSheet(
  answer: StatisticsResponse,
  byOrgan: StatisticsResponse,
  indicators: readonly Indicator[],
  threshold: number,
  words: ExportWords,
): SheetOut {
  return {
    name: words.totals,
    frozen: { rows: 1, columns: 0 },
    columns: [
      { header: words.indicator, key: "indicator", width: 24, kind: "text" },
      { header: words.unit, key: "unit", width: 8, kind: "text" },
      { header: words.current, key: "value", width: 12, kind: "number" },
      { header: words.lastYear, key: "last_year", width: 12, kind: "number" },
      { header: formatAside(words.yoy, "%"), key: "yoy_pct", width: 10, kind: "number" },
    ],
    rows: indicators.map((indicator) => {
      const row = answer.rows.find((candidate) => candidate.indicator === indicator.code);
      const mayShow = (year: "value" | "last_year") =>
        !indicator.hides_small || shownCounts(byOrgan, indicator.code, threshold, year).total !== null;
      const [showsValue, showsLastYear] = [mayShow("value"), mayShow("last_year")];
      return {
        indicator: words.nameOf(indicator),
        unit: words.unitOf(indicator),
        value: showsValue ? (row?.value ?? 0) : null,
        last_year: showsLastYear ? (row?.last_year ?? null) : null,
        yoy_pct: showsValue && showsLastYear ? (row?.yoy_pct ?? null) : null,
      };
    }),
  };
}

function organSheet(
  answer: StatisticsResponse,
  indicators: readonly Indicator[],
  organs: readonly Organ[],
  threshold: number,
  words: ExportWords,
): SheetOut {
  const hidden = new Map(
    indicators
      .filter(({ hides_small }) => hides_small)
      .map(({ code }) => [code, shownCounts(answer, code, threshold).byOrgan]),
  );
  const countOf = (line: OrganLine, code: string): number | null => {
    const shown = hidden.get(code)?.get(line.organId);
    return shown === undefined ? (line.cells[code]?.value ?? 0) : shown;
  };
  return {
    name: words.byOrgan,
    frozen: { rows: 1, columns: 1 },
    columns: [
      { header: words.organ, key: "organ", width: 24, kind: "text" },
      ...indicators.map((indicator) => ({
        header: formatAside(words.nameOf(indicator), words.unitOf(indicator)),
        key: indicator.code,
        width: 16,
        kind: "number" as const,
      })),
    ],
    rows: linesByOrgan(answer, organs).map((line) => ({
      organ: line.name,
      ...Object.fromEntries(indicators.map(({ code }) => [code, countOf(line, code)])),
    })),
  };
}
