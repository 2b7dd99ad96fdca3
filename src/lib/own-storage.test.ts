// @vitest-environment jsdom
import { beforeEach, expect, test, vi } from "vitest";
import { forgetOwnStorage, ownStorage, unfinishedDrafts } from "./own-storage.ts";

beforeEach(() => localStorage.clear());

test("one person's things are not another's", () => {
  ownStorage("a").set("draft", { text: "路灯" });
  expect(ownStorage("a").get("draft")).toEqual({ text: "路灯" });
  expect(ownStorage("b").get("draft")).toBeUndefined();
});

test("signing out erases everybody's things and nothing else", () => {
  ownStorage("a").set("draft", 1);
  ownStorage("b").set("draft", 2);
  localStorage.setItem("liandong.locale", "en");
  forgetOwnStorage();
  expect(ownStorage("a").get("draft")).toBeUndefined();
  expect(Object.keys(localStorage)).toEqual(["liandong.locale"]);
});

test("what cannot be read is nothing, what cannot be kept says so", () => {
  localStorage.setItem("liandong.own.a.draft", "{");
  expect(ownStorage("a").get("draft")).toBeUndefined();
  const full = vi.spyOn(Storage.prototype, "setItem").mockImplementation(() => {
    throw new DOMException("full", "QuotaExceededError");
  });
  expect(ownStorage("a").set("draft", 1)).toBe(false);
  full.mockRestore();
});

test("a draft that was begun and not saved is unfinished work of its own person", () => {
  ownStorage("lin").set("visit-draft", {});
  ownStorage("lin").set("filters", {});
  ownStorage("hua").set("visit-draft", {});
  expect(unfinishedDrafts("lin")).toEqual(["visit-draft"]);
  ownStorage("lin").remove("visit-draft");
  expect(unfinishedDrafts("lin")).toEqual([]);
});
