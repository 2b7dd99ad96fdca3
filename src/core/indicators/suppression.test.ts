import { describe, expect, test } from "vitest";
import { suppressSmall } from "./suppression.ts";

/** Cells a, b, c … of these values. */
const cells = (...values: number[]) => values.map((value, index) => ({ key: "abcdefgh"[index]!, value }));
const shown = (threshold: number, ...values: number[]) => {
  const result = suppressSmall(cells(...values), threshold);
  return { cells: result.cells.map((cell) => cell.value), total: result.total };
};

describe("small counts about people", () => {
  test("counts at the threshold and zeros are shown", () => {
    expect(shown(3, 3, 0, 12)).toEqual({ cells: [3, 0, 12], total: 15 });
  });

  test("one small count takes the next smallest with it, so that the total does not betray it", () => {
    expect(shown(3, 2, 9, 40)).toEqual({ cells: [null, null, 40], total: 51 });
  });

  test("two small counts that together tell themselves take a third", () => {
    expect(shown(3, 1, 1, 9, 40)).toEqual({ cells: [null, null, null, 40], total: 51 });
  });

  test("two small counts that could be either way stay two", () => {
    expect(shown(3, 1, 2, 40)).toEqual({ cells: [null, null, 40], total: 43 });
  });

  test("with nothing to hide behind, the total is withheld as well", () => {
    expect(shown(3, 2, 0, 0)).toEqual({ cells: [null, 0, 0], total: null });
    expect(shown(3, 1, 1)).toEqual({ cells: [null, null], total: null });
  });

  test("ties go to the earlier cell, and keys keep their order", () => {
    expect(suppressSmall(cells(1, 5, 5), 3).cells).toEqual([
      { key: "a", value: null },
      { key: "b", value: null },
      { key: "c", value: 5 },
    ]);
  });

  test("a threshold of one withholds nothing", () => {
    expect(shown(1, 1, 2)).toEqual({ cells: [1, 2], total: 3 });
  });

  test("no withheld count follows from the counts and the total that are shown", () => {
    const betrayed = allTables([0, 1, 2, 3, 4, 5, 6, 7, 8]).filter((table) => {
      const { cells: after, total } = suppressSmall(cells(...table), 3);
      const hidden = table.filter((_, index) => after[index]?.value === null);
      const hiddenSum = hidden.reduce((sum, value) => sum + value, 0);
      // A reader knows the sum of the withheld counts and that each is at least 1.
      return total !== null && hidden.length > 0 && (hidden.length === 1 || hiddenSum === hidden.length);
    });

    expect(betrayed).toEqual([]);
  });

  test("a negative count or a threshold of nought is the caller's mistake", () => {
    expect(() => suppressSmall(cells(-1), 3)).toThrow(RangeError);
    expect(() => suppressSmall(cells(1), 0)).toThrow(RangeError);
  });
});

/** Every table of three cells with these values. */
function allTables(values: number[]): number[][] {
  return values.flatMap((a) => values.flatMap((b) => values.map((c) => [a, b, c])));
}
