// @vitest-environment jsdom
import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { setSyncStatus } from "../lib/sync-status.ts";
import { reloadNeeded, watchForUpdates } from "./update.ts";

const reload = vi.fn<() => void>();

beforeEach(() => {
  vi.stubGlobal("location", { reload });
  vi.stubGlobal("sessionStorage", storage());
  reload.mockClear();
});
afterEach(() => {
  vi.unstubAllGlobals();
  setSyncStatus({ unsentCount: 0, state: "idle" });
});

function storage() {
  const kept = new Map<string, string>();
  return {
    getItem: (key: string) => kept.get(key) ?? null,
    setItem: (key: string, value: string) => kept.set(key, value),
  };
}

watchForUpdates();

const missChunk = () => window.dispatchEvent(new Event("vite:preloadError", { cancelable: true }));

describe("a part of the app that the server no longer has", () => {
  test("never reloads the page over unsent work, and says that a reload is needed", () => {
    setSyncStatus({ unsentCount: 1, state: "waiting" });
    missChunk();
    expect([reload.mock.calls.length, reloadNeeded()]).toEqual([0, true]);
  });

  test("reloads the page once, not again and again", () => {
    missChunk();
    missChunk();
    expect(reload).toHaveBeenCalledTimes(1);
  });
});
