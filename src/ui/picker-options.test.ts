import { expect, test } from "vitest";
import { matchOptions } from "./picker-options.ts";

const options = [
  { value: "1", label: "下云村", hint: "白泉镇" },
  { value: "2", label: "云岚村", hint: "白泉镇" },
  { value: "3", label: "松岭村", hint: "云栖镇" },
  { value: "4", label: "ABC村" },
];
const found = (typed: string) => matchOptions(options, typed).map(({ value }) => value);

test.each([
  ["", ["1", "2", "3", "4"], "nothing typed shows all in their order"],
  ["云", ["2", "1", "3"], "labels that begin with the text come first"],
  ["白泉 云", ["1", "2"], "every word must be found, in label or hint"],
  ["ａｂｃ", ["4"], "full-width letters and case make no difference"],
  ["海", [], "what is nowhere is not found"],
])("%j finds %j: %s", (typed, expected) => {
  expect(found(typed)).toEqual(expected);
});
