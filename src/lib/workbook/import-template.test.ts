import { readXlsx } from "hucre/xlsx";
import { describe, expect, test } from "vitest";
import { IMPORT_FIELDS, type ImportKind } from "../../core/import/fields.ts";
import { importMessagesZh } from "../../core/import/messages.zh.ts";
import { planImport } from "../../core/import/plan-import.ts";
import type { SheetData } from "../../core/import/sheet.ts";
import { importReport, REPORT_WORDS } from "./import-report.ts";
import { importTemplate } from "./import-template.ts";
import { readWorkbookBytes } from "./read-bytes.ts";
import type { WorkbookSpec } from "./spec.ts";
import { writeWorkbookBytes } from "./write-bytes.ts";

const KINDS: ImportKind[] = ["divisions", "organs", "officers"];

/** What the import reads of a workbook that was written. */
const roundTrip = async (spec: WorkbookSpec): Promise<SheetData[]> => {
  const result = await readWorkbookBytes(await writeWorkbookBytes(spec), "a.xlsx");
  return result.status === "read" ? result.sheets : [];
};

describe("templates", () => {
  test.each(KINDS)(
    "the one for %s is understood in both languages, its instructions passed over",
    async (kind) => {
      for (const language of ["zh", "en"] as const) {
        const sheets = await roundTrip(importTemplate(kind, { language }));
        const context =
          kind === "divisions"
            ? { kind, stored: [] }
            : kind === "organs"
              ? { kind, organs: [], divisionCodes: new Set<string>(), ownOrganId: "" }
              : { kind, officers: [], organs: [] };
        const plan = planImport(sheets, context);

        expect(Object.keys(plan.sheets[0]?.headers ?? {})).toEqual(
          IMPORT_FIELDS[kind].map((field) => field.name),
        );
        expect(plan.ignoredSheets).toHaveLength(1);
        expect(plan.refused.map((issue) => issue.code)).toEqual(["no_rows"]);
      }
    },
  );

  test.each(KINDS)("every column of %s is explained in both languages", (kind) => {
    for (const language of ["zh", "en"] as const) {
      const [, instructions] = importTemplate(kind, { language }).sheets;

      expect(instructions?.rows.filter((row) => !row["meaning"])).toEqual([]);
    }
  });

  test("fixed choices are drop-downs down to the last row that may be read; organ names may be others", async () => {
    const spec = importTemplate("officers", { language: "zh", organNames: ["溪口镇纪委", "东港镇纪委"] });
    const [data] = (await readXlsx(await writeWorkbookBytes(spec))).sheets;

    expect(data?.dataValidations?.map((rule) => [rule.range, rule.showErrorMessage ?? false])).toEqual([
      ["B2:B100000", false],
      ["F2:F100000", true],
      ["G2:G100000", true],
    ]);
  });

  test("what the drop-downs offer is what the import understands", async () => {
    for (const language of ["zh", "en"] as const) {
      const spec = importTemplate("divisions", { language });
      const levels = spec.sheets[0]?.choices?.find((choice) => choice.key === "level")?.words ?? [];
      const codes = ["990100000000", "990101000000", "990101001000", "990101001001"];
      const rows = codes.map((code, index) => ({ code, name: "甲", level: levels[index] ?? "" }));
      const [data] = spec.sheets;
      const sheets = await roundTrip({ sheets: [{ ...data!, rows }] });

      expect(planImport(sheets, { kind: "divisions", stored: [] }).added).toHaveLength(4);
    }
  });
});

describe("the report of refusals", () => {
  const sheet: SheetData = {
    name: "区划",
    rows: [
      ["代码", "名称"],
      ["990101000000", "青岚县"],
      ["9901", null],
    ],
    formulas: [],
  };
  const plan = planImport([sheet], { kind: "divisions", stored: [] });
  const report = importReport([sheet], plan.refused, importMessagesZh, REPORT_WORDS.zh);

  test("keeps the rows where they were and says at each what to do", async () => {
    const [marked, list] = await roundTrip(report);

    expect(marked?.rows.map((row) => row.slice(0, 2))).toEqual([
      ["代码", "名称"],
      ["990101000000", "青岚县"],
      ["9901", null],
    ]);
    expect(marked?.rows[2]?.[2]).toBe(
      "代码：区划代码应为12位数字，此处为4位。请核对；县区、乡镇代码请在末尾补0至12位。\n名称：“名称”不能为空，请补填。",
    );
    expect(list?.rows.map((row) => row.slice(0, 4))).toEqual([
      ["工作表", "行", "列", "列名"],
      ["区划", 3, "A", "代码"],
      ["区划", 3, "B", "名称"],
    ]);
  });

  test("marks the refused cells", () => {
    expect(report.sheets[0]?.highlights).toEqual([
      { row: 1, key: "A" },
      { row: 1, key: "B" },
    ]);
  });

  test("corrected in place, it can be imported as it is", async () => {
    const corrected = (await roundTrip(report)).map((each) => ({
      ...each,
      rows: each.rows.map((row) => (row[0] === "9901" ? ["990101001000", "溪口镇", ...row.slice(2)] : row)),
    }));
    const again = planImport(corrected, { kind: "divisions", stored: [] });

    expect([again.added.length, again.refused]).toEqual([2, []]);
  });
});
