import { afterEach, expect, test, vi } from "vitest";
import { looksTemporary, readStorageState } from "./storage-state.ts";

afterEach(() => vi.unstubAllGlobals());

const MB = 1024 ** 2;

test("a quota that follows memory instead of the disk is a private window's", () => {
  expect(looksTemporary(1_500 * MB, 1_000 * MB)).toBe(true);
});

test("a larger quota, or a browser that does not tell, is unknown and never called safe", () => {
  expect(looksTemporary(60_000 * MB, 1_000 * MB)).toBeNull();
  expect(looksTemporary(2_000 * MB, 1_000 * MB)).toBeNull();
  expect(looksTemporary(null, 1_000 * MB)).toBeNull();
  expect(looksTemporary(1_500 * MB, null)).toBeNull();
});

test("what the browser tells of room and protection is passed on", async () => {
  vi.stubGlobal("navigator", {
    storage: {
      persisted: () => Promise.resolve(true),
      estimate: () => Promise.resolve({ usage: 3 * MB, quota: 60_000 * MB }),
    },
  });
  expect(await readStorageState()).toEqual({
    isPersisted: true,
    usedBytes: 3 * MB,
    quotaBytes: 60_000 * MB,
    isTemporary: null,
  });
});

test("a browser without a storage manager, or one that refuses, leaves all of it unknown", async () => {
  const unknown = { isPersisted: null, usedBytes: null, quotaBytes: null, isTemporary: null };
  vi.stubGlobal("navigator", {});
  expect(await readStorageState()).toEqual(unknown);
  vi.stubGlobal("navigator", { storage: { estimate: () => Promise.reject(new Error("refused")) } });
  expect(await readStorageState()).toEqual(unknown);
});
