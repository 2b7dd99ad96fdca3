/** A position in degrees. */
export type Position = { lon: number; lat: number };

/** Krasovsky 1940, the ellipsoid that GCJ-02 is computed on: semi-major axis in metres, squared eccentricity. */
const AXIS_M = 6_378_245;
const ECCENTRICITY_2 = 0.006_693_421_622_965_943;

/**
 * A position of a Chinese map service (GCJ-02) as WGS-84, within a metre.
 *
 * GCJ-02 has no published inverse; the offset that belongs to the answer is found by repeated substitution, which
 * converges because it changes by less than a thousandth of the distance moved. Positions outside China are no GCJ-02.
 * Source: the open formula, for example github.com/googollee/eviltransform (MIT).
 */
export function gcj02ToWgs84(position: Position): Position {
  let guess = position;
  for (let round = 0; round < 5; round += 1) {
    const offset = gcj02Offset(guess);
    guess = { lon: position.lon - offset.lon, lat: position.lat - offset.lat };
  }
  return guess;
}

/** GCJ-02 minus WGS-84 at a WGS-84 position, in degrees. */
function gcj02Offset({ lon, lat }: Position): Position {
  const x = lon - 105;
  const y = lat - 35;
  const common = ((20 * wave(x, 1 / 6) + 20 * wave(x, 1 / 2)) * 2) / 3;
  const latM =
    -100 +
    2 * x +
    3 * y +
    0.2 * y * y +
    0.1 * x * y +
    0.2 * Math.sqrt(Math.abs(x)) +
    common +
    ((20 * wave(y, 1) + 40 * wave(y, 3)) * 2) / 3 +
    ((160 * wave(y, 12) + 320 * wave(y, 30)) * 2) / 3;
  const lonM =
    300 +
    x +
    2 * y +
    0.1 * x * x +
    0.1 * x * y +
    0.1 * Math.sqrt(Math.abs(x)) +
    common +
    ((20 * wave(x, 1) + 40 * wave(x, 3)) * 2) / 3 +
    ((150 * wave(x, 12) + 300 * wave(x, 30)) * 2) / 3;

  const radians = (lat / 180) * Math.PI;
  const magic = 1 - ECCENTRICITY_2 * Math.sin(radians) ** 2;
  const meridian = (AXIS_M * (1 - ECCENTRICITY_2)) / (magic * Math.sqrt(magic));
  const parallel = (AXIS_M / Math.sqrt(magic)) * Math.cos(radians);
  return { lon: (lonM * 180) / (parallel * Math.PI), lat: (latM * 180) / (meridian * Math.PI) };
}

function wave(value: number, per: number): number {
  return Math.sin((value / per) * Math.PI);
}
