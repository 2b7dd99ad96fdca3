import { expect, test } from "vitest";
import { emptyDraft, type VisitDraft, visitPayload } from "./draft.ts";
import { draftOfPayload } from "./payload.ts";

const full: VisitDraft = {
  ...emptyDraft("visit-1", new Date("2026-11-20T20:30:00+08:00"), "990123100204"),
  kind: "return",
  met: [{ role: "villager", count: 3 }],
  names: "王某",
  topics: ["低保救助"],
  guidance: "补齐签名",
  followUpOn: "2026-11-27",
  followUpOf: "visit-0",
  activationId: "activation-1",
  problems: [{ id: "p1", category: "corruption", description: "补贴去向不明" }],
};

test("a refused visit comes back into the form as it was", () => {
  expect(draftOfPayload("visit-1", visitPayload(full))).toEqual(full);
});

test("what an older version left out is empty, what is no visit is none", () => {
  const bare = { village_code: "v", kind: "walk", started_at: "2026-11-20T12:30:00Z" };
  expect(draftOfPayload("x", bare)).toMatchObject({ time: "20:30", topics: [], problems: [], names: "" });
  expect(draftOfPayload("x", { ...bare, started_at: "soon" })).toBeUndefined();
  expect(draftOfPayload("x", null)).toBeUndefined();
});
