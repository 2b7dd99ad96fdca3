// Seeded grid instances of the sizes that the goals name. Villages lie around the seats of townships;
// workloads are skewed as populations are; leaders have native villages, relatives, former posts.

/** @typedef {import("../../src/core/grids/grid.schema.ts").GridInstance} GridInstance */
/** @typedef {import("../../src/core/random.ts").Random} Random */
/** @typedef {(seed: number) => Random} CreateRandom */
/** @typedef {{ x: number, y: number }} Point */

// Quantiles of a log-normal distribution with median 20 and sigma 0.6, at 0, 5, 10 … 100 %.
const WORKLOADS = [4, 7, 9, 11, 12, 13, 15, 16, 17, 19, 20, 22, 23, 25, 27, 30, 33, 37, 43, 54, 100];

/**
 * One township: its villages, its leaders, with `published` also the plan before and what a change costs.
 *
 * @param {CreateRandom} createRandom
 * @param {{ seed: number, villages: number, perGrid?: number, tolerancePct?: number, published?: boolean }} size
 * @returns {GridInstance}
 */
export function townshipInstance(createRandom, size) {
  const { seed, villages: count, perGrid = 6, tolerancePct = 10, published = false } = size;
  const random = createRandom(seed);
  const points = scatter(random, [{ x: 0, y: 0 }], count, 190 * Math.sqrt(count));
  const k = Math.max(2, Math.round(count / perGrid));
  const instance = frame(random, {
    id: `township-${count}-${seed}`,
    points,
    k,
    tolerancePct,
    leaders: k + 3,
    zones: 1,
  });
  return published ? withPublishedPlan(random, instance) : instance;
}

/**
 * A district of townships planned as one, for guidance areas that cross their borders.
 *
 * @param {CreateRandom} createRandom
 * @param {{ seed: number, villages: number, perGrid?: number, tolerancePct?: number }} size
 * @returns {GridInstance}
 */
export function districtInstance(createRandom, { seed, villages: count, perGrid = 6, tolerancePct = 15 }) {
  const random = createRandom(seed);
  const zones = Math.max(1, Math.round(count / 18));
  const seats = scatter(random, [{ x: 0, y: 0 }], zones, 620 * Math.sqrt(zones));
  const points = scatter(random, seats, count, 800);
  const k = Math.round(count / perGrid);
  const leaders = Math.round(1.9 * k);
  return frame(random, { id: `district-${count}-${seed}`, points, k, tolerancePct, leaders, zones });
}

/**
 * Points around centres, dealt out in turn, no two in one place.
 *
 * @param {Random} random
 * @param {Point[]} centers
 * @param {number} count
 * @param {number} reach
 * @returns {(Point & { zone: number })[]}
 */
function scatter(random, centers, count, reach) {
  /** @type {(Point & { zone: number })[]} */
  const points = [];
  const used = new Set();
  const whole = Math.round(reach);
  while (points.length < count) {
    const zone = points.length % centers.length;
    const dx = random.int(2 * whole + 1) - whole;
    const dy = random.int(2 * whole + 1) - whole;
    if (dx * dx + dy * dy > whole * whole) continue;
    const point = { x: (centers[zone]?.x ?? 0) + dx, y: (centers[zone]?.y ?? 0) + dy, zone };
    if (used.has(`${point.x},${point.y}`)) continue;
    used.add(`${point.x},${point.y}`);
    points.push(point);
  }
  return points.sort((a, b) => a.zone - b.zone);
}

/** @param {Random} random */
function drawWorkload(random) {
  const at = random.int(20_000) / 1000;
  const below = WORKLOADS[Math.floor(at)] ?? 4;
  const above = WORKLOADS[Math.floor(at) + 1] ?? below;
  return Math.round(below + (above - below) * (at - Math.floor(at)));
}

/** @param {Point} a @param {Point} b */
const square = (a, b) => (a.x - b.x) * (a.x - b.x) + (a.y - b.y) * (a.y - b.y);

/**
 * Pairs with no third point in the circle between them (Gabriel), joined up to one piece.
 *
 * @param {Point[]} points
 * @returns {[number, number][]}
 */
export function neighbourPairs(points) {
  /** @type {[number, number][]} */
  const pairs = [];
  points.forEach((a, i) => {
    for (let j = i + 1; j < points.length; j++) {
      const b = /** @type {Point} */ (points[j]);
      const blocked = points.some((c, t) => t !== i && t !== j && square(a, c) + square(c, b) < square(a, b));
      if (!blocked) pairs.push([i, j]);
    }
  });
  return pairs;
}

/**
 * @param {Random} random
 * @param {{ id: string, points: (Point & { zone: number })[], k: number, tolerancePct: number, leaders: number, zones: number }} shape
 * @returns {GridInstance}
 */
function frame(random, { id, points, k, tolerancePct, leaders, zones }) {
  const villages = points.map(({ x, y, zone }, i) => ({ id: `v${i}`, x, y, w: drawWorkload(random), zone }));
  const even = villages.reduce((sum, village) => sum + village.w, 0) / k;
  const edges = neighbourPairs(points);
  const cadres = Array.from({ length: leaders }, (_, c) => ({
    id: `c${c}`,
    cap: Math.round((even * (c < k + 1 ? 110 + random.int(30) : 75 + random.int(65))) / 100),
    maxVillages: Math.ceil((2 * villages.length) / k),
  }));
  return {
    format: "grid/1",
    id,
    unit: "10m",
    k,
    L: Math.floor((even * (100 - tolerancePct)) / 100),
    U: Math.ceil((even * (100 + tolerancePct)) / 100),
    power: 1,
    villages,
    edges,
    contiguous: true,
    cadres,
    ...drawTies(random, villages, edges, leaders, zones),
    prev: villages.map(() => -1),
    changeCost: 0,
    locks: [],
  };
}

/**
 * @param {Random} random
 * @param {GridInstance["villages"]} villages
 * @param {[number, number][]} edges
 * @param {number} leaders
 * @param {number} zones
 * @returns {Pick<GridInstance, "hardTies" | "softTies">}
 */
function drawTies(random, villages, edges, leaders, zones) {
  /** @type {GridInstance["hardTies"]} */
  const hardTies = [];
  /** @type {GridInstance["softTies"]} */
  const softTies = [];
  for (let c = 0; c < leaders; c++) {
    const home = random.int(villages.length);
    const tied = new Set([home]);
    hardTies.push([c, home, "native"]);
    /** @param {number} v @param {string} kind @param {number | null} cost */
    const tie = (v, kind, cost) => {
      if (tied.has(v)) return;
      tied.add(v);
      if (cost === null) hardTies.push([c, v, kind]);
      else softTies.push([c, v, kind, cost]);
    };
    if (zones > 1 && random.int(3) === 0) {
      villages.forEach(
        (village, v) => village.zone === villages[home]?.zone && tie(v, "native-township", null),
      );
    }
    for (let t = random.int(4); t > 0; t--) tie(random.int(villages.length), "relative", null);
    if (random.int(5) < 2) tie(random.int(villages.length), "post<3y", null);
    for (const [a, b] of edges) {
      if ((a === home || b === home) && random.int(10) < 6) {
        tie(a === home ? b : a, "native-near", 100 * (1 + random.int(5)));
      }
    }
    tie(random.int(villages.length), "residence", 200 * (2 + random.int(5)));
  }
  return { hardTies, softTies };
}

/**
 * A plan of last year's leaders, each with the villages nearest to a seat of their own, and two locks.
 *
 * @param {Random} random
 * @param {GridInstance} instance
 * @returns {GridInstance}
 */
function withPublishedPlan(random, instance) {
  const { villages, k, cadres } = instance;
  const seats = random.shuffle([...villages.keys()]).slice(0, k + 1);
  const leaders = random.shuffle([...cadres.keys()]).slice(0, k + 1);
  const prev = villages.map((village) => {
    let nearest = 0;
    seats.forEach((seat, s) => {
      const best = villages[seats[nearest] ?? 0] ?? village;
      if (square(village, villages[seat] ?? village) < square(village, best)) nearest = s;
    });
    return leaders[nearest] ?? -1;
  });
  return { ...instance, id: `${instance.id}-published`, prev, changeCost: 1500 };
}
