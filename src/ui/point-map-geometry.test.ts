import type { FeatureCollection } from "geojson";
import { describe, expect, test } from "vitest";
import { colourGroups, drawMap, type MapPoint, neighbourTowards } from "./point-map-geometry.ts";

const point = (
  id: string,
  lon: number | null,
  lat: number | null,
  more: Partial<MapPoint> = {},
): MapPoint => ({
  id,
  lon,
  lat,
  group: null,
  label: id,
  placed: true,
  ...more,
});
const square = [
  point("sw", 119, 29),
  point("se", 119.5, 29),
  point("nw", 119, 29.4),
  point("ne", 119.5, 29.4),
];
const positions = (points: MapPoint[]) =>
  new Map(drawMap(points, undefined, 800, 500).points.map(({ id, x, y }) => [id, { x, y }]));

describe("a drawing", () => {
  test("has north up and east to the right, within its frame", () => {
    const at = positions(square);
    expect(at.get("ne")!.x).toBeGreaterThan(at.get("nw")!.x);
    expect(at.get("ne")!.y).toBeLessThan(at.get("se")!.y);
    for (const { x, y } of at.values()) expect([x > 0 && x < 800, y > 0 && y < 500]).toEqual([true, true]);
  });

  test("leaves out what has no position at all rather than invent one", () => {
    expect([...positions([...square, point("unknown", null, null)]).keys()]).toEqual([
      "sw",
      "se",
      "nw",
      "ne",
    ]);
  });

  test("sets places without their own position apart around their township, none covering another", () => {
    const lost = Array.from({ length: 30 }, (_, index) => point(`u${index}`, 119.2, 29.2, { placed: false }));
    const drawn = drawMap([...square, ...lost], undefined, 800, 500).points.filter(({ placed }) => !placed);
    const distances = drawn.flatMap((a, i) =>
      drawn.slice(i + 1).map((b) => Math.hypot(a.x - b.x, a.y - b.y)),
    );
    expect(Math.min(...distances)).toBeGreaterThan(6);
  });

  test("gives a cell only to what has a position of its own", () => {
    const drawing = drawMap([...square, point("u", 119.2, 29.2, { placed: false })], undefined, 800, 500);
    expect([drawing.cellOf("sw") !== "", drawing.cellOf("u")]).toEqual([true, ""]);
  });

  test("draws borders exactly between cells of different groups", () => {
    const grouped = square.map((corner) => ({ ...corner, group: corner.id.endsWith("w") ? "west" : "east" }));
    const drawing = drawMap(grouped, undefined, 800, 500);
    expect(drawing.groupBorders(() => "one")).toBe("");
    expect(drawing.groupBorders(({ group }) => group)).not.toBe("");
    expect(drawing.touching(({ group }) => group)).toEqual([["east", "west"]]);
  });

  test("keeps a point in sight that lies beyond the boundary, and lines do not frame it", () => {
    const area = (west: number, east: number): FeatureCollection => ({
      type: "FeatureCollection",
      features: [
        {
          type: "Feature",
          properties: {},
          geometry: {
            type: "Polygon",
            coordinates: [
              [
                [west, 29],
                [west, 29.4],
                [east, 29.4],
                [east, 29],
                [west, 29],
              ],
            ],
          },
        },
      ],
    });
    const beyond = drawMap(square, area(119, 119.2), 800, 500);
    for (const { x } of beyond.points) expect(x > 0 && x < 800).toBe(true);
    const lined = drawMap(square, undefined, 800, 500, area(110, 130));
    expect([lined.boundaryPath, lined.linesPath !== ""]).toEqual(["", true]);
    expect(lined.points).toEqual(drawMap(square, undefined, 800, 500).points);
  });

  test.each([0, 1, 2])("does not fail with %i points", (count) => {
    expect(drawMap(square.slice(0, count), undefined, 800, 500).points).toHaveLength(count);
  });
});

describe("colours of groups", () => {
  test("differ between groups that touch", () => {
    const ring: [string, string][] = [
      ["a", "b"],
      ["b", "c"],
      ["c", "d"],
      ["d", "a"],
      ["a", "c"],
    ];
    const colours = colourGroups(["a", "b", "c", "d"], ring, 3);
    for (const [one, other] of ring) expect(colours.get(one)).not.toBe(colours.get(other));
  });

  test("are all used before one is used twice", () => {
    expect(new Set(colourGroups(["a", "b", "c", "d"], [], 4).values()).size).toBe(4);
  });
});

test("an arrow key goes to the nearest point in its direction and stops at the edge", () => {
  const { points } = drawMap(square, undefined, 800, 500);
  const at = (id: string) => points.find((candidate) => candidate.id === id)!;
  const to = (id: string, dx: number, dy: number) => neighbourTowards(points, at(id), { dx, dy })?.id;
  expect([to("sw", 1, 0), to("sw", 0, -1), to("ne", -1, 0), to("ne", 1, 0)]).toEqual([
    "se",
    "nw",
    "nw",
    undefined,
  ]);
});
