import { formatNumber } from "../../lib/format.ts";
import { StatusTag } from "../../ui/Badge.tsx";
import type { Column } from "../../ui/DataTable.tsx";
import type { Tone } from "../../ui/Note.tsx";
import type { Place, Placement } from "./places.ts";
import { words } from "./strings.ts";

const TONES: Record<Placement, Tone> = { known: "ok", township: "neutral", none: "warn" };

const name = (): Column<Place> => ({
  key: "name",
  header: words("div.name"),
  text: (place) => place.name,
  sortBy: (place) => place.name,
  priority: 1,
  width: "minmax(9rem, 2fr)",
});

const code = (): Column<Place> => ({
  key: "code",
  header: words("div.code"),
  text: (place) => place.code,
  sortBy: (place) => place.code,
  width: "9rem",
});

const position = (): Column<Place> => ({
  key: "position",
  header: words("div.position"),
  text: (place) => words(`div.position.${place.placement}`),
  cell: (place) => (
    <StatusTag tone={TONES[place.placement]}>{words(`div.position.${place.placement}`)}</StatusTag>
  ),
  sortBy: (place) => place.placement,
  width: "9rem",
});

const count = (key: "townships" | "villages" | "known", header: string): Column<Place> => ({
  key,
  header,
  text: (place) => formatNumber(place.counts[key]),
  sortBy: (place) => place.counts[key],
  align: "end",
  width: "7rem",
});

/** Cities, counties and townships: what lies below them. */
export const areaColumns = (places: readonly Place[]): Column<Place>[] => [
  name(),
  code(),
  ...(places.some((place) => place.counts.townships > 0) ? [count("townships", words("div.townships"))] : []),
  count("villages", words("div.villages")),
  count("known", words("div.known")),
];

export const villageColumns = (): Column<Place>[] => [
  name(),
  code(),
  {
    key: "parent",
    header: words("div.level.township"),
    text: (place) => place.ancestors[place.ancestors.length - 1]?.name ?? "",
    width: "minmax(7rem, 1fr)",
  },
  position(),
  {
    key: "workload",
    header: words("div.workload"),
    text: (place) => formatNumber(place.workload),
    sortBy: (place) => place.workload,
    align: "end",
    width: "6rem",
  },
];

/** Search results of all levels. */
export const mixedColumns = (): Column<Place>[] => [
  name(),
  code(),
  {
    key: "level",
    header: words("div.level"),
    text: (place) => words(`div.level.${place.level}`),
    width: "7rem",
  },
  {
    key: "parent",
    header: words("div.parent"),
    text: (place) => place.ancestors.map((ancestor) => ancestor.name).join(" / "),
    width: "minmax(9rem, 2fr)",
  },
];
