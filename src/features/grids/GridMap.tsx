import { createMemo } from "solid-js";
import { type MapGroup, PointMap } from "../../ui/PointMap.tsx";
import type { Division } from "./data.ts";
import { shortVillageName } from "./overview.ts";
import { words } from "./strings.ts";

/** Villages tinted by grid. One without a point is drawn by its township and marked as placed. */
export function GridMap(props: {
  divisions: readonly Division[];
  gridOf: ReadonlyMap<string, string>;
  groups: readonly MapGroup[];
  selected?: ReadonlySet<string>;
  onSelect?: (code: string) => void;
  onMove?: (code: string, gridId: string) => void;
}) {
  const points = createMemo(() => pointsOf(props.divisions, props.gridOf));
  return (
    <PointMap
      label={words("grids.map")}
      points={points()}
      groups={props.groups}
      selected={props.selected}
      onSelect={props.onSelect}
      onMove={props.onMove}
      named={points().length <= 60}
    />
  );
}

function pointsOf(divisions: readonly Division[], gridOf: ReadonlyMap<string, string>) {
  const villages = divisions.filter((division) => division.level === "village");
  const parents = new Map(divisions.map((division) => [division.code, division]));
  const byTownship = new Map<string, Division[]>();
  for (const village of villages) {
    const parent = village.parent_code ?? "";
    byTownship.set(parent, [...(byTownship.get(parent) ?? []), village]);
  }
  return [...byTownship].flatMap(([code, own]) => {
    const township = parents.get(code);
    const seat = township && township.lon !== null ? township : middleOf(own);
    return own.map((village) => ({
      id: village.code,
      label: shortVillageName(village.name),
      lon: village.lon ?? seat.lon,
      lat: village.lat ?? seat.lat,
      group: gridOf.get(village.code) ?? null,
      placed: village.lon !== null,
    }));
  });
}

function middleOf(villages: readonly Division[]): { lon: number | null; lat: number | null } {
  const known = villages.filter((village) => village.lon !== null && village.lat !== null);
  if (known.length === 0) return { lon: null, lat: null };
  return {
    lon: known.reduce((sum, village) => sum + village.lon!, 0) / known.length,
    lat: known.reduce((sum, village) => sum + village.lat!, 0) / known.length,
  };
}
