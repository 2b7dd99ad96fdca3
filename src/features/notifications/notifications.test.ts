import { expect, test } from "vitest";
import { pathOf, pathOfWait } from "./targets.ts";
import { detailsOf, sentenceOf } from "./sentence.ts";
import { zh } from "./strings.zh.ts";

test("one matter is opened at once, several as their list", () => {
  expect(pathOfWait({ code: "activation_screen", entity_id: "a1" })).toBe("/activations/a1");
  expect(pathOfWait({ code: "activation_screen", entity_id: null })).toBe("/activations");
  expect(pathOfWait({ code: "link_question", entity_id: "l1" })).toBe("/links/l1");
});

test("everything that can wait has its word and its place", () => {
  const codes = Object.keys(zh).flatMap((key) => (key.startsWith("wait.") ? key.slice("wait.".length) : []));
  expect(codes.filter((code) => !pathOfWait({ code, entity_id: null }))).toEqual([]);
});

test("what this version does not know leads nowhere and is told by what it concerns", () => {
  expect(pathOf("case", "c1")).toBeUndefined();
  expect(pathOfWait({ code: "later", entity_id: null })).toBeUndefined();
  expect(sentenceOf({ kind: "later", entity: "finding" })).toBe("检查发现的问题有新变化");
  expect(sentenceOf({ kind: "later", entity: "later" })).toBe("有新变化");
});

test("days are written out, and nothing else of the parameters that is no name or day", () => {
  expect(detailsOf({ params: { from_on: "2026-03-01", to_on: "2026-03-05", secret: "x" } })).toEqual([
    "2026年3月1日至3月5日",
  ]);
  expect(detailsOf({ params: { name: "甲村检查", starts_on: "2026-03-01", due_on: 3 } })).toEqual([
    "甲村检查",
    "2026年3月1日",
  ]);
});
