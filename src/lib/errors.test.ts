import { describe, expect, test } from "vitest";
import { fromAuth, fromDatabase, fromFunction } from "./answers.ts";
import { AppError, isTransient, toAppError } from "./errors.ts";

const codeOf = (error: AppError) => error.code;

describe("a database answer", () => {
  test("P0001 carries the command's own code and keeps its detail", () => {
    const error = fromDatabase(
      { code: "P0001", message: "village_in_other_grid", details: "330127001001" },
      400,
    );
    expect([error.code, error.detail, error.status]).toEqual(["village_in_other_grid", "330127001001", 400]);
  });

  test("P0001 with a sentence is not taken for a code", () => {
    expect(codeOf(fromDatabase({ code: "P0001", message: "Something went wrong." }, 400))).toBe("invalid");
  });

  test.each([
    ["42501", 403, "forbidden"],
    ["PGRST116", 406, "not_found"],
    ["PGRST303", 401, "session_expired"],
    ["23505", 409, "conflict"],
    ["23514", 400, "invalid"],
    ["57014", 500, "timeout"],
    ["XX000", 500, "internal"],
  ])("SQLSTATE %s with status %i means %s", (code, status, expected) => {
    expect(codeOf(fromDatabase({ code, message: "whatever" }, status))).toBe(expected);
  });

  test("status 0 means that no answer came: nothing was refused", () => {
    const error = fromDatabase({ code: "", message: "TypeError: Failed to fetch" }, 0);
    expect([error.code, isTransient(error)]).toEqual(["network", true]);
  });

  test("a request that the screen itself gave up is not an error of the network", () => {
    expect(codeOf(fromDatabase({ code: "", message: "AbortError: signal is aborted" }, 0))).toBe("aborted");
  });
});

describe("an auth answer", () => {
  test.each([
    [{ code: "invalid_credentials", status: 400 }, "invalid_credentials"],
    [{ code: "refresh_token_not_found", status: 400 }, "session_expired"],
    [{ name: "AuthSessionMissingError", status: 400 }, "session_expired"],
    [{ code: "weak_password", status: 422 }, "weak_password"],
    [{ name: "AuthRetryableFetchError", status: 0 }, "network"],
    [{ name: "AuthRetryableFetchError", status: 503 }, "unavailable"],
    [{ code: "over_request_rate_limit", status: 429 }, "too_many_requests"],
  ])("%o means %s", (answer, expected) => {
    expect(codeOf(fromAuth(answer))).toBe(expected);
  });
});

describe("a function's answer", () => {
  test("the function's own code wins over the status", () => {
    const error = fromFunction(409, { error: { code: "rotation_exhausted", message: "Every pair has met" } });
    expect([error.code, error.detail]).toEqual(["rotation_exhausted", "Every pair has met"]);
  });

  test.each([
    [502, "unavailable"],
    [401, "session_expired"],
    [500, "internal"],
  ])("without a readable body %i means %s", (status, expected) => {
    expect(codeOf(fromFunction(status, "<html>"))).toBe(expected);
  });
});

describe("whatever was thrown", () => {
  test("an AppError stays what it is", () => {
    const error = new AppError("conflict");
    expect(toAppError(error)).toBe(error);
  });

  test("a failed fetch is the network, a programming mistake is internal", () => {
    expect([
      codeOf(toAppError(new TypeError("Failed to fetch"))),
      codeOf(toAppError(new TypeError("x is undefined"))),
    ]).toEqual(["network", "internal"]);
  });
});
