import { describe, expect, it } from "vitest";
import { arrangedOn } from "./arrangement.ts";
import type { AreaGroup } from "./data.ts";

const member = (name: string, from_day: string, to_day: string | null = null) => ({
  organ_id: name,
  name,
  kind: "township_commission" as const,
  lon: null,
  lat: null,
  from_day,
  to_day,
});
const post = (name: string, from_day: string, to_day: string | null = null) => ({
  post: "lead" as const,
  officer_id: name,
  name,
  officer_post: "",
  from_day,
  to_day,
});
const group = (more: Partial<AreaGroup> = {}): AreaGroup => ({
  id: "g",
  organ_id: "county",
  name: "one",
  valid_from: "2026-01-01",
  valid_to: null,
  version: 1,
  members: [],
  posts: [],
  ...more,
});

describe("an area group on a day", () => {
  it("is led by who holds the post that day, on its first and last day too", () => {
    const posts = [post("old", "2026-01-01", "2026-03-31"), post("new", "2026-04-01")];
    const leadOn = (day: string) => arrangedOn(group({ posts }), day).lead?.name;
    expect(["2026-03-31", "2026-04-01", "2025-12-31"].map(leadOn)).toEqual(["old", "new", undefined]);
  });

  it("keeps who left as history and shows who joins later among the members", () => {
    const members = [
      member("left", "2026-01-01", "2026-03-31"),
      member("stays", "2026-01-01"),
      member("joins", "2026-06-01"),
    ];
    const arranged = arrangedOn(group({ members }), "2026-04-01");
    expect(arranged.members.map(({ name }) => name)).toEqual(["stays", "joins"]);
    expect(arranged.past.map(({ name }) => name)).toEqual(["left"]);
  });

  it("has ended the day after its last", () => {
    const ends = group({ valid_to: "2026-03-31" });
    expect(arrangedOn(ends, "2026-03-31").isEnded).toBe(false);
    expect(arrangedOn(ends, "2026-04-01").isEnded).toBe(true);
  });
});
