import { describe, expect, test } from "vitest";
import type { Division, Organ } from "./data.ts";
import { findPlaces, missingCommissions, placeTree, villagesBelow } from "./places.ts";

const LEVELS = { 4: "city", 6: "county", 9: "township", 12: "village" } as const;

/** `990101001` is a township below `990101`; a point when one is given. */
function division(digits: string, rest: Partial<Division> = {}): Division {
  const length = digits.length as keyof typeof LEVELS;
  const above = { 4: null, 6: digits.slice(0, 4), 9: digits.slice(0, 6), 12: digits.slice(0, 9) }[length];
  return {
    code: digits.padEnd(12, "0"),
    parent_code: above && above.padEnd(12, "0"),
    level: LEVELS[length],
    name: digits,
    type: null,
    lon: null,
    lat: null,
    coord_source: null,
    workload: 1,
    valid_to: null,
    ...rest,
  };
}

const point = { lon: 120.5, lat: 30.25 };
const county = [division("9901"), division("990101")];

describe("how villages are placed", () => {
  const placements = (divisions: Division[]) =>
    Object.fromEntries(
      villagesBelow(placeTree(divisions).roots).map(({ name, placement }) => [name, placement]),
    );

  test("a village with a point of its own is known, its neighbours go by the township", () => {
    expect(
      placements([
        ...county,
        division("990101001", point),
        division("990101001201", point),
        division("990101001202"),
      ]),
    ).toEqual({ "990101001201": "known", "990101001202": "township" });
  });

  test("a township without a point is placed by the villages that have one", () => {
    expect(
      placements([
        ...county,
        division("990101001"),
        division("990101001201", point),
        division("990101001202"),
      ]),
    ).toEqual({ "990101001201": "known", "990101001202": "township" });
  });

  test("the county's point places no village", () => {
    expect(
      placements([
        division("9901"),
        division("990101", point),
        division("990101001"),
        division("990101001201"),
      ]),
    ).toEqual({ "990101001201": "none" });
  });
});

test("counts cover all that lies below, and only what is in force", () => {
  const tree = placeTree([
    ...county,
    division("990101001", point),
    division("990101001201", point),
    division("990101001202"),
    division("990101001203", { valid_to: "2025-12-31" }),
    division("990101002"),
    division("990101002201"),
  ]);
  const counts = { townships: 2, villages: 3, known: 1, township: 1, none: 1 };

  expect(tree.counts).toEqual({ counties: 1, ...counts });
  expect(tree.byCode.get("990101000000")?.counts).toEqual({ counties: 0, ...counts });
  expect(tree.byCode.has("990101001203")).toBe(false);
});

test("a division whose parent is not there stands at the top", () => {
  expect(placeTree([division("990101001")]).roots.map((root) => root.code)).toEqual(["990101001000"]);
});

test("a search finds parts of names and beginnings of codes", () => {
  const tree = placeTree([
    ...county,
    division("990101001", { name: "溪口镇" }),
    division("990102", { name: "溪南县" }),
  ]);
  const found = (text: string) => findPlaces(tree, text).map((place) => place.name);

  expect(found(" 溪 ")).toEqual(["溪口镇", "溪南县"]);
  expect(found("990101001")).toEqual(["溪口镇"]);
  expect(found("1001")).toEqual([]);
});

describe("counties whose townships lack a commission", () => {
  const organ = (
    name: string,
    kind: Organ["kind"],
    digits: string | null,
    rest: Partial<Organ> = {},
  ): Organ => ({
    id: name,
    kind,
    name,
    code: null,
    division_code: digits && digits.padEnd(12, "0"),
    parent_id: null,
    path: name,
    valid_to: null,
    ...rest,
  });
  const divisions = [
    ...county,
    division("990101001"),
    division("990101002"),
    division("990102"),
    division("990102001"),
  ];
  const commission = organ("county", "county_commission", "990101");
  const missing = (organs: Organ[]) =>
    missingCommissions(divisions, organs).map((line) => [line.organ.name, line.missing]);

  test("are named with how many are missing", () => {
    expect(missing([commission, organ("town", "township_commission", "990101001")])).toEqual([["county", 1]]);
  });

  test("an ended commission does not count", () => {
    const ended = organ("town", "township_commission", "990101001", { valid_to: "2025-01-01" });
    expect(missing([commission, ended])).toEqual([["county", 2]]);
  });

  test("are not named once every township has one, nor without a county organ", () => {
    const all = ["990101001", "990101002"].map((digits) => organ(digits, "township_commission", digits));
    expect(missing([commission, ...all])).toEqual([]);
    expect(missing([])).toEqual([]);
  });
});
