import { describe, expect, test } from "vitest";
import { gcj02ToWgs84 } from "./coordinates.ts";

// Pairs of a published list that carries both systems (city and three districts of Hangzhou).
describe("GCJ-02 to WGS-84", () => {
  test.each([
    [120.209789, 30.24692, 120.20524, 30.24934],
    [120.171465, 30.250236, 120.166807, 30.252588],
    [119.97896, 30.27365, 119.97434, 30.276182],
    [119.044276, 29.604177, 119.039112, 29.606595],
  ])("%d, %d is %d, %d within a metre", (lon, lat, expectedLon, expectedLat) => {
    const found = gcj02ToWgs84({ lon, lat });

    expect(Math.abs(found.lon - expectedLon)).toBeLessThan(0.00001);
    expect(Math.abs(found.lat - expectedLat)).toBeLessThan(0.00001);
  });
});
