/** A civil day as `YYYY-MM-DD`. Days carry no time and no zone; the product's days are those of Asia/Shanghai. */
export type Day = string;

const DAY_PATTERN = /^(\d{4})-(\d{2})-(\d{2})$/;
const MONTH_LENGTHS = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];

/** Year, month (1 to 12) and day of month of a civil day. */
export type DayParts = { year: number; month: number; dayOfMonth: number };

/** True for a well-formed `YYYY-MM-DD` that exists in the Gregorian calendar. */
export function isDay(text: string): boolean {
  const match = DAY_PATTERN.exec(text);
  if (!match) return false;
  const [year, month, dayOfMonth] = [Number(match[1]), Number(match[2]), Number(match[3])];
  return month >= 1 && month <= 12 && dayOfMonth >= 1 && dayOfMonth <= daysInMonth(year, month);
}

/** @throws {RangeError} when the text is not a day. */
export function dayParts(day: Day): DayParts {
  if (!isDay(day)) throw new RangeError(`not a day: ${JSON.stringify(day)}`);
  return {
    year: Number(day.slice(0, 4)),
    month: Number(day.slice(5, 7)),
    dayOfMonth: Number(day.slice(8, 10)),
  };
}

/** The day of these parts; the parts must name a day that exists. */
export function dayOf(parts: DayParts): Day {
  return `${padded(parts.year, 4)}-${padded(parts.month, 2)}-${padded(parts.dayOfMonth, 2)}`;
}

/** Length of a month in days, `month` from 1 to 12. */
export function daysInMonth(year: number, month: number): number {
  const isLeap = (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0;
  return month === 2 && isLeap ? 29 : MONTH_LENGTHS[month - 1]!;
}

/**
 * Days since 1970-01-01, negative before it.
 * Source: H. Hinnant, "chrono-Compatible Low-Level Date Algorithms", days_from_civil.
 */
export function dayNumber(day: Day): number {
  const { year, month, dayOfMonth } = dayParts(day);
  const shiftedYear = month <= 2 ? year - 1 : year;
  const era = Math.floor(shiftedYear / 400);
  const yearOfEra = shiftedYear - era * 400;
  const dayOfYear = Math.floor((153 * (month + (month > 2 ? -3 : 9)) + 2) / 5) + dayOfMonth - 1;
  const dayOfEra = yearOfEra * 365 + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100) + dayOfYear;
  return era * 146_097 + dayOfEra - 719_468;
}

/** Inverse of `dayNumber` (civil_from_days of the same source). */
export function dayFromNumber(count: number): Day {
  const shifted = count + 719_468;
  const era = Math.floor(shifted / 146_097);
  const dayOfEra = shifted - era * 146_097;
  const yearOfEra = Math.floor(
    (dayOfEra -
      Math.floor(dayOfEra / 1460) +
      Math.floor(dayOfEra / 36_524) -
      Math.floor(dayOfEra / 146_096)) /
      365,
  );
  const dayOfYear = dayOfEra - (365 * yearOfEra + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100));
  const shiftedMonth = Math.floor((5 * dayOfYear + 2) / 153);
  const month = shiftedMonth < 10 ? shiftedMonth + 3 : shiftedMonth - 9;
  const year = yearOfEra + era * 400 + (month <= 2 ? 1 : 0);
  return dayOf({ year, month, dayOfMonth: dayOfYear - Math.floor((153 * shiftedMonth + 2) / 5) + 1 });
}

/** The day `count` days later, or earlier when negative. */
export function addDays(day: Day, count: number): Day {
  return dayFromNumber(dayNumber(day) + count);
}

/** Calendar days from `from` to `to`: 1 from a day to the next, negative when `to` is earlier. */
export function daysBetween(from: Day, to: Day): number {
  return dayNumber(to) - dayNumber(from);
}

/** 1 Monday to 7 Sunday (ISO 8601). */
export function weekday(day: Day): number {
  return ((((dayNumber(day) + 3) % 7) + 7) % 7) + 1;
}

/**
 * The same day of a later month, or that month's last day when it has no such day
 * (31 January plus one month is 28 or 29 February). `count` may be negative.
 * Source: Civil Code of the PRC, Art. 202.
 */
export function addMonths(day: Day, count: number): Day {
  const { year, month, dayOfMonth } = dayParts(day);
  const index = year * 12 + (month - 1) + count;
  const target = { year: Math.floor(index / 12), month: (((index % 12) + 12) % 12) + 1 };
  return dayOf({ ...target, dayOfMonth: Math.min(dayOfMonth, daysInMonth(target.year, target.month)) });
}

function padded(value: number, width: number): string {
  return String(value).padStart(width, "0");
}
