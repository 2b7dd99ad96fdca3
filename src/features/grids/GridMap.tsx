import { createMemo, Show } from "solid-js";
import { type DivisionBoundary, mapBoundary } from "../../core/boundaries.ts";
import { formatList } from "../../lib/format.ts";
import { type MapGroup, PointMap } from "../../ui/PointMap.tsx";
import type { Division } from "./data.ts";
import { shortVillageName } from "./overview.ts";
import { words } from "./strings.ts";
import css from "./grids.module.css";

/** Uploaded boundaries as far as they could be read. */
export type KnownBoundaries = { rows: readonly DivisionBoundary[]; hasFailed: boolean };

/** Villages tinted by grid. One without a point is drawn by its township and marked as placed. */
export function GridMap(props: {
  /** The county or township that is drawn. */
  areaCode: string;
  divisions: readonly Division[];
  boundaries: KnownBoundaries;
  gridOf: ReadonlyMap<string, string>;
  groups: readonly MapGroup[];
  selected?: ReadonlySet<string>;
  onSelect?: (code: string) => void;
  onMove?: (code: string, gridId: string) => void;
}) {
  const points = createMemo(() => pointsOf(props.divisions, props.gridOf));
  const boundary = createMemo(() =>
    mapBoundary(
      props.boundaries.rows,
      props.areaCode,
      props.divisions
        .filter(({ level, code }) => level === "township" && code !== props.areaCode)
        .map(({ code }) => code),
    ),
  );
  return (
    <div>
      <PointMap
        label={words("grids.map")}
        points={points()}
        groups={props.groups}
        boundary={boundary().outline}
        lines={boundary().lines}
        attribution={formatList(boundary().attributions)}
        selected={props.selected}
        onSelect={props.onSelect}
        onMove={props.onMove}
        named={points().length <= 60}
      />
      <Show when={props.boundaries.hasFailed}>
        <p class={css["muted"]}>{words("grids.boundaries_failed")}</p>
      </Show>
    </div>
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
