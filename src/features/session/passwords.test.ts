import { describe, expect, test } from "vitest";
import { MIN_PASSWORD_LENGTH, passwordProblem, safeNext } from "./passwords.ts";

describe("a new password", () => {
  const long = "x".repeat(MIN_PASSWORD_LENGTH);

  test("is long enough and typed twice alike", () => {
    expect([passwordProblem(long, long), passwordProblem(long.slice(1), long.slice(1))]).toEqual([
      null,
      "too_short",
    ]);
    expect(passwordProblem(long, `${long}y`)).toBe("differs");
  });
});

describe("the way back after the sign-in", () => {
  test.each(["/visits/new?village=1", "/"])("%s stays", (path) => {
    expect(safeNext(path)).toBe(path);
  });

  test.each([
    "https://evil.example",
    "//evil.example",
    "/\\evil.example",
    "javascript:alert(1)",
    "/login?next=/login",
    undefined,
  ])("%s leads home instead of away", (path) => {
    expect(safeNext(path)).toBe("/");
  });
});
