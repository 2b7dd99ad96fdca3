import { dayParts, type Day } from "../calendar/day.ts";
import { periodOf, type DayWindow } from "../calendar/period.ts";

/**
 * What a window is called, as a code with numbers that the pages put into words:
 * a whole month, quarter or year by its name, "to the end of" or "to" for a year to date, else the two days.
 */
export type PeriodLabel =
  | { code: "year"; year: number }
  | { code: "quarter"; year: number; quarter: number }
  | { code: "month"; year: number; month: number }
  | { code: "day"; day: Day }
  | { code: "year_to_month_end"; year: number; month: number }
  | { code: "year_to_day"; day: Day }
  | { code: "range"; from: Day; to: Day };

/** The shortest name that fits the window exactly; `2021-01-01` to `2021-09-30` is 截至9月底. */
export function periodLabel({ from, to }: DayWindow): PeriodLabel {
  const start = dayParts(from);
  const { year, month } = dayParts(to);
  const isWhole = (unit: "month" | "quarter" | "year") => {
    const period = periodOf(unit, to);
    return period.from === from && period.to === to;
  };
  if (from === to) return { code: "day", day: from };
  if (isWhole("year")) return { code: "year", year };
  if (isWhole("month")) return { code: "month", year, month };
  if (isWhole("quarter")) return { code: "quarter", year, quarter: Math.ceil(month / 3) };
  const isYearToDate = start.month === 1 && start.dayOfMonth === 1 && start.year === year;
  if (isYearToDate && periodOf("month", to).to === to) return { code: "year_to_month_end", year, month };
  return isYearToDate ? { code: "year_to_day", day: to } : { code: "range", from, to };
}
