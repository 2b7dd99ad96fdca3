import { describe, expect, test } from "vitest";
import { readBoundary } from "./boundary.ts";

/** A square of 0.1 degrees, counter-clockwise as RFC 7946 asks. */
const square = (lon = 120, lat = 30) => [
  [lon, lat],
  [lon + 0.1, lat],
  [lon + 0.1, lat + 0.1],
  [lon, lat + 0.1],
  [lon, lat],
];
const polygon = (...rings: unknown[]) => ({ type: "Polygon", coordinates: rings });
const feature = (geometry: unknown, properties: unknown = {}) => ({ type: "Feature", properties, geometry });
const collection = (...features: unknown[]) => ({ type: "FeatureCollection", features });
const read = (value: unknown, known: { lon: number; lat: number }[] = []) =>
  readBoundary(typeof value === "string" ? value : JSON.stringify(value), known);
const problem = (value: unknown, known?: { lon: number; lat: number }[]) => {
  const result = read(value, known);
  return result.status === "refused" ? result.problem : result.status;
};

describe("what is kept of a file", () => {
  test("areas with their names; points, lines and other properties are left out", () => {
    const result = read(
      collection(
        feature(polygon(square()), { name: "溪口镇", secret: "x" }),
        feature({ type: "Point", coordinates: [120, 30] }),
        feature(null),
        feature({ type: "MultiPolygon", coordinates: [[square(121)], [square(122)]] }),
      ),
    );
    expect(result).toMatchObject({ status: "read", areas: 3, points: 15 });
    const properties = result.status === "read" ? result.geojson.features.map((each) => each.properties) : [];
    expect(properties).toEqual([{ name: "溪口镇" }, {}, {}]);
  });

  test.each([
    ["counter-clockwise", square()],
    ["clockwise", square().reverse()],
  ])("an outer ring that is %s comes out clockwise, its hole the other way", (_, outer) => {
    const hole = [
      [120.02, 30.02],
      [120.02, 30.04],
      [120.04, 30.04],
      [120.04, 30.02],
      [120.02, 30.02],
    ];
    const result = read(polygon(outer, hole));
    const [ring, inner] = result.status === "read" ? result.geojson.features[0]!.geometry.coordinates : [];
    expect(ring).toEqual(square().reverse());
    expect(inner).toEqual(hole.slice().reverse());
  });

  test("positions are rounded to a tenth of a metre, heights are dropped", () => {
    const result = read(polygon(square().map(([lon = 0, lat = 0]) => [lon + 1e-9, lat, 55])));
    expect(result.status === "read" && result.geojson.features[0]?.geometry.coordinates[0]?.[0]).toEqual([
      120, 30,
    ]);
  });

  test("a byte order mark does no harm", () => {
    expect(problem(`\ufeff${JSON.stringify(polygon(square()))}`)).toBe("read");
  });
});

describe("what is refused", () => {
  test.each([
    ["{", "not_json"],
    ["[1, 2]", "not_geojson"],
    [{ type: "Topology", objects: {} }, "not_geojson"],
    [
      polygon([
        ["120", "30"],
        [121, 30],
        [121, 31],
        [120, 30],
      ]),
      "not_geojson",
    ],
    [collection(feature({ type: "LineString", coordinates: square() })), "no_area"],
    [collection(), "no_area"],
    [polygon(square(3_500_000, 500_000)), "not_degrees"],
    [polygon(square().map(([lon, lat]) => [lat, lon])), "not_degrees"],
  ])("%j as %s", (value, expected) => {
    expect(problem(value)).toBe(expected);
  });

  test("a boundary far from all that is known of the division", () => {
    expect(problem(polygon(square()), [{ lon: 118.9, lat: 29.5 }])).toBe("elsewhere");
    expect(
      problem(polygon(square()), [
        { lon: 118.9, lat: 29.5 },
        { lon: 120.3, lat: 30.2 },
      ]),
    ).toBe("read");
  });

  test("more than the database keeps", () => {
    const many = Array.from({ length: 250_000 }, (_, at) => [120 + (at % 1000) / 3000, 30 + at / 900_000]);
    expect(problem(polygon([...many, many[0]]))).toBe("too_large");
  });
});
