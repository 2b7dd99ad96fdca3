import { describe, expect, test } from "vitest";
import { commonDays, readDayRange } from "./day-range.ts";

describe("a range of days as the database prints it", () => {
  test("ends on the day before its upper bound", () => {
    expect(readDayRange("[2024-01-01,2024-03-01)")).toEqual({ from: "2024-01-01", to: "2024-02-29" });
  });

  test("has no last day while it goes on", () => {
    expect(readDayRange("[2024-01-01,)")).toEqual({ from: "2024-01-01", to: null });
  });

  test("is nothing when it was called off", () => {
    expect(readDayRange("empty")).toBeNull();
  });

  test.each(["(,2024-01-01)", "2024-01-01", ""])("is not %j", (text) => {
    expect(() => readDayRange(text)).toThrow(RangeError);
  });
});

describe("days in common", () => {
  const year = { from: "2024-01-01", to: "2024-12-31" };
  test("run from the later first day to the earlier last day", () => {
    expect(commonDays(year, { from: "2024-06-01", to: null })).toEqual({
      from: "2024-06-01",
      to: "2024-12-31",
    });
    expect(commonDays({ from: "2024-02-01", to: "2024-02-10" }, year)).toEqual({
      from: "2024-02-01",
      to: "2024-02-10",
    });
  });

  test("may be a single day, and are none from the day after on", () => {
    expect(commonDays(year, { from: "2024-12-31", to: null })).toEqual({
      from: "2024-12-31",
      to: "2024-12-31",
    });
    expect(commonDays(year, { from: "2025-01-01", to: null })).toBeNull();
  });
});
