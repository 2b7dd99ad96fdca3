/** Integer planning positions in units of 10 m, and which of them are real. */
export type Placed = { x: number; y: number; placed: "real" | "township" };

type Point = { lon: number | null; lat: number | null };

const METRES_PER_DEGREE = 111_320;
const UNIT_M = 10;
/** Villages without a known point stand on a spiral around the seat, this far apart: near enough to plan with. */
const SPIRAL_STEP = 40;

/**
 * Positions for planning, never stored and never shown as locations.
 *
 * A village with a point is projected equirectangularly around the township (or the first known point); distances within
 * a township are right to well under 1 %. A village without one is placed by its township: on a square spiral around
 * the seat, or around the middle of the known villages when the seat is unknown, in the order given. Only exact
 * arithmetic is used, so that every engine places alike. Time O(n).
 *
 * @param villages in a fixed order (by code): the order decides the places on the spiral.
 */
export function placeVillages(villages: readonly Point[], township: Point): Placed[] {
  const known = villages.flatMap(({ lon, lat }) => (lon === null || lat === null ? [] : [{ lon, lat }]));
  const seat =
    township.lon !== null && township.lat !== null ? { lon: township.lon, lat: township.lat } : middle(known);
  const origin = seat ?? { lon: 0, lat: 0 };
  const scaleX = cosine((origin.lat * Math.PI) / 180);
  const project = (lon: number, lat: number) => ({
    x: Math.round(((lon - origin.lon) * METRES_PER_DEGREE * scaleX) / UNIT_M),
    y: Math.round(((lat - origin.lat) * METRES_PER_DEGREE) / UNIT_M),
  });
  let unplaced = 0;
  return villages.map(({ lon, lat }): Placed => {
    if (lon !== null && lat !== null) return { ...project(lon, lat), placed: "real" };
    const cell = spiralCell(++unplaced);
    return { x: cell.x * SPIRAL_STEP, y: cell.y * SPIRAL_STEP, placed: "township" };
  });
}

function middle(points: readonly { lon: number; lat: number }[]): { lon: number; lat: number } | null {
  if (points.length === 0) return null;
  const sum = points.reduce((total, point) => ({ lon: total.lon + point.lon, lat: total.lat + point.lat }));
  return { lon: sum.lon / points.length, lat: sum.lat / points.length };
}

/** Cosine by its series: engines differ in the last digit of `Math.cos`. Right to 1e-9 up to 60 degrees. */
function cosine(angle: number): number {
  const square = angle * angle;
  let term = 1;
  let sum = 1;
  for (let k = 1; k <= 8; k += 1) {
    term = (-term * square) / (2 * k * (2 * k - 1));
    sum += term;
  }
  return sum;
}

/** The n-th cell of a square spiral around (0, 0), which is cell 0: 1 is (1, 0), 2 is (1, 1), then on anticlockwise. */
export function spiralCell(n: number): { x: number; y: number } {
  let [x, y, dx, dy] = [0, 0, 1, 0];
  let [run, left, turns] = [1, 1, 0];
  for (let step = 0; step < n; step += 1) {
    x += dx;
    y += dy;
    left -= 1;
    if (left === 0) {
      [dx, dy] = [-dy, dx];
      turns += 1;
      if (turns % 2 === 0) run += 1;
      left = run;
    }
  }
  return { x, y };
}
