import { describe, expect, it } from "vitest";
import { isTransientSqlstate, outcomeOfFailure } from "./outcome.ts";

const api = (code: string, message = "something") => ({ code, message, details: null });

describe("what a failed request means", () => {
  it.each([
    [0, "network"],
    [408, "timeout"],
    [429, "throttled"],
    [500, "server_error"],
    [502, "unavailable"],
    [503, "unavailable"],
    [504, "timeout"],
    [507, "server_error"],
  ])("%i says nothing of the entries: %s", (status, reason) => {
    expect(outcomeOfFailure(status, {})).toEqual({ kind: "unanswered", reason });
  });

  it("a success whose body is no JSON is garbled", () => {
    expect(outcomeOfFailure(200, { message: "<html>请先登录校园网</html>" })).toEqual({
      kind: "unanswered",
      reason: "garbled",
    });
  });

  it.each([
    [403, "42501", "forbidden"],
    [409, "23505", "conflict"],
    [409, "23503", "invalid"],
    [400, "22P02", "invalid"],
    [404, "PGRST205", "not_found"],
  ])("%i with the API's code %s is a rejection: %s", (status, sqlstate, code) => {
    expect(outcomeOfFailure(status, api(sqlstate))).toMatchObject({ kind: "rejected", code });
  });

  it("a refusal raised for the whole request keeps its own code", () => {
    expect(outcomeOfFailure(400, api("P0001", "batch_invalid"))).toMatchObject({
      kind: "rejected",
      code: "batch_invalid",
    });
  });

  it("403 and 404 of a gateway are no rejection", () => {
    expect(outcomeOfFailure(403, { message: "<html>Forbidden</html>" }).kind).toBe("unanswered");
    expect(outcomeOfFailure(404, { message: "nginx" }).kind).toBe("unanswered");
  });

  it("413 is a rejection whoever says it", () => {
    expect(outcomeOfFailure(413, { message: "nginx" })).toMatchObject({
      kind: "rejected",
      code: "too_large",
    });
  });

  it("401 asks for a sign-in", () => {
    expect(outcomeOfFailure(401, api("PGRST301"))).toEqual({ kind: "unauthorized" });
  });

  it("a missing command gate means that app and server do not match", () => {
    expect(outcomeOfFailure(404, api("PGRST202"))).toEqual({ kind: "outdated" });
  });

  it("a deadlock or a serialization failure is “not now”, whatever status it comes with", () => {
    expect(["40001", "40P01", "53300", "55P03", "57014", "XX000"].every(isTransientSqlstate)).toBe(true);
    expect(["23505", "42501", "P0001", "PGRST202"].some(isTransientSqlstate)).toBe(false);
    expect(outcomeOfFailure(409, api("40001")).kind).toBe("unanswered");
  });
});
