import { describe, expect, it } from "vitest";
import { proposeStaffing } from "./propose.ts";
import { findSkillGaps } from "./skill-gaps.ts";
import type { PoolOfficer, StaffingRequest } from "./staffing.schema.ts";
import { person } from "./test-people.ts";

const gapsOf = (more: Partial<StaffingRequest>, pool: readonly PoolOfficer[]) => {
  const request: StaffingRequest = {
    heads: 2,
    skills: [],
    forces: [],
    forcesMin: 1,
    place: null,
    ownOrganId: "asking",
    daysLentLine: 90,
    ...more,
  };
  return findSkillGaps(request, pool, proposeStaffing(request, pool));
};

describe("asked skills that a team lacks", () => {
  it("are none when the proposed and those already there bring them", () => {
    const there = person("there", { on_team: true, skills: ["law"] });
    expect(gapsOf({ skills: ["law", "audit"] }, [there, person("a", { skills: ["audit"] })])).toEqual([]);
  });

  it("are told though there are enough heads, with how many could still bring them", () => {
    const pool = [
      person("there", { on_team: true }),
      person("here", { on_team: true }),
      person("a", { skills: ["audit"] }),
      person("own", { skills: ["audit"], organ_id: "asking" }),
      person("ill", { skills: ["audit"], availability: "on_leave" }),
    ];
    expect(gapsOf({ skills: ["audit"] }, pool)).toEqual([{ skill: "audit", free: 2, barred: 1 }]);
  });

  it("count as barred who has them and cannot be asked, and nobody where nobody has them", () => {
    const pool = [
      person("a"),
      person("b"),
      person("brother", { skills: ["law"], ties: [{ kind: "kinship", grade: "hard" }] }),
      person("no", { skills: ["law"], declined: true }),
    ];
    expect(gapsOf({ skills: ["law", "audit"] }, pool)).toEqual([
      { skill: "law", free: 0, barred: 2 },
      { skill: "audit", free: 0, barred: 0 },
    ]);
  });

  it("are, where no team can be proposed, those that nobody who can be asked has", () => {
    const pool = [
      person("a", { skills: ["law"] }),
      person("ill", { skills: ["audit"], availability: "on_leave" }),
    ];
    expect(gapsOf({ heads: 3, skills: ["law", "audit"] }, pool)).toEqual([
      { skill: "audit", free: 0, barred: 1 },
    ]);
  });
});
