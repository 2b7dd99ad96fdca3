import * as v from "valibot";
import { describe, expect, test } from "vitest";
import vectors from "../../../tests/fixtures/calendar-vectors.json";
import { deadlineState, dueDate } from "./due-date.ts";
import { createWorkingCalendar } from "./working-days.ts";

const kind = v.picklist(["workday", "day_off"]);
const unit = v.picklist(["working_day", "calendar_day", "month"]);
const calendar = createWorkingCalendar(
  vectors.calendar.map((row) => ({ ...row, kind: v.parse(kind, row.kind) })),
);

describe("due dates", () => {
  test.each(vectors.vectors)("$rule ($received_on + $value $unit)", (vector) => {
    const answer = dueDate({
      receivedOn: vector.received_on,
      limit: { value: vector.value, unit: v.parse(unit, vector.unit) },
      calendar,
      settings: {
        countDayOfReceipt: vector.count_day_of_receipt,
        moveToNextWorkingDay: vector.move_to_next_working_day,
      },
    });

    expect({ due: answer.due, provisional: answer.provisional }).toEqual({
      due: vector.due,
      provisional: vector.provisional,
    });
  });

  test("receipt is not counted and a day off is left behind unless settings say otherwise", () => {
    const answer = dueDate({ receivedOn: "2021-01-31", limit: { value: 1, unit: "month" }, calendar });

    expect(answer).toEqual({ due: "2021-03-01", nominal: "2021-02-28", provisional: false, reason: null });
  });

  test("a provisional answer names the year that is not announced", () => {
    const answer = dueDate({ receivedOn: "2026-12-25", limit: { value: 15, unit: "working_day" }, calendar });

    expect(answer.reason).toEqual({ code: "calendar_not_announced", year: 2027 });
  });

  test("an unannounced year of receipt does not matter when the first counted day is in an announced one", () => {
    const answer = dueDate({ receivedOn: "2020-12-31", limit: { value: 1, unit: "working_day" }, calendar });

    expect(answer).toMatchObject({ due: "2021-01-04", provisional: false });
  });

  test.each([-1, 1.5, Number.NaN])("a limit of %d is the caller's mistake", (value) => {
    expect(() =>
      dueDate({ receivedOn: "2026-01-05", limit: { value, unit: "working_day" }, calendar }),
    ).toThrow(RangeError);
  });
});

describe("deadlines", () => {
  // 2026-10-01 to 07 are off, 10 October (Saturday) is worked.
  test.each([
    ["2026-09-24", "2026-10-10", { status: "open", daysLeft: 16, workingDaysLeft: 7 }],
    ["2026-09-30", "2026-10-09", { status: "due_soon", daysLeft: 9, workingDaysLeft: 3 }],
    ["2026-10-10", "2026-10-10", { status: "due_today", daysLeft: 0, workingDaysLeft: 1 }],
    ["2026-10-11", "2026-10-10", { status: "overdue", daysLeft: -1, workingDaysLeft: 0 }],
    ["2026-10-12", "2026-09-30", { status: "overdue", daysLeft: -12, workingDaysLeft: -4 }],
  ])("on %s a deadline of %s stands at %o", (today, due, expected) => {
    expect(deadlineState({ due, today, calendar })).toEqual(expected);
  });
});
