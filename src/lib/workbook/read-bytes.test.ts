import { readFileSync } from "node:fs";
import { writeXlsx } from "hucre/xlsx";
import { describe, expect, test } from "vitest";
import { readWorkbookBytes, type ReadResult } from "./read-bytes.ts";

/** Files written by other programs (openpyxl, xlwt, odfpy), each the same two divisions. */
const fixture = (name: string) =>
  new Uint8Array(readFileSync(new URL(`../../../tests/fixtures/workbooks/${name}`, import.meta.url)));

const sheetsOf = (result: ReadResult) => (result.status === "read" ? result.sheets : []);
const failureOf = (result: ReadResult) => (result.status === "refused" ? result.failure : null);

const refused = async (bytes: Uint8Array, name = "a.xlsx") => failureOf(await readWorkbookBytes(bytes, name));

const header = ["区划代码", "名称", "层级", "经度", "纬度", "启用日期", "身份代码"];
const township = ["990101001000", "青岚镇", "乡镇", 120.25, 30.5, "2026-03-01", "990101199001011234"];
const village = ["990101001001", "溪口村", "村", null, null, "2026-02-28", "990101199001011235"];

describe("workbooks of other programs", () => {
  test(".xlsx: long codes keep their digits, dates are days, hidden sheets are left out and named", async () => {
    const result = await readWorkbookBytes(fixture("divisions-openpyxl.xlsx"), "区划.xlsx");

    expect(result).toEqual({
      status: "read",
      format: "xlsx",
      encoding: null,
      sheets: [{ name: "区划", rows: [header, township, village], formulas: [] }],
      hiddenSheets: ["选项"],
    });
  });

  test(".xls: the same, and a formula cell is pointed at", async () => {
    const result = await readWorkbookBytes(fixture("divisions-xlwt.xls"), "区划.xls");

    expect(result).toMatchObject({ status: "read", format: "xls", hiddenSheets: ["选项"] });
    expect(sheetsOf(result)[0]?.rows.slice(0, 3)).toEqual([header, township, village]);
    expect(sheetsOf(result)[0]?.formulas).toEqual([{ row: 3, column: 0 }]);
  });

  test(".ods: the same", async () => {
    const result = await readWorkbookBytes(fixture("divisions-odfpy.ods"), "区划.ods");

    expect(result).toMatchObject({ status: "read", format: "ods" });
    expect(sheetsOf(result)).toEqual([
      { name: "区划", rows: [header, township, village, [3]], formulas: [{ row: 3, column: 0 }] },
    ]);
  });

  test("every formula of an .xlsx is pointed at, whatever it shows", async () => {
    const result = await readWorkbookBytes(fixture("formula.xlsx"), "formula.xlsx");

    expect(sheetsOf(result)[0]?.formulas).toEqual([
      { row: 2, column: 0 },
      { row: 2, column: 1 },
    ]);
  });

  test("the bytes decide, not the name: an .xlsx called .csv is read as what it is", async () => {
    expect(await readWorkbookBytes(fixture("divisions-openpyxl.xlsx"), "区划.csv")).toMatchObject({
      status: "read",
      format: "xlsx",
    });
  });

  test("empty rows stay where they are, so that row numbers are those on screen", async () => {
    const file = await writeXlsx({ sheets: [{ name: "A", rows: [["x"], [null], [null, "y"], [null]] }] });

    expect(sheetsOf(await readWorkbookBytes(file, "a.xlsx"))[0]?.rows).toEqual([["x"], [], [null, "y"]]);
  });

  test("a date with a time keeps it, a date rounded by a half second stays its day", async () => {
    const noon = new Date("2026-03-01T12:30:00Z");
    const almost = new Date(Date.UTC(2026, 2, 1) - 200);
    const columns = [{ numFmt: "yyyy-mm-dd hh:mm" }];
    const file = await writeXlsx({ sheets: [{ name: "A", columns, rows: [[noon], [almost]] }] });

    expect(sheetsOf(await readWorkbookBytes(file, "a.xlsx"))[0]?.rows).toEqual([
      ["2026-03-01 12:30:00"],
      ["2026-03-01"],
    ]);
  });
});

describe("files that are refused", () => {
  test("a sheet of 200,000 rows", async () => {
    const rows = Array.from({ length: 200_000 }, (_, index) => [index]);
    const file = await writeXlsx({ sheets: [{ name: "大表", rows }] });

    expect(await refused(file)).toEqual({ code: "too_many_rows", params: { sheet: "大表", limit: 100_000 } });
  });

  test("100,000 rows are still read, one more is not", async () => {
    const rows = Array.from({ length: 100_001 }, (_, index) => [index]);
    const most = await writeXlsx({ sheets: [{ name: "A", rows: rows.slice(1) }] });
    const more = await writeXlsx({ sheets: [{ name: "A", rows }] });

    expect(sheetsOf(await readWorkbookBytes(most, "a.xlsx"))[0]?.rows).toHaveLength(100_000);
    expect(await refused(more)).toMatchObject({ code: "too_many_rows" });
  });

  test("a value far to the right", async () => {
    const file = await writeXlsx({ sheets: [{ name: "A", rows: [Array.from({ length: 300 }, () => 1)] }] });

    expect(await refused(file)).toEqual({ code: "too_many_columns", params: { sheet: "A", limit: 256 } });
  });

  test("a macro file, by its content and by its name", async () => {
    const withMacro = await writeXlsx({
      sheets: [{ name: "A", rows: [["x"]] }],
      vbaProject: new Uint8Array([1, 2, 3]),
    });
    const plain = await writeXlsx({ sheets: [{ name: "A", rows: [["x"]] }] });

    expect(await refused(withMacro, "renamed.xlsx")).toMatchObject({ code: "macro_file" });
    expect(await refused(plain, "a.XLSM")).toMatchObject({ code: "macro_file" });
  });

  test("a password", async () => {
    const file = await writeXlsx({
      sheets: [{ name: "A", rows: [["x"]] }],
      encryption: { password: "p", spinCount: 1000 },
    });

    expect(await refused(file)).toEqual({ code: "password_protected", params: {} });
  });

  test.each(["divisions-openpyxl.xlsx", "divisions-xlwt.xls", "divisions-odfpy.ods"])(
    "%s that ends early, wherever it was cut",
    async (name) => {
      const whole = fixture(name);
      const cuts = [0.2, 0.5, 0.8, 0.97].map((share) => whole.slice(0, Math.floor(whole.length * share)));

      for (const cut of cuts) expect(await refused(cut, name)).toMatchObject({ code: "truncated_file" });
    },
  );

  test("an .xlsx with one wrong byte in a part", async () => {
    const bytes = fixture("divisions-openpyxl.xlsx");
    const text = Buffer.from(bytes).toString("latin1");
    const inside = text.indexOf("xl/worksheets/sheet1.xml") + 60;
    bytes[inside] = bytes[inside]! ^ 0xff;

    expect(await refused(bytes)).toMatchObject({ code: "truncated_file" });
  });

  test.each([
    ["%PDF-1.7 …", "pdf"],
    ["<html><table><tr><td>区划代码</td></tr></table></html>", "html"],
    [
      '<?xml version="1.0"?><Workbook xmlns="urn:schemas-microsoft-com:office:spreadsheet">',
      "xml_spreadsheet",
    ],
    ["\u0000\u0001\u0002 anything", "unknown"],
  ])("%j, which looks like %s", async (text, looksLike) => {
    expect(await refused(new TextEncoder().encode(text), "a.xls")).toEqual({
      code: "unknown_format",
      params: { looks_like: looksLike },
    });
  });

  test("an empty file, and a workbook without any value", async () => {
    const blank = await writeXlsx({ sheets: [{ name: "A", rows: [] }] });

    expect(await refused(new Uint8Array(0))).toMatchObject({ code: "empty_file" });
    expect(await refused(blank)).toMatchObject({ code: "empty_file" });
  });

  test("a file of more than 50 MB", async () => {
    expect(await refused(new Uint8Array(50 * 1024 * 1024 + 1), "a.csv")).toEqual({
      code: "file_too_large",
      params: { limit_mb: 50 },
    });
  });
});

describe("progress", () => {
  test("a long text file tells how far it is, always forwards", async () => {
    const bytes = new TextEncoder().encode("a,b\n".repeat(60_000));
    const shares: number[] = [];
    await readWorkbookBytes(bytes, "a.csv", ({ phase, share }) => {
      if (phase === "reading" && share !== null) shares.push(share);
    });

    expect(shares.length).toBeGreaterThan(5);
    expect(shares).toEqual(shares.toSorted((a, b) => a - b));
    expect(shares[shares.length - 1]).toBeLessThanOrEqual(1);
  });
});
