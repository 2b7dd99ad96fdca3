import { describe, expect, test } from "vitest";
import { MIN_PASSWORD_LENGTH, passwordProblem } from "./passwords.ts";

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
