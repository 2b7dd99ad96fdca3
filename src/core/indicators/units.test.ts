import { describe, expect, test } from "vitest";
import { periodLabel } from "./period-labels.ts";
import { addCounts } from "./units.ts";

describe("counting units", () => {
  test("counts of one unit add up", () => {
    expect(
      addCounts([
        { value: 1478, unit: "item" },
        { value: 6350, unit: "item" },
      ]),
    ).toBe(7828);
    expect(addCounts([])).toBe(0);
  });

  test("items and person-times never add up", () => {
    expect(() =>
      addCounts([
        { value: 6350, unit: "item" },
        { value: 5812, unit: "person_time" },
      ]),
    ).toThrow("件 and 人次 do not add up");
  });
});

describe("names of windows", () => {
  test.each([
    ["2021-01-01", "2021-09-30", { code: "year_to_month_end", year: 2021, month: 9 }],
    ["2021-01-01", "2021-09-15", { code: "year_to_day", day: "2021-09-15" }],
    ["2020-01-01", "2020-03-31", { code: "quarter", year: 2020, quarter: 1 }],
    ["2020-10-01", "2020-12-31", { code: "quarter", year: 2020, quarter: 4 }],
    ["2024-01-01", "2024-01-31", { code: "month", year: 2024, month: 1 }],
    ["2024-02-01", "2024-02-29", { code: "month", year: 2024, month: 2 }],
    ["2024-02-01", "2024-02-28", { code: "range", from: "2024-02-01", to: "2024-02-28" }],
    ["2025-01-01", "2025-12-31", { code: "year", year: 2025 }],
    ["2025-12-01", "2026-01-31", { code: "range", from: "2025-12-01", to: "2026-01-31" }],
    ["2026-11-22", "2026-11-22", { code: "day", day: "2026-11-22" }],
  ])("%s to %s is %o", (from, to, expected) => {
    expect(periodLabel({ from, to })).toEqual(expected);
  });
});
