import { describe, expect, test } from "vitest";
import type { Answers, CheckBody, ItemBody, SheetRow } from "./checklist.schema.ts";
import type { Condition } from "./condition.schema.ts";
import { type CheckResult, evaluateChecks } from "./evaluate.ts";
import { monthsOverdue } from "./operands.ts";

const number = (code: string): ItemBody => ({ ...plain(code), kind: "number", options: {} });
const sheet = (
  code: string,
  columns: readonly [string, "text" | "number" | "day" | "month" | "yes_no"][],
): ItemBody => ({
  ...plain(code),
  kind: "sheet",
  options: { columns: columns.map(([name, kind]) => ({ code: name, label: name, kind })) },
});
const plain = (code: string) => ({
  code,
  section: "",
  title: code,
  hint: "",
  is_required: false,
  topic: "",
  rule_ref: "",
});
const check = (condition: Condition, text = "{list}"): CheckBody => ({
  code: "check",
  condition,
  severity: "general",
  topic: "误工补贴",
  finding_title: "标题",
  finding_text: text,
});

/** The result of one check. */
function run(items: ItemBody[], one: CheckBody, answers: Answers, today = "2026-03-20"): CheckResult {
  const [result] = evaluateChecks({ items, checks: [one] }, { answers, today });
  return result!;
}
const statusOf = (...given: Parameters<typeof run>) => run(...given).status;
const textOf = (...given: Parameters<typeof run>) => {
  const result = run(...given);
  return result.status === "raised" ? result.text : result.status;
};
const names = (...given: Parameters<typeof run>) => {
  const result = run(...given);
  return result.status === "raised" ? result.hits.map(({ label }) => label) : [];
};

describe("S3: a dispatch sheet with 12 payees and 2 signatures", () => {
  const items = [
    number("payees"),
    number("signatures"),
    sheet("lines", [
      ["name", "text"],
      ["signed", "yes_no"],
    ]),
  ];
  const typed = check(
    {
      kind: "compare",
      left: { kind: "item", item: "signatures" },
      operator: "lt",
      right: { kind: "item", item: "payees" },
    },
    "领款{right}人，签字{left}人。",
  );
  const counted = check({
    kind: "compare",
    left: { kind: "column", item: "lines", column: "signed", by: "count" },
    operator: "lt",
    right: { kind: "column", item: "lines", column: "name", by: "count" },
  });
  const lines = (signed: number): SheetRow[] =>
    Array.from({ length: 12 }, (_, i) => ({ name: `村民${i + 1}`, signed: i < signed ? "yes" : "no" }));

  test("raises a finding that names both numbers", () => {
    expect(textOf(items, typed, { payees: 12, signatures: 2 })).toBe("领款12人，签字2人。");
  });
  test("raises it as well when the lines of the sheet are counted", () => {
    expect(statusOf(items, counted, { lines: lines(2) })).toBe("raised");
    expect(statusOf(items, counted, { lines: lines(12) })).toBe("clear");
  });
  test("raises nothing when all twelve have signed, and waits while a number is missing", () => {
    expect(statusOf(items, typed, { payees: 12, signatures: 12 })).toBe("clear");
    expect(statusOf(items, typed, { payees: 12 })).toBe("open");
    expect(statusOf(items, typed, { payees: 12, signatures: null })).toBe("open");
    expect(statusOf(items, typed, { payees: 12, signatures: 0 })).toBe("raised");
  });
});

describe("S15: days that cannot be", () => {
  const items = [
    sheet("attendance", [
      ["name", "text"],
      ["month", "month"],
      ["days", "number"],
      ["rate", "number"],
      ["amount", "number"],
    ]),
    number("decided"),
  ];
  const tooManyDays = check({
    kind: "each_row",
    sheet: "attendance",
    left: { kind: "cell", column: "days" },
    operator: "gt",
    right: { kind: "days_in_month", column: "month" },
  });
  const days = (month: string, count: number) => ({ attendance: [{ name: "甲", month, days: count }] });

  test("a sheet for February with 30 days is flagged with both numbers", () => {
    expect(textOf(items, tooManyDays, days("2025-02", 30))).toBe("甲（30＞28）");
    expect(textOf(items, tooManyDays, days("2024-02", 30))).toBe("甲（30＞29）");
  });
  test("a leap year has 29 days in February, other Februaries 28, April 30", () => {
    expect(statusOf(items, tooManyDays, days("2024-02", 29))).toBe("clear");
    expect(statusOf(items, tooManyDays, days("2025-02", 29))).toBe("raised");
    expect(statusOf(items, tooManyDays, days("1900-02", 29))).toBe("raised");
    expect(statusOf(items, tooManyDays, days("2026-04", 30))).toBe("clear");
    expect(statusOf(items, tooManyDays, days("2026-04", 31))).toBe("raised");
  });
  test("a row without days, or with a month that cannot be read, is passed over", () => {
    const rows: SheetRow[] = [
      { name: "甲", month: "2025-02" },
      { name: "乙", month: "二月", days: 99 },
      { name: "丙", days: 40 },
    ];
    expect(statusOf(items, tooManyDays, { attendance: rows })).toBe("clear");
  });

  const nameOften = check({
    kind: "repeated",
    sheets: [{ sheet: "attendance", columns: ["name"] }],
    count: "rows",
    at_least: 30,
  });
  test("one name 44 times is one flag that says 44", () => {
    const rows = Array.from({ length: 44 }, (_, i) => ({ name: i % 2 ? "王 甲" : "王甲", days: 1 }));
    const others = Array.from({ length: 20 }, (_, i) => ({ name: `村民${i}`, days: 1 }));
    expect(textOf(items, nameOften, { attendance: [...others, ...rows] })).toBe("王甲（44次）");
  });

  test("eight people paid 15 days at 100 to 150 yuan are flagged where the meeting decided 50, the others are not", () => {
    const overRate = check({
      kind: "each_row",
      sheet: "attendance",
      left: { kind: "cell", column: "rate" },
      operator: "gt",
      right: { kind: "item", item: "decided" },
    });
    const manyDays = check({
      kind: "each_row",
      sheet: "attendance",
      left: { kind: "cell", column: "days" },
      operator: "gt",
      right: { kind: "column", item: "attendance", column: "days", by: "median" },
    });
    const eight = [100, 105, 110, 120, 130, 140, 145, 150].map((rate, i) => ({
      name: `特${i + 1}`,
      days: 15,
      rate,
    }));
    const others = Array.from({ length: 21 }, (_, i) => ({
      name: `村民${i + 1}`,
      days: 3,
      rate: 30 + (i % 3) * 10,
    }));
    const answers = { attendance: [...others, ...eight], decided: 50 };
    const expected = ["特1", "特2", "特3", "特4", "特5", "特6", "特7", "特8"];
    expect(names(items, overRate, answers)).toEqual(expected);
    expect(names(items, manyDays, answers)).toEqual(expected);
  });

  test("an amount that is not days times rate is flagged, cents apart are not", () => {
    const wrongSum = check({
      kind: "each_row",
      sheet: "attendance",
      left: { kind: "cell", column: "amount" },
      operator: "ne",
      right: { kind: "product", columns: ["days", "rate"] },
    });
    const rows = [
      { name: "甲", days: 3, rate: 0.1, amount: 0.3 },
      { name: "乙", days: 15, rate: 100, amount: 1800 },
    ];
    expect(textOf(items, wrongSum, { attendance: rows })).toBe("乙（1800≠1500）");
  });
});

describe("one person on two sheets on one day", () => {
  const items = [
    sheet("lines", [
      ["name", "text"],
      ["day", "day"],
      ["no", "text"],
    ]),
    sheet("other", [
      ["who", "text"],
      ["on", "day"],
    ]),
  ];
  const within = check({
    kind: "repeated",
    sheets: [{ sheet: "lines", columns: ["name", "day"], source: "no" }],
    count: "sources",
    at_least: 2,
  });
  const row = (name: string, day: string, no: string) => ({ name, day, no });

  test("is flagged for two sheet numbers, and not for two lines of one sheet", () => {
    const lines = [
      row("甲", "2026-03-05", "1"),
      row("甲", "2026-03-05", "2"),
      row("乙", "2026-03-05", "1"),
      row("乙", "2026-03-05", "1"),
    ];
    expect(textOf(items, within, { lines })).toBe("甲 2026-03-05（2次）");
  });
  test("is not flagged on two days", () => {
    expect(
      statusOf(items, within, { lines: [row("甲", "2026-03-05", "1"), row("甲", "2026-03-06", "2")] }),
    ).toBe("clear");
  });
  test("is flagged across two items, whatever their columns are called; a sheet not yet answered leaves it open", () => {
    const across = check({
      kind: "repeated",
      sheets: [
        { sheet: "lines", columns: ["name", "day"] },
        { sheet: "other", columns: ["who", "on"] },
      ],
      count: "sources",
      at_least: 2,
    });
    const lines = [row("张　三", "2026-03-05", "1")];
    expect(statusOf(items, across, { lines })).toBe("open");
    expect(statusOf(items, across, { lines, other: [{ who: "张三", on: "2026-03-05" }] })).toBe("raised");
    expect(statusOf(items, across, { lines, other: [] })).toBe("clear");
  });
});

describe("rent overdue by two months", () => {
  const items = [
    sheet("rents", [
      ["tenant", "text"],
      ["due", "day"],
      ["paid", "yes_no"],
    ]),
  ];
  const overdue = check({
    kind: "each_row",
    sheet: "rents",
    where: { column: "paid", is: "no" },
    left: { kind: "months_overdue", column: "due" },
    operator: "ge",
    right: { kind: "value", value: 2 },
  });
  const rents = (due: string, paid: string) => ({ rents: [{ tenant: "三号仓库", due, paid }] });

  test("is flagged from the day on which the second month is full", () => {
    expect(statusOf(items, overdue, rents("2026-01-20", "no"), "2026-03-19")).toBe("clear");
    expect(textOf(items, overdue, rents("2026-01-20", "no"), "2026-03-20")).toBe("三号仓库（2≥2）");
  });
  test("is not flagged once paid", () => {
    expect(statusOf(items, overdue, rents("2025-01-20", "yes"))).toBe("clear");
  });
  test("counts by calendar months, to the last day of a shorter one", () => {
    expect(monthsOverdue("2025-12-31", "2026-02-27")).toBe(1);
    expect(monthsOverdue("2025-12-31", "2026-02-28")).toBe(2);
    expect(monthsOverdue("2026-05-01", "2026-03-20")).toBe(0);
    expect(monthsOverdue("2024-03-20", "2026-03-20")).toBe(24);
  });
});

describe("answers that are problems in themselves, and long lists", () => {
  const choice: ItemBody = { ...plain("minutes"), kind: "yes_no", options: { bad: "no" } };
  const noMinutes = check({ kind: "answer", item: "minutes", is: ["no"] }, "没有会议记录。");

  test("a plain answer raises its finding", () => {
    expect(textOf([choice], noMinutes, { minutes: "no" })).toBe("没有会议记录。");
    expect(statusOf([choice], noMinutes, { minutes: "yes" })).toBe("clear");
    expect(statusOf([choice], noMinutes, { minutes: "na" })).toBe("clear");
    expect(statusOf([choice], noMinutes, {})).toBe("open");
  });
  test("thirty places are named, of more the number is given", () => {
    const items = [
      sheet("s", [
        ["name", "text"],
        ["n", "number"],
      ]),
    ];
    const over = check({
      kind: "each_row",
      sheet: "s",
      left: { kind: "cell", column: "n" },
      operator: "gt",
      right: { kind: "value", value: 0 },
    });
    const rows = (count: number) => ({
      s: Array.from({ length: count }, (_, i) => ({ name: `户${i + 1}`, n: 1 })),
    });
    expect(textOf(items, over, rows(30)).endsWith("户30（1＞0）")).toBe(true);
    expect(textOf(items, over, rows(31)).endsWith("户30（1＞0）等31处")).toBe(true);
  });
  test("a row without a name goes by its number", () => {
    const items = [
      sheet("s", [
        ["name", "text"],
        ["n", "number"],
      ]),
    ];
    const over = check({
      kind: "each_row",
      sheet: "s",
      left: { kind: "cell", column: "n" },
      operator: "gt",
      right: { kind: "value", value: 0 },
    });
    expect(textOf(items, over, { s: [{ n: 0 }, { n: 1 }] })).toBe("第2行（1＞0）");
  });
  test("answers saved again give the same results", () => {
    const answers = { minutes: "no" };
    const once = run([choice], noMinutes, answers);
    expect(run([choice], noMinutes, { ...answers })).toEqual(once);
  });
});
