import { describe, expect, test } from "vitest";
import type { Visit } from "../../core/visits/visits.schema.ts";
import {
  draftErrors,
  draftOfVisit,
  emptyDraft,
  isWorthKeeping,
  visitCorrection,
  type VisitDraft,
  visitPayload,
} from "./draft.ts";

const NOW = new Date("2026-11-20T20:30:00+08:00");
const draft = (over: Partial<VisitDraft> = {}): VisitDraft => ({
  ...emptyDraft("visit-1", NOW, "990123100204"),
  ...over,
});
const codes = (over: Partial<VisitDraft>) =>
  draftErrors(draft(over), NOW).map(
    ({ field, code, index }) => `${field}:${code}${index === undefined ? "" : `:${index}`}`,
  );

describe("a new draft", () => {
  test("begins now, in the evening too, by the clock of Shanghai", () => {
    expect(draft()).toMatchObject({ day: "2026-11-20", time: "20:30", kind: "walk" });
    expect(emptyDraft("x", new Date("2026-11-20T16:05:00Z"))).toMatchObject({
      day: "2026-11-21",
      time: "00:05",
    });
  });

  test("is worth keeping once something was entered, not for what it fills in itself", () => {
    expect(isWorthKeeping(emptyDraft("x", NOW))).toBe(false);
    expect(isWorthKeeping({ ...emptyDraft("x", NOW), guidance: "  " })).toBe(false);
    expect(isWorthKeeping({ ...emptyDraft("x", NOW), problems: [blank] })).toBe(false);
    expect(isWorthKeeping({ ...emptyDraft("x", NOW), topics: ["低保救助"] })).toBe(true);
    expect(isWorthKeeping({ ...emptyDraft("x", NOW), problems: [{ ...blank, description: "路灯" }] })).toBe(
      true,
    );
  });
});

const blank = { id: "p0", category: "", description: "  " } as const;

describe("what keeps a visit from being saved", () => {
  test("nothing more than a village is needed", () => {
    expect(codes({})).toEqual([]);
    expect(codes({ villageCode: "" })).toEqual(["village:required"]);
  });

  test("the past is welcome however long ago, the future is refused", () => {
    expect(codes({ day: "2026-11-10", time: "23:50" })).toEqual([]);
    expect(codes({ day: "2025-01-02" })).toEqual([]);
    expect(codes({ time: "21:00" })).toEqual(["time:future"]);
    expect(codes({ day: "2026-11-21", time: "08:00" })).toEqual(["day:future"]);
  });

  test("a watch ten minutes ahead is still now", () => {
    expect(codes({ time: "20:40" })).toEqual([]);
    expect(codes({ time: "20:41" })).toEqual(["time:future"]);
  });

  test("a day that does not exist and a time that is none are named", () => {
    expect(codes({ day: "2026-02-30" })).toEqual(["day:invalid"]);
    expect(codes({ day: "" })).toEqual(["day:required"]);
    expect(codes({ time: "" })).toEqual(["time:required"]);
    expect(codes({ time: "24:00" })).toEqual(["time:invalid"]);
  });

  test("a problem needs its category and its text; one left blank is no problem", () => {
    const problems = [
      blank,
      { id: "p1", category: "style", description: " " } as const,
      { id: "p2", category: "", description: "路灯不亮" } as const,
    ];
    expect(codes({ problems })).toEqual(["description:required:1", "category:required:2"]);
  });

  test("a follow-up cannot lie before the visit; on the day itself it can", () => {
    expect(codes({ followUpOn: "2026-11-19" })).toEqual(["followUpOn:before_visit"]);
    expect(codes({ followUpOn: "2026-11-20" })).toEqual([]);
  });

  test("texts end where the database ends", () => {
    expect(codes({ guidance: "字".repeat(4000), names: "字".repeat(500) })).toEqual([]);
    expect(codes({ guidance: "字".repeat(4001), names: "字".repeat(501) })).toEqual([
      "names:too_long",
      "guidance:too_long",
    ]);
    expect(codes({ topics: Array.from({ length: 13 }, (_, n) => `话题${n}`) })).toEqual(["topics:too_many"]);
  });
});

describe("the payload", () => {
  test("of a bare visit carries no empty field", () => {
    expect(visitPayload(draft())).toEqual({
      village_code: "990123100204",
      kind: "walk",
      started_at: "2026-11-20T20:30:00+08:00",
      met: [],
      topics: [],
    });
  });

  test("of a full visit carries everything, trimmed, without blank problems", () => {
    const full = draft({
      kind: "return",
      met: [{ role: "villager", count: 3 }],
      names: " 王某 ",
      topics: ["低保救助"],
      guidance: " 补齐签名 ",
      followUpOn: "2026-11-27",
      followUpOf: "visit-0",
      activationId: "activation-1",
      problems: [blank, { id: "p1", category: "corruption", description: " 补贴去向不明 " }],
    });
    expect(visitPayload(full)).toEqual({
      village_code: "990123100204",
      kind: "return",
      started_at: "2026-11-20T20:30:00+08:00",
      met: [{ role: "villager", count: 3 }],
      topics: ["低保救助"],
      guidance: "补齐签名",
      names: "王某",
      follow_up_on: "2026-11-27",
      follow_up_of: "visit-0",
      activation_id: "activation-1",
      problems: [{ id: "p1", category: "corruption", description: "补贴去向不明" }],
    });
  });

  test("is not made of a time that is none", () => {
    expect(() => visitPayload(draft({ time: "9:00" }))).toThrow(RangeError);
  });
});

describe("a correction", () => {
  const seen: Visit = {
    id: "visit-1",
    village_code: "990123100204",
    grid_id: null,
    organ_id: "o",
    author_id: "me",
    kind: "walk",
    started_at: "2026-11-20T12:30:45.5+00:00",
    visited_on: "2026-11-20",
    met: [{ role: "villager", count: 3 }],
    topics: ["低保救助"],
    guidance: "补齐签名",
    follow_up_on: "2026-11-27",
    follow_up_of: null,
    follow_up_done_on: null,
    merge_label: null,
    version: 4,
  };

  test("of nothing is nothing, seconds that the form does not show included", () => {
    expect(visitCorrection(seen, draftOfVisit(seen))).toBeNull();
  });

  test("names only what changed, with the value that was seen and its version", () => {
    const edited = { ...draftOfVisit(seen), guidance: "补齐签名并公示 ", topics: ["低保救助", "三务公开"] };
    expect(visitCorrection(seen, edited)).toEqual({
      visit_id: "visit-1",
      base_version: 4,
      base: { guidance: "补齐签名", topics: ["低保救助"] },
      changes: { guidance: "补齐签名并公示", topics: ["低保救助", "三务公开"] },
    });
  });

  test("moves the time by the wall clock and empties a field with null", () => {
    const edited = { ...draftOfVisit(seen), time: "19:00", followUpOn: "" as const, guidance: "" };
    expect(visitCorrection(seen, edited)).toMatchObject({
      base: { started_at: seen.started_at, follow_up_on: "2026-11-27", guidance: "补齐签名" },
      changes: { started_at: "2026-11-20T19:00:00+08:00", follow_up_on: null, guidance: null },
    });
  });
});
