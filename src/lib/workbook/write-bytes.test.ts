import { readXlsx } from "hucre/xlsx";
import { describe, expect, test } from "vitest";
import { readWorkbookBytes } from "./read-bytes.ts";
import type { WorkbookSheet } from "./spec.ts";
import { writeWorkbookBytes } from "./write-bytes.ts";

const sheet = (rest: Partial<WorkbookSheet> = {}): WorkbookSheet => ({
  name: "走访",
  columns: [
    { header: "区划代码", key: "code" },
    { header: "次数", key: "count", kind: "number" },
    { header: "日期", key: "day", kind: "day" },
    { header: "同比（%）", key: "yoy", kind: "percent" },
  ],
  rows: [{ code: "009901010010010234", count: 3, day: "2026-02-28", yoy: 4.8 }],
  ...rest,
});

const rowsOf = async (bytes: Uint8Array) => {
  const result = await readWorkbookBytes(bytes, "a.xlsx");
  return result.status === "read" ? result.sheets.map((each) => each.rows) : result.failure;
};

describe("a workbook that was written", () => {
  test("is read back as it was: long codes, numbers, dates, empty cells", async () => {
    const rows = [...sheet().rows, { code: "甲", count: null, day: null, yoy: -2.1 }];

    expect(await rowsOf(await writeWorkbookBytes({ sheets: [sheet({ rows })] }))).toEqual([
      [
        ["区划代码", "次数", "日期", "同比（%）"],
        ["009901010010010234", 3, "2026-02-28", 4.8],
        ["甲", null, null, -2.1],
      ],
    ]);
  });

  test("keeps text that looks like a formula a text", async () => {
    const dangerous = '=HYPERLINK("http://x","y")';
    const bytes = await writeWorkbookBytes({ sheets: [sheet({ rows: [{ code: dangerous }] })] });
    const book = await readXlsx(bytes);

    expect(book.sheets[0]?.rows[1]?.[0]).toBe(dangerous);
    expect([...(book.sheets[0]?.cells?.values() ?? [])].filter((cell) => cell.formula !== undefined)).toEqual(
      [],
    );
  });

  test("has its heading lines above, the column headings frozen, filtered and on each printed page", async () => {
    const bytes = await writeWorkbookBytes({
      sheets: [
        sheet({
          heading: ["走访统计", "截至2026年9月底"],
          hasFilter: true,
          print: { footer: "县纪委 & 监委" },
        }),
      ],
    });
    const [written] = (await readXlsx(bytes)).sheets;

    expect(written?.rows.slice(0, 3).map((row) => row[0])).toEqual([
      "走访统计",
      "截至2026年9月底",
      "区划代码",
    ]);
    expect(written?.freezePane).toEqual({ rows: 3 });
    expect(written?.autoFilter?.range).toBe("A3:D4");
    expect(written?.pageSetup).toMatchObject({ paperSize: "a4", fitToWidth: 1, printTitlesRow: "$3:$3" });
    expect(written?.headerFooter?.oddFooter).toBe("&L县纪委 && 监委&R&P / &N");
  });

  test("offers drop-downs on every row, from a hidden sheet that is not read back", async () => {
    const words = Array.from({ length: 100 }, (_, index) => `第${index}号机构名称很长`);
    const bytes = await writeWorkbookBytes({
      sheets: [
        sheet({
          choices: [{ key: "count", words, refusal: { title: "请选择", message: "只能选择列表中的值" } }],
        }),
      ],
    });
    const book = await readXlsx(bytes);

    expect(book.sheets[0]?.dataValidations).toMatchObject([
      { type: "list", range: "B2:B100000", formula1: "'选项'!$A$1:$A$100", showErrorMessage: true },
    ]);
    expect(book.sheets[1]).toMatchObject({ name: "选项", hidden: true });
    expect(book.sheets[1]?.rows).toEqual(words.map((word) => [word]));
    expect(await rowsOf(bytes)).toHaveLength(1);
  });

  test("has sheet names that spreadsheets accept, each once", async () => {
    const names = ["2026/1-3月[汇总]", "很长".repeat(20), "很长".repeat(20), "走访", "走访", "?"];
    const bytes = await writeWorkbookBytes({ sheets: names.map((name) => sheet({ name })) });

    expect((await readXlsx(bytes)).sheets.map((each) => each.name)).toEqual([
      "2026 1-3月 汇总",
      `${"很长".repeat(15)}很`,
      `${"很长".repeat(14)}很 2`,
      "走访",
      "走访 2",
      "Sheet6",
    ]);
  });
});

describe("mistakes of the caller", () => {
  test("no sheet, or two columns of one key", async () => {
    const columns = [
      { header: "甲", key: "a" },
      { header: "乙", key: "a" },
    ];

    await expect(writeWorkbookBytes({ sheets: [] })).rejects.toThrow(RangeError);
    await expect(writeWorkbookBytes({ sheets: [sheet({ columns })] })).rejects.toThrow(RangeError);
  });
});
