import { array, assert, integer, property } from "fast-check";
import { describe, expect, test } from "vitest";
import { largestRemainderShares } from "./shares.ts";

const total = (values: number[]) => values.reduce((sum, value) => sum + value, 0);

describe("shares by the largest remainder", () => {
  // Printed tables of two provincial bulletins (four forms, 2021).
  test.each([
    [
      [92_598, 46_032, 5096, 6531],
      [61.6, 30.6, 3.4, 4.4],
    ],
    [
      [33_650, 13_315, 1430, 2649],
      [65.9, 26.1, 2.8, 5.2],
    ],
  ])("%o prints as %o", (counts, expected) => {
    expect(largestRemainderShares(counts)).toEqual(expected);
  });

  test("thirds: equal remainders go to the earliest", () => {
    expect(largestRemainderShares([1, 1, 1])).toEqual([33.4, 33.3, 33.3]);
  });

  test("equal remainders go to the larger count first", () => {
    // Of 8: 12.5, 37.5, 50 percent without decimals: two halves compete for one unit.
    expect(largestRemainderShares([1, 3, 4], 0)).toEqual([12, 38, 50]);
  });

  test("one count is everything, zeros get nothing, and a total of nothing has no shares", () => {
    expect(largestRemainderShares([7])).toEqual([100]);
    expect(largestRemainderShares([0, 5, 0])).toEqual([0, 100, 0]);
    expect(largestRemainderShares([0, 0])).toBeNull();
    expect(largestRemainderShares([])).toBeNull();
  });

  test("shares always add up to 100.0 and are within one unit of the exact share", () => {
    const counts = array(integer({ min: 0, max: 1_000_000 }), { minLength: 1, maxLength: 40 });
    assert(
      property(
        counts.filter((values) => total(values) > 0),
        (values) => {
          const shares = largestRemainderShares(values) ?? [];
          const distances = shares.map((share, index) =>
            Math.abs(share - (values[index]! * 100) / total(values)),
          );

          expect(total(shares.map((share) => Math.round(share * 10)))).toBe(1000);
          expect(Math.max(...distances)).toBeLessThan(0.1 + 1e-9);
        },
      ),
      { seed: 20_261_122, numRuns: 500 },
    );
  });

  test.each([[[-1, 2]], [[1.5]], [[Number.NaN]]])("%o are no counts", (counts) => {
    expect(() => largestRemainderShares(counts)).toThrow(RangeError);
  });
});
