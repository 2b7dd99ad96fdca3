import { expect, test } from "vitest";
import { vagueWords } from "./vague-words.ts";

test("vague words are named once each, in a fixed order", () => {
  expect(vagueWords("部分农户反映补贴迟发，有的村民说没收到，部分没有登记")).toEqual(["有的", "部分"]);
  expect(vagueWords("少数党员、个别干部")).toEqual(["少数", "个别"]);
});

test("a text that names place, matter and person is left alone", () => {
  expect(vagueWords("竹源村第2组王某等3户，2026年3月低保金未到账")).toEqual([]);
  expect(vagueWords("")).toEqual([]);
});

test("the same characters inside other words are harmless", () => {
  expect(vagueWords("所有的票据、没有的签名、现有的台账")).toEqual([]);
  expect(vagueWords("少数民族村，第一部分资料，个别谈话3人")).toEqual([]);
});

test("a harmless word does not hide a vague one beside it", () => {
  expect(vagueWords("所有的台账中有的缺签名")).toEqual(["有的"]);
  expect(vagueWords("少数民族村的少数党员")).toEqual(["少数"]);
  expect(vagueWords("大部分村民")).toEqual(["部分"]);
});
