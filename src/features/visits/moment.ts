import { isDay, type Day } from "../../core/calendar/day.ts";

/** A day and a time of day as people write them: both of Asia/Shanghai, which keeps no summer time. */
export interface WallTime {
  day: Day;
  /** `HH:MM`. */
  time: string;
}

const SHANGHAI_OFFSET_MS = 8 * 3_600_000;
const TIME = /^([01]\d|2[0-3]):[0-5]\d$/;

/** The wall clock in Shanghai at a moment, to the minute. */
export function wallTime(moment: Date | string): WallTime {
  const shifted = new Date(new Date(moment).getTime() + SHANGHAI_OFFSET_MS).toISOString();
  return { day: shifted.slice(0, 10), time: shifted.slice(11, 16) };
}

/** ISO moment of a wall time, or undefined when day or time is not well formed. */
export function momentOf({ day, time }: WallTime): string | undefined {
  return isDay(day) && TIME.test(time) ? `${day}T${time}:00+08:00` : undefined;
}
