import { describe, expect, test } from "vitest";
import { type Column, nextSort, sortRows } from "./table-rows.ts";

interface Row {
  name: string;
  due: string | null;
}

const columns: Column<Row>[] = [
  { key: "name", header: "", text: ({ name }) => name, sortBy: ({ name }) => name },
  { key: "due", header: "", text: () => "", sortBy: ({ due }) => due },
];
const named = (...names: string[]): Row[] => names.map((name) => ({ name, due: null }));
const sortedNames = (rows: readonly Row[], direction: "ascending" | "descending", key = "name") =>
  sortRows(rows, columns, { key, direction }).map(({ name }) => name);

describe("sorting", () => {
  test("orders Chinese by pinyin and numbers inside names by their value", () => {
    expect(sortedNames(named("周镇", "白镇", "第10组", "第9组"), "ascending")).toEqual([
      "白镇",
      "第9组",
      "第10组",
      "周镇",
    ]);
  });

  test("leaves rows without a value at the end in both directions", () => {
    const rows: Row[] = [
      { name: "none", due: null },
      { name: "late", due: "2026-05-01" },
      { name: "early", due: "2026-03-01" },
    ];
    expect(sortedNames(rows, "ascending", "due")).toEqual(["early", "late", "none"]);
    expect(sortedNames(rows, "descending", "due")).toEqual(["late", "early", "none"]);
  });

  test("keeps the order of rows that tie, and the given rows as they are", () => {
    const rows: Row[] = [
      { name: "b", due: "2026-03-01" },
      { name: "a", due: "2026-03-01" },
    ];
    expect(sortedNames(rows, "descending", "due")).toEqual(["b", "a"]);
    expect(rows.map(({ name }) => name)).toEqual(["b", "a"]);
  });

  test("turns round on the same column and begins anew on another", () => {
    const first = nextSort(undefined, "name");
    expect([first, nextSort(first, "name"), nextSort(first, "due")]).toEqual([
      { key: "name", direction: "ascending" },
      { key: "name", direction: "descending" },
      { key: "due", direction: "ascending" },
    ]);
  });
});
