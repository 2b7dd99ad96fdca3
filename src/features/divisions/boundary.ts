/** What may be wrong with a boundary file; words in the dictionaries (`boundary.<problem>`). */
export type BoundaryProblem =
  | "not_json"
  | "not_geojson"
  /** Points or lines only. */
  | "no_area"
  /** Metres of a projection, or latitude before longitude. */
  | "not_degrees"
  /** Lies far from every known point of the division. */
  | "elsewhere"
  | "too_large";

type Position = readonly number[];
type Ring = Position[];
type Polygon = { type: "Polygon"; coordinates: Ring[] };
export type Boundary = {
  type: "FeatureCollection";
  features: { type: "Feature"; properties: { name?: string }; geometry: Polygon }[];
};

export type ReadBoundary =
  | { status: "read"; geojson: Boundary; areas: number; points: number }
  | { status: "refused"; problem: BoundaryProblem };

export const BOUNDARY_FILE_BYTES = 20 * 1024 * 1024;
/** The database keeps no more characters than this. */
const STORED_CHARACTERS = 5_000_000;
/** Six decimals are a tenth of a metre. */
const DECIMALS = 1e6;
/** Longitudes and latitudes of China with a margin. */
const CHINA = { west: 73, east: 136, south: 3, north: 54 };
/** How far a known point may lie outside, in degrees: positions of seats are rough, files simplified. */
const MARGIN = 0.3;

/**
 * Check a GeoJSON text and reduce it to its areas: what is no area and all properties but the name are left out,
 * positions are rounded to 0.1 m. Rings are wound as d3-geo reads them, outer ones clockwise, because files follow either rule.
 *
 * @param known real points of the division or of what lies in it; with none the place is not checked
 */
export function readBoundary(text: string, known: readonly { lon: number; lat: number }[]): ReadBoundary {
  let parsed: unknown;
  try {
    parsed = JSON.parse(text.replace(/^\ufeff/, ""));
  } catch {
    return { status: "refused", problem: "not_json" };
  }
  const found = collectFeatures(parsed);
  if (found === null) return { status: "refused", problem: "not_geojson" };
  const features = found.flatMap(({ name, geometry }) =>
    areasOf(geometry).map((rings) => ({
      type: "Feature" as const,
      properties: name === "" ? {} : { name },
      geometry: { type: "Polygon" as const, coordinates: rings.map(cleanRing) },
    })),
  );
  const positions = features.flatMap((feature) => feature.geometry.coordinates.flat());
  const problem = problemOf(positions, known);
  if (problem) return { status: "refused", problem };
  for (const { geometry } of features) geometry.coordinates = geometry.coordinates.map(wind);
  const geojson: Boundary = { type: "FeatureCollection", features };
  // The database prints a space after each comma and colon.
  if (JSON.stringify(geojson).replace(/[,:]/g, ", ").length > STORED_CHARACTERS) {
    return { status: "refused", problem: "too_large" };
  }
  return { status: "read", geojson, areas: features.length, points: positions.length };
}

function problemOf(
  positions: readonly Position[],
  known: readonly { lon: number; lat: number }[],
): BoundaryProblem | null {
  if (positions.length === 0) return "no_area";
  const box = { west: Infinity, east: -Infinity, south: Infinity, north: -Infinity };
  for (const [lon = Number.NaN, lat = Number.NaN] of positions) {
    if (!Number.isFinite(lon) || !Number.isFinite(lat)) return "not_geojson";
    box.west = Math.min(box.west, lon);
    box.east = Math.max(box.east, lon);
    box.south = Math.min(box.south, lat);
    box.north = Math.max(box.north, lat);
  }
  const isChina =
    box.west >= CHINA.west && box.east <= CHINA.east && box.south >= CHINA.south && box.north <= CHINA.north;
  if (!isChina) return "not_degrees";
  const isNear = ({ lon, lat }: { lon: number; lat: number }) =>
    lon >= box.west - MARGIN &&
    lon <= box.east + MARGIN &&
    lat >= box.south - MARGIN &&
    lat <= box.north + MARGIN;
  return known.length > 0 && !known.some(isNear) ? "elsewhere" : null;
}

type Found = { name: string; geometry: Record<string, unknown> };

/** Every geometry of a GeoJSON object with the name of its feature; null when it is no GeoJSON. */
function collectFeatures(value: unknown, name = ""): Found[] | null {
  if (!isRecord(value) || typeof value["type"] !== "string") return null;
  switch (value["type"]) {
    case "FeatureCollection":
      return collectAll(value["features"], "");
    case "Feature": {
      const label = isRecord(value["properties"]) ? value["properties"]["name"] : undefined;
      if (value["geometry"] === null) return [];
      return collectFeatures(value["geometry"], typeof label === "string" ? label.slice(0, 60) : "");
    }
    case "GeometryCollection":
      return collectAll(value["geometries"], name);
    case "Point":
    case "MultiPoint":
    case "LineString":
    case "MultiLineString":
    case "Polygon":
    case "MultiPolygon":
      return [{ name, geometry: value }];
    default:
      return null;
  }
}

function collectAll(values: unknown, name: string): Found[] | null {
  if (!Array.isArray(values)) return null;
  const found: Found[] = [];
  for (const value of values) {
    const inner = collectFeatures(value, name);
    if (inner === null) return null;
    found.push(...inner);
  }
  return found;
}

/** The rings of each area of a geometry. Rings with fewer than four positions enclose nothing. */
function areasOf(geometry: Record<string, unknown>): Ring[][] {
  const { type, coordinates } = geometry;
  const polygons = type === "Polygon" ? [coordinates] : type === "MultiPolygon" ? coordinates : [];
  if (!Array.isArray(polygons)) return [];
  return polygons
    .map((rings: unknown) => (Array.isArray(rings) ? rings.filter(isRing) : []))
    .filter((rings) => rings.length > 0);
}

function isRing(value: unknown): value is Ring {
  return Array.isArray(value) && value.length >= 4 && value.every((position) => Array.isArray(position));
}

function cleanRing(ring: Ring): Ring {
  return ring.map(([lon, lat]) => [round(lon), round(lat)]);
}

const round = (degrees: unknown): number =>
  typeof degrees === "number" ? Math.round(degrees * DECIMALS) / DECIMALS : Number.NaN;

/** Outer ring clockwise as seen on a map, holes the other way. */
function wind(ring: Ring, index: number): Ring {
  let doubled = 0;
  for (const [at, [x1 = 0, y1 = 0]] of ring.entries()) {
    const [x2 = 0, y2 = 0] = ring[(at + 1) % ring.length] ?? [];
    doubled += (x2 - x1) * (y2 + y1);
  }
  const isClockwise = doubled > 0;
  return isClockwise === (index === 0) ? ring : ring.slice().reverse();
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
