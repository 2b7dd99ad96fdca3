import { expect, test } from "vitest";
import { attendanceByOrgan } from "./attendance.ts";
import type { LinkDetail } from "./data.ts";
import { draftOfLink, emptyLink, isWorthKeeping, linkPayload, wrongFields } from "./draft.ts";

const TODAY = "2026-03-15";
const begun = (kind: Parameters<typeof emptyLink>[1]) => ({
  ...emptyLink("new", kind, TODAY, "county", ""),
  title: "题目",
  participantIds: ["a"],
});

const saved = (more: Partial<LinkDetail> = {}): LinkDetail => ({
  id: "1",
  kind: "area_training",
  title: "题目",
  on_day: TODAY,
  organ_id: "county",
  organ_name: "县",
  files: [],
  group_id: null,
  group_name: null,
  author_name: null,
  activation_id: null,
  activation_title: null,
  question: null,
  consultation: null,
  answer: null,
  is_reusable: false,
  result: null,
  material: null,
  rotation_plan_id: null,
  rotation_plan_name: null,
  inspection_id: null,
  inspection_name: null,
  may_edit: true,
  may_answer: false,
  participants: [
    {
      officer_id: "a",
      name: "a",
      organ_name: "x",
      force: "stationed_group",
      part: "follows_case",
      attended: true,
    },
    {
      officer_id: "b",
      name: "b",
      organ_name: "x",
      force: "stationed_group",
      part: "learner",
      attended: null,
    },
  ],
  ...more,
});

test("a question is asked by joint problem solving and by nothing else", () => {
  expect(wrongFields(begun("joint_problem_solving"))).toEqual(["question"]);
  expect(wrongFields(begun("area_training"))).toEqual([]);
  const typed = { ...begun("area_training"), question: "left from another kind", isReusable: true };
  expect(linkPayload(typed)).toMatchObject({ question: null, is_reusable: false });
});

test("who stays keeps part and attendance; who is taken off is named", () => {
  const draft = { ...draftOfLink(saved()), participantIds: ["a", "c"] };
  expect(linkPayload(draft, saved())).toMatchObject({
    activity_id: "1",
    participants: [
      { officer_id: "a", part: "follows_case", attended: true },
      { officer_id: "c", part: "member", attended: null },
    ],
    removed: ["b"],
  });
});

test("an activity says who took part; to a training people sign up by themselves", () => {
  const nobody = { participantIds: [] };
  expect(wrongFields({ ...begun("linked_supervision"), ...nobody })).toEqual(["participants"]);
  expect(wrongFields({ ...begun("area_training"), ...nobody })).toEqual([]);
});

test("a title says something and is short", () => {
  expect(wrongFields({ ...begun("area_training"), title: " 题 " })).toEqual(["title"]);
  expect(wrongFields({ ...begun("area_training"), title: "题".repeat(81) })).toEqual(["title"]);
});

test("attendance is counted by unit; who speaks is not counted among those who come to learn", () => {
  const person = (organ_name: string, part: string, attended: boolean | null) => ({
    organ_name,
    part,
    attended,
  });
  expect(
    attendanceByOrgan([
      person("乙", "learner", true),
      person("甲", "learner", null),
      person("甲", "follows_case", true),
      person("甲", "learner", false),
      person("丙", "speaker", true),
    ]),
  ).toEqual([
    { organName: "甲", signedUp: 3, came: 1, followers: 1 },
    { organName: "乙", signedUp: 1, came: 1, followers: 0 },
  ]);
});

test("a draft is kept once it holds what would have to be typed again, not for its kind alone", () => {
  const empty = emptyLink("new", "area_training", TODAY, "county", "activation");
  expect(isWorthKeeping(empty)).toBe(false);
  expect(isWorthKeeping({ ...empty, kind: "linked_supervision" })).toBe(false);
  expect(isWorthKeeping({ ...empty, result: "抽查六个村" })).toBe(true);
  expect(isWorthKeeping({ ...empty, participantIds: ["a"] })).toBe(true);
});
