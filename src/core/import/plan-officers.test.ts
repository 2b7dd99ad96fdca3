import { describe, expect, test } from "vitest";
import { importRows } from "./plan.ts";
import { planOfficers, type StoredOfficer } from "./plan-officers.ts";
import type { SheetCell } from "./sheet.ts";
import { sheetOf } from "./test-sheets.ts";

const HEADER = ["姓名", "所在机构", "工号", "职务", "专长", "状态", "委班子成员", "村数上限"];

const officer = (id: string, name: string, rest: Partial<StoredOfficer> = {}): StoredOfficer => ({
  id,
  name,
  organ_id: "xikou",
  staff_no: null,
  post: "委员",
  skills: ["财务", "审计"],
  availability: "available",
  is_commission_leader: false,
  grid_capacity: 0,
  max_villages: 0,
  left_on: null,
  ...rest,
});

const organs = [
  { id: "xikou", name: "溪口镇纪委", code: "XK" },
  { id: "dong", name: "东港镇纪委", code: null },
  { id: "twin1", name: "纪检组", code: null },
  { id: "twin2", name: "纪检组", code: null },
];

const plan = (rows: readonly (readonly SheetCell[])[], officers: StoredOfficer[] = []) =>
  planOfficers([sheetOf([HEADER, ...rows])], { officers, organs });

const row = (name: string, organ = "溪口镇纪委", staffNo = "", ...rest: SheetCell[]): SheetCell[] => [
  name,
  organ,
  staffNo,
  ...rest,
];

describe("officers", () => {
  test("a new officer carries what the row says and nothing else", () => {
    const rows = [
      row("林 清溪", "XK", "0042", "副书记", "财务、工程；财务", "休假", "是", "12"),
      row("周临风"),
    ];

    expect(importRows(plan(rows))).toEqual([
      {
        name: "林清溪",
        organ_id: "xikou",
        staff_no: "0042",
        post: "副书记",
        skills: ["财务", "工程"],
        availability: "on_leave",
        is_commission_leader: true,
        max_villages: 12,
      },
      { name: "周临风", organ_id: "xikou" },
    ]);
  });

  test("the staff number finds the officer, also in another organ and under another name", () => {
    const known = [officer("a", "林清溪", { staff_no: "42" })];
    const [changed] = plan([row("林青溪", "东港镇纪委", "42")], known).changed;

    expect(changed?.changes).toEqual([
      { field: "name", from: "林清溪", to: "林青溪" },
      { field: "organ_id", from: "xikou", to: "dong" },
    ]);
    expect(changed?.payload.officer_id).toBe("a");
  });

  test("without a number the name within the organ finds him, in another organ it is somebody new", () => {
    const known = [officer("a", "林清溪", { staff_no: "42" })];

    expect(plan([row("林清溪")], known).unchanged).toHaveLength(1);
    expect(plan([row("林清溪", "东港镇纪委")], known).added).toHaveLength(1);
  });

  test("a number that nobody has yet is given to the one of that name who has none", () => {
    const known = [officer("a", "林清溪"), officer("b", "林清溪", { staff_no: "7" })];

    expect(plan([row("林清溪", "溪口镇纪委", "42")], known).changed[0]).toMatchObject({
      payload: { officer_id: "a" },
      changes: [{ field: "staff_no", from: null, to: "42" }],
    });
  });

  test("the same skills in another order are no change, and empty cells change nothing", () => {
    const known = [officer("a", "林清溪")];

    expect(plan([row("林清溪", "溪口镇纪委", "", "", "审计,财务")], known).unchanged).toHaveLength(1);
    expect(plan([row("林清溪", "溪口镇纪委", "", "", "审计")], known).changed[0]?.changes).toEqual([
      { field: "skills", from: ["财务", "审计"], to: ["审计"] },
    ]);
  });

  test.each<[string, SheetCell[][], StoredOfficer[], [string, string][]]>([
    ["no name", [row("")], [], [["A2", "required"]]],
    ["an organ that does not exist", [row("甲", "南山镇纪委")], [], [["B2", "organ_not_found"]]],
    ["an organ of which there are two", [row("甲", "纪检组")], [], [["B2", "organ_ambiguous"]]],
    [
      "two of one name in one organ, without a number",
      [row("甲")],
      [officer("a", "甲"), officer("b", "甲")],
      [["A2", "officer_ambiguous"]],
    ],
    [
      "one number twice in the file",
      [row("甲", "XK", "1"), row("乙", "XK", "1")],
      [],
      [["C3", "officer_twice"]],
    ],
    ["one name twice in one organ of the file", [row("甲"), row("甲", "XK")], [], [["A3", "officer_twice"]]],
    [
      "one person by number and by name",
      [row("甲", "XK", "1"), row("甲")],
      [officer("a", "甲", { staff_no: "1" })],
      [["A3", "officer_twice"]],
    ],
    [
      "the number of somebody who left",
      [row("甲", "XK", "1")],
      [officer("a", "甲", { staff_no: "1", left_on: "2025-06-30" })],
      [["C2", "officer_left"]],
    ],
    [
      "an availability that nobody knows",
      [row("甲", "XK", "", "", "", "出差")],
      [],
      [["F2", "choice_unknown"]],
    ],
    [
      "villages that are no whole number",
      [row("甲", "XK", "", "", "", "", "", "1.5")],
      [],
      [["H2", "not_a_number"]],
    ],
    [
      "a negative number of villages",
      [row("甲", "XK", "", "", "", "", "", -1)],
      [],
      [["H2", "out_of_range"]],
    ],
  ])("%s is refused", (_, rows, known, expected) => {
    const issues = plan(rows, known).refused;

    expect(issues.map((issue) => [`${issue.column}${issue.row}`, issue.code])).toEqual(expected);
  });

  test("somebody of the same name who left does not stand in the way", () => {
    expect(plan([row("甲")], [officer("a", "甲", { left_on: "2025-06-30" })]).added).toHaveLength(1);
  });
});
