import { expect, test } from "vitest";
import { dataOf, EMPTY_DRAFT, missingFields } from "./steps.ts";

test("a distribution names who handles it and who decides", () => {
  expect(missingFields("distribute", EMPTY_DRAFT)).toEqual(["handler", "approver"]);
  const draft = { ...EMPTY_DRAFT, handlerId: "a", approverId: "b" };
  expect(missingFields("distribute", draft)).toEqual([]);
  expect(dataOf("distribute", draft)).toEqual({ handler_id: "a", approver_id: "b" });
});

test("an opinion has a method and reasons, and a verification somebody besides its handler", () => {
  expect(missingFields("propose", EMPTY_DRAFT)).toEqual(["method", "text"]);
  const verification = { ...EMPTY_DRAFT, method: "preliminary_verification" as const, text: " r " };
  expect(missingFields("propose", verification)).toEqual(["team"]);
  expect(dataOf("propose", { ...verification, team: ["c"] })).toEqual({
    method: "preliminary_verification",
    team: ["c"],
    text: "r",
  });
  expect(dataOf("propose", { ...verification, method: "close", team: ["c"] })).toEqual({
    method: "close",
    text: "r",
  });
});

test("approving needs no words, returning does", () => {
  expect(missingFields("approve_hold", EMPTY_DRAFT)).toEqual([]);
  expect(missingFields("return_opinion", { ...EMPTY_DRAFT, text: "  " })).toEqual(["text"]);
  expect(dataOf("approve_hold", EMPTY_DRAFT)).toEqual({});
});

test("a result says what came of it and why", () => {
  expect(missingFields("report_result", EMPTY_DRAFT)).toEqual(["outcome", "text"]);
});
