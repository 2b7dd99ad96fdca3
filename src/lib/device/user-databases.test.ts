// @vitest-environment jsdom
import "fake-indexeddb/auto";
import { openDB } from "idb";
import { beforeEach, describe, expect, it } from "vitest";
import { looksTemporary } from "./storage-state.ts";
import {
  checkSurvival,
  databaseName,
  databasesOfOthers,
  dropDatabase,
  noteUnsent,
  rememberDatabase,
} from "./user-databases.ts";

const NOW = Date.UTC(2026, 2, 1);
beforeEach(() => localStorage.clear());

describe("databases of people who share a device", () => {
  it("have names that differ by person and kind and do not tell who it is", () => {
    const userId = "0b7c6f0e-5d0a-4a6e-9a40-3f1f5b1f9f10";
    const names = [
      databaseName("outbox", userId),
      databaseName("reading", userId),
      databaseName("outbox", "x"),
    ];
    expect(new Set(names).size).toBe(3);
    expect(names.some((name) => name.includes(userId.slice(0, 8)))).toBe(false);
  });

  it("are known to the next person, so that copies can be removed", async () => {
    const [mine, others] = [databaseName("reading", "me"), databaseName("reading", "somebody")];
    for (const name of [mine, others, databaseName("outbox", "somebody")]) rememberDatabase(name, NOW);
    expect(databasesOfOthers("reading", "me")).toEqual([others]);
    await openDB(others, 1).then((db) => db.close());
    await dropDatabase(others);
    expect(databasesOfOthers("reading", "me")).toEqual([]);
    expect((await indexedDB.databases()).map(({ name }) => name)).not.toContain(others);
  });
});

describe("a cleared device", () => {
  const name = databaseName("outbox", "me");

  it("is told from a new one, with the number that was unsent", () => {
    expect(checkSurvival(name, undefined, NOW)).toEqual({ status: "new" });
    noteUnsent(name, 3);
    expect(checkSurvival(name, NOW, NOW + 1)).toEqual({ status: "intact" });
    expect(checkSurvival(name, undefined, NOW + 2)).toEqual({ status: "cleared", unsent: 3 });
    expect(checkSurvival(name, NOW + 2, NOW + 3)).toEqual({ status: "intact" });
  });

  it("is not suspected after a database was dropped on purpose", async () => {
    checkSurvival(name, undefined, NOW);
    await dropDatabase(name);
    expect(checkSurvival(name, undefined, NOW)).toEqual({ status: "new" });
  });

  it("is not suspected when only the note was lost, or is not readable", () => {
    localStorage.setItem("liandong.databases", "[]");
    expect(checkSurvival(name, NOW, NOW)).toEqual({ status: "intact" });
  });
});

describe("a private window", () => {
  const MB = 1024 ** 2;
  it("shows by a quota below twice the heap, and otherwise nothing is claimed", () => {
    expect(looksTemporary(1_500 * MB, 2_000 * MB)).toBe(true);
    expect(looksTemporary(10_240 * MB, 2_000 * MB)).toBeNull();
    expect(looksTemporary(null, 2_000 * MB)).toBeNull();
    expect(looksTemporary(1_500 * MB, null)).toBeNull();
  });
});
