import { formatAside } from "../../lib/format.ts";
import type { StatisticsResponse } from "../../core/indicators/statistics.schema.ts";
import type { Indicator, Organ } from "./data.ts";
import { linesByOrgan } from "./tables.ts";

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

/** The workbook of a statistics answer: totals with their units, one line per organ, and what the figures are about. */
export function statisticsSheets(
  totals: StatisticsResponse,
  byOrgan: StatisticsResponse,
  indicators: readonly Indicator[],
  organs: readonly Organ[],
  words: ExportWords,
): SheetOut[] {
  return [
    totalsSheet(totals, indicators, words),
    organSheet(byOrgan, indicators, organs, words),
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
  indicators: readonly Indicator[],
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
      return {
        indicator: words.nameOf(indicator),
        unit: words.unitOf(indicator),
        value: row?.value ?? 0,
        last_year: row?.last_year ?? null,
        yoy_pct: row?.yoy_pct ?? null,
      };
    }),
  };
}

function organSheet(
  answer: StatisticsResponse,
  indicators: readonly Indicator[],
  organs: readonly Organ[],
  words: ExportWords,
): SheetOut {
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
      ...Object.fromEntries(indicators.map(({ code }) => [code, line.cells[code]?.value ?? 0])),
    })),
  };
}
