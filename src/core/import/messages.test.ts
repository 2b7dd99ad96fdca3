import { describe, expect, test } from "vitest";
import type { IssueCode, ReadFailureCode } from "./issues.ts";
import { importMessagesEn } from "./messages.en.ts";
import { importMessagesZh } from "./messages.zh.ts";

const ISSUES: Record<IssueCode, Record<string, string | number>> = {
  header_not_found: {},
  column_missing: { field: "name", zh: "名称", en: "Name" },
  column_twice: { field: "name", first_column: "A" },
  no_rows: {},
  required: {},
  formula_cell: {},
  cell_error: {},
  too_long: { limit: 60 },
  not_a_number: {},
  out_of_range: { min: 73, max: 136 },
  choice_unknown: { choices: "市、县区" },
  code_scientific: {},
  code_not_12_digits: { length: 11 },
  code_is_province: {},
  code_twice: { first_sheet: "一", first_row: 2 },
  level_differs: { level: "village" },
  parent_not_12_digits: {},
  parent_not_above: { parent: "990101000000" },
  parent_not_found: { parent: "990101000000" },
  division_outside_scope: {},
  position_half: {},
  position_swapped: {},
  organ_twice: { first_sheet: "一", first_row: 2 },
  organ_not_found: {},
  organ_ambiguous: { count: 2 },
  organ_below_itself: {},
  organ_parent_differs: { parent: "县纪委监委" },
  organ_name_taken: { code: "X1" },
  division_not_found: {},
  division_taken: { organ: "溪口镇纪委" },
  officer_twice: { first_sheet: "一", first_row: 2 },
  officer_ambiguous: { count: 2 },
  officer_left: { left_on: "2025-06-30" },
};

const FAILURES: Record<ReadFailureCode, Record<string, string | number>> = {
  file_too_large: { limit_mb: 50 },
  empty_file: {},
  zip_bomb: { reason: "ratio", limit: 200 },
  too_many_rows: { sheet: "大表", limit: 100_000 },
  too_many_columns: { sheet: "大表", limit: 256 },
  macro_file: {},
  wrong_encoding: {},
  truncated_file: {},
  unknown_format: { looks_like: "pdf" },
  password_protected: {},
  timeout: { limit_s: 30 },
  unreadable: {},
};

const sentences = (messages: typeof importMessagesZh) => [
  ...typedEntries(ISSUES).map(([code, params]) =>
    messages.issue({ code, params, header: "名称", value: "甲" }),
  ),
  ...typedEntries(FAILURES).map(([code, params]) => messages.failure({ code, params })),
];

function typedEntries<Code extends string, Params>(record: Record<Code, Params>): [Code, Params][] {
  const entries: [Code, Params][] = [];
  for (const code in record) entries.push([code, record[code]]);
  return entries;
}

describe("every refusal in words", () => {
  test("Chinese sentences are whole: full-width marks, no gap, no space between Chinese and digits", () => {
    const bad = sentences(importMessagesZh).filter(
      (text) =>
        !/[。）]$/.test(text) ||
        /undefined|NaN|\[object/.test(text) ||
        /[\u4e00-\u9fff] [0-9]|[0-9] [\u4e00-\u9fff]|[\u4e00-\u9fff][,;:?!]/.test(text),
    );

    expect(bad).toEqual([]);
  });

  test("English sentences are whole, without Chinese other than what was quoted", () => {
    const quoted = /名称|甲|大表|一|市、县区|县纪委监委|溪口镇纪委/g;
    const bad = sentences(importMessagesEn).filter(
      (text) => !/[.)]$/.test(text) || /undefined|NaN|[\u4e00-\u9fff]/.test(text.replace(quoted, "")),
    );

    expect(bad).toEqual([]);
  });

  test("an unknown kind of file gets the general sentence", () => {
    const failure = { code: "unknown_format" as const, params: { looks_like: "unknown" } };

    expect(importMessagesZh.failure(failure)).toBe("无法识别文件格式。请使用.xlsx、.xls、.ods或.csv文件。");
  });

  test("a long cell is quoted by its beginning", () => {
    const issue = { code: "not_a_number" as const, params: {}, header: "经度", value: "东".repeat(500) };

    expect(importMessagesZh.issue(issue)).toBe(`“${"东".repeat(30)}…”不是所需的数字，请改正。`);
  });
});
