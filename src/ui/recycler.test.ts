import { createRoot } from "solid-js";
import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { createRecycler } from "./recycler.ts";

beforeEach(() => vi.useFakeTimers());
afterEach(() => vi.useRealTimers());

const recyclerOf = (rowCount: number, viewportPx: number) =>
  createRoot((dispose) => ({
    dispose,
    recycler: createRecycler({
      rowCount: () => rowCount,
      rowHeightPx: () => 36,
      viewportPx: () => viewportPx,
    }),
  }));

const shownRows = (recycler: ReturnType<typeof createRecycler>) =>
  Array.from({ length: recycler.slotCount() }, (_, slot) => recycler.rowOf(slot));

describe("the recycler", () => {
  test("shows every row of the viewport exactly once, wherever it is scrolled", () => {
    const { recycler, dispose } = recyclerOf(10_000, 900);
    for (const top of [0, 35, 36, 5_000, 123_456, 359_100, 400_000]) {
      recycler.onScroll(top);
      const rows = shownRows(recycler).sort((a, b) => a - b);
      const firstSeen = Math.min(Math.floor(top / 36), 9_975);
      expect(new Set(rows).size, `scrolled to ${top}`).toBe(rows.length);
      expect(rows, `scrolled to ${top}`).toEqual(
        expect.arrayContaining([firstSeen, Math.min(firstSeen + 24, 9_999)]),
      );
      expect([rows[0]! >= 0, rows[rows.length - 1]! <= 9_999]).toEqual([true, true]);
    }
    dispose();
  });

  test("a step of one row rewrites one slot only", () => {
    const { recycler, dispose } = recyclerOf(10_000, 900);
    recycler.onScroll(36_000);
    const before = shownRows(recycler);
    recycler.onScroll(36_036);
    const rewritten = shownRows(recycler).filter((row, slot) => row !== before[slot]);
    expect(rewritten).toHaveLength(1);
    dispose();
  });

  test("at rest the document has the rows in their order, as a screen reader follows it", () => {
    const { recycler, dispose } = recyclerOf(10_000, 900);
    recycler.onScroll(36_036);
    const moving = shownRows(recycler);
    vi.runAllTimers();
    const resting = shownRows(recycler);
    expect(resting).toEqual([...moving].sort((a, b) => a - b));
    expect(moving).not.toEqual(resting);
    dispose();
  });

  test("has as many slots as rows when there are few, and none when there are none", () => {
    const few = recyclerOf(3, 900);
    const none = recyclerOf(0, 900);
    expect([shownRows(few.recycler), shownRows(none.recycler)]).toEqual([[0, 1, 2], []]);
    few.dispose();
    none.dispose();
  });
});
