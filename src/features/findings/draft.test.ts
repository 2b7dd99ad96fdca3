import { expect, test } from "vitest";
import {
  draftErrors,
  draftOfPayload,
  emptyDraft,
  type FindingDraft,
  findingPayload,
  isWorthKeeping,
} from "./draft.ts";

const filled: FindingDraft = {
  ...emptyDraft("id", "2026-03-03"),
  organId: "north",
  topic: "误工补贴",
  title: "签字不全",
  description: "12人领款，2人签字",
};

test("a filled draft has nothing wrong with it", () => {
  expect(draftErrors(filled, "2026-03-03")).toEqual([]);
});

test("what is missing is named in the order of the form", () => {
  expect(draftErrors(emptyDraft("id", ""), "2026-03-03")).toEqual([
    "unit",
    "found_on",
    "topic",
    "title",
    "description",
  ]);
});

test("nothing is found tomorrow", () => {
  expect(draftErrors({ ...filled, foundOn: "2026-03-04" }, "2026-03-03")).toEqual(["found_on"]);
});

test("within an inspection the unit is that of the inspection", () => {
  const within = { ...filled, organId: "", inspectionId: "i" };
  expect(draftErrors(within, "2026-03-03")).toEqual([]);
  expect(findingPayload(within)).toMatchObject({ inspection_id: "i" });
  expect(findingPayload(within)).not.toHaveProperty("organ_id");
});

test("a refused entry comes back as it was typed", () => {
  const draft = { ...filled, villageCode: "990123100201", unitAnswer: "经办人外出" };
  expect(draftOfPayload("id", findingPayload(draft))).toEqual(draft);
  expect(draftOfPayload("id", { topic: 1 })).toBeUndefined();
});

test("an answer that was not given is not sent", () => {
  expect(findingPayload(filled)).not.toHaveProperty("unit_answer");
});

test("a draft without words is not kept", () => {
  expect([isWorthKeeping(filled), isWorthKeeping(emptyDraft("id", "2026-03-03"))]).toEqual([true, false]);
});
