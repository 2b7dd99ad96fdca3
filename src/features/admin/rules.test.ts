// @vitest-environment jsdom
import { afterEach, describe, expect, test } from "vitest";
import { setLocale } from "../../lib/i18n.ts";
import type { Rule } from "./data.ts";
import { ruleName, rulesInForce, subjectOf } from "./rules.ts";

const migrations = import.meta.glob<string>("../../../supabase/migrations/*.sql", {
  query: "?raw",
  import: "default",
  eager: true,
});

const rule = (over: Partial<Rule>): Rule => ({
  id: JSON.stringify(over),
  code: "visit_interval_days",
  organ_id: null,
  value: 30,
  unit: "calendar_day",
  effective_from: "2000-01-01",
  effective_to: null,
  text_ref: "每村每月至少走访一次",
  source: "本级规定",
  ...over,
});

afterEach(() => setLocale("zh"));

describe("rules in force", () => {
  test("stand by subject, the default before what an organ has set, added ones last", () => {
    const rules = [
      rule({ code: "an_added_rule" }),
      rule({ code: "rectification_days" }),
      rule({ organ_id: "county" }),
      rule({}),
      rule({ code: "count_day_of_receipt" }),
    ];
    expect(rulesInForce(rules, "2026-03-05").map(({ code, organ_id }) => [code, organ_id])).toEqual([
      ["count_day_of_receipt", null],
      ["visit_interval_days", null],
      ["visit_interval_days", "county"],
      ["rectification_days", null],
      ["an_added_rule", null],
    ]);
  });

  test("are in force on their first and their last day, and not outside", () => {
    const limited = rule({ effective_from: "2026-03-01", effective_to: "2026-03-31" });
    const days = ["2026-02-28", "2026-03-01", "2026-03-31", "2026-04-01"];
    expect(days.map((day) => rulesInForce([limited], day).length)).toEqual([0, 1, 1, 0]);
  });
});

describe("a rule's name", () => {
  test("is what its organ has written, and in English the product's own words", async () => {
    const own = rule({ text_ref: "每村每季度至少走访一次" });
    expect([ruleName(own), ruleName(rule({ text_ref: "" }))]).toEqual([
      "每村每季度至少走访一次",
      "每村每月至少走访一次",
    ]);
    await setLocale("en");
    expect(ruleName(own)).toBe("Every village is visited at least this often");
  });

  test("is its code when nobody has named it", () => {
    expect(ruleName({ code: "an_added_rule", text_ref: "" })).toBe("an_added_rule");
  });

  test("and its subject are known for every rule that a migration brings", async () => {
    const codes = Object.values(migrations).flatMap((sql) =>
      [...sql.matchAll(/\(gen_random_uuid\(\), '(\w+)', [\d.]+, '\w+', '\d{4}-/g)].map(([, code]) => code!),
    );
    expect(codes).toContain("rectification_days");
    await setLocale("en");
    expect(
      codes.filter((code) => subjectOf({ code }) === "" || ruleName({ code, text_ref: "" }) === code),
    ).toEqual([]);
  });
});
