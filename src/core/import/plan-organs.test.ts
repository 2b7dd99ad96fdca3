import { describe, expect, test } from "vitest";
import { importRows } from "./plan.ts";
import { planOrgans, type StoredOrgan } from "./plan-organs.ts";
import type { SheetCell } from "./sheet.ts";
import { sheetOf } from "./test-sheets.ts";

const HEADER = ["机构名称", "机构类型", "机构代码", "上级机构", "所在区划代码"];

const organ = (id: string, name: string, rest: Partial<StoredOrgan> = {}): StoredOrgan => ({
  id,
  name,
  kind: "township_commission",
  code: null,
  division_code: null,
  parent_id: "county",
  ...rest,
});
const county = organ("county", "青岚县纪委监委", { kind: "county_commission", code: "QL", parent_id: null });
const xikou = organ("xikou", "溪口镇纪委", { division_code: "990101001000" });

const plan = (rows: readonly (readonly SheetCell[])[], organs: StoredOrgan[] = [county, xikou]) =>
  planOrgans([sheetOf([HEADER, ...rows])], {
    organs,
    divisionCodes: new Set(["990101000000", "990101001000", "990101002000"]),
    ownOrganId: "county",
  });

const refusals = (rows: readonly (readonly SheetCell[])[], organs?: StoredOrgan[]) =>
  plan(rows, organs).refused.map((issue) => [`${issue.column}${issue.row}`, issue.code]);

describe("organs that are new", () => {
  test("a row without a parent goes below the importing organ", () => {
    expect(importRows(plan([["第一监督检查室", "机关各室", "", "", ""]]))).toEqual([
      {
        organ_id: null,
        name: "第一监督检查室",
        kind: "commission_office",
        code: null,
        division_code: null,
        parent_id: "county",
        parent_code: null,
        parent_name: null,
      },
    ]);
  });

  test("a parent may be named by its code or its name, and may come later in the same file", () => {
    const rows = [
      ["柳溪村监察工作联络站", "联络站", "", "东港镇纪委", ""],
      ["东港镇纪委", "镇纪委", "DG", "QL", "990101002000"],
    ];
    const planned = importRows(plan(rows));

    expect(planned.map((row) => [row.name, row.parent_id, row.parent_code, row.parent_name])).toEqual([
      ["东港镇纪委", "county", null, null],
      ["柳溪村监察工作联络站", null, "DG", null],
    ]);
  });

  test("a parent without a code in the same file is told by its name", () => {
    const rows = [
      ["东港镇纪委", "镇纪委", "", "", ""],
      ["柳溪村监察工作联络站", "联络站", "", "东港镇纪委", ""],
    ];

    expect(importRows(plan(rows))[1]).toMatchObject({ parent_code: null, parent_name: "东港镇纪委" });
  });

  test("the same name below another parent is another organ", () => {
    const rows = [["溪口镇纪委", "镇纪委", "", "溪口镇纪委", ""]];

    expect(plan(rows).added).toHaveLength(1);
  });
});

describe("organs that exist", () => {
  test("a code finds its organ, and the new name is a change", () => {
    const rows = [["青岚县纪委监委机关", "县纪委监委", "QL", "", ""]];

    expect(plan(rows).changed[0]?.changes).toEqual([
      { field: "name", from: "青岚县纪委监委", to: "青岚县纪委监委机关" },
    ]);
  });

  test("without a code the name finds it, and nothing differs", () => {
    const result = plan([["溪口镇 纪委", "镇（街）纪（工）委", "", "", ""]]);

    expect([result.added.length, result.changed.length, result.unchanged.length]).toEqual([0, 0, 1]);
  });

  test("an organ that has no code yet is given one", () => {
    const [changed] = plan([["溪口镇纪委", "镇纪委", "XK", "", ""]]).changed;

    expect(changed?.changes).toEqual([{ field: "code", from: null, to: "XK" }]);
    expect(changed?.payload).toMatchObject({ organ_id: "xikou", parent_id: "county" });
  });
});

describe("rows that are refused", () => {
  const twins = [county, organ("a", "纪委", { parent_id: "county" }), organ("b", "纪委", { parent_id: "a" })];

  test.each<[string, SheetCell[][], StoredOrgan[] | undefined, [string, string][]]>([
    ["an unknown kind", [["甲", "委员会", "", "", ""]], undefined, [["B2", "choice_unknown"]]],
    ["no kind", [["甲", "", "", "", ""]], undefined, [["B2", "required"]]],
    ["a parent that nobody knows", [["甲", "机关室", "", "乙", ""]], undefined, [["D2", "organ_not_found"]]],
    ["a parent that two are called", [["甲", "机关室", "", "纪委", ""]], twins, [["D2", "organ_ambiguous"]]],
    [
      "a name that two have, without a parent",
      [["纪委", "镇纪委", "", "", ""]],
      [twins[0]!, twins[1]!, { ...twins[2]!, id: "c" }, organ("d", "纪委")],
      [["A2", "organ_ambiguous"]],
    ],
    [
      "an unknown division",
      [["甲", "镇纪委", "", "", "990101009000"]],
      undefined,
      [["E2", "division_not_found"]],
    ],
    [
      "a second commission of a township",
      [["溪口二纪委", "镇纪委", "", "", "990101001000"]],
      undefined,
      [["E2", "division_taken"]],
    ],
    [
      "two commissions of a township in the file",
      [
        ["甲", "镇纪委", "", "", "990101002000"],
        ["乙", "镇纪委", "", "", "990101002000"],
      ],
      undefined,
      [["E3", "division_taken"]],
    ],
    [
      "an existing name under a second code",
      [["溪口镇纪委", "镇纪委", "X2", "", ""]],
      [county, { ...xikou, code: "X1" }],
      [["A2", "organ_name_taken"]],
    ],
    [
      "a move to another parent",
      [["青岚县纪委监委", "县纪委监委", "QL", "溪口镇纪委", ""]],
      undefined,
      [["D2", "organ_parent_differs"]],
    ],
    [
      "the same name twice below one parent",
      [
        ["甲", "机关室", "", "", ""],
        ["甲", "机关室", "", "", ""],
      ],
      undefined,
      [["A3", "organ_twice"]],
    ],
    [
      "the same code twice",
      [
        ["甲", "机关室", "K", "", ""],
        ["乙", "机关室", "K", "", ""],
      ],
      undefined,
      [["C3", "organ_twice"]],
    ],
    [
      "one organ by its code and by its name",
      [
        ["青岚县纪委监委", "县纪委监委", "QL", "", ""],
        ["青岚县纪委监委", "县纪委监委", "", "", ""],
      ],
      undefined,
      [["A3", "organ_twice"]],
    ],
    [
      "a circle of parents",
      [
        ["甲", "机关室", "", "乙", ""],
        ["乙", "机关室", "", "甲", ""],
      ],
      undefined,
      [
        ["D2", "organ_below_itself"],
        ["D3", "organ_below_itself"],
      ],
    ],
  ])("%s", (_, rows, organs, expected) => {
    expect(refusals(rows, organs)).toEqual(expected);
  });

  test("3,320 village stations below 196 townships are planned without comparing each with each", () => {
    const townships = Array.from({ length: 196 }, (_, index) => [
      `第${index}镇纪委`,
      "镇纪委",
      `T${index}`,
      "",
      "",
    ]);
    const stations = Array.from({ length: 3320 }, (_, index) => [
      `${index}村联络站`,
      "联络站",
      "",
      `第${index % 196}镇纪委`,
      "",
    ]);

    expect(plan([...stations, ...townships]).added).toHaveLength(3516);
  });
});
