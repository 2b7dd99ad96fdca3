import type { DayRange } from "../../core/calendar/day-range.ts";
import { formatDay, formatDayRange } from "../../lib/format.ts";
import { words } from "./strings.ts";

/** `2026年1月1日起`, or from a day to a day. */
export const daysWords = ({ from, to }: DayRange): string =>
  to === null ? words("history.since", { from: formatDay(from) }) : formatDayRange(from, to);
