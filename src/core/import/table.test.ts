import { describe, expect, test } from "vitest";
import { DIVISION_FIELDS, IMPORT_FIELDS } from "./fields.ts";
import { planImport } from "./plan-import.ts";
import { cellAddress } from "./sheet.ts";
import { findTables } from "./table.ts";
import { sheetOf } from "./test-sheets.ts";
import { cellText, cleanCode, cleanName, headerKey } from "./text.ts";

const find = (rows: (string | null)[][]) => findTables(DIVISION_FIELDS, [sheetOf(rows)]);

/** A sheet that holds one county. */
const county = (name: string) =>
  sheetOf(
    [
      ["代码", "名称"],
      ["990101000000", "青岚县"],
    ],
    { name },
  );

describe("headings", () => {
  test.each([
    ["the template, Chinese", ["区划代码", "名称", "层级"]],
    ["the template, English", ["Code", "Name", "Level"]],
    ["field names", ["code", "name", "level"]],
    ["with marks and remarks", ["* 区划代码（必填）", "名称 *", "层级[可空]"]],
    ["full-width and spaces", ["　代　码", "ＮＡＭＥ", "级 别："]],
  ])("%s", (_, header) => {
    expect([...(find([header]).tables[0]?.columns ?? [])]).toEqual([
      ["code", 0],
      ["name", 1],
      ["level", 2],
    ]);
  });

  test("no two fields of a kind answer to the same heading", () => {
    const doubled = Object.values(IMPORT_FIELDS).flatMap((fields) => {
      const owners = new Map<string, string>();
      return fields.flatMap((field) =>
        [field.name, field.zh, field.en, ...field.aliases].flatMap((heading) => {
          const owner = owners.get(headerKey(heading)) ?? field.name;
          owners.set(headerKey(heading), owner);
          return owner === field.name ? [] : [`${heading}: ${owner}, ${field.name}`];
        }),
      );
    });

    expect(doubled).toEqual([]);
  });

  test("a title and remarks above the headings are passed over", () => {
    const rows = [
      ["青岚县行政区划一览表"],
      [],
      ["填表单位：名称"],
      ["序号", "代码", "名称"],
      ["1", "990101000000", "青岚县"],
    ];
    const [table] = find(rows).tables;

    expect([table?.headerRow, table?.columns.get("code"), table?.ignoredHeaders]).toEqual([3, 1, ["序号"]]);
  });

  test("a page of instructions is left alone, the data beside it is used", () => {
    const found = findTables(DIVISION_FIELDS, [
      sheetOf([["填写说明"], ["代码为12位"]], { name: "说明" }),
      sheetOf([["代码", "名称"]], { name: "数据" }),
    ]);

    expect([found.tables.map((table) => table.sheet.name), found.ignoredSheets, found.issues]).toEqual([
      ["数据"],
      ["说明"],
      [],
    ]);
  });

  test("a missing required column is named, no heading at all is said", () => {
    expect(find([["代码", "层级"]]).issues).toMatchObject([
      { sheet: "Sheet1", row: 1, code: "column_missing", params: { field: "name", zh: "名称" } },
    ]);
    expect(find([["甲", "乙"]]).issues).toMatchObject([{ code: "header_not_found" }]);
  });

  test("two columns for one field are refused at the second", () => {
    expect(find([["代码", "名称", "Code"]]).issues).toMatchObject([
      { row: 1, column: "C", header: "Code", code: "column_twice", params: { first_column: "A" } },
    ]);
  });
});

describe("a file as a whole", () => {
  test("headings without rows are no import", () => {
    const plan = planImport(
      [
        sheetOf([
          ["代码", "名称"],
          [null, " "],
        ]),
      ],
      { kind: "divisions", stored: [] },
    );

    expect(plan.refused.map((issue) => issue.code)).toEqual(["no_rows"]);
  });

  test("several sheets are one import, and doubles are found across them", () => {
    const plan = planImport([county("一"), county("二")], { kind: "divisions", stored: [] });

    expect(plan.refused).toMatchObject([
      { sheet: "二", row: 2, code: "code_twice", params: { first_sheet: "一" } },
    ]);
  });

  test("a formula in a column that is not read does not matter", () => {
    const sheet = sheetOf(
      [
        ["序号", "代码", "名称"],
        [1, "990101000000", "青岚县"],
      ],
      { formulas: [{ row: 1, column: 0 }] },
    );

    expect(planImport([sheet], { kind: "divisions", stored: [] }).refused).toEqual([]);
  });

  test("an empty row that holds nothing but a formula is still a refusal", () => {
    const sheet = sheetOf(
      [
        ["代码", "名称"],
        [null, null],
      ],
      { formulas: [{ row: 1, column: 0 }] },
    );

    expect(planImport([sheet], { kind: "divisions", stored: [] }).refused).toMatchObject([
      { row: 2, column: "A", code: "formula_cell" },
      { row: 2, column: "B", code: "required" },
    ]);
  });
});

describe("text of cells", () => {
  test.each([
    [330102000000, "330102000000"],
    [1e15, "1000000000000000"],
    [120.5, "120.5"],
    [true, "TRUE"],
    [null, ""],
    [undefined, ""],
  ])("%s is %j", (cell, expected) => {
    expect(cellText(cell)).toBe(expected);
  });

  test("names lose padding, invisible marks and full-width letters, but keep Chinese brackets", () => {
    expect(cleanName(" 张\u3000三 ")).toBe("张三");
    expect(cleanName("Ａ１区（筹）\u200b")).toBe("A1区（筹）");
    expect(cleanName("第 3  组")).toBe("第 3 组");
  });

  test("codes lose every space and the apostrophe", () => {
    expect(cleanCode(" '３３01 02 ")).toBe("330102");
  });

  test.each([
    [0, "A1"],
    [25, "Z1"],
    [26, "AA1"],
    [701, "ZZ1"],
    [702, "AAA1"],
  ])("column %i is %s", (column, expected) => {
    expect(cellAddress({ row: 0, column })).toBe(expected);
  });
});
