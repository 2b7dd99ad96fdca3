import { describe, expect, test } from "vitest";
import { draftOfResearch, emptyResearch, isWorthKeeping, researchPayload, wrongFields } from "./research.ts";

const TODAY = "2026-03-15";
const filled = { ...emptyResearch("1", TODAY), unitId: "north", topic: "村账" };

describe("what keeps a field research from being saved", () => {
  test("a unit and a topic are needed; clues may be none", () => {
    expect(wrongFields(emptyResearch("1", TODAY), TODAY)).toEqual(["unitId", "topic"]);
    expect(wrongFields(filled, TODAY)).toEqual([]);
  });

  test.each(["", "-1", "1.5", "1001", "two"])("%s is no number of clues", (clues) => {
    expect(wrongFields({ ...filled, clues }, TODAY)).toEqual(["clues"]);
  });

  test("it has taken place", () => {
    expect(wrongFields({ ...filled, onDay: "2026-03-16" }, TODAY)).toEqual(["onDay"]);
  });
});

test("a refused research comes back into the form as it was typed", () => {
  const draft = { ...filled, clues: "2", note: "两处" };
  expect(draftOfResearch("1", researchPayload(draft))).toEqual(draft);
  expect(draftOfResearch("1", { topic: "村账" })).toBeUndefined();
});

test("a form in which nothing was typed leaves no draft behind", () => {
  expect(isWorthKeeping(emptyResearch("1", TODAY))).toBe(false);
  expect(isWorthKeeping({ ...emptyResearch("1", TODAY), topic: "村" })).toBe(true);
});
