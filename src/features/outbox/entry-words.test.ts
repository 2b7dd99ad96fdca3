import { describe, expect, test } from "vitest";
import type { JsonObject } from "../../core/json.ts";
import { type Entry, entryOf } from "../../lib/outbox/entry.ts";
import { registerCommand } from "../../lib/outbox/registry.ts";
import { contentOf, copyOf, labelOf, soonWords, stateOf } from "./entry-words.ts";

const ID = "00000000-0000-7000-8000-000000000001";

function entry(
  about: { payload?: JsonObject; command?: string; label?: Entry["label"] } & Partial<Entry> = {},
): Entry {
  const { payload = {}, command = "log_visit", label = { code: "log_visit", params: {} }, ...rest } = about;
  const draft = {
    id: ID,
    command,
    payload,
    lane: "a",
    label,
    userId: "me",
    createdAt: 0,
    appVersion: "",
    baseVersion: null,
  };
  return { ...entryOf(draft, 1), ...rest };
}

describe("an entry in words", () => {
  test("is named by what it is about, days as days", () => {
    const label = { code: "log_visit", params: { village: "竹源村", day: "2026-03-01" } };
    expect(labelOf(entry({ label }))).toBe("走访竹源村（2026年3月1日）");
  });

  test("of a command that the page does not know says so", () => {
    expect(labelOf(entry({ label: { code: "seal_box", params: {} } }))).toBe("其他内容（seal_box）");
  });

  test("shows what was filled in, without ids, versions and what was left empty", () => {
    const payload = {
      visit_id: ID,
      base_version: 3,
      village_code: "990100001001",
      kind: "walk",
      started_at: "2026-03-01T02:05:00.000Z",
      met: [
        { role: "villager", count: 2 },
        { role: "party_member", count: 1 },
      ],
      topics: ["误工补贴", "三务公开"],
      guidance: "",
      follow_up_on: null,
      problems: [],
    };
    expect(contentOf(entry({ payload }))).toBe(
      [
        "村（社区）代码：990100001001",
        "方式：走访",
        "时间：2026年3月1日 10:05",
        "见到的人：",
        "　身份：村民",
        "　人数：2",
        "　身份：党员",
        "　人数：1",
        "议题：误工补贴、三务公开",
      ].join("\n"),
    );
  });

  test("uses the words of its area when there are some", () => {
    registerCommand("answer_item", { text: ({ payload }) => `第${Number(payload["n"])}项` });
    expect(contentOf(entry({ command: "answer_item", payload: { n: 7 } }))).toBe("第7项");
  });

  test("is copied with its name, its time and why it came back", () => {
    const refusal = { code: "set_aside", detail: null, at: 0 };
    const copied = copyOf(entry({ payload: { note: "核对" }, refusal }), "3月1日保存");
    expect(copied.split("\n")).toEqual(["走访{village}（{day}）", "3月1日保存", "由您搁置", "说明：核对"]);
  });
});

describe("the state of an entry", () => {
  const suspicion = { code: "forbidden", detail: null, at: 0 };
  test.each([
    ["held", entry(), new Set([ID])],
    ["checking", entry({ suspicion }), new Set<string>()],
    ["sending", entry({ state: "sending" }), new Set<string>()],
    ["refused", entry({ state: "refused" }), new Set([ID])],
  ])("is %s", (state, shown, held) => {
    expect(stateOf(shown, held)).toBe(state);
  });
});

test("a waiting time is told coarsely and never as nothing", () => {
  expect([0, 40_000, 59_500, 61_000, 300_000].map(soonWords)).toEqual([
    "1秒",
    "40秒",
    "1分钟",
    "2分钟",
    "5分钟",
  ]);
});
