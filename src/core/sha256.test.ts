import { createHash } from "node:crypto";
import { describe, expect, it } from "vitest";
import { sha256Hex } from "./sha256.ts";

describe("SHA-256", () => {
  // FIPS 180-4 examples, NIST CSRC "SHA256.pdf"
  it.each([
    ["", "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"],
    ["abc", "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"],
    [
      "abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq",
      "248d6a61d20638b8e5c026930c3e6039a33ce45964ff2167f6ecedd419db06c1",
    ],
  ])("of %j is the published value", (text, digest) => {
    expect(sha256Hex(text)).toBe(digest);
  });

  it("agrees with OpenSSL at every length around the block and padding borders", () => {
    for (let length = 0; length <= 200; length++) {
      const bytes = Uint8Array.from({ length }, (_, i) => (i * 31 + length) & 255);
      expect(sha256Hex(bytes)).toBe(createHash("sha256").update(bytes).digest("hex"));
    }
  });

  it("reads a text as UTF-8, and a view only within its borders", () => {
    expect(sha256Hex("临安区🌿")).toBe(createHash("sha256").update("临安区🌿", "utf8").digest("hex"));
    const whole = new Uint8Array(300).fill(7);
    expect(sha256Hex(whole.subarray(11, 111))).toBe(
      createHash("sha256").update(whole.subarray(11, 111)).digest("hex"),
    );
  });
});
