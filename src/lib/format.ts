import { dayOf } from "./clock.ts";
import { locale } from "./i18n.ts";

/**
 * Days, moments and numbers as they are written in the present language. Days are `YYYY-MM-DD`, moments ISO
 * strings; everything is shown in Asia/Shanghai. Reactive: reading these in a view follows the language.
 */

const WEEKDAYS = {
  zh: ["周日", "周一", "周二", "周三", "周四", "周五", "周六"],
  en: ["Sun", "Mon", "Tue", "Wed", "Thu", "Fri", "Sat"],
};
const MONTHS_EN = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];

const partsOf = (day: string): [year: number, month: number, date: number] => {
  const [year = NaN, month = NaN, date = NaN] = day.slice(0, 10).split("-").map(Number);
  return [year, month, date];
};

/** `2026年3月5日` or `5 Mar 2026`. */
export function formatDay(day: string): string {
  const [year, month, date] = partsOf(day);
  return locale() === "zh" ? `${year}年${month}月${date}日` : `${date} ${MONTHS_EN[month - 1]} ${year}`;
}

/** `周四` or `Thu`. */
export function formatWeekday(day: string): string {
  const [year, month, date] = partsOf(day);
  return WEEKDAYS[locale()][new Date(Date.UTC(year, month - 1, date)).getUTCDay()]!;
}

/** `2026年3月5日 周四` or `Thu, 5 Mar 2026`. */
export function formatDayWithWeekday(day: string): string {
  return locale() === "zh"
    ? `${formatDay(day)} ${formatWeekday(day)}`
    : `${formatWeekday(day)}, ${formatDay(day)}`;
}

/** Without the year, for lists that stay within one: `3月5日` or `5 Mar`. */
export function formatDayShort(day: string): string {
  const [, month, date] = partsOf(day);
  return locale() === "zh" ? `${month}月${date}日` : `${date} ${MONTHS_EN[month - 1]}`;
}

const joined = (from: string, to: string): string =>
  locale() === "zh" ? `${from}至${to}` : `${from} to ${to}`;

/** `2026年3月5日至4月2日` or `5 Mar to 2 Apr 2026`: both years when they differ, one day alone when it is one. */
export function formatDayRange(from: string, to: string): string {
  if (from === to) return formatDay(from);
  if (from.slice(0, 4) !== to.slice(0, 4)) return joined(formatDay(from), formatDay(to));
  return locale() === "zh"
    ? joined(formatDay(from), formatDayShort(to))
    : joined(formatDayShort(from), formatDay(to));
}

/** The same without years, for what is near: `3月5日至4月2日` or `5 Mar to 2 Apr`. */
export const formatShortDayRange = (from: string, to: string): string =>
  from === to ? formatDayShort(from) : joined(formatDayShort(from), formatDayShort(to));

/** `2026年3月` or `Mar 2026`, from a day or a `YYYY-MM`. */
export function formatMonth(month: string): string {
  const [year, number] = partsOf(month);
  return locale() === "zh" ? `${year}年${number}月` : `${MONTHS_EN[number - 1]} ${year}`;
}

const clockTime = new Intl.DateTimeFormat("en-GB", {
  timeZone: "Asia/Shanghai",
  hour: "2-digit",
  minute: "2-digit",
});

/** `14:05`. */
export const formatTime = (moment: string): string => clockTime.format(new Date(moment));

/** `2026年3月5日 14:05` or `5 Mar 2026, 14:05`. */
export function formatMoment(moment: string): string {
  const day = formatDay(dayOf(new Date(moment)));
  return locale() === "zh" ? `${day} ${formatTime(moment)}` : `${day}, ${formatTime(moment)}`;
}

const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;
const DAY_MS = 24 * HOUR_MS;

/** `刚刚`, `3分钟前`, `2小时前`, `昨天 14:05`, then the moment itself. */
export function formatAgo(moment: string, now: Date): string {
  const agoMs = now.getTime() - new Date(moment).getTime();
  const zh = locale() === "zh";
  if (agoMs < MINUTE_MS) return zh ? "刚刚" : "just now";
  const minutes = Math.floor(agoMs / MINUTE_MS);
  if (agoMs < HOUR_MS) return zh ? `${minutes}分钟前` : `${minutes} min ago`;
  const day = dayOf(new Date(moment));
  const hours = Math.floor(agoMs / HOUR_MS);
  if (day === dayOf(now)) return zh ? `${hours}小时前` : `${hours} h ago`;
  if (day === dayOf(new Date(now.getTime() - DAY_MS))) {
    return zh ? `昨天 ${formatTime(moment)}` : `yesterday, ${formatTime(moment)}`;
  }
  return formatMoment(moment);
}

/** A count of days: `3天` or `3 days`. */
export function formatDays(days: number): string {
  return locale() === "zh" ? `${days}天` : `${days} ${days === 1 ? "day" : "days"}`;
}

const formatters = new Map<number, Intl.NumberFormat>();

function numberFormat(fractionDigits: number): Intl.NumberFormat {
  let format = formatters.get(fractionDigits);
  if (!format) {
    format = new Intl.NumberFormat("en", {
      minimumFractionDigits: fractionDigits,
      maximumFractionDigits: fractionDigits,
    });
    formatters.set(fractionDigits, format);
  }
  return format;
}

/** `6,350`; with digits, `1,478.50`. */
export const formatNumber = (value: number, fractionDigits = 0): string =>
  numberFormat(fractionDigits).format(value);

/** Names one after another: `甲、乙` or `A, B`. */
export const formatList = (items: readonly string[]): string => items.join(locale() === "zh" ? "、" : ", ");

/** A name and what it says: `生效日期：2026年1月1日` or `In force from: 1 Jan 2026`. */
export const formatPair = (name: string, value: string): string =>
  `${name}${locale() === "zh" ? "：" : ": "}${value}`;

/** A word with its explanation: `走访（次）` or `Visits (times)`; the word alone when there is none. */
export function formatAside(word: string, aside: string): string {
  if (aside === "") return word;
  return locale() === "zh" ? `${word}（${aside}）` : `${word} (${aside})`;
}

/** What stands between things side by side that are no list: a wide space, or a dot. */
export const besideGap = (): string => (locale() === "zh" ? "　" : " · ");

/** Things side by side that are no list; empty ones are left out. */
export const formatBeside = (...parts: (string | null | undefined)[]): string =>
  parts.filter(Boolean).join(besideGap());

/** Clauses one after another: `甲；乙` or `a; b`. */
export const formatClauses = (clauses: readonly string[]): string =>
  clauses.join(locale() === "zh" ? "；" : "; ");
