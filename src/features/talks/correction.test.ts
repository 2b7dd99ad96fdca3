import { describe, expect, test } from "vitest";
import {
  changesOf,
  draftOfSeenResearch,
  draftOfSeenTalk,
  researchCorrection,
  talkCorrection,
} from "./correction.ts";
import type { Research, Talk } from "./data.ts";

const stands = { version: 3, merge_label: null, is_mine: true, conflicts: [], on_day: "2026-03-01" };
const talk: Talk = {
  ...stands,
  id: "t",
  kind: "talk_reminder",
  names_people: false,
  unit_id: "north",
  unit_name: "北镇纪委",
  persons: 2,
  note: null,
  finding_id: null,
  activation_id: null,
  activation_title: null,
  organ_name: null,
  author_name: null,
};
const research: Research = {
  ...stands,
  id: "r",
  unit_id: "north",
  unit_name: "北镇纪委",
  topic: "村账",
  clues_found: 2,
  note: "两处",
  organ_name: null,
  author_name: null,
};

describe("a correction of what has arrived", () => {
  test("of nothing is none", () => {
    expect(talkCorrection(talk, draftOfSeenTalk(talk))).toBeNull();
    expect(researchCorrection(research, draftOfSeenResearch(research))).toBeNull();
    expect(talkCorrection(talk, { ...draftOfSeenTalk(talk), note: "  " })).toBeNull();
  });

  test("carries what was changed and what the person saw there, and nothing else", () => {
    const typed = { ...draftOfSeenTalk(talk), persons: "4", note: "财务" };
    expect(talkCorrection(talk, typed)).toEqual({
      command: "update_talk",
      id: "t",
      version: 3,
      payload: {
        talk_id: "t",
        entity_id: "t",
        base_version: 3,
        base: { persons: 2, note: null },
        changes: { persons: 4, note: "财务" },
      },
    });
  });

  test("a note that was emptied is taken away", () => {
    const made = researchCorrection(research, { ...draftOfSeenResearch(research), note: "" });
    expect(made?.payload["changes"]).toEqual({ note: null });
  });

  test("builds on the person's own ones of this device that were not refused", () => {
    const entry = (command: string, entity_id: string, state: "sent" | "refused") => ({
      command,
      payload: { entity_id },
      state,
    });
    const own = entry("update_talk", "t", "sent");
    const decided = entry("resolve_talk_conflict", "t", "sent");
    expect(
      changesOf("t", [
        own,
        decided,
        entry("update_talk", "t", "refused"),
        entry("update_talk", "other", "sent"),
        entry("record_talk", "t", "sent"),
      ]),
    ).toEqual([own, decided]);
  });
});
