import { type Place, villagesBelow } from "./places.ts";

export type PlacedPoint = {
  id: string;
  label: string;
  lon: number | null;
  lat: number | null;
  group: string | null;
  placed: boolean;
};

/**
 * Villages of some sibling divisions as points, grouped by the sibling they lie in. A village without a position stands
 * at its township's, else in the middle of the township's known villages, marked as not placed; where neither is known
 * it has none. Time O(villages).
 */
export function mapPoints(siblings: readonly Place[]): PlacedPoint[] {
  const byTownship = new Map<string, Place[]>();
  for (const village of villagesBelow(siblings)) {
    const own = byTownship.get(village.parent_code ?? "");
    if (own) own.push(village);
    else byTownship.set(village.parent_code ?? "", [village]);
  }
  const seats = new Map<string, Seat>();
  return siblings.flatMap((sibling) => {
    const isVillage = sibling.level === "village";
    return villagesBelow([sibling]).map((village) => {
      const township = village.ancestors[village.ancestors.length - 1];
      const key = township?.code ?? "";
      const seat = seats.get(key) ?? seatOf(township, byTownship.get(key) ?? []);
      seats.set(key, seat);
      return {
        id: village.code,
        label: village.name,
        lon: village.lon ?? seat.lon,
        lat: village.lat ?? seat.lat,
        group: isVillage ? null : sibling.code,
        placed: village.lon !== null,
      };
    });
  });
}

type Township = Place["ancestors"][number] | undefined;

type Seat = { lon: number | null; lat: number | null };

function seatOf(township: Township, villages: readonly Place[]): Seat {
  if (township && township.lon !== null) return { lon: township.lon, lat: township.lat };
  const known = villages.filter(({ lon, lat }) => lon !== null && lat !== null);
  if (known.length === 0) return { lon: null, lat: null };
  return {
    lon: known.reduce((sum, { lon }) => sum + lon!, 0) / known.length,
    lat: known.reduce((sum, { lat }) => sum + lat!, 0) / known.length,
  };
}
