import { expect, test } from "vitest";
import { draftOfWork, emptyWork, workErrors, workOf, workPayload } from "./work.ts";

const TODAY = "2026-03-15";

test("a talk is with somebody; other work has no number of people", () => {
  const talk = { ...emptyWork(TODAY), persons: "0" };
  expect(workErrors(talk, TODAY)).toEqual({ persons: "log.count_wrong" });
  expect(workErrors({ ...talk, kind: "evidence" }, TODAY)).toEqual({});
  expect(workPayload("a", { ...talk, kind: "evidence", persons: "7" })).toMatchObject({ persons: 0 });
});

test("work is not dated ahead", () => {
  expect(workErrors({ ...emptyWork(TODAY), onDay: "2026-03-16" }, TODAY)).toEqual({ onDay: "log.day_wrong" });
  expect(workErrors(emptyWork(TODAY), TODAY)).toEqual({});
});

test("a refused line comes back into the form as it was typed", () => {
  const draft = { kind: "talk" as const, onDay: TODAY, persons: "5", note: "about rents" };
  expect(draftOfWork(workPayload("a", draft))).toEqual(draft);
  expect(draftOfWork({ kind: "walk", on_day: TODAY })).toBeUndefined();
});

test("a visit of the activation is a visit in its log, whatever kind of visit it was", () => {
  expect(workOf({ activation_id: "a", kind: "return", started_at: "2026-03-15T10:00:00Z" })?.kind).toBe(
    "visit",
  );
});
