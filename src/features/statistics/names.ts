import { COUNTING_UNITS, COUNTING_UNITS_EN } from "../../core/indicators/units.ts";
import { locale } from "../../lib/i18n.ts";
import type { Indicator } from "./data.ts";

export const indicatorName = (indicator: Indicator): string =>
  locale() === "zh" ? indicator.name_zh : indicator.name_en;

export const indicatorDefinition = (indicator: Indicator): string =>
  locale() === "zh" ? indicator.definition_zh : indicator.definition_en;

export const indicatorLeavesOut = (indicator: Indicator): string =>
  locale() === "zh" ? indicator.leaves_out_zh : indicator.leaves_out_en;

/** The counting unit beside a number; never left out, because mixing units is the commonest error. */
export const unitWord = (indicator: Indicator, value = 2): string =>
  locale() === "zh" ? COUNTING_UNITS[indicator.unit] : COUNTING_UNITS_EN[indicator.unit][value === 1 ? 0 : 1];

export const rowsHref = (indicator: string, organId: string, window: { from: string; to: string }): string =>
  `/statistics/rows?${new URLSearchParams({ indicator, organ: organId, from: window.from, to: window.to }).toString()}`;
