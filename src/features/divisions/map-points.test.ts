import { expect, test } from "vitest";
import type { Division } from "./data.ts";
import { mapPoints } from "./map-points.ts";
import { placeTree } from "./places.ts";

const division = (code: string, level: Division["level"], lon: number | null = null): Division => ({
  code,
  parent_code: { city: null, county: null, township: "990101000000", village: `${code.slice(0, 9)}000` }[
    level
  ],
  level,
  name: code,
  type: null,
  lon,
  lat: lon === null ? null : 30,
  coord_source: null,
  workload: 1,
  valid_to: null,
});
const county = division("990101000000", "county");
const pointsOf = (...below: Division[]) => {
  const tree = placeTree([county, ...below]);
  return mapPoints(tree.byCode.get(county.code)!.children).map(({ id, lon, group, placed }) => [
    id.slice(6),
    lon,
    group?.slice(6) ?? null,
    placed,
  ]);
};

test("a village without a point stands at its township's, and is marked so", () => {
  expect(
    pointsOf(
      division("990101001000", "township", 119),
      division("990101001201", "village", 120),
      division("990101001202", "village"),
    ),
  ).toEqual([
    ["001201", 120, "001000", true],
    ["001202", 119, "001000", false],
  ]);
});

test("without a township's point it stands in the middle of the known villages, never of another township's", () => {
  expect(
    pointsOf(
      division("990101001000", "township"),
      division("990101001201", "village", 118),
      division("990101001202", "village", 120),
      division("990101001203", "village"),
      division("990101002000", "township"),
      division("990101002201", "village"),
    ).filter(([, , , placed]) => !placed),
  ).toEqual([
    ["001203", 119, "001000", false],
    ["002201", null, "002000", false],
  ]);
});
