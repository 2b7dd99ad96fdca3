import { readFileSync } from "node:fs";
import * as v from "valibot";
import { describe, expect, test } from "vitest";
import { ChecklistBody } from "./checklist.schema.ts";
import { evaluateChecks } from "./evaluate.ts";
import { checklistFaults } from "./faults.ts";

const sql = readFileSync("supabase/migrations/20261101003150_fill_checklist_library.sql", "utf8");
const lists = [...sql.matchAll(/\$json\$([\s\S]*?)\$json\$/g)].map(([, json]) =>
  v.parse(ChecklistBody, JSON.parse(json!)),
);
const dispatch = lists[0]!;
const raised = (answers: Parameters<typeof evaluateChecks>[1]["answers"]) =>
  evaluateChecks(dispatch, { answers, today: "2026-03-20" }).filter(({ status }) => status === "raised");

describe("the library of the product", () => {
  test("has three lists, and none names what it does not have", () => {
    expect(lists.map(({ name }) => name)).toEqual([
      "误工补贴专项检查清单",
      "集体资产资源出租专项检查清单",
      "村级监督综合检查清单",
    ]);
    expect(lists.map((list) => checklistFaults(list))).toEqual([[], [], []]);
  });
  test("S3: 12 payees and 2 signatures raise the one finding on lost-work subsidies", () => {
    expect(raised({ payees: 12, signatures: 2 })).toEqual([
      {
        code: "signatures_fewer",
        status: "raised",
        title: "派工单签字人数少于领款人数",
        text: "抽查的派工单领款12人，本人签字2人，签字不齐即已支付。",
        hits: [],
      },
    ]);
  });
  test("rent is overdue by the months of the rule, two where nothing else is in force", () => {
    const answers = { rents: [{ lot: "三号仓库", due_on: "2026-01-20", is_paid: "no" }] };
    const texts = (rules?: Record<string, number>) =>
      evaluateChecks(lists[1]!, { answers, today: "2026-03-20", rules }).flatMap((result) =>
        result.status === "raised" ? [result.text] : [],
      );
    const text = "下列出租物的租金逾期2个月以上（括号内为逾期月数）：三号仓库（2≥2）。";
    expect(texts()).toEqual([text]);
    expect(texts({ rent_overdue_months: 2 })).toEqual([text]);
    expect(texts({ rent_overdue_months: 3 })).toEqual([]);
  });
  test("S15: February with 30 days, one name 44 times, eight people above the decided rate", () => {
    const often = Array.from({ length: 44 }, () => ({ name: "甲" }));
    const eight = Array.from({ length: 8 }, (_, i) => ({
      name: `乙${i}`,
      days: 15,
      rate: 100 + (i % 2) * 50,
      amount: 1500 + (i % 2) * 750,
    }));
    const found = raised({
      attendance: [{ name: "甲", month: "2026-02", days: 30 }],
      lines: [...often, ...eight],
      decided_rate: 50,
    });
    expect(found.map(({ code }) => code)).toEqual(["days_over_month", "rate_over_decided", "name_often"]);
  });
});
