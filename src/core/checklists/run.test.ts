import { describe, expect, test } from "vitest";
import type { ItemBody } from "./checklist.schema.ts";
import { concludingPayload, inputsOf, type KeptAnswer, newestOf, type RunList, savePayload } from "./run.ts";

const number = (code: string): ItemBody & { id: string } => ({
  id: `id of ${code}`,
  code,
  section: "",
  title: code,
  hint: "",
  is_required: false,
  topic: "",
  rule_ref: "",
  kind: "number",
  options: {},
});
const list: RunList = {
  items: [number("payees"), number("signatures"), number("other")],
  checks: [
    {
      code: "fewer",
      condition: {
        kind: "compare",
        left: { kind: "item", item: "signatures" },
        operator: "lt",
        right: { kind: "item", item: "payees" },
      },
      severity: "serious",
      topic: "误工补贴",
      finding_title: "签字不齐",
      finding_text: "领款{right}人，签字{left}人。",
    },
  ],
};
const answer = (value: KeptAnswer["value"], at = "2026-03-20T01:00:00Z"): KeptAnswer => ({
  value,
  note: "",
  at,
});
const moment = { at: "2026-03-20T02:00:00Z", today: "2026-03-20" };
const payload = (answers: Record<string, KeptAnswer>, unsaved: string[]) =>
  savePayload("i", list, { answers, copy: { answers, rechecks: {}, unsaved } }, moment);

describe("what is saved", () => {
  const both = { "id of payees": answer(12), "id of signatures": answer(2) };

  test("is what no command carries yet, with the checks that depend on it", () => {
    expect(payload(both, ["id of signatures"])).toEqual({
      inspection_id: "i",
      answered_at: moment.at,
      answers: [{ item_id: "id of signatures", value: 2 }],
      rechecks: [],
      checks: [{ code: "fewer", status: "raised", title: "签字不齐", text: "领款12人，签字2人。" }],
    });
  });
  test("says nothing of checks that it does not touch or that cannot be told yet", () => {
    expect(payload({ ...both, "id of other": answer(1) }, ["id of other"])?.["checks"]).toEqual([]);
    expect(payload({ "id of signatures": answer(2) }, ["id of signatures"])?.["checks"]).toEqual([]);
  });
  test("takes a finding back when the answer is corrected", () => {
    const corrected = { ...both, "id of signatures": answer(12) };
    expect(payload(corrected, ["id of signatures"])?.["checks"]).toEqual([
      { code: "fewer", status: "clear" },
    ]);
  });
  test("is nothing when everything is saved, and open findings looked at again go along", () => {
    expect(payload(both, [])).toBeNull();
    const rechecks = { f1: { outcome: "worse" as const, note: " 又少签3人 ", at: moment.at } };
    const copy = { answers: {}, rechecks, unsaved: ["f1"] };
    expect(savePayload("i", list, { answers: {}, copy }, moment)?.["rechecks"]).toEqual([
      { finding_id: "f1", outcome: "worse", note: "又少签3人" },
    ]);
  });
});

test("of an answer known twice the later one counts, whoever gave it", () => {
  const server = { a: answer(1, "2026-03-20T01:00:00+00:00"), b: answer(1, "2026-03-20T03:00:00+00:00") };
  const device = { a: answer(2, "2026-03-20T02:00:00Z"), b: answer(2, "2026-03-20T02:00:00Z"), c: answer(2) };
  const merged = newestOf(server, device);
  expect([merged["a"]?.value, merged["b"]?.value, merged["c"]?.value]).toEqual([2, 1, 2]);
});

test("a condition names every item on which it depends", () => {
  expect(
    inputsOf({
      kind: "each_row",
      sheet: "lines",
      left: { kind: "cell", column: "rate" },
      operator: "gt",
      right: { kind: "item", item: "decided" },
    }),
  ).toEqual(["lines", "decided"]);
  expect(inputsOf(list.checks[0]!.condition)).toEqual(["signatures", "payees"]);
});

describe("handing in", () => {
  test("says what the answers of two devices show together, which neither could tell alone", () => {
    const both = { "id of payees": answer(12), "id of signatures": answer(2) };
    expect(concludingPayload("i", list, both, moment)).toEqual({
      inspection_id: "i",
      answered_at: "2026-03-20T02:00:00Z",
      answers: [],
      rechecks: [],
      checks: [{ code: "fewer", status: "raised", title: "签字不齐", text: "领款12人，签字2人。" }],
    });
  });
  test("says nothing of a check that misses an answer, and nothing at all without checks", () => {
    expect(concludingPayload("i", list, { "id of payees": answer(12) }, moment)).toBeNull();
    expect(concludingPayload("i", { ...list, checks: [] }, {}, moment)).toBeNull();
  });
});
