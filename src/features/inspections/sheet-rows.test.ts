import { describe, expect, test } from "vitest";
import type { Column } from "../../core/checklists/checklist.schema.ts";
import { cellError, nextRow, rowOfCells, rowWords } from "./sheet-rows.ts";

const columns: Column[] = [
  { code: "name", label: "姓名", kind: "text" },
  { code: "sheet_no", label: "派工单号", kind: "text" },
  { code: "day", label: "派工日期", kind: "day" },
  { code: "days", label: "天数", kind: "number", unit: "天" },
];

describe("a line of a sheet", () => {
  test("keeps numbers as numbers, whatever width they are typed in, and leaves empty cells out", () => {
    expect(
      rowOfCells({ name: " 王某甲 ", sheet_no: "", day: "2026-03-05", days: "１，５００．5" }, columns),
    ).toEqual({
      name: "王某甲",
      day: "2026-03-05",
      days: 1500.5,
    });
  });
  test("hands the day and the sheet's number on to the next, and neither name nor amount", () => {
    const rows = [{ name: "王某甲", sheet_no: "7", day: "2026-03-05", days: 3 }];
    expect(nextRow(rows, columns)).toEqual({ name: "", sheet_no: "7", day: "2026-03-05", days: "" });
    expect(nextRow([], columns)).toEqual({ name: "", sheet_no: "", day: "", days: "" });
  });
  test("refuses what is no number, no day, no month; an empty cell is none of them", () => {
    const isWrong = (text: string, kind: Column["kind"]) => cellError(text, { kind }) !== undefined;
    expect([isWrong("3天", "number"), isWrong("3", "number"), isWrong("", "number")]).toEqual([
      true,
      false,
      false,
    ]);
    expect([isWrong("2026-02-30", "day"), isWrong("2026-02-28", "day")]).toEqual([true, false]);
    expect([isWrong("2026-13", "month"), isWrong("2026-2", "month"), isWrong("2026-02", "month")]).toEqual([
      true,
      true,
      false,
    ]);
    expect(isWrong("anything", "text")).toBe(false);
  });
  test("reads in one line, in the order of the columns", () => {
    expect(rowWords({ days: 3, name: "王某甲" }, columns)).toBe("王某甲　天数3天");
  });
});
