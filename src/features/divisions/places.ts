import type { Division, Organ } from "./data.ts";

/** How a division comes to its place on a map: its own point, its township's, or none that is real. */
export type Placement = "known" | "township" | "none";

export type PlaceCounts = { counties: number; townships: number; villages: number } & Record<
  Placement,
  number
>;

export type Place = Division & {
  /** From the city down, without itself. */
  ancestors: Division[];
  children: Place[];
  placement: Placement;
  /** All that lies below; `known`, `township` and `none` count villages. */
  counts: PlaceCounts;
};

export type PlaceTree = { roots: Place[]; byCode: ReadonlyMap<string, Place>; counts: PlaceCounts };

/**
 * The divisions in force as a tree, siblings by code. A division whose parent is unknown stands at the top. Nothing is
 * placed by guess: a village without a point is placed by its township's, else by the known villages of its township.
 * Time O(n log n).
 */
export function placeTree(divisions: readonly Division[]): PlaceTree {
  const byCode = new Map<string, Place>();
  const inForce = divisions.filter((division) => division.valid_to === null);
  for (const division of [...inForce].sort((a, b) => (a.code < b.code ? -1 : 1))) {
    const own: Placement = division.lon === null ? "none" : "known";
    byCode.set(division.code, {
      ...division,
      ancestors: [],
      children: [],
      placement: own,
      counts: noCounts(),
    });
  }
  const roots: Place[] = [];
  for (const place of byCode.values()) {
    const parent = place.parent_code === null ? undefined : byCode.get(place.parent_code);
    (parent?.children ?? roots).push(place);
  }
  for (const root of roots) settle(root, []);
  return { roots, byCode, counts: sum(roots) };
}

function settle(place: Place, ancestors: Division[]): void {
  place.ancestors = ancestors;
  const isPlacing =
    place.level === "township" && (place.placement === "known" || place.children.some(isKnown));
  for (const child of place.children) {
    if (isPlacing && child.placement === "none") child.placement = "township";
    settle(child, [...ancestors, place]);
  }
  place.counts = sum(place.children);
}

const isKnown = (place: Place) => place.placement === "known";

function sum(places: readonly Place[]): PlaceCounts {
  const total = noCounts();
  for (const { level, placement, counts } of places) {
    for (const key of Object.keys(total) as (keyof PlaceCounts)[]) total[key] += counts[key];
    if (level === "county") total.counties += 1;
    if (level === "township") total.townships += 1;
    if (level === "village") {
      total.villages += 1;
      total[placement] += 1;
    }
  }
  return total;
}

const noCounts = (): PlaceCounts => ({
  counties: 0,
  townships: 0,
  villages: 0,
  known: 0,
  township: 0,
  none: 0,
});

/** All villages below a place, or of the whole tree. */
export function villagesBelow(places: readonly Place[]): Place[] {
  return places.flatMap((place) => (place.level === "village" ? [place] : villagesBelow(place.children)));
}

/** Places whose name or code contains the text, townships before villages as the codes have it. */
export function findPlaces(tree: PlaceTree, text: string): Place[] {
  const wanted = text.trim().toLowerCase();
  return [...tree.byCode.values()].filter(
    ({ name, code }) => name.toLowerCase().includes(wanted) || code.startsWith(wanted),
  );
}

/** County commissions with townships that have no commission yet, and how many. */
export function missingCommissions(
  divisions: readonly Division[],
  organs: readonly Organ[],
): { organ: Organ; missing: number }[] {
  const taken = new Set(
    organs.flatMap((organ) =>
      organ.kind === "township_commission" && organ.valid_to === null ? (organ.division_code ?? []) : [],
    ),
  );
  const missing = new Map<string | null, number>();
  for (const { level, code, parent_code, valid_to } of divisions) {
    if (level !== "township" || valid_to !== null || taken.has(code)) continue;
    missing.set(parent_code, (missing.get(parent_code) ?? 0) + 1);
  }
  return organs
    .filter(
      ({ kind, valid_to, division_code }) =>
        kind === "county_commission" && valid_to === null && division_code !== null,
    )
    .map((organ) => ({ organ, missing: missing.get(organ.division_code) ?? 0 }))
    .filter((line) => line.missing > 0);
}
