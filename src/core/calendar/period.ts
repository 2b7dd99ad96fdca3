import { addMonths, dayOf, dayParts, daysInMonth, type Day } from "./day.ts";

/** A window of days, both ends included. */
export type DayWindow = { from: Day; to: Day };

export type PeriodUnit = "month" | "quarter" | "year";

/** The calendar month, quarter or year so far: from its first day to `asOf` (截至). */
export function periodToDate(unit: PeriodUnit, asOf: Day): DayWindow {
  return { from: periodOf(unit, asOf).from, to: asOf };
}

/** The whole calendar month, quarter or year that holds `day`. */
export function periodOf(unit: PeriodUnit, day: Day): DayWindow {
  const { year, month } = dayParts(day);
  const length = { month: 1, quarter: 3, year: 12 }[unit];
  const firstMonth = month - ((month - 1) % length);
  const lastMonth = firstMonth + length - 1;
  return {
    from: dayOf({ year, month: firstMonth, dayOfMonth: 1 }),
    to: dayOf({ year, month: lastMonth, dayOfMonth: daysInMonth(year, lastMonth) }),
  };
}

/**
 * The same window one year earlier, for 同比.
 *
 * A window that ends on the last day of a month ends on the last day of that month last year, so that
 * "to the end of February" compares 28 with 29 days when a leap year is involved; a window that begins on
 * 29 February begins on 28 February.
 */
export function sameWindowLastYear(window: DayWindow): DayWindow {
  return { from: addMonths(window.from, -12), to: yearEarlierEnd(window.to) };
}

function yearEarlierEnd(day: Day): Day {
  const { year, month, dayOfMonth } = dayParts(day);
  const endsMonth = dayOfMonth === daysInMonth(year, month);
  return endsMonth
    ? dayOf({ year: year - 1, month, dayOfMonth: daysInMonth(year - 1, month) })
    : addMonths(day, -12);
}

/** The months that a window touches as `YYYY-MM`, oldest first. */
export function monthsIn(window: DayWindow): string[] {
  const months: string[] = [];
  for (let day = `${window.from.slice(0, 7)}-01`; day <= window.to; day = addMonths(day, 1)) {
    months.push(day.slice(0, 7));
  }
  return months;
}
