import { readFileSync, existsSync } from "node:fs";
import { describe, expect, test } from "vitest";
import vectors from "../../../tests/fixtures/calendar-vectors.json";
import { addDays } from "./day.ts";
import { exceptionalDays, initialCalendar } from "./initial.ts";
import {
  addWorkingDays,
  countWorkingDays,
  createWorkingCalendar,
  workingDaysBetween,
  type CalendarDay,
} from "./working-days.ts";

const of = (...years: number[]) => createWorkingCalendar(years.flatMap((year) => initialCalendar(year)));

/** Days from `from` to `to`, both included. */
const range = (from: string, to: string) => {
  const days = [from];
  while (days[days.length - 1]! < to) days.push(addDays(days[days.length - 1]!, 1));
  return days;
};

describe("the first filling of the calendar", () => {
  test("2026 has exactly the days off and make-up days of the State Council's notice", () => {
    const daysOff = [
      ...range("2026-01-01", "2026-01-03"),
      ...range("2026-02-15", "2026-02-23"),
      ...range("2026-04-04", "2026-04-06"),
      ...range("2026-05-01", "2026-05-05"),
      ...range("2026-06-19", "2026-06-21"),
      ...range("2026-09-25", "2026-09-27"),
      ...range("2026-10-01", "2026-10-07"),
    ];
    const worked = ["2026-01-04", "2026-02-14", "2026-02-28", "2026-05-09", "2026-09-20", "2026-10-10"];
    const rows = exceptionalDays(2026);

    expect(rows.filter((row) => row.kind === "day_off").map((row) => row.day)).toEqual(daysOff);
    expect(rows.filter((row) => row.kind === "workday").map((row) => row.day)).toEqual(worked);
  });

  test("2021 has the published make-up days", () => {
    const worked = exceptionalDays(2021).filter((row) => row.kind === "workday");

    expect(worked.map((row) => row.day)).toEqual([
      "2021-02-07",
      "2021-02-20",
      "2021-04-25",
      "2021-05-08",
      "2021-09-18",
      "2021-09-26",
      "2021-10-09",
    ]);
  });

  test.each([
    [2021, 250],
    [2024, 251],
    [2025, 248],
    [2026, 248],
    [2027, 254],
  ])("%i has %i working days", (year, expected) => {
    expect(countWorkingDays(`${year}-01-01`, `${year}-12-31`, of(year))).toBe(expected);
  });

  test("a year not announced gets its 13 statutory days, all provisional", () => {
    const rows = exceptionalDays(2027);

    expect(rows.map((row) => row.day)).toEqual([
      "2027-01-01",
      ...range("2027-02-05", "2027-02-08"),
      "2027-04-05",
      "2027-05-01",
      "2027-05-02",
      "2027-06-09",
      "2027-09-15",
      ...range("2027-10-01", "2027-10-03"),
    ]);
    expect(rows.every((row) => row.provisional && row.kind === "day_off")).toBe(true);
  });

  test("the table holds every day of a year once, all provisional when the year is", () => {
    for (const year of [2024, 2026, 2027]) {
      const rows = initialCalendar(year);

      expect(rows.map((row) => row.day)).toEqual(range(`${year}-01-01`, `${year}-12-31`));
      expect(new Set(rows.map((row) => row.provisional))).toEqual(new Set([year === 2027]));
    }
  });

  test("the exceptions of a year answer like its whole table", () => {
    const whole = of(2026);
    const exceptions = createWorkingCalendar(exceptionalDays(2026));
    const differing = range("2026-01-01", "2026-12-31").filter(
      (day) => whole.isWorkingDay(day) !== exceptions.isWorkingDay(day),
    );

    expect(differing).toEqual([]);
  });

  test("Mid-Autumn that falls into National Day is one row with both names", () => {
    const row = exceptionalDays(2028).filter(({ day }) => day === "2028-10-03");

    expect(row.map(({ name }) => name)).toEqual(["国庆节、中秋"]);
  });

  test("the shared vectors carry the same rows", () => {
    expect(vectors.years.flatMap(exceptionalDays)).toEqual(vectors.calendar);
  });

  // A second source for the same days lives outside the repository; the notice above stands without it.
  const elsewhere = new URL("../../../../shared/data/holidays-cn-2024-2027.json", import.meta.url);
  for (const path of existsSync(elsewhere) ? [elsewhere] : []) {
    test("2024 to 2027 agree day for day with holiday-cn", () => {
      const file: { days: { date: string; isOffDay: boolean }[] } = JSON.parse(readFileSync(path, "utf8"));
      const theirs = file.days.map(({ date, isOffDay }) => `${date} ${isOffDay ? "day_off" : "workday"}`);
      const ours = [2024, 2025, 2026, 2027].flatMap(exceptionalDays).map(({ day, kind }) => `${day} ${kind}`);

      expect(ours).toEqual(theirs.toSorted());
    });
  }
});

describe("working days", () => {
  const calendar = of(2026, 2027);

  test("a row of the table outranks the weekday, in both directions", () => {
    expect(calendar.isWorkingDay("2026-02-14")).toBe(true); // Saturday, made up
    expect(calendar.isWorkingDay("2026-02-16")).toBe(false); // Monday, Spring Festival
    expect(calendar.isWorkingDay("2026-03-07")).toBe(false); // plain Saturday
    expect(calendar.isWorkingDay("2026-03-09")).toBe(true); // plain Monday
  });

  test("counting backwards skips the same days off", () => {
    expect(addWorkingDays("2026-02-24", -1, calendar)).toBe("2026-02-14");
    expect(addWorkingDays("2026-10-12", -3, calendar)).toBe("2026-10-08");
  });

  test("zero working days stay on the day, worked or not", () => {
    expect(addWorkingDays("2026-10-03", 0, calendar)).toBe("2026-10-03");
  });

  test("the distance between a day and its n-th working day is n, forwards and backwards", () => {
    for (const count of [-30, -1, 1, 5, 15, 200]) {
      const reached = addWorkingDays("2026-05-11", count, calendar);
      expect(workingDaysBetween("2026-05-11", reached, calendar)).toBe(count);
    }
    expect(workingDaysBetween("2026-09-30", "2026-10-07", calendar)).toBe(0);
  });

  test("a single corrected day does not make an empty year announced", () => {
    const correction: CalendarDay = {
      day: "2030-06-03",
      kind: "day_off",
      name: "",
      source: "防汛紧急通知",
      provisional: false,
    };

    expect(createWorkingCalendar([correction]).isAnnounced(2030)).toBe(false);
    expect(calendar.isAnnounced(2026)).toBe(true);
    expect(calendar.isAnnounced(2027)).toBe(false);
  });

  test("a table without any working day is refused instead of searched for ever", () => {
    const never = { isWorkingDay: () => false, isAnnounced: () => true, nameOf: () => "" };

    expect(() => addWorkingDays("2026-01-01", 1, never)).toThrow(RangeError);
  });
});
