type Point = { x: number; y: number };

/** Points compared with each point when it has many: neighbours are among the nearest. */
const CANDIDATES = 40;

/**
 * Which villages are neighbours, from their positions alone: the Gabriel graph, joined where it falls apart.
 *
 * i and j are neighbours when no third point lies inside the circle whose diameter is ij; on the circle does not count.
 * Components that remain apart (bridges, ferries) are joined through their closest pair, ties to the smaller indexes.
 * Exact: integer products only. Time O(n * 40²) and O(n²) a join. Source: Gabriel and Sokal (1969).
 *
 * @param points integer coordinates.
 * @returns pairs `[i, j]` with i < j, ascending.
 */
export function neighbourEdges(points: readonly Point[]): [number, number][] {
  const nearest = points.map((_, i) => nearestOf(points, i));
  const edges: [number, number][] = [];
  for (const [i, near] of nearest.entries()) {
    for (const j of near) {
      if (i < j && near.every((k) => k === j || !isBetween(points[k]!, points[i]!, points[j]!)))
        edges.push([i, j]);
    }
  }
  return joinComponents(points, edges).sort((a, b) => a[0] - b[0] || a[1] - b[1]);
}

function nearestOf(points: readonly Point[], i: number): number[] {
  return points
    .map((_, j) => j)
    .filter((j) => j !== i)
    .sort((a, b) => squared(points[a]!, points[i]!) - squared(points[b]!, points[i]!) || a - b)
    .slice(0, CANDIDATES);
}

/** Inside the circle over ab: the angle at k is obtuse. */
const isBetween = (k: Point, a: Point, b: Point): boolean =>
  (a.x - k.x) * (b.x - k.x) + (a.y - k.y) * (b.y - k.y) < 0;

const squared = (a: Point, b: Point): number => (a.x - b.x) * (a.x - b.x) + (a.y - b.y) * (a.y - b.y);

function joinComponents(points: readonly Point[], edges: [number, number][]): [number, number][] {
  const parent = points.map((_, i) => i);
  const root = (i: number): number => {
    let top = i;
    while (parent[top] !== top) top = parent[top]!;
    return (parent[i] = top);
  };
  for (const [a, b] of edges) parent[root(a)] = root(b);
  const joined = [...edges];
  for (;;) {
    const link = closestLink(points, root);
    if (!link) return joined;
    joined.push(link);
    parent[root(link[0])] = root(link[1]);
  }
}

function closestLink(points: readonly Point[], root: (i: number) => number): [number, number] | null {
  let link: [number, number] | null = null;
  let least = Infinity;
  for (let i = 0; i < points.length; i += 1) {
    for (let j = i + 1; j < points.length; j += 1) {
      if (root(i) === root(j)) continue;
      const apart = squared(points[i]!, points[j]!);
      if (apart < least) {
        least = apart;
        link = [i, j];
      }
    }
  }
  return link;
}
