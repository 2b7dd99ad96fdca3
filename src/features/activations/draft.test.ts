import { createStore } from "solid-js/store";
import { describe, expect, it } from "vitest";
import { draftOfRequest, emptyDraft, isWorthKeeping, payloadOf, problemsOf } from "./draft.ts";

const draft = (more: object = {}) => ({
  ...emptyDraft("1", "2026-03-05", "09:30"),
  title: "百户租客走访",
  ...more,
});

describe("a request for collaboration", () => {
  it("needs a subject, at least two people and a time, and nothing else", () => {
    expect(problemsOf(draft())).toEqual([]);
    expect(problemsOf(draft({ title: " 一 ", heads: "1", plannedDays: "" }))).toEqual([
      "title",
      "heads",
      "planned_days",
    ]);
  });

  it("sends only what was filled in", () => {
    expect(payloadOf(draft({ heads: "3", kind: "linked_supervision" }))).toEqual({
      kind: "linked_supervision",
      title: "百户租客走访",
      reasons: [],
      heads: 3,
      skills: [],
      planned_days: 30,
    });
  });

  it("names who gave his word, when and why it was not asked first", () => {
    const verbal = { isVerbal: true, verbalApprover: "", verbalReason: " " };
    expect(problemsOf(draft(verbal))).toEqual(["verbal_approver", "verbal_reason"]);
    const full = draft({ ...verbal, verbalApprover: "lead", verbalReason: "夜间突发" });
    expect(payloadOf(full)["verbal"]).toEqual({
      approver_id: "lead",
      approved_at: "2026-03-05T09:30:00+08:00",
      reason: "夜间突发",
    });
  });

  it("is plain when it comes from a form, so that a device can store it", () => {
    const [typed] = createStore(
      draft({ reasons: ["few_staff"], skills: ["法律"], forces: ["stationed_group"] }),
    );
    expect(structuredClone(payloadOf(typed))).toMatchObject({ reasons: ["few_staff"], skills: ["法律"] });
  });

  it("asks for the day of receipt only where a petition is handled", () => {
    const received = { receivedOn: "2026-03-01" };
    expect(payloadOf(draft(received))["received_on"]).toBe("2026-03-01");
    expect(payloadOf(draft({ ...received, kind: "area_training" }))["received_on"]).toBeUndefined();
  });

  it("comes back into the form as it was typed when it was refused", () => {
    const typed = draft({
      reasons: ["few_staff"],
      linkedNumber: "2026-7",
      peopleToAsk: "100",
      subjects: ["an officer"],
      receivedOn: "2026-03-01",
      isVerbal: true,
      verbalApprover: "lead",
      verbalReason: "夜间突发",
    });
    expect(draftOfRequest("1", payloadOf(typed))).toEqual(typed);
    expect(draftOfRequest("1", { kind: "a walk" })).toBeUndefined();
  });

  it("is kept on the device once something was typed or chosen, not before", () => {
    const begun = emptyDraft("1", "2026-03-05", "09:30");
    expect(isWorthKeeping(begun)).toBe(false);
    for (const typed of [{ title: "百" }, { reasons: ["few_staff"] }, { heads: "3" }, { linkedNumber: "7" }])
      expect(isWorthKeeping({ ...begun, ...typed })).toBe(true);
  });
});
