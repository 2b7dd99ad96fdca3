import { describe, expect, test } from "vitest";
import type { ItemBody } from "./checklist.schema.ts";
import { isBadAnswer, progressOf, sectionsOf } from "./progress.ts";

const item = (code: string, more: Partial<ItemBody> = {}): ItemBody =>
  ({
    code,
    section: "",
    title: code,
    hint: "",
    is_required: false,
    topic: "",
    rule_ref: "",
    kind: "text",
    options: {},
    ...more,
  }) as ItemBody;

describe("S12: the checklist of a third round", () => {
  const items = [item("a", { is_required: true }), item("b")];
  const openFindings = [
    { id: "of round 1", round: 1 },
    { id: "of round 2", round: 2 },
  ];
  test("counts the open findings of rounds 1 and 2 as items, and is not done before they are looked at", () => {
    const progress = progressOf(items, { a: "x", b: "y" }, openFindings, new Set());
    expect(progress).toEqual({ done: 2, total: 4, missing: [], unchecked: ["of round 1", "of round 2"] });
  });
  test("is done when every item and every open finding has its answer", () => {
    const progress = progressOf(
      items,
      { a: "x", b: "y" },
      openFindings,
      new Set(["of round 1", "of round 2"]),
    );
    expect(progress).toEqual({ done: 4, total: 4, missing: [], unchecked: [] });
  });
});

test("blank text and taken-back answers are no answers; an empty sheet and zero are", () => {
  const items = ["a", "b", "c", "d"].map((code) => item(code, { is_required: true }));
  const progress = progressOf(items, { a: "  ", b: null, c: [], d: 0 }, [], new Set());
  expect(progress).toEqual({ done: 2, total: 4, missing: ["a", "b"], unchecked: [] });
});

test("a section that comes up again is continued", () => {
  const items = [item("a", { section: "一" }), item("b", { section: "二" }), item("c", { section: "一" })];
  expect(sectionsOf(items).map(({ name, items: own }) => [name, own.map(({ code }) => code)])).toEqual([
    ["一", ["a", "c"]],
    ["二", ["b"]],
  ]);
});

test("an item says which of its answers point to a problem", () => {
  const yesNo = item("a", { kind: "yes_no", options: { bad: "no" } });
  const choice = item("b", {
    kind: "choice",
    options: {
      choices: [
        { value: "good", label: "好", is_bad: false },
        { value: "poor", label: "差", is_bad: true },
      ],
    },
  });
  expect([isBadAnswer(yesNo, "no"), isBadAnswer(yesNo, "yes"), isBadAnswer(yesNo, undefined)]).toEqual([
    true,
    false,
    false,
  ]);
  expect([isBadAnswer(choice, "poor"), isBadAnswer(choice, "good")]).toEqual([true, false]);
  expect(isBadAnswer(item("c", { kind: "yes_no", options: {} }), undefined)).toBe(false);
});
