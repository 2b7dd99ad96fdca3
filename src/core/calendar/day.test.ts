import { assert, integer, property } from "fast-check";
import { describe, expect, test } from "vitest";
import { addDays, addMonths, dayFromNumber, dayNumber, daysBetween, isDay, weekday } from "./day.ts";

describe("civil days", () => {
  test.each([
    ["2024-02-29", true],
    ["2023-02-29", false],
    ["1900-02-29", false],
    ["2000-02-29", true],
    ["2026-13-01", false],
    ["2026-00-10", false],
    ["2026-04-31", false],
    ["2026-4-1", false],
    ["2026-04-01T00:00", false],
    ["", false],
  ])("%s is a day: %s", (text, expected) => {
    expect(isDay(text)).toBe(expected);
  });

  test("a text that is no day is the caller's mistake", () => {
    expect(() => addDays("2023-02-29", 1)).toThrow(RangeError);
  });

  test("day numbers and weekdays agree with the platform's own calendar from 1600 to 2400", () => {
    const numbers = integer({ min: -135_140, max: 157_000 });
    assert(
      property(numbers, (number) => {
        const platform = new Date(number * 86_400_000);
        const day = dayFromNumber(number);
        expect(day).toBe(platform.toISOString().slice(0, 10));
        expect(dayNumber(day)).toBe(number);
        expect(weekday(day)).toBe(platform.getUTCDay() || 7);
      }),
      { seed: 20_261_122, numRuns: 2000 },
    );
  });

  test("days between two days are signed", () => {
    expect(daysBetween("2024-02-28", "2024-03-01")).toBe(2);
    expect(daysBetween("2024-03-01", "2024-02-28")).toBe(-2);
  });

  test.each([
    ["2021-01-31", 1, "2021-02-28"],
    ["2024-01-31", 1, "2024-02-29"],
    ["2026-11-30", 3, "2027-02-28"],
    ["2026-12-15", 1, "2027-01-15"],
    ["2026-03-31", -1, "2026-02-28"],
    ["2026-01-31", -12, "2025-01-31"],
    ["2024-02-29", 12, "2025-02-28"],
  ])("%s plus %i months is %s", (day, count, expected) => {
    expect(addMonths(day, count)).toBe(expected);
  });
});
