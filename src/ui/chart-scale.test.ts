import { describe, expect, test } from "vitest";
import { axisTicks, labelStep, linePath } from "./chart-scale.ts";

describe("an axis", () => {
  test.each([
    [0, [0, 1]],
    [3, [0, 1, 2, 3]],
    [59, [0, 20, 40, 60]],
    [700, [0, 200, 400, 600, 800]],
    [6350, [0, 2000, 4000, 6000, 8000]],
  ])("up to %i has the ticks %j", (max, expected) => {
    expect(axisTicks(max)).toEqual(expected);
  });

  test("always reaches the greatest value in 1, 2 or 5 times a power of ten", () => {
    for (let max = 0; max < 5_000; max += 7) {
      const ticks = axisTicks(max);
      const step = ticks[1]!;
      expect(ticks[ticks.length - 1]).toBeGreaterThanOrEqual(max);
      expect([1, 2, 5]).toContain(Number(String(step)[0]));
      expect(ticks.length).toBeLessThanOrEqual(9);
    }
  });
});

test("labels are thinned so that none covers another", () => {
  expect([
    labelStep(12, 640, 64),
    labelStep(12, 300, 64),
    labelStep(1, 300, 64),
    labelStep(365, 640, 64),
  ]).toEqual([2, 3, 1, 37]);
});

test("a missing value breaks the line", () => {
  expect(
    linePath(
      [1, 2, null, 3],
      (index) => index * 10,
      (value) => value,
    ),
  ).toBe("M0.0 1.0L10.0 2.0M30.0 3.0");
});
