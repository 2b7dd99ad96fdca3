import { addDays, addMonths, dayParts, daysBetween, type Day } from "./day.ts";
import {
  addWorkingDays,
  countWorkingDays,
  firstUnannouncedYear,
  workingDayOnOrAfter,
  type WorkingCalendar,
} from "./working-days.ts";

export type LimitUnit = "working_day" | "calendar_day" | "month";

/** A time limit of the rule table: 15 working days, 1 month, 30 calendar days. `value` is a whole number from 0. */
export type Limit = { value: number; unit: LimitUnit };

/** How limits are counted. The Party rules do not say; the defaults follow the Civil Code, Art. 201 to 203. */
export type DueDateSettings = {
  /** False: counting begins the day after receipt. */
  countDayOfReceipt: boolean;
  /** True: a limit that falls on a day off ends on the next working day. */
  moveToNextWorkingDay: boolean;
};

export const DEFAULT_DUE_DATE_SETTINGS: DueDateSettings = {
  countDayOfReceipt: false,
  moveToNextWorkingDay: true,
};

export type DueDateQuestion = {
  receivedOn: Day;
  limit: Limit;
  calendar: WorkingCalendar;
  /** Default: `DEFAULT_DUE_DATE_SETTINGS`. */
  settings?: DueDateSettings;
};

export type DueDate = {
  due: Day;
  /** The last day as counted, before it moved off a day off. Equal to `due` when nothing moved. */
  nominal: Day;
  /** True when the answer rests on a year whose days off are not announced yet: it may still change. */
  provisional: boolean;
  /** Why it is provisional, as a permanent code, with the year. */
  reason: { code: "calendar_not_announced"; year: number } | null;
};

/**
 * The day a time limit ends.
 *
 * Working days: the `value`-th working day after receipt. Calendar days: receipt plus `value`. Months: the same
 * day `value` months later, or that month's last day. With `countDayOfReceipt` the day of receipt is the first
 * day of the limit, so every kind ends one day (or one working day) earlier; a month then ends on the eve of the
 * corresponding day, or on the month's last day where there is none. A limit of 0 ends on the day of receipt.
 *
 * @throws {RangeError} when `receivedOn` is not a day or `limit.value` is not a whole number from 0.
 * Time O(days walked). Source: Civil Code of the PRC, Art. 201 to 203, by analogy.
 */
export function dueDate(question: DueDateQuestion): DueDate {
  const { receivedOn, limit, calendar, settings = DEFAULT_DUE_DATE_SETTINGS } = question;
  if (!Number.isInteger(limit.value) || limit.value < 0) {
    throw new RangeError(`limit.value must be a whole number from 0: ${limit.value}`);
  }
  const nominal = lastDay(receivedOn, limit, calendar, settings.countDayOfReceipt);
  const due = settings.moveToNextWorkingDay ? workingDayOnOrAfter(nominal, calendar) : nominal;
  const year = unannouncedYear(question, settings, nominal, due);
  return {
    due,
    nominal,
    provisional: year !== null,
    reason: year === null ? null : { code: "calendar_not_announced", year },
  };
}

function lastDay(receivedOn: Day, limit: Limit, calendar: WorkingCalendar, countDayOfReceipt: boolean): Day {
  if (limit.value === 0) return addDays(receivedOn, 0);
  if (limit.unit === "working_day") {
    return addWorkingDays(countDayOfReceipt ? addDays(receivedOn, -1) : receivedOn, limit.value, calendar);
  }
  if (limit.unit === "calendar_day") {
    return addDays(receivedOn, countDayOfReceipt ? limit.value - 1 : limit.value);
  }
  const end = addMonths(receivedOn, limit.value);
  const hasCorrespondingDay = dayParts(end).dayOfMonth === dayParts(receivedOn).dayOfMonth;
  return countDayOfReceipt && hasCorrespondingDay ? addDays(end, -1) : end;
}

/** The first year of which a day was looked up to answer, and is not announced; null when none. */
function unannouncedYear(
  question: DueDateQuestion,
  settings: DueDateSettings,
  nominal: Day,
  due: Day,
): number | null {
  const { receivedOn, limit, calendar } = question;
  if (limit.unit === "working_day" && limit.value > 0) {
    return firstUnannouncedYear(
      settings.countDayOfReceipt ? receivedOn : addDays(receivedOn, 1),
      due,
      calendar,
    );
  }
  return settings.moveToNextWorkingDay ? firstUnannouncedYear(nominal, due, calendar) : null;
}

export type DeadlineState = {
  status: "open" | "due_soon" | "due_today" | "overdue";
  /** Calendar days until the due day; 0 on it, negative after it. */
  daysLeft: number;
  /** Working days left, today counted when it is worked; negative: working days that passed after the due day. */
  workingDaysLeft: number;
};

/**
 * Where a deadline stands on a day. The due day itself is still in time; the day after is overdue.
 * `soonWorkingDays`: with at most this many working days left the state is `due_soon` (default 3).
 */
export function deadlineState(question: {
  due: Day;
  today: Day;
  calendar: WorkingCalendar;
  soonWorkingDays?: number;
}): DeadlineState {
  const { due, today, calendar, soonWorkingDays = 3 } = question;
  const daysLeft = daysBetween(today, due);
  if (daysLeft < 0) {
    return {
      status: "overdue",
      daysLeft,
      workingDaysLeft: -countWorkingDays(addDays(due, 1), today, calendar) || 0,
    };
  }
  const workingDaysLeft = countWorkingDays(today, due, calendar);
  if (daysLeft === 0) return { status: "due_today", daysLeft, workingDaysLeft };
  return { status: workingDaysLeft <= soonWorkingDays ? "due_soon" : "open", daysLeft, workingDaysLeft };
}
