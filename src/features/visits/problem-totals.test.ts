import { expect, test } from "vitest";
import { openTotals } from "./problem-totals.ts";

test("closed problems are not open, and a route with only closed ones is known with none", () => {
  const totals = [
    { route: "handle_at_once", state: "routed", problems: 2 },
    { route: "handle_at_once", state: "handled", problems: 3 },
    { route: "handle_at_once", state: "closed", problems: 40 },
    { route: "straight_up", state: "closed", problems: 1 },
  ];
  expect(openTotals(totals)).toEqual(
    new Map([
      ["handle_at_once", 5],
      ["straight_up", 0],
    ]),
  );
});

test("a route without any problem is not known", () => {
  expect(openTotals([]).has("report_to_secretary")).toBe(false);
});
