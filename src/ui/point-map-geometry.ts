import { Delaunay } from "d3-delaunay";
import { geoMercator, geoPath, type GeoProjection } from "d3-geo";
import type { FeatureCollection } from "geojson";

export interface MapPoint {
  id: string;
  /** Degrees, WGS 84; null when the place has no position of its own. */
  lon: number | null;
  lat: number | null;
  /** Key of the group it belongs to, or null. */
  group: string | null;
  label: string;
  /** False: the position is its township's, and it is drawn hollow, set apart from the others there. */
  placed: boolean;
}

export interface DrawnPoint extends MapPoint {
  x: number;
  y: number;
}

export interface Drawing {
  points: DrawnPoint[];
  boundaryPath: string;
  /** Lines drawn inside, which neither frame nor cut the drawing. */
  linesPath: string;
  /** Radius, in drawing units, of the disc around each point that its cell may fill. */
  reach: number;
  /** The point nearest to a place in the drawing, or undefined when there is none. */
  nearest: (x: number, y: number) => DrawnPoint | undefined;
  /** Path of a point's cell; empty for a point without a cell. */
  cellOf: (id: string) => string;
  /** Borders between cells of different groups. */
  groupBorders: (groupOf: (point: DrawnPoint) => string | null) => string;
  /** Keys of groups whose cells touch. */
  touching: (groupOf: (point: DrawnPoint) => string | null) => [string, string][];
}

const MIN_PADDING = 52;
/** Of the shorter side. */
const MAX_PADDING = 0.16;
/** The golden angle, in radians: points around a township never line up. */
const GOLDEN_ANGLE = Math.PI * (3 - Math.sqrt(5));
const SPIRAL_STEP = 7;

/**
 * Lay points out in a drawing of the given size, Mercator, north up, fitted to the points and the boundary. Points
 * without a position of their own stand in a spiral around the position given for them, in input order. Points without
 * any position are left out; the list beside the map has them. Time O(n log n).
 */
export function drawMap(
  points: readonly MapPoint[],
  boundary: FeatureCollection | undefined,
  width: number,
  height: number,
  lines?: FeatureCollection,
): Drawing {
  const positioned = points.filter(hasPosition);
  const projection = geoMercator();
  const padding = boundary ? MIN_PADDING : paddingOf(positioned.length, width, height);
  const extent: [[number, number], [number, number]] = [
    [padding, padding],
    [Math.max(padding + 1, width - padding), Math.max(padding + 1, height - padding)],
  ];
  const coordinates = positioned.map(({ lon, lat }): [number, number] => [lon, lat]);
  if (boundary && boundary.features.length > 0)
    projection.fitExtent(extent, {
      type: "GeometryCollection",
      geometries: [...boundary.features.map(({ geometry }) => geometry), { type: "MultiPoint", coordinates }],
    });
  else if (new Set(coordinates.map(String)).size > 1)
    projection.fitExtent(extent, { type: "MultiPoint", coordinates });
  else
    projection
      .center(coordinates[0] ?? [0, 0])
      .translate([width / 2, height / 2])
      .scale(20_000);

  const drawn = place(positioned, projection);
  const anchors = drawn.filter((point) => point.placed);
  const delaunay = Delaunay.from(
    drawn,
    (point) => point.x,
    (point) => point.y,
  );
  const cells = Delaunay.from(
    anchors,
    (point) => point.x,
    (point) => point.y,
  );
  const voronoi = cells.voronoi([0, 0, width, height]);
  const indexOf = new Map(anchors.map((point, index) => [point.id, index]));

  return {
    points: drawn,
    boundaryPath: pathOf(projection, boundary),
    linesPath: pathOf(projection, lines),
    reach: reachOf(cells, anchors, padding),
    nearest: (x, y) => (drawn.length > 0 ? drawn[delaunay.find(x, y)] : undefined),
    cellOf: (id) => {
      const index = indexOf.get(id);
      return index === undefined ? "" : (voronoi.renderCell(index) ?? "");
    },
    groupBorders: (groupOf) => bordersBetween(cells, voronoi.circumcenters, anchors, groupOf),
    touching: (groupOf) => touchingGroups(cells, anchors, groupOf),
  };
}

/** Half of what lies between points on average: where there are few, their cells need more room around. */
function paddingOf(count: number, width: number, height: number): number {
  const half = Math.sqrt((width * height) / Math.max(1, count)) / 2;
  return Math.max(MIN_PADDING, Math.min(half, MAX_PADDING * Math.min(width, height)));
}

const pathOf = (projection: GeoProjection, areas: FeatureCollection | undefined): string =>
  areas ? (geoPath(projection)(areas) ?? "") : "";

type Positioned = MapPoint & { lon: number; lat: number };
const hasPosition = (point: MapPoint): point is Positioned => point.lon !== null && point.lat !== null;

function place(points: readonly Positioned[], projection: (at: [number, number]) => [number, number] | null) {
  const beside = new Map<string, number>();
  return points.map((point): DrawnPoint => {
    const [x, y] = projection([point.lon, point.lat]) ?? [0, 0];
    if (point.placed) return { ...point, x, y };
    const key = `${point.lon},${point.lat}`;
    const nth = (beside.get(key) ?? 0) + 1;
    beside.set(key, nth);
    const radius = SPIRAL_STEP * Math.sqrt(nth);
    return {
      ...point,
      x: x + radius * Math.cos(nth * GOLDEN_ANGLE),
      y: y + radius * Math.sin(nth * GOLDEN_ANGLE),
    };
  });
}

/** Somewhat more than twice the median distance between neighbours, so that cells meet inside the crowd and do not run off its edge; no farther than the padding. */
function reachOf(cells: Delaunay<DrawnPoint>, points: readonly DrawnPoint[], padding: number): number {
  const nearest = points
    .map((point, index) => {
      const distances = [...cells.neighbors(index)].map((other) => {
        const neighbour = points[other]; // of a single point, d3 calls one that is not there
        return neighbour
          ? Math.hypot(neighbour.x - point.x, neighbour.y - point.y)
          : Number.POSITIVE_INFINITY;
      });
      return Math.min(...distances);
    })
    .filter((distance) => Number.isFinite(distance))
    .sort((a, b) => a - b);
  return Math.min(padding - 2, Math.max(12, 2.4 * (nearest[Math.floor(nearest.length / 2)] ?? 12)));
}

type GroupOf = (point: DrawnPoint) => string | null;

/** The two circumcentres on either side of a Delaunay edge are the ends of the border between its two cells. */
function bordersBetween(
  cells: Delaunay<DrawnPoint>,
  circumcenters: ArrayLike<number>,
  points: readonly DrawnPoint[],
  groupOf: GroupOf,
): string {
  let path = "";
  forEachEdge(cells, (a, b, left, right) => {
    if (groupOf(points[a]!) === groupOf(points[b]!)) return;
    path += `M${circumcenters[2 * left]} ${circumcenters[2 * left + 1]}L${circumcenters[2 * right]} ${circumcenters[2 * right + 1]}`;
  });
  return path;
}

function touchingGroups(cells: Delaunay<DrawnPoint>, points: readonly DrawnPoint[], groupOf: GroupOf) {
  const pairs = new Map<string, [string, string]>();
  forEachEdge(cells, (a, b) => {
    const [one, other] = [groupOf(points[a]!), groupOf(points[b]!)];
    if (!one || !other || one === other) return;
    const pair: [string, string] = one < other ? [one, other] : [other, one];
    pairs.set(pair.join("\n"), pair);
  });
  return [...pairs.values()];
}

function forEachEdge(
  { halfedges, triangles }: Delaunay<DrawnPoint>,
  visit: (a: number, b: number, leftTriangle: number, rightTriangle: number) => void,
): void {
  halfedges.forEach((twin, edge) => {
    if (twin < edge) return;
    visit(triangles[edge]!, triangles[twin]!, Math.floor(edge / 3), Math.floor(twin / 3));
  });
}

/**
 * Give each group one of `colourCount` colours so that groups whose cells touch differ, as long as the colours suffice;
 * the most entangled group chooses first, ties by the order of `groups`; of the colours that remain the least used is
 * taken. Greedy, deterministic.
 */
export function colourGroups(
  groups: readonly string[],
  touching: readonly (readonly [string, string])[],
  colourCount: number,
): Map<string, number> {
  const neighbours = new Map(groups.map((group) => [group, new Set<string>()]));
  for (const [a, b] of touching) {
    neighbours.get(a)?.add(b);
    neighbours.get(b)?.add(a);
  }
  const degree = (group: string) => neighbours.get(group)?.size ?? 0;
  const order = groups.map((group, index) => ({ group, index }));
  order.sort((a, b) => degree(b.group) - degree(a.group) || a.index - b.index);

  const colours = new Map<string, number>();
  const taken = Array.from({ length: colourCount }, () => 0);
  for (const { group } of order) {
    const used = Array.from({ length: colourCount }, () => 0);
    for (const neighbour of neighbours.get(group) ?? []) {
      const colour = colours.get(neighbour);
      if (colour !== undefined) used[colour]!++;
    }
    const fewest = Math.min(...used);
    const free = taken
      .map((count, colour) => ({ count, colour }))
      .filter(({ colour }) => used[colour] === fewest);
    const chosen = free.reduce((best, candidate) => (candidate.count < best.count ? candidate : best)).colour;
    taken[chosen]!++;
    colours.set(group, chosen);
  }
  return colours;
}

/** The nearest point in a direction from another, sideways distance counting double; undefined at the edge. */
export function neighbourTowards(
  points: readonly DrawnPoint[],
  from: DrawnPoint,
  direction: { dx: number; dy: number },
): DrawnPoint | undefined {
  let best: DrawnPoint | undefined;
  let bestCost = Number.POSITIVE_INFINITY;
  for (const point of points) {
    const ahead = (point.x - from.x) * direction.dx + (point.y - from.y) * direction.dy;
    if (point.id === from.id || ahead <= 0.01) continue;
    const aside = Math.abs((point.x - from.x) * direction.dy) + Math.abs((point.y - from.y) * direction.dx);
    const cost = ahead + 2 * aside;
    if (cost < bestCost) [best, bestCost] = [point, cost];
  }
  return best;
}
