import * as v from "valibot";
import { describe, expect, test } from "vitest";
import { ChecklistBody } from "./checklist.schema.ts";
import { checklistFaults } from "./faults.ts";

const base = {
  name: "误工补贴检查",
  topic: "误工补贴",
  items: [
    { code: "payees", kind: "number", title: "领款人数", options: {} },
    { code: "minutes", kind: "yes_no", title: "有会议记录", options: { bad: "no" } },
    {
      code: "lines",
      kind: "sheet",
      title: "派工明细",
      options: {
        columns: [
          { code: "name", label: "姓名", kind: "text" },
          { code: "days", label: "天数", kind: "number" },
          { code: "month", label: "月份", kind: "month" },
        ],
      },
    },
  ],
  checks: [],
};
const check = (condition: object, more: object = {}) => ({
  code: "c1",
  condition,
  topic: "误工补贴",
  finding_title: "标题",
  finding_text: "内容",
  ...more,
});
const withChecks = (...checks: object[]) => v.parse(ChecklistBody, { ...base, checks });
const codes = (list: ChecklistBody) => checklistFaults(list).map(({ code }) => code);
const value = { kind: "value", value: 1 };

describe("a checklist is checked before it is published", () => {
  test("one whose conditions name what is there has no fault", () => {
    const good = withChecks(
      check({
        kind: "compare",
        left: { kind: "item", item: "payees" },
        operator: "gt",
        right: { kind: "column", item: "lines", column: "name", by: "count" },
      }),
      check(
        {
          kind: "each_row",
          sheet: "lines",
          left: { kind: "cell", column: "days" },
          operator: "gt",
          right: { kind: "days_in_month", column: "month" },
        },
        { code: "c2" },
      ),
      check(
        { kind: "repeated", sheets: [{ sheet: "lines", columns: ["name"] }], count: "rows", at_least: 2 },
        { code: "c3" },
      ),
      check({ kind: "answer", item: "minutes", is: ["no"] }, { code: "c4" }),
    );
    expect(codes(good)).toEqual([]);
  });
  test.each([
    [
      "an item that does not exist",
      { kind: "compare", left: { kind: "item", item: "gone" }, operator: "lt", right: value },
      "item_unknown",
    ],
    [
      "an item that is no number",
      { kind: "compare", left: { kind: "item", item: "minutes" }, operator: "lt", right: value },
      "item_not_number",
    ],
    [
      "a column that does not exist",
      {
        kind: "each_row",
        sheet: "lines",
        left: { kind: "cell", column: "gone" },
        operator: "gt",
        right: value,
      },
      "column_unknown",
    ],
    [
      "the sum of a column of words",
      {
        kind: "compare",
        left: { kind: "column", item: "lines", column: "name", by: "sum" },
        operator: "gt",
        right: value,
      },
      "column_not_number",
    ],
    [
      "the month of a column of numbers",
      {
        kind: "each_row",
        sheet: "lines",
        left: { kind: "days_in_month", column: "days" },
        operator: "lt",
        right: value,
      },
      "column_not_date",
    ],
    [
      "rows of an item that is no sheet",
      {
        kind: "each_row",
        sheet: "payees",
        left: { kind: "cell", column: "days" },
        operator: "gt",
        right: value,
      },
      "item_not_sheet",
    ],
    [
      "rows of a sheet that does not exist",
      {
        kind: "each_row",
        sheet: "gone",
        left: value,
        operator: "gt",
        right: { kind: "cell", column: "days" },
      },
      "item_unknown",
    ],
    ["two fixed numbers", { kind: "compare", left: value, operator: "lt", right: value }, "nothing_compared"],
    [
      "the answer to an item without choices",
      { kind: "answer", item: "payees", is: ["no"] },
      "item_not_chosen",
    ],
  ])("a condition on %s is refused", (_, condition, fault) => {
    expect(checklistFaults(withChecks(check(condition)))).toEqual([{ part: "check", index: 0, code: fault }]);
  });
  test("codes used twice are refused where they come up again", () => {
    const twice = v.parse(ChecklistBody, { ...base, items: [...base.items, base.items[0]] });
    expect(checklistFaults(twice)).toEqual([{ part: "item", index: 3, code: "code_repeated" }]);
  });
});

describe("the schema", () => {
  const issues = (value: unknown) => {
    const parsed = v.safeParse(ChecklistBody, value);
    return parsed.success ? [] : parsed.issues.map((issue) => `${v.getDotPath(issue)}: ${issue.message}`);
  };
  test("says by path and code what is wrong", () => {
    expect(issues({ ...base, name: "  " })).toEqual(["name: text_empty"]);
    expect(issues({ ...base, items: [] })).toEqual(["items: items_missing"]);
    expect(issues({ ...base, items: [{ ...base.items[2], options: { columns: [] } }] })).toEqual([
      "items.0.options.columns: columns_missing",
    ]);
    expect(issues({ ...base, items: [{ ...base.items[0], code: "Ü" }] })).toEqual([
      "items.0.code: code_malformed",
    ]);
    expect(
      issues({
        ...base,
        checks: [
          check({
            kind: "repeated",
            sheets: [{ sheet: "lines", columns: ["name"] }],
            count: "rows",
            at_least: 1,
          }),
        ],
      }),
    ).toEqual(["checks.0.condition.at_least: at_least_two"]);
  });
});
