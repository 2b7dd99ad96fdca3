import { createHmac } from "node:crypto";
import { describe, expect, it } from "vitest";
import { isAuthorized } from "./jwt.mjs";

const SECRET = "a secret of this test";
const NOW_MS = Date.UTC(2026, 0, 1);
const inOneHour = NOW_MS / 1000 + 3600;

/** @param {object} value */
const part = (value) => Buffer.from(JSON.stringify(value)).toString("base64url");

/** @param {object} payload */
function bearer(payload, { secret = SECRET, alg = "HS256" } = {}) {
  const body = `${part({ alg, typ: "JWT" })}.${part(payload)}`;
  return `Bearer ${body}.${createHmac("sha256", secret).update(body).digest("base64url")}`;
}

describe("the gateway before the functions", () => {
  it("lets a signed token through until it expires", () => {
    const token = bearer({ sub: "nora", exp: inOneHour });
    expect(isAuthorized(token, SECRET, NOW_MS)).toBe(true);
    expect(isAuthorized(token, SECRET, (inOneHour + 1) * 1000)).toBe(false);
  });

  it("refuses a token of another secret, of another algorithm and one that never expires", () => {
    expect(isAuthorized(bearer({ exp: inOneHour }, { secret: "another" }), SECRET, NOW_MS)).toBe(false);
    expect(isAuthorized(bearer({ exp: inOneHour }, { alg: "none" }), SECRET, NOW_MS)).toBe(false);
    expect(isAuthorized(bearer({ sub: "nora" }), SECRET, NOW_MS)).toBe(false);
  });

  it("refuses a changed payload, a publishable key and no header at all", () => {
    const [head, , signature] = bearer({ sub: "nora", exp: inOneHour }).split(".");
    const changed = `${head}.${part({ sub: "theo", exp: inOneHour })}.${signature}`;
    expect(isAuthorized(changed, SECRET, NOW_MS)).toBe(false);
    expect(isAuthorized("Bearer sb_publishable_abc", SECRET, NOW_MS)).toBe(false);
    expect(isAuthorized(undefined, SECRET, NOW_MS)).toBe(false);
  });
});
