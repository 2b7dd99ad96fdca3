import { addDays, dayFromNumber, dayNumber, dayParts, weekday, type Day } from "./day.ts";

/**
 * One row of `calendar_days`. The table holds every day of its years; a selection of the days that differ from the
 * plain week answers the same. `provisional` marks days of a year that the State Council has not announced yet.
 */
export type CalendarDay = {
  day: Day;
  kind: "workday" | "day_off";
  /** The holiday, or empty. */
  name: string;
  source: string;
  provisional: boolean;
};

/** The rows of `calendar_days`, ready for questions. Plain data plus look-ups; nothing is cached across calls. */
export type WorkingCalendar = {
  /** A row of the table decides; without one, Monday to Friday are worked. */
  isWorkingDay(day: Day): boolean;
  /** False while any row of the year is provisional, or 1 January has no row: then the answer may still change. */
  isAnnounced(year: number): boolean;
  nameOf(day: Day): string;
};

/**
 * Index the rows of `calendar_days`.
 *
 * A year counts as announced when 1 January (a statutory day off in every arrangement) has a row and no row
 * of the year is provisional, so that a single correction never makes an empty year look complete.
 * When a day has several rows the last one wins. Time O(rows).
 */
export function createWorkingCalendar(rows: readonly CalendarDay[]): WorkingCalendar {
  const byDay = new Map(rows.map((row) => [row.day, row]));
  const provisionalYears = new Set(rows.filter((row) => row.provisional).map((row) => row.day.slice(0, 4)));
  return {
    isWorkingDay: (day) => {
      const row = byDay.get(day);
      return row ? row.kind === "workday" : weekday(day) <= 5;
    },
    isAnnounced: (year) => {
      const prefix = String(year).padStart(4, "0");
      return byDay.has(`${prefix}-01-01`) && !provisionalYears.has(prefix);
    },
    nameOf: (day) => byDay.get(day)?.name ?? "",
  };
}

/**
 * The `count`-th working day after `day`, or before it when negative; `day` itself is not counted.
 * `count` 0 answers `day` unchanged. Time O(days walked).
 * @throws {RangeError} when `count` is not an integer, or the calendar has no working day in 400 days.
 */
export function addWorkingDays(day: Day, count: number, calendar: WorkingCalendar): Day {
  if (!Number.isInteger(count)) throw new RangeError(`count must be an integer: ${count}`);
  const step = count < 0 ? -1 : 1;
  let current = dayNumber(day);
  for (let left = Math.abs(count); left > 0; left -= 1) {
    current = nextWorkingNumber(current + step, step, calendar);
  }
  return dayFromNumber(current);
}

/** `day` itself when it is worked, else the next working day. */
export function workingDayOnOrAfter(day: Day, calendar: WorkingCalendar): Day {
  return dayFromNumber(nextWorkingNumber(dayNumber(day), 1, calendar));
}

/**
 * Working days after `from` up to and including `to`: the inverse of `addWorkingDays` on working days.
 * Negative when `to` is before `from` (then the days from `to` up to the day before `from`).
 */
export function workingDaysBetween(from: Day, to: Day, calendar: WorkingCalendar): number {
  if (to < from) return -countWorkingDays(to, addDays(from, -1), calendar);
  return countWorkingDays(addDays(from, 1), to, calendar);
}

/** Working days from `first` to `last`, both counted; 0 when `last` is before `first`. */
export function countWorkingDays(first: Day, last: Day, calendar: WorkingCalendar): number {
  let count = 0;
  for (let number = dayNumber(first); number <= dayNumber(last); number += 1) {
    if (calendar.isWorkingDay(dayFromNumber(number))) count += 1;
  }
  return count;
}

/** The first year between two days, both included, whose arrangement is not announced; null when all are. */
export function firstUnannouncedYear(first: Day, last: Day, calendar: WorkingCalendar): number | null {
  for (let year = dayParts(first).year; year <= dayParts(last).year; year += 1) {
    if (!calendar.isAnnounced(year)) return year;
  }
  return null;
}

function nextWorkingNumber(start: number, step: 1 | -1, calendar: WorkingCalendar): number {
  for (let tried = 0; tried <= 400; tried += 1) {
    const number = start + tried * step;
    if (calendar.isWorkingDay(dayFromNumber(number))) return number;
  }
  throw new RangeError(`the calendar has no working day within 400 days of ${dayFromNumber(start)}`);
}
