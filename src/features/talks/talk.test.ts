import { describe, expect, test } from "vitest";
import { draftOfTalk, emptyTalk, talkPayload, wrongFields } from "./talk.ts";

const TODAY = "2026-03-15";
const filled = {
  ...emptyTalk("1", TODAY),
  kind: "interview_reminder" as const,
  unitId: "north",
  persons: "2",
};

describe("what keeps a talk from being saved", () => {
  test("a kind and a unit are chosen by whoever enters it; nothing is preset", () => {
    expect(wrongFields(emptyTalk("1", TODAY), TODAY)).toEqual(["kind", "unitId"]);
    expect(wrongFields(filled, TODAY)).toEqual([]);
  });

  test.each(["0", "", "1.5", "1001", "three"])("%s is no number of people", (persons) => {
    expect(wrongFields({ ...filled, persons }, TODAY)).toEqual(["persons"]);
  });

  test("a talk has been held", () => {
    expect(wrongFields({ ...filled, onDay: TODAY }, TODAY)).toEqual([]);
    expect(wrongFields({ ...filled, onDay: "2026-03-16" }, TODAY)).toEqual(["onDay"]);
    expect(wrongFields({ ...filled, onDay: "" }, TODAY)).toEqual(["onDay"]);
  });
});

test("a refused talk comes back into the form as it was typed", () => {
  const draft = { ...filled, note: "about signatures", activationId: "a", findingId: "f" };
  expect(draftOfTalk("1", talkPayload(draft))).toEqual(draft);
  expect(draftOfTalk("1", { kind: "chat" })).toBeUndefined();
});

test("what was not filled in is not sent", () => {
  expect(talkPayload(filled)).toEqual({
    kind: "interview_reminder",
    unit_id: "north",
    on_day: TODAY,
    persons: 2,
    note: null,
  });
});
