import { describe, expect, test } from "vitest";
import { type DivisionBoundary, mapBoundary } from "./boundaries.ts";

const boundary = (code: string, attribution = "县局"): DivisionBoundary => ({
  division_code: code,
  attribution,
  geojson: {
    type: "FeatureCollection",
    features: [
      {
        type: "Feature",
        properties: { name: code },
        geometry: {
          type: "Polygon",
          coordinates: [
            [
              [119, 29],
              [119, 30],
              [120, 30],
              [119, 29],
            ],
          ],
        },
      },
    ],
  },
});
const namesIn = (areas: DivisionBoundary["geojson"] | undefined) =>
  areas?.features.map(({ properties }) => properties.name);

describe("the boundary of a map", () => {
  test("is the division's own, with those of its parts drawn within", () => {
    const { outline, lines } = mapBoundary([boundary("east"), boundary("county")], "county", [
      "east",
      "west",
    ]);
    expect([namesIn(outline), namesIn(lines)]).toEqual([["county"], ["east"]]);
  });

  test("is made of its parts when none is missing", () => {
    const { outline, lines } = mapBoundary([boundary("east"), boundary("west")], "county", ["east", "west"]);
    expect([namesIn(outline), namesIn(lines)]).toEqual([["east", "west"], undefined]);
  });

  test("never cuts off parts that have none", () => {
    const { outline, lines } = mapBoundary([boundary("east")], "county", ["east", "west"]);
    expect([outline, namesIn(lines)]).toEqual([undefined, ["east"]]);
  });

  test("leaves out a division that is not on the map", () => {
    expect(mapBoundary([boundary("elsewhere")], "county", ["east"])).toEqual({ attributions: [] });
  });

  test("names each source once, the division's own first", () => {
    const known = [boundary("east", "镇"), boundary("west", "县局"), boundary("county", "县局")];
    expect(mapBoundary(known, "county", ["east", "west"]).attributions).toEqual(["县局", "镇"]);
  });
});
