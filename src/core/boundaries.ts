import * as v from "valibot";

const Position = v.array(v.number());
const Area = v.object({
  type: v.literal("Feature"),
  properties: v.object({ name: v.optional(v.string()) }),
  geometry: v.object({ type: v.literal("Polygon"), coordinates: v.array(v.array(Position)) }),
});

/** A boundary that an administrator uploaded: its areas in degrees, and whose data it is. */
export const DivisionBoundary = v.object({
  division_code: v.string(),
  attribution: v.string(),
  geojson: v.object({ type: v.literal("FeatureCollection"), features: v.array(Area) }),
});
export type DivisionBoundary = v.InferOutput<typeof DivisionBoundary>;
type Areas = DivisionBoundary["geojson"];

/** `outline` encloses all that is drawn; `lines` run through it; `attributions` name the source of each, once. */
export type MapBoundary = { outline?: Areas; lines?: Areas; attributions: string[] };

/**
 * What a map of a division draws of the boundaries that are known.
 *
 * The division's own boundary encloses it; without one, those of its parts do if none is missing, because a map cut
 * at the few that are known would hide the others. Boundaries of parts are drawn within. Time O(boundaries + parts).
 *
 * @param partCodes the divisions directly below that the map shows.
 */
export function mapBoundary(
  known: readonly DivisionBoundary[],
  areaCode: string,
  partCodes: readonly string[],
): MapBoundary {
  const byCode = new Map(known.map((boundary) => [boundary.division_code, boundary]));
  const own = byCode.get(areaCode);
  const parts = partCodes.flatMap((code) => byCode.get(code) ?? []);
  const isWhole = parts.length > 0 && parts.length === partCodes.length;
  const enclosing = own ? [own] : isWhole ? parts : [];
  const drawn = own ? [own, ...parts] : parts;
  return {
    ...(enclosing.length > 0 ? { outline: together(enclosing) } : {}),
    ...(parts.length > 0 && enclosing !== parts ? { lines: together(parts) } : {}),
    attributions: [...new Set(drawn.map(({ attribution }) => attribution))],
  };
}

const together = (boundaries: readonly DivisionBoundary[]): Areas => ({
  type: "FeatureCollection",
  features: boundaries.flatMap(({ geojson }) => geojson.features),
});
