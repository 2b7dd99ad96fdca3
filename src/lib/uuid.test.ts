import { describe, expect, test } from "vitest";
import { uuidv7 } from "./uuid.ts";

const AT_MS = Date.UTC(2026, 10, 22, 8);

describe("uuidv7", () => {
  test("has the version, the variant and the milliseconds where RFC 9562 puts them", () => {
    const id = uuidv7(AT_MS);
    expect(id).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/);
    expect(Number.parseInt(id.slice(0, 8) + id.slice(9, 13), 16)).toBe(AT_MS);
  });

  test("10,000 ids of one millisecond are distinct and sort as they were made", () => {
    const ids = Array.from({ length: 10_000 }, () => uuidv7(AT_MS + 1));
    expect(new Set(ids).size).toBe(10_000);
    expect([...ids].sort()).toEqual(ids);
  });

  test("a clock that is set back makes no id that sorts before an earlier one", () => {
    const before = uuidv7(AT_MS + 60_000);
    expect(uuidv7(AT_MS) > before).toBe(true);
  });
});
