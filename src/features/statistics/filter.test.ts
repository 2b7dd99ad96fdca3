import { expect, test } from "vitest";
import { windowOf } from "./filter.ts";

test("without a choice the year so far is shown", () => {
  expect(windowOf({}, "2026-09-30")).toEqual({ from: "2026-01-01", to: "2026-09-30" });
});

test("the third quarter so far begins on the first of July", () => {
  expect(windowOf({ period: "quarter" }, "2026-08-15")).toEqual({ from: "2026-07-01", to: "2026-08-15" });
});

test("chosen days that run backwards or do not exist are no window", () => {
  expect(windowOf({ period: "custom", from: "2026-03-02", to: "2026-03-01" }, "2026-09-30")).toBeNull();
  expect(windowOf({ period: "custom", from: "2026-02-30", to: "2026-03-01" }, "2026-09-30")).toBeNull();
});
