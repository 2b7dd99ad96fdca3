import { describe, expect, test } from "vitest";
import { MIN_PASSWORD_LENGTH, passwordProblem } from "./passwords.ts";

describe("a new password", () => {
  const long = "x".repeat(MIN_PASSWORD_LENGTH - 1) + "1";

  test("is long enough and typed twice alike", () => {
    expect([passwordProblem(long, long), passwordProblem(long.slice(1), long.slice(1))]).toEqual([
      null,
      "too_short",
    ]);
    expect(passwordProblem(long, `${long}y`)).toBe("differs");
  });

  test("has letters and digits, as the server demands", () => {
    expect(
      ["1".repeat(12), "x".repeat(12), "pass-word-1"].map((word) => passwordProblem(word, word)),
    ).toEqual(["too_plain", "too_plain", null]);
  });
});
