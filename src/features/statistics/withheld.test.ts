import { expect, test } from "vitest";
import type { StatisticsResponse } from "../../core/indicators/statistics.schema.ts";
import { shownCounts } from "./withheld.ts";

const counts = (values: Record<string, number>, lastYear: number | null = null): StatisticsResponse => ({
  as_of: "2026-09-30T00:00:00.000Z",
  window: { from: "2026-01-01", to: "2026-09-30" },
  last_year_window: null,
  notes: [],
  rows: Object.entries(values).map(([organ_id, value]) => ({
    indicator: "talk_reminders",
    organ_id,
    period: null,
    value,
    last_year: lastYear,
    yoy_pct: null,
  })),
});

test("one person in a township is not exported, nor what would tell it by subtraction", () => {
  const shown = shownCounts(counts({ north: 1, south: 4, office: 9 }), "talk_reminders", 3);
  expect([...shown.byOrgan]).toEqual([
    ["north", null],
    ["south", null],
    ["office", 9],
  ]);
  expect(shown.total).toBe(14);
});

test("the only small count takes the total with it", () => {
  expect(shownCounts(counts({ north: 2, south: 0 }), "talk_reminders", 3).total).toBeNull();
});

test("last year is withheld by its own counts", () => {
  const shown = shownCounts(counts({ north: 40, south: 50 }, 1), "talk_reminders", 3, "last_year");
  expect(shown).toEqual({
    total: null,
    byOrgan: new Map([
      ["north", null],
      ["south", null],
    ]),
  });
});
