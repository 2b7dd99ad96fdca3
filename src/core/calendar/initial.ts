import { getDayDetail, getSolarDateFromLunar, getSolarTermDate } from "chinese-days";
import { addDays, dayFromNumber, dayNumber, weekday, type Day } from "./day.ts";
import type { CalendarDay } from "./working-days.ts";

/** What the rows of an announced year, and of one not yet announced, name as their source. */
export const ANNOUNCED_SOURCE = "chinese-days 1.5.7";
export const STATUTORY_SOURCE = "全国年节及纪念日放假办法（2024）";

/**
 * The first filling of `calendar_days` for a year: every day of it, in order.
 *
 * A year that the library covers (2004 to 2026) gets the days off and make-up days as announced. For any other year
 * the library would silently answer with plain weekdays; here such a year is worked from Monday to Friday except on
 * its statutory days, and every row is marked provisional: nobody can know yet which weekends are swapped.
 */
export function initialCalendar(year: number): CalendarDay[] {
  const exceptions = exceptionalDays(year);
  const byDay = new Map(exceptions.map((row) => [row.day, row]));
  const [{ source, provisional } = { source: STATUTORY_SOURCE, provisional: true }] = exceptions;
  const rows: CalendarDay[] = [];
  for (let number = dayNumber(`${year}-01-01`); number <= dayNumber(`${year}-12-31`); number += 1) {
    const day = dayFromNumber(number);
    const kind = weekday(day) <= 5 ? "workday" : "day_off";
    rows.push(byDay.get(day) ?? { day, kind, name: "", source, provisional });
  }
  return rows;
}

/**
 * The days of a year that differ from the plain week, or are a holiday, in order.
 * Lunar dates are right for 1900 to 2100. Source of the statutory days of a year not announced: the State
 * Council's measure in force since 2024-11-10 (13 days a year).
 */
export function exceptionalDays(year: number): CalendarDay[] {
  return isCovered(year) ? announcedYear(year) : statutoryYear(year);
}

/** The library names a holiday "English,中文,days" and any other day by its weekday. */
function holidayName(day: Day): string | null {
  return getDayDetail(day).name.split(",")[1] ?? null;
}

function isCovered(year: number): boolean {
  return holidayName(`${year}-01-01`) !== null;
}

function announcedYear(year: number): CalendarDay[] {
  const rows: CalendarDay[] = [];
  for (let number = dayNumber(`${year}-01-01`); number <= dayNumber(`${year}-12-31`); number += 1) {
    const day = dayFromNumber(number);
    const name = holidayName(day);
    const isWorked = getDayDetail(day).work;
    if (name === null && isWorked === weekday(day) <= 5) continue;
    const kind = isWorked ? "workday" : "day_off";
    rows.push({ day, kind, name: name ?? "", source: ANNOUNCED_SOURCE, provisional: false });
  }
  return rows;
}

function statutoryYear(year: number): CalendarDay[] {
  const springFestival = lunar(year, "01-01");
  const names: [Day, string][] = [
    [`${year}-01-01`, "元旦"],
    ...[-1, 0, 1, 2].map((offset): [Day, string] => [addDays(springFestival, offset), "春节"]),
    [getSolarTermDate(year, 4, "pure_brightness"), "清明"],
    [`${year}-05-01`, "劳动节"],
    [`${year}-05-02`, "劳动节"],
    [lunar(year, "05-05"), "端午"],
    [lunar(year, "08-15"), "中秋"],
    [`${year}-10-01`, "国庆节"],
    [`${year}-10-02`, "国庆节"],
    [`${year}-10-03`, "国庆节"],
  ];
  const byDay = new Map<Day, string>();
  for (const [day, name] of names) byDay.set(day, byDay.has(day) ? `${name}、${byDay.get(day)}` : name);
  return [...byDay]
    .map(([day, name]): CalendarDay => ({
      day,
      kind: "day_off",
      name,
      source: STATUTORY_SOURCE,
      provisional: true,
    }))
    .sort((a, b) => (a.day < b.day ? -1 : 1));
}

function lunar(year: number, monthAndDay: string): Day {
  return getSolarDateFromLunar(`${year}-${monthAndDay}`).date;
}
