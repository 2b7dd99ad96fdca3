import { expect, test } from "vitest";
import * as v from "valibot";
import { RotationInstance } from "../rotation.schema.ts";
import { buildRotationInstance, rowsOf, visitsOf } from "./build-instance.ts";
import { county, draft, idOf, officer, organ, target, team } from "./testing.ts";

const UNITS = ["甲", "乙", "丙"];
/** A pair by names, as the instance's indexes. */
const pairOf = (built: ReturnType<typeof buildRotationInstance>, unit: string, place: string) => [
  built.teams.findIndex(({ id }) => id === idOf(`team ${unit}`)),
  built.targets.findIndex(({ id }) => id === idOf(`target ${place}`)),
];

test("the same rows in another order give the same instance, and one that passes the format", () => {
  const plan = draft(UNITS, 2);
  const data = county(UNITS);
  const shuffled = { ...plan, teams: [...plan.teams].reverse(), targets: [...plan.targets].reverse() };
  const turned = { ...data, organs: [...data.organs].reverse(), officers: [...data.officers].reverse() };
  const { instance } = buildRotationInstance(plan, data);
  expect(buildRotationInstance(shuffled, turned).instance).toEqual(instance);
  expect(v.parse(RotationInstance, instance)).toMatchObject({ R: 2, roundLoad: [3, 3] });
});

test("places a kilometre apart are 100 units of 10 m apart, and a unit without a point stands where the one above it does", () => {
  const data = county(UNITS, {
    organs: [
      { ...organ("县", 0), path: "county" },
      organ("甲", 0, "990123100000"),
      organ("乙", 1, "990123101000"),
      organ("丙", null, "990123102000"),
    ],
  });
  const built = buildRotationInstance(draft(UNITS, 1), data);
  const at = (unit: string) => built.instance.units[built.units.indexOf(idOf(unit))]!;
  expect(Math.abs(at("乙").y - at("甲").y)).toBe(100);
  expect([at("丙").x, at("丙").y]).toEqual([at("甲").x, at("甲").y]);
});

test("a team never inspects the unit of any member, be he of an office below it", () => {
  const data = county(UNITS, {
    organs: [...county(UNITS).organs, { ...organ("乙站", 1), path: "county.乙.站" }],
    officers: [officer("甲1", "甲"), officer("外来", "乙站")],
  });
  const built = buildRotationInstance(draft(UNITS, 1, { teams: [team("甲", ["甲1", "外来"])] }), data);
  const units = built.instance.teams[0]!.units.map((unit) => built.units[unit]);
  expect(units[0]).toBe(idOf("甲"));
  expect(new Set(units)).toEqual(new Set([idOf("甲"), idOf("乙")]));
});

test("a hard tie to the unit, its township, a village in it or the village itself bars the pair; one elsewhere does not", () => {
  const tie = (place: { organ?: string; division?: string }) => ({
    officer_id: idOf("甲1"),
    organ_id: place.organ ? idOf(place.organ) : null,
    division_code: place.division ?? null,
    grade: "hard" as const,
    kind: "native",
  });
  const village = target("丙", { name: "丙村", division_code: "990123102201" });
  const plan = draft(UNITS, 1, { targets: [target("乙"), village] });
  const barred = (...ties: ReturnType<typeof tie>[]) => {
    const built = buildRotationInstance(plan, county(UNITS, { ties }));
    return ["乙", "丙村"].filter((place) => {
      const [t, g] = pairOf(built, "甲", place);
      return built.instance.hardTies.some(([team, aim]) => team === t && aim === g);
    });
  };
  expect(barred(tie({ organ: "乙" }))).toEqual(["乙"]);
  expect(barred(tie({ division: "990123101000" }))).toEqual(["乙"]);
  expect(barred(tie({ division: "990123101205" }))).toEqual(["乙"]);
  expect(barred(tie({ division: "990123102201" }))).toEqual(["丙村"]);
  expect(barred(tie({ division: "990123102202" }))).toEqual([]);
  expect(barred(tie({ division: "990123102000" }))).toEqual(["丙村"]);
  expect(barred(tie({ division: "990123000000" }))).toEqual([]);
});

test("what is stored with a draw does not tell which tie it is, nor whose", () => {
  const data = county(UNITS, {
    ties: [
      { officer_id: idOf("甲1"), organ_id: idOf("乙"), division_code: null, grade: "hard", kind: "kinship" },
      {
        officer_id: idOf("甲2"),
        organ_id: idOf("丙"),
        division_code: null,
        grade: "soft",
        kind: "residence",
      },
    ],
  });
  const built = buildRotationInstance(draft(UNITS, 1), data);
  const text = JSON.stringify(built.instance);
  for (const word of ["kinship", "residence", idOf("甲1"), idOf("甲2")]) expect(text).not.toContain(word);
  expect(built.tieHolders.get(pairOf(built, "甲", "乙").join(","))).toEqual([
    { officer_id: idOf("甲1"), grade: "hard", kind: "kinship" },
  ]);
});

test("a team is away in the rounds in which fewer than two of its members are there", () => {
  const three = team("甲", ["甲1", "甲2", "乙1"]);
  three.members[0]!.off_rounds = [1, 2];
  three.members[1]!.off_rounds = [2];
  const built = buildRotationInstance(draft(UNITS, 3, { teams: [three] }), county(UNITS));
  expect(built.instance.teams[0]!.off).toEqual([2]);
});

test("earlier rounds count for the team that the same unit leads, and for the same village only", () => {
  const met = (name: string, division_code: string | null, back: number) => ({
    lead_organ_id: idOf("甲"),
    officer_ids: [],
    organ_id: idOf("丙"),
    division_code,
    name,
    back,
  });
  const data = county(UNITS, { history: [met("丙", null, 0), met("丙村", "990123102201", 3)] });
  const village = target("丙", { name: "丙村", division_code: "990123102201" });
  const built = buildRotationInstance(draft(UNITS, 1, { targets: [target("丙"), village] }), data);
  expect(new Set(built.instance.history.map(String))).toEqual(
    new Set([String([...pairOf(built, "甲", "丙"), 0]), String([...pairOf(built, "甲", "丙村"), -3])]),
  );
});

test("what is excluded by hand is barred, and what is locked is decided", () => {
  const pair = { team_id: idOf("team 甲"), target_id: idOf("target 乙") };
  const lock = { team_id: idOf("team 乙"), target_id: idOf("target 丙"), round: 1 };
  const built = buildRotationInstance(
    draft(UNITS, 1, { settings: { excluded: [pair] }, assignments: [{ ...lock, is_locked: true }] }),
    county(UNITS),
  );
  expect(built.instance.hardTies).toEqual([[...pairOf(built, "甲", "乙"), "excluded"]]);
  expect(rowsOf(built, built.instance.locks)).toEqual([lock]);
  expect(visitsOf(built, [lock])).toEqual(built.instance.locks);
});
