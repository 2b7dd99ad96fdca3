import { describe, expect, it } from "vitest";
import * as fc from "fast-check";
import { bestByTrying, checkTeam, checkVerdicts } from "../../../tests/checkers/staffing.ts";
import { proposeStaffing } from "./propose.ts";
import { reviewTeam } from "./review.ts";
import { FORCES, type PoolOfficer, type StaffingRequest } from "./staffing.schema.ts";
import { person as officer } from "./test-people.ts";

const PLACE = { lon: 110.2, lat: 28.4 };
const person = (id: string, more: Partial<PoolOfficer> = {}) => officer(id, { ...PLACE, ...more });
const request = (more: Partial<StaffingRequest> = {}): StaffingRequest => ({
  heads: 2,
  skills: [],
  forces: [],
  forcesMin: 1,
  place: PLACE,
  ownOrganId: "asking",
  daysLentLine: 90,
  ...more,
});
const teamOf = (asked: StaffingRequest, pool: readonly PoolOfficer[]) => {
  const proposal = proposeStaffing(asked, pool);
  return proposal.status === "proposed" ? proposal.team : proposal.shortfalls;
};
const verdictOf = (asked: StaffingRequest, pool: readonly PoolOfficer[], id: string) =>
  proposeStaffing(asked, pool).assessments.find((assessment) => assessment.id === id);

describe("whom to ask", () => {
  it("never asks who has a hard tie, and says so", () => {
    const brother = person("brother", { skills: ["law"], ties: [{ kind: "kinship", grade: "hard" }] });
    const pool = [brother, person("a"), person("b")];
    expect(teamOf(request({ skills: ["law"] }), pool)).toEqual(["a", "b"]);
    expect(verdictOf(request(), pool, "brother")).toEqual({
      id: "brother",
      verdict: "excluded",
      obstacles: [{ code: "hard_tie", kinds: ["kinship"] }],
    });
  });

  it("asks who served there only when nobody else will do, and says that a leader decides", () => {
    const served = person("a served", { ties: [{ kind: "former_post", grade: "soft" }] });
    const far = person("far", { lon: 111.2 }); // 98 km, which weighs less than a soft tie
    expect(teamOf(request(), [served, person("b"), far])).toEqual(["b", "far"]);
    expect(teamOf(request(), [served, person("b")])).toEqual(["a served", "b"]);
    expect(verdictOf(request(), [served, person("b")], "a served")).toMatchObject({
      verdict: "chosen",
      remarks: expect.arrayContaining([{ code: "soft_tie", kinds: ["former_post"] }]),
    });
  });

  it("mixes the forces that were asked for, even when that is further", () => {
    const group = person("group", { force: "stationed_group", lon: 111.2 });
    const pool = [person("a"), person("b"), person("c"), group];
    expect(teamOf(request({ forces: ["stationed_group"] }), pool)).toEqual(["a", "group"]);
    expect(teamOf(request({ forcesMin: 2 }), pool)).toEqual(["a", "group"]);
  });

  it("covers the most skills before it counts anything else", () => {
    const both = person("both", { skills: ["law", "audit"], days_lent: 80 });
    const pool = [person("law", { skills: ["law"] }), person("near"), both];
    expect(teamOf(request({ skills: ["law", "audit"] }), pool)).toEqual(["both", "law"]);
  });

  it("spares who has been lent for long this year, who is far, and who has other matters", () => {
    const base = [person("a"), person("b")];
    for (const burden of [
      { days_lent: 10 },
      { lon: 110.5 },
      { running: 1 },
      { availability: "busy" },
    ] as const) {
      expect(teamOf(request(), [person("0", burden), ...base])).toEqual(["a", "b"]);
    }
  });

  it("leaves out who is on leave, lent elsewhere, declined, or of the organ that asks, each with its reason", () => {
    const pool = [
      person("leave", { availability: "on_leave" }),
      person("lent", { busy_until: "2026-12-01" }),
      person("no", { declined: true }),
      person("own", { organ_id: "asking" }),
      person("x"),
      person("y"),
    ];
    expect(teamOf(request(), pool)).toEqual(["x", "y"]);
    const codes = ["leave", "lent", "no", "own"].map((id) => {
      const assessment = verdictOf(request(), pool, id);
      return assessment?.verdict === "excluded" ? assessment.obstacles.map(({ code }) => code).join() : "";
    });
    expect(codes).toEqual(["on_leave", "lent_elsewhere", "declined", "own_organ"]);
  });

  it("counts who is already on the team: heads, skills and forces", () => {
    const there = person("there", { on_team: true, skills: ["law"], force: "stationed_group" });
    const pool = [there, person("a", { skills: ["law"], days_lent: 1 }), person("b")];
    expect(teamOf(request({ skills: ["law"], forces: ["stationed_group"] }), pool)).toEqual(["b"]);
  });

  it("says everything that is short when there is no team", () => {
    expect(teamOf(request({ heads: 3, forces: ["commission_leader"] }), [person("a"), person("b")])).toEqual([
      { code: "too_few_people", needed: 3, available: 2 },
      { code: "force_missing", force: "commission_leader" },
    ]);
    const forces = FORCES.map((force) => person(force, { force }));
    expect(teamOf(request({ heads: 2, forces: [...FORCES] }), forces)).toEqual([
      { code: "heads_below_forces", heads: 2, forces: 4 },
    ]);
    expect(teamOf(request({ forcesMin: 2 }), [person("a"), person("b")])).toEqual([
      { code: "forces_too_few", wanted: 2, available: 1 },
    ]);
  });

  it("takes no team of one and no more than ten skills", () => {
    expect(() => proposeStaffing(request({ heads: 1 }), [])).toThrow(RangeError);
    const skills = Array.from({ length: 11 }, (_, n) => `s${n}`);
    expect(() => proposeStaffing(request({ skills }), [])).toThrow(RangeError);
  });
});

describe("a team chosen by hand", () => {
  it("is told what it lacks", () => {
    const asked = request({ heads: 3, skills: ["law"], forces: ["stationed_group"], forcesMin: 2 });
    expect(reviewTeam(asked, [person("a"), person("b")])).toEqual([
      { code: "too_small", wanted: 3, people: 2 },
      { code: "force_missing", force: "stationed_group" },
      { code: "forces_too_few", wanted: 2, present: 1 },
      { code: "skill_missing", skill: "law" },
    ]);
  });
});

describe("against every other team", () => {
  const SKILLS = ["law", "audit", "finance"];
  const TIES: PoolOfficer["ties"][] = [
    [],
    [],
    [{ kind: "native", grade: "soft" }],
    [{ kind: "kinship", grade: "hard" }],
  ];
  const arbitraryPerson = fc.record({
    organ_id: fc.constantFrom("asking", "one", "two"),
    force: fc.constantFrom(...FORCES),
    skills: fc.subarray(SKILLS),
    availability: fc.constantFrom("available", "available", "available", "busy", "on_leave"),
    lon: fc.option(fc.constantFrom(110.1, 110.4, 110.9)),
    lat: fc.constantFrom(28.2, 28.4, 28.7),
    running: fc.integer({ min: 0, max: 2 }),
    busy_until: fc.constantFrom(null, null, null, "2026-12-01"),
    days_lent: fc.constantFrom(0, 0, 7, 95),
    ties: fc.constantFrom(...TIES),
    on_team: fc.constantFrom(false, false, false, false, true),
    declined: fc.constantFrom(false, false, false, true),
  });
  const scene = fc.record({
    pool: fc
      .array(arbitraryPerson, { maxLength: 10 })
      .map((people) => people.map((one, index): PoolOfficer => ({ id: `p${index}`, ...one }))),
    asked: fc.record({
      heads: fc.integer({ min: 2, max: 5 }),
      skills: fc.subarray(SKILLS),
      forces: fc.subarray([...FORCES]),
      forcesMin: fc.integer({ min: 1, max: 3 }),
    }),
  });
  const RUNS = { seed: 20_261_122, numRuns: 1500 };

  it("no set of people is mixed as asked and better, and none exists where it says so", () => {
    fc.assert(
      fc.property(scene, ({ pool, asked }) => {
        const wanted = request(asked);
        const proposal = proposeStaffing(wanted, pool);
        const best = bestByTrying(wanted, pool);
        expect(checkVerdicts(pool, proposal)).toEqual([]);
        const found =
          proposal.status === "proposed"
            ? {
                wrong: checkTeam(wanted, pool, proposal),
                missing: proposal.missingSkills.length,
                cost: proposal.cost,
              }
            : { wrong: proposal.shortfalls.length > 0 ? [] : ["no reason"] };
        expect(found).toEqual({ wrong: [], ...best });
      }),
      RUNS,
    );
  });

  it("the order of the pool does not matter", () => {
    fc.assert(
      fc.property(scene, ({ pool, asked }) => {
        const backwards = [...pool].reverse();
        expect(teamOf(request(asked), backwards)).toEqual(teamOf(request(asked), pool));
      }),
      { ...RUNS, numRuns: 300 },
    );
  });
});
