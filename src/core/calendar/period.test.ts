import { describe, expect, test } from "vitest";
import { monthsIn, periodOf, periodToDate, sameWindowLastYear } from "./period.ts";

describe("periods", () => {
  test.each([
    ["month", "2021-09-30", "2021-09-01"],
    ["quarter", "2021-09-30", "2021-07-01"],
    ["year", "2021-09-30", "2021-01-01"],
    ["quarter", "2026-01-01", "2026-01-01"],
    ["quarter", "2026-12-31", "2026-10-01"],
  ] as const)("the %s to date on %s begins on %s", (unit, asOf, from) => {
    expect(periodToDate(unit, asOf)).toEqual({ from, to: asOf });
  });

  test("a whole quarter ends on the last day of its third month", () => {
    expect(periodOf("quarter", "2024-02-10")).toEqual({ from: "2024-01-01", to: "2024-03-31" });
    expect(periodOf("month", "2024-02-10")).toEqual({ from: "2024-02-01", to: "2024-02-29" });
  });

  test.each([
    [
      { from: "2021-01-01", to: "2021-09-30" },
      { from: "2020-01-01", to: "2020-09-30" },
    ],
    [
      { from: "2025-02-01", to: "2025-02-28" },
      { from: "2024-02-01", to: "2024-02-29" },
    ],
    [
      { from: "2024-01-01", to: "2024-02-29" },
      { from: "2023-01-01", to: "2023-02-28" },
    ],
    [
      { from: "2024-01-01", to: "2024-02-28" },
      { from: "2023-01-01", to: "2023-02-28" },
    ],
    [
      { from: "2026-11-22", to: "2026-11-22" },
      { from: "2025-11-22", to: "2025-11-22" },
    ],
  ])("%o compares with %o", (window, expected) => {
    expect(sameWindowLastYear(window)).toEqual(expected);
  });

  test("a window lists every month that it touches", () => {
    expect(monthsIn({ from: "2025-11-30", to: "2026-02-01" })).toEqual([
      "2025-11",
      "2025-12",
      "2026-01",
      "2026-02",
    ]);
  });
});
