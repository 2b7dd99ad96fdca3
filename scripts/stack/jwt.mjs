import { createHmac, timingSafeEqual } from "node:crypto";

/**
 * Check an access token as the platform's gateway does before it lets a request through to a function.
 *
 * @param {string | undefined} authorization the header, "Bearer <token>"
 * @param {string} secret
 * @param {number} nowMs
 * @returns {boolean} whether the token is signed with HS256 by `secret` and has not expired
 */
export function isAuthorized(authorization, secret, nowMs) {
  const [, header, payload, signature] =
    /^Bearer ([\w-]+)\.([\w-]+)\.([\w-]+)$/i.exec(authorization ?? "") ?? [];
  if (!header || !payload || !signature) return false;
  if (decode(header)?.["alg"] !== "HS256") return false;
  const expected = createHmac("sha256", secret).update(`${header}.${payload}`).digest();
  const given = Buffer.from(signature, "base64url");
  if (given.length !== expected.length || !timingSafeEqual(given, expected)) return false;
  const expiresAt = decode(payload)?.["exp"];
  return typeof expiresAt === "number" && expiresAt * 1000 > nowMs;
}

/**
 * @param {string} part
 * @returns {Record<string, unknown> | null}
 */
function decode(part) {
  try {
    return JSON.parse(Buffer.from(part, "base64url").toString("utf8"));
  } catch {
    return null;
  }
}
