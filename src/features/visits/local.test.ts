import { describe, expect, test } from "vitest";
import type { JsonObject } from "../../core/json.ts";
import type { ListedVisit } from "../../core/visits/visits.schema.ts";
import { type Entry, entryOf } from "../../lib/outbox/entry.ts";
import { isWanted, localVisits, mergeVisits, NO_FILTERS, type VisitFilters } from "./local.ts";
import { changesOf } from "./save.ts";

const NAMES = { officerId: "me", officerName: "江月明", village: (code: string) => `${code}村` };
let seq = 0;

function entry(id: string, payload: JsonObject, over: Partial<Entry> = {}, command = "log_visit"): Entry {
  const draft = {
    id,
    command,
    payload,
    lane: "village:v",
    label: { code: "visit", params: {} },
    userId: "user",
    createdAt: 0,
    appVersion: "1",
    baseVersion: null,
  };
  return { ...entryOf(draft, ++seq), ...over };
}
const logged = (id: string, day: string, over: Partial<Entry> = {}, extra: JsonObject = {}): Entry =>
  entry(id, { village_code: "v", kind: "walk", started_at: `${day}T10:00:00+08:00`, ...extra }, over);
const corrected = (visitId: string, changes: JsonObject, over: Partial<Entry> = {}): Entry =>
  entry(`edit-${++seq}`, { visit_id: visitId, base: {}, changes }, over, "update_visit");
const sentAt = (receivedAt: number): Partial<Entry> => ({
  state: "sent",
  receipt: { receivedAt, result: {} },
});
const REFUSED: Partial<Entry> = {
  state: "refused",
  refusal: { code: "village_outside_scope", detail: null, at: 0 },
};

const row = (id: string, day = "2026-11-01", over: Partial<ListedVisit> = {}): ListedVisit => ({
  id,
  village_code: "v",
  village_name: "竹源村",
  grid_id: null,
  organ_id: "o",
  organ_name: "云溪镇纪委",
  author_id: "me",
  author_name: "江月明",
  kind: "walk",
  started_at: `${day}T02:00:00+00:00`,
  visited_on: day,
  met: [],
  topics: [],
  guidance: null,
  follow_up_on: null,
  follow_up_of: null,
  follow_up_done_on: null,
  merge_label: null,
  version: 1,
  problem_count: 0,
  ...over,
});
const merged = (rows: ListedVisit[], open: Entry[], sent: Entry[] = [], fetchedAtMs = 1000) =>
  mergeVisits(rows, localVisits({ open, sent }, NAMES), fetchedAtMs);

describe("one list of the server's and the device's visits", () => {
  test("what is not on the server stands on top, the newest visit first", () => {
    const list = merged(
      [row("s1")],
      [logged("old", "2026-10-01"), logged("new", "2026-11-05", { state: "sending" })],
    );
    expect(list.map(({ id, delivery }) => [id, delivery?.state])).toEqual([
      ["new", "sending"],
      ["old", "waiting"],
      ["s1", undefined],
    ]);
  });

  test("a visit that the server lists already stands there once, as the server has it", () => {
    const list = merged(
      [row("s1")],
      [logged("s1", "2026-11-01")],
      [logged("s1", "2026-11-01", sentAt(2000))],
    );
    expect(list.map(({ id, delivery }) => [id, delivery])).toEqual([["s1", null]]);
  });

  test("a visit sent after the list was fetched is shown as sent; one sent before belongs to another page", () => {
    const sent = [logged("late", "2026-11-01", sentAt(1000)), logged("early", "2026-01-01", sentAt(999))];
    expect(merged([], [], sent).map(({ id, delivery }) => [id, delivery?.state])).toEqual([["late", "sent"]]);
  });

  test("a refused visit stays, with its reason", () => {
    expect(merged([], [logged("no", "2026-11-01", REFUSED)])[0]?.delivery).toEqual({
      state: "refused",
      code: "village_outside_scope",
    });
  });

  test("a visit of the device carries names, its day in Shanghai and the number of its problems", () => {
    const evening = entry("e", {
      village_code: "v7",
      kind: "stationed",
      started_at: "2026-11-20T23:30:00+08:00",
      problems: [{ id: "p", category: "style", description: "x" }],
    });
    expect(merged([], [evening])[0]).toMatchObject({
      village_name: "v7村",
      author_name: "江月明",
      visited_on: "2026-11-20",
      problem_count: 1,
    });
  });

  test("what another version of the app stored and this one cannot read is left to the outbox page", () => {
    expect(merged([], [entry("x", { village: "v" }), entry("y", { started_at: "soon" })])).toEqual([]);
  });
});

describe("corrections that wait", () => {
  test("are shown in the order of saving, with the later day", () => {
    const list = merged(
      [row("s1", "2026-11-01", { guidance: "a" })],
      [
        corrected("s1", { guidance: "b" }),
        corrected("s1", { guidance: "c", started_at: "2026-11-02T00:30:00+08:00" }),
      ],
    );
    expect(list[0]).toMatchObject({
      guidance: "c",
      visited_on: "2026-11-02",
      delivery: { state: "waiting", code: null },
    });
  });

  test("that were refused leave the server's value and stay marked, whatever waits behind them", () => {
    const list = merged(
      [row("s1", "2026-11-01", { guidance: "a" })],
      [corrected("s1", { guidance: "b" }, REFUSED), corrected("s1", { topics: ["三务公开"] })],
    );
    expect(list[0]).toMatchObject({
      guidance: "a",
      topics: ["三务公开"],
      delivery: { state: "refused", code: "village_outside_scope" },
    });
  });
});

describe("corrections that were sent", () => {
  const sent = (version: number, conflicts: string[] = []): Partial<Entry> => ({
    state: "sent",
    receipt: { receivedAt: 2000, result: { visit_id: "s1", version, conflicts } },
  });

  test("are shown until the row is read anew, so that a second one builds on the first", () => {
    const list = merged([row("s1")], [], [corrected("s1", { guidance: "b" }, sent(2))]);
    expect(list[0]).toMatchObject({ guidance: "b", version: 2, delivery: null });
  });

  test("say nothing about a row that was read later", () => {
    const later = row("s1", "2026-11-01", { guidance: "c", version: 3 });
    const list = merged([later], [], [corrected("s1", { guidance: "b" }, sent(2))]);
    expect(list[0]).toMatchObject({ guidance: "c", version: 3 });
  });

  test("leave a field in conflict as the server has it", () => {
    const changes = { guidance: "b", topics: ["三务公开"] };
    const list = merged(
      [row("s1", "2026-11-01", { guidance: "a" })],
      [],
      [corrected("s1", changes, sent(2, ["guidance"]))],
    );
    expect(list[0]).toMatchObject({ guidance: "a", topics: ["三务公开"], version: 2 });
  });
});

test("a correction builds on the person's own earlier ones of that visit, not on refused ones or other visits", () => {
  const own = [
    corrected("s1", {}, { id: "waits" }),
    corrected("s1", {}, { id: "sent", ...sentAt(1) }),
    corrected("s1", {}, { id: "refused", ...REFUSED }),
    corrected("s2", {}, { id: "other" }),
    logged("s1", "2026-11-01"),
    entry("decided", { visit_id: "s1", conflict_id: "c", chosen: "mine" }, {}, "resolve_conflict"),
  ];
  expect(changesOf("s1", own)).toEqual(["waits", "sent", "decided"]);
});

test("a follow-up is taken as made by a visit on its way, not by a refused one", () => {
  const open = [
    logged("a", "2026-11-01", {}, { follow_up_of: "p1" }),
    logged("b", "2026-11-01", REFUSED, { follow_up_of: "p2" }),
  ];
  expect([...localVisits({ open, sent: [] }, NAMES).followedIds]).toEqual(["p1"]);
});

describe("the filter", () => {
  const wanted = (filters: Partial<VisitFilters>, over: Partial<ListedVisit> = {}) =>
    isWanted(row("r", "2026-11-01", over), { ...NO_FILTERS, ...filters }, "me");

  test("takes both ends of the period", () => {
    expect(wanted({ from: "2026-11-01", to: "2026-11-01" })).toBe(true);
    expect(wanted({ from: "2026-11-02" })).toBe(false);
    expect(wanted({ to: "2026-10-31" })).toBe(false);
  });

  test("looks for text in village, topics and guidance, whatever the case", () => {
    expect(wanted({ text: " 竹源 " })).toBe(true);
    expect(wanted({ text: "低保" }, { topics: ["低保救助"] })).toBe(true);
    expect(wanted({ text: "wifi" }, { guidance: "装好WiFi" })).toBe(true);
    expect(wanted({ text: "路灯" })).toBe(false);
  });

  test("knows kind, village and author", () => {
    expect(wanted({ kind: "return" })).toBe(false);
    expect(wanted({ villageCode: "w" })).toBe(false);
    expect(wanted({ isMine: true })).toBe(true);
    expect(wanted({ isMine: true }, { author_id: "other" })).toBe(false);
  });
});
