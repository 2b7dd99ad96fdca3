import { describe, expect, test } from "vitest";
import {
  inTenThousands,
  roundedPartsAddUp,
  roundedQuotient,
  roundHalfUp,
  sharePct,
  signedPct,
  yearOnYearPct,
} from "./rounding.ts";

describe("year on year", () => {
  // Published: 6,350 clues disposed of, +4.8 %; 5,812 person-times, +2.1 %. The bases that print so were computed by hand.
  test.each([
    [6350, 6056, 4.9],
    [6350, 6057, 4.8],
    [6350, 6062, 4.8],
    [6350, 6063, 4.7],
    [5812, 5689, 2.2],
    [5812, 5690, 2.1],
    [5812, 5695, 2.1],
    [5812, 5696, 2],
  ])("%i against %i is %d percent", (thisYear, lastYear, expected) => {
    expect(yearOnYearPct(thisYear, lastYear)).toBe(expected);
  });

  test("a tie rounds away from zero in both directions", () => {
    expect(yearOnYearPct(2001, 2000)).toBe(0.1); // 0.05 %
    expect(yearOnYearPct(1999, 2000)).toBe(-0.1);
  });

  test("growth from nothing has no percentage", () => {
    expect(yearOnYearPct(12, 0)).toBeNull();
    expect(yearOnYearPct(0, 0)).toBeNull();
  });

  test("a change too small to print is 0, never minus 0", () => {
    expect(Object.is(yearOnYearPct(9999, 10_000_000), -0)).toBe(false);
    expect(yearOnYearPct(99_999, 100_000)).toBe(0);
  });

  test.each([
    [4.8, "+4.8%"],
    [-2.1, "-2.1%"],
    [0, "0.0%"],
    [12, "+12.0%"],
  ])("%d prints as %s", (pct, expected) => {
    expect(signedPct(pct)).toBe(expected);
  });
});

describe("shares", () => {
  test.each([
    [52, 59, 88.1], // Lin'an: findings rectified
    [261, 274, 95.3], // Shandan
    [0, 59, 0],
    [59, 59, 100],
  ])("%i of %i is %d percent", (part, whole, expected) => {
    expect(sharePct(part, whole)).toBe(expected);
  });

  test("there is no share of nothing", () => {
    expect(sharePct(0, 0)).toBeNull();
  });
});

describe("rounding", () => {
  test.each([
    [1.005, 2, 1.01],
    [0.25, 1, 0.3],
    [-0.25, 1, -0.3],
    [2.5, 0, 3],
    [1e-7, 1, 0],
    [-0.04, 1, 0],
  ])("%d at %i places is %d", (value, decimals, expected) => {
    expect(roundHalfUp(value, decimals)).toBe(expected);
  });

  test("a quotient of large whole numbers is exact", () => {
    expect(roundedQuotient(9_007_199_254_740_991, 3, 0)).toBe(3_002_399_751_580_330);
  });

  test.each([
    [1, 0],
    [1, -2],
    [0.5, 2],
  ])("%d by %d is the caller's mistake", (numerator, denominator) => {
    expect(() => roundedQuotient(numerator, denominator, 1)).toThrow(RangeError);
  });
});

describe("print in ten thousands", () => {
  test("counts print with one decimal", () => {
    expect(inTenThousands(332_000)).toBe(33.2);
    expect(inTenThousands(375_604)).toBe(37.6);
  });

  test("parts whose print does not add up are told apart", () => {
    expect(roundedPartsAddUp([236_000, 74_000, 11_000, 11_000])).toBe(true);
    expect(roundedPartsAddUp([235_600, 73_700, 11_400, 11_500])).toBe(false); // 23.6+7.4+1.1+1.2 = 33.3, total prints 33.2
  });
});
