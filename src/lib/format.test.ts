// @vitest-environment jsdom
import { afterEach, describe, expect, test } from "vitest";
import {
  formatAgo,
  formatDayShort,
  formatDayRange,
  formatDays,
  formatDayWithWeekday,
  formatAside,
  formatBeside,
  formatClauses,
  formatList,
  formatPair,
  formatMoment,
  formatMonth,
  formatNumber,
  formatShortDayRange,
} from "./format.ts";
import { formatBytes, formatChangePct, formatPct } from "./format-quantities.ts";
import { formatSentences } from "./format-sentences.ts";
import { dayOf } from "./clock.ts";
import { setLocale } from "./i18n.ts";

afterEach(() => setLocale("zh"));

describe("days", () => {
  test("are written the Chinese way, without zeros in front", () => {
    expect([
      formatDayWithWeekday("2026-03-05"),
      formatDayShort("2026-03-05"),
      formatMonth("2026-03"),
    ]).toEqual(["2026年3月5日 周四", "3月5日", "2026年3月"]);
  });

  test("are written the English way after the switch", async () => {
    await setLocale("en");
    expect([
      formatDayWithWeekday("2026-03-05"),
      formatDayShort("2026-03-05"),
      formatMonth("2026-03"),
    ]).toEqual(["Thu, 5 Mar 2026", "5 Mar", "Mar 2026"]);
  });

  test("change at midnight in Shanghai, not in London", () => {
    expect([dayOf(new Date("2026-03-04T15:59:59Z")), dayOf(new Date("2026-03-04T16:00:00Z"))]).toEqual([
      "2026-03-04",
      "2026-03-05",
    ]);
  });
});

describe("moments", () => {
  test("show Shanghai time, midnight as 00:00", () => {
    expect([formatMoment("2026-03-05T06:05:00Z"), formatMoment("2026-03-04T16:00:00Z")]).toEqual([
      "2026年3月5日 14:05",
      "2026年3月5日 00:00",
    ]);
  });

  test.each([
    ["2026-03-05T05:59:30Z", "刚刚"],
    ["2026-03-05T05:57:00Z", "3分钟前"],
    ["2026-03-05T04:00:00Z", "2小时前"],
    ["2026-03-04T06:05:00Z", "昨天 14:05"],
    ["2026-03-04T15:30:00Z", "昨天 23:30"],
    ["2026-03-01T06:05:00Z", "2026年3月1日 14:05"],
  ])("%s is told as %s at 14:00 on 5 March", (moment, told) => {
    expect(formatAgo(moment, new Date("2026-03-05T06:00:00Z"))).toBe(told);
  });
});

describe("quantities", () => {
  test("carry thousands separators and fixed decimals", () => {
    expect([formatNumber(6350), formatNumber(1234.5, 2), formatPct(88.14), formatPct(100, 0)]).toEqual([
      "6,350",
      "1,234.50",
      "88.1%",
      "100%",
    ]);
  });

  test("a change shows its sign, and none when it rounds to zero", () => {
    expect([4.79, -2.1, 0.04, -0.04].map((change) => formatChangePct(change))).toEqual([
      "+4.8%",
      "-2.1%",
      "0.0%",
      "0.0%",
    ]);
  });

  test("a range of days says its year once, and both when there are two", async () => {
    const ranges = () => [
      formatDayRange("2026-03-05", "2026-04-02"),
      formatDayRange("2026-12-05", "2027-01-02"),
      formatDayRange("2026-03-05", "2026-03-05"),
      formatShortDayRange("2026-12-05", "2027-01-02"),
      formatShortDayRange("2026-03-05", "2026-03-05"),
    ];
    expect(ranges()).toEqual([
      "2026年3月5日至4月2日",
      "2026年12月5日至2027年1月2日",
      "2026年3月5日",
      "12月5日至1月2日",
      "3月5日",
    ]);
    await setLocale("en");
    expect(ranges()).toEqual([
      "5 Mar to 2 Apr 2026",
      "5 Dec 2026 to 2 Jan 2027",
      "5 Mar 2026",
      "5 Dec to 2 Jan",
      "5 Mar",
    ]);
  });

  test("counts of days are said as people say them", async () => {
    const days = () => [formatDays(1), formatDays(3)];
    expect(days()).toEqual(["1天", "3天"]);
    await setLocale("en");
    expect(days()).toEqual(["1 day", "3 days"]);
  });

  test("names are listed with the comma of the language", async () => {
    const listed = () => formatList(["网格长", "镇街纪检干部"]);
    expect(listed()).toBe("网格长、镇街纪检干部");
    await setLocale("en");
    expect(listed()).toBe("网格长, 镇街纪检干部");
  });

  test("pairs, asides, clauses and what stands side by side have the signs of the language", async () => {
    const written = () => [
      formatPair("名", "值"),
      formatAside("走访", "次"),
      formatAside("走访", ""),
      formatBeside("云溪镇", null, "第1网格"),
      formatClauses(["甲", "乙"]),
    ];
    expect(written()).toEqual(["名：值", "走访（次）", "走访", "云溪镇\u3000第1网格", "甲；乙"]);
    await setLocale("en");
    expect(written()).toEqual(["名: 值", "走访 (次)", "走访", "云溪镇 · 第1网格", "甲; 乙"]);
  });

  test("sentences have one full stop between, whether or not they bring their own", async () => {
    expect([formatSentences("没有保存。", "", "请重试。"), formatSentences("没有保存", "请重试")]).toEqual([
      "没有保存。请重试。",
      "没有保存。请重试",
    ]);
    await setLocale("en");
    expect([
      formatSentences("Not saved.", null, "Try again."),
      formatSentences("Not saved", "Try again"),
    ]).toEqual(["Not saved. Try again.", "Not saved. Try again"]);
  });

  test("file sizes use the unit that keeps them short", () => {
    expect([512, 2048, 1_572_864].map(formatBytes)).toEqual(["512 B", "2 KB", "1.5 MB"]);
  });
});
