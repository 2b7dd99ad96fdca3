import { existsSync, readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { importRows, isImportable } from "./plan.ts";
import { planDivisions, type StoredDivision } from "./plan-divisions.ts";
import { cellAddress, type SheetCell, type SheetData } from "./sheet.ts";
import { hangzhouRows, sheetOf } from "./test-sheets.ts";

const HEADER = ["code", "name", "level", "parent_code", "lon", "lat"];

const county = ["990101000000", "青岚县", "3", "", null, null];
const township = ["990101001000", "溪口镇", "4", "990101000000", 120.5, 30.25];
const village = ["990101001001", "柳溪村", "5", "990101001000", null, null];

const stored = (code: string, rest: Partial<StoredDivision> = {}): StoredDivision => ({
  code,
  parent_code: null,
  level: "village",
  name: "柳溪村",
  type: null,
  lon: null,
  lat: null,
  coord_source: null,
  workload: 1,
  ...rest,
});

const plan = (
  rows: readonly (readonly SheetCell[])[],
  current: StoredDivision[] = [],
  rest: Partial<SheetData> = {},
) => planDivisions([sheetOf([HEADER, ...rows], rest)], { stored: current });

/** Refusals as [cell, code]. */
const refusals = (rows: readonly (readonly SheetCell[])[], current: StoredDivision[] = []) =>
  plan(rows, current).refused.map((issue) => [`${issue.column}${issue.row}`, issue.code]);

describe("the real list of Hangzhou", () => {
  const rows = hangzhouRows();

  test("3,530 rows go in without a refusal: 1 city, 13 counties, 196 townships, 3,320 villages", () => {
    const result = plan(rows);
    const levels = importRows(result).map((row) => row.level);
    const count = (level: string) => levels.filter((each) => each === level).length;

    expect(result.refused).toEqual([]);
    expect(["city", "county", "township", "village"].map(count)).toEqual([1, 13, 196, 3320]);
    expect(levels).toEqual(
      [...levels].sort((a, b) => "ctv".indexOf(a[0]!) - "ctv".indexOf(b[0]!) || (a < b ? -1 : 1)),
    );
  });

  test("a second time there is nothing to do", () => {
    const inDatabase = importRows(plan(rows)).map((row): StoredDivision => ({
      ...row,
      workload: row.workload ?? 1,
    }));
    const again = plan(rows, inDatabase);

    expect([again.added, again.changed].map((list) => list.length)).toEqual([0, 0]);
    expect(again.unchanged).toHaveLength(3530);
    expect(isImportable(again)).toBe(false);
  });

  test("50 planted mistakes are reported 50 times, each at its cell", () => {
    const planted = rows.map((row) => [...row]);
    const formulas: { row: number; column: number }[] = [];
    const expected: [string, string][] = [];
    const mistakes: [code: string, column: number, spoil: (row: SheetCell[], index: number) => void][] = [
      ["code_not_12_digits", 0, (row) => (row[0] = String(row[0]).slice(0, 11))],
      ["code_not_12_digits", 0, (row) => (row[0] = String(row[0]).replace(/..$/, "O1"))],
      ["code_scientific", 0, (row) => (row[0] = "3.30102E+11")],
      ["code_twice", 0, (row, index) => (row[0] = planted[index - 1]![0]!)],
      ["required", 1, (row) => (row[1] = "　")],
      ["level_differs", 2, (row) => (row[2] = "乡镇街道")],
      ["parent_not_above", 3, (row) => (row[3] = "330110012000")],
      ["position_half", 5, (row) => (row[4] = 120.1)],
      ["out_of_range", 4, (row) => ([row[4], row[5]] = [1201, 30.1])],
      ["formula_cell", 1, (_row, index) => formulas.push({ row: index + 1, column: 1 })],
    ];
    for (let number = 0; number < 50; number += 1) {
      const index = 300 + number * 60; // villages only, none of 余杭 012
      const [code, column, spoil] = mistakes[number % mistakes.length]!;
      spoil(planted[index]!, index);
      expected.push([cellAddress({ row: index + 1, column }), code]);
    }
    const result = plan(planted, [], { formulas });

    expect(result.refused.map((issue) => [`${issue.column}${issue.row}`, issue.code])).toEqual(expected);
    expect(isImportable(result)).toBe(false);
  });

  // The same list with real positions and more columns lives outside the repository; the one above stands without it.
  const elsewhere = new URL("../../../../shared/data/hangzhou-divisions.csv", import.meta.url);
  for (const path of existsSync(elsewhere) ? [elsewhere] : []) {
    test("the list with positions goes in too, and columns that mean nothing are listed", () => {
      const lines = readFileSync(path, "utf8")
        .trim()
        .split("\n")
        .map((line) => line.split(","));
      const result = planDivisions([sheetOf(lines)], { stored: [] });

      expect(result.refused).toEqual([]);
      expect(result.added).toHaveLength(3530);
      expect(
        result.added.filter((row) => row.payload.lon !== null && row.payload.level === "village"),
      ).toHaveLength(545);
      expect(result.sheets[0]?.ignoredHeaders).toEqual([
        "short_name",
        "lon_gcj02",
        "lat_gcj02",
        "demo_lon",
        "demo_lat",
        "demo_method",
      ]);
    });
  }
});

describe("what a row becomes", () => {
  test("level and parent follow from the code, empty cells stay unknown", () => {
    const result = planDivisions(
      [
        sheetOf([
          ["区划代码", "名称"],
          ["990101001001", "柳溪村"],
          ["990101001000", "溪口镇"],
          ["990101000000", "青岚县"],
        ]),
      ],
      { stored: [] },
    );

    expect(importRows(result)).toEqual(
      [
        { code: "990101000000", parent_code: null, level: "county", name: "青岚县" },
        { code: "990101001000", parent_code: "990101000000", level: "township", name: "溪口镇" },
        { code: "990101001001", parent_code: "990101001000", level: "village", name: "柳溪村" },
      ].map((row) => ({ ...row, type: null, lon: null, lat: null, coord_source: null, workload: null })),
    );
  });

  test("codes written as numbers, with spaces, full-width or an apostrophe are the same code", () => {
    const codes = [990101001001, " 9901 0100 1002 ", "９９０１０１００１００３", "'990101001004"];
    const rows = codes.map((code) => [code, "村", "5", "990101001000", null, null]);

    expect(
      plan([county, township, ...rows])
        .added.map((row) => row.payload.code)
        .slice(2),
    ).toEqual(["990101001001", "990101001002", "990101001003", "990101001004"]);
  });

  test("a township of a city without counties hangs from the city", () => {
    const rows = [
      ["990200000000", "青屿市", "2", "", null, null],
      ["990200003000", "东港镇", "4", "", null, null],
    ];

    expect(plan(rows).added[1]?.payload).toMatchObject({ level: "township", parent_code: "990200000000" });
  });

  test("GCJ-02 positions are turned into WGS-84 and say where they come from", () => {
    const header = ["代码", "名称", "经度", "纬度", "坐标系", "坐标来源"];
    const rows = [["990100000000", "市", "120.209789", "30.246920", "高德", "2025年采集"]];
    const [row] = importRows(planDivisions([sheetOf([header, ...rows])], { stored: [] }));

    expect(row?.lon).toBeCloseTo(120.20524, 5);
    expect(row?.lat).toBeCloseTo(30.24934, 5);
    expect(row?.coord_source).toBe("2025年采集 (gcj02)");
  });
});

describe("rows that are refused", () => {
  const base = [county, township];

  test.each<[string, SheetCell[], [string, string][]]>([
    ["letters in a code", ["99010100100A", "村", "5", "", null, null], [["A4", "code_not_12_digits"]]],
    ["a county code of six digits", ["990102", "乙县", "3", "", null, null], [["A4", "code_not_12_digits"]]],
    ["a province", ["990000000000", "省", null, "", null, null], [["A4", "code_is_province"]]],
    ["a level that does not fit", ["990101001001", "村", "县", "", null, null], [["C4", "level_differs"]]],
    ["a level that nobody knows", ["990101001001", "村", "片区", "", null, null], [["C4", "choice_unknown"]]],
    [
      "a parent that is not above",
      ["990101001001", "村", "5", "990102001000", null, null],
      [["D4", "parent_not_above"]],
    ],
    [
      "a parent that is itself",
      ["990101009000", "镇", "4", "990101009000", null, null],
      [["D4", "parent_not_above"]],
    ],
    [
      "a parent of nine digits",
      ["990101001001", "村", "5", "990101001", null, null],
      [["D4", "parent_not_12_digits"]],
    ],
    [
      "a parent that does not exist",
      ["990101002001", "村", "5", "990101002000", null, null],
      [["D4", "parent_not_found"]],
    ],
    ["half a position", ["990101001001", "村", "5", "", null, 30], [["E4", "position_half"]]],
    ["a position that is no number", ["990101001001", "村", "5", "", "东经", 30], [["E4", "not_a_number"]]],
    [
      "longitude and latitude swapped",
      ["990101001001", "村", "5", "", 30, 120],
      [["E4", "position_swapped"]],
    ],
    ["a position outside China", ["990101001001", "村", "5", "", 20, 30], [["E4", "out_of_range"]]],
    ["an error value", ["990101001001", "#N/A", "5", "", null, null], [["B4", "cell_error"]]],
    ["a name of 61 characters", ["990101001001", "村".repeat(61), "5", "", null, null], [["B4", "too_long"]]],
    [
      "two mistakes in two cells",
      ["9901", "", "5", "", null, null],
      [
        ["A4", "code_not_12_digits"],
        ["B4", "required"],
      ],
    ],
  ])("%s", (_, row, expected) => {
    expect(refusals([...base, row])).toEqual(expected);
  });

  test("the second of two equal codes, with the place of the first", () => {
    const result = plan([...base, village, village]);

    expect(result.refused).toMatchObject([
      {
        row: 5,
        column: "A",
        header: "code",
        value: "990101001001",
        params: { first_sheet: "Sheet1", first_row: 4 },
      },
    ]);
  });

  test("a missing township is reported once, not for each of its villages", () => {
    expect(refusals([county, village, ["990101001002", "二村", "5", "990101001000", null, null]])).toEqual([
      ["D3", "parent_not_found"],
    ]);
  });

  test("a township whose code is wrong is reported alone, without its villages", () => {
    const broken = ["99010100100", "溪口镇", "4", "990101000000", null, null];

    expect(refusals([county, broken, village])).toEqual([["A3", "code_not_12_digits"]]);
  });

  test("a parent in the database is as good as one in the file", () => {
    expect(refusals([village], [stored("990101001000", { level: "township" })])).toEqual([]);
  });

  test("what lies outside the administrator's own area is refused, unless the row changes nothing", () => {
    const rows = [
      ["990100000000", "云岫市", "2", "", null, null],
      ["990101000000", "青岚县", "3", "990100000000", null, null],
      ["990102000000", "邻县", "3", "990100000000", null, null],
    ];
    const city = stored("990100000000", { level: "city", name: "云岫市", parent_code: null });
    const context = { stored: [city], isInScope: (code: string) => code.startsWith("990101") };
    const result = planDivisions([sheetOf([HEADER, ...rows])], context);

    expect(result.refused.map((issue) => [`${issue.column}${issue.row}`, issue.code])).toEqual([
      ["A4", "division_outside_scope"],
    ]);
    expect([result.added, result.unchanged].map((list) => list.map((row) => row.label))).toEqual([
      ["990101000000 青岚县"],
      ["990100000000 云岫市"],
    ]);
  });

  test("a refused row is in none of the other lists", () => {
    const result = plan([county, ["9901", "x", "", "", null, null]]);

    expect(
      [result.added, result.changed, result.unchanged, result.refused].map((list) => list.length),
    ).toEqual([1, 0, 0, 1]);
  });
});

describe("changes", () => {
  const current = [
    stored("990101000000", { level: "county", name: "青岚县" }),
    stored("990101001000", {
      level: "township",
      parent_code: "990101000000",
      name: "溪口乡",
      lon: 120.5,
      lat: 30.25,
    }),
  ];

  test("each field that differs is shown with its old and new value", () => {
    const [changed] = plan([county, township], current).changed;

    expect(changed).toMatchObject({ sheet: "Sheet1", row: 3, label: "990101001000 溪口镇" });
    expect(changed?.changes).toEqual([{ field: "name", from: "溪口乡", to: "溪口镇" }]);
  });

  test("empty cells erase nothing", () => {
    const result = plan([["990101001000", "溪口乡", "", "", null, null]], current);

    expect(result.changed).toEqual([]);
    expect(result.unchanged).toHaveLength(1);
  });

  test("a dissolved division comes back when it is imported again", () => {
    const gone = { ...current[0]!, valid_to: "2024-12-31" };

    expect(plan([county], [gone]).changed[0]?.changes).toEqual([
      { field: "valid_to", from: "2024-12-31", to: null },
    ]);
  });
});
