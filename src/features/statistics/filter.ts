import { isDay } from "../../core/calendar/day.ts";
import { periodToDate, type DayWindow, type PeriodUnit } from "../../core/calendar/period.ts";

export type PeriodChoice = PeriodUnit | "custom";
export const PERIOD_CHOICES: readonly PeriodChoice[] = ["month", "quarter", "year", "custom"];

export type FilterParams = { period?: string; from?: string; to?: string; organ?: string };

/** The period in the address, or the year so far. */
export function periodChoice(params: FilterParams): PeriodChoice {
  return PERIOD_CHOICES.find((choice) => choice === params.period) ?? "year";
}

/** The window that the address asks for; null when the chosen days are no window. */
export function windowOf(params: FilterParams, today: string): DayWindow | null {
  const choice = periodChoice(params);
  if (choice !== "custom") return periodToDate(choice, today);
  const { from = "", to = "" } = params;
  return isDay(from) && isDay(to) && from <= to ? { from, to } : null;
}
