import { describe, expect, test } from "vitest";
import { type Inspection, myInspections } from "./documents.ts";

const inspection = (id: string, opens: string, closes: string): Inspection => ({
  type: "inspection",
  id,
  kind: "special",
  name: id,
  organ_name: "柳坪镇纪委",
  village_name: null,
  round: null,
  starts_on: opens.slice(0, 10),
  ends_on: closes.slice(0, 10),
  opens_at: opens,
  closes_at: closes,
  is_open: false,
  state: "scheduled",
  checklist_version_id: null,
  members: [],
  rules: {},
  answers: [],
  findings: [],
  earlier: [],
});

describe("inspections on a device that hears nothing", () => {
  const rows = [
    inspection("over", "2026-03-01T00:00:00+08:00", "2026-03-03T00:00:00+08:00"),
    inspection("ahead", "2026-03-05T00:00:00+08:00", "2026-03-06T00:00:00+08:00"),
    inspection("now", "2026-03-02T00:00:00+08:00", "2026-03-04T00:00:00+08:00"),
  ];
  const at = (moment: string) =>
    myInspections(rows, new Date(moment)).inspections.map(({ id, is_open }) => `${id} ${is_open}`);

  test("open on their first day and are gone after their last, to the minute", () => {
    expect(at("2026-03-02T23:59:00+08:00")).toEqual(["over true", "now true", "ahead false"]);
    expect(at("2026-03-03T00:00:00+08:00")).toEqual(["now true", "ahead false"]);
    expect(at("2026-03-05T00:00:00+08:00")).toEqual(["ahead true"]);
    expect(at("2026-03-06T00:00:00+08:00")).toEqual([]);
  });
});
