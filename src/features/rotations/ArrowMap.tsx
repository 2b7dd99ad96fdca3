import { createMemo, createSignal } from "solid-js";
import type { PlanningData } from "../../core/rotation/planning/plan.schema.ts";
import { formatBeside, formatDayShort } from "../../lib/format.ts";
import { type MapPoint, PointMap } from "../../ui/PointMap.tsx";
import { Stack } from "../../ui/Card.tsx";
import { SelectField } from "../../ui/SelectField.tsx";
import { FilterBar } from "../../ui/Toolbar.tsx";
import type { Placed } from "./arrangement.ts";
import type { PlanRecord } from "./data.ts";
import { shortUnitName } from "./form.ts";
import { words } from "./strings.ts";
import css from "./rotations.module.css";

const MAP_RATIO = 0.5;

/** Who goes where in a round: from the seat of each team's unit to what it inspects. */
export function ArrowMap(props: { record: PlanRecord; visits: readonly Placed[]; data: PlanningData }) {
  const [round, setRound] = createSignal("1");
  const [unit, setUnit] = createSignal<string>();
  const pointOf = (target: PlanRecord["targets"][number]) =>
    target.division_code !== null && isVillage(target.division_code) ? target.id : target.organ_id;
  const points = createMemo(() => pointsOf(props.record, props.data, pointOf));
  const arrows = createMemo(() => {
    const seats = new Map(props.record.teams.map(({ id, lead_organ_id }) => [id, lead_organ_id]));
    const aims = new Map(props.record.targets.map((target) => [target.id, pointOf(target)]));
    return props.visits
      .filter((visit) => visit.round === Number(round()))
      .map((visit) => ({ from: seats.get(visit.team_id) ?? "", to: aims.get(visit.target_id) ?? "" }))
      .filter(({ from, to }) => unit() === undefined || from === unit() || to === unit());
  });
  return (
    <Stack gap="md">
      <FilterBar label={words("rot.round")}>
        <SelectField
          label={words("rot.round")}
          options={props.record.rounds.map(({ round: n, starts_on }) => ({
            value: String(n),
            label: formatBeside(words("rot.round_n", { n }), formatDayShort(starts_on)),
          }))}
          value={round()}
          onChange={setRound}
        />
      </FilterBar>
      <PointMap
        label={words("rot.map")}
        points={points()}
        arrows={arrows()}
        selected={new Set(unit() ? [unit()!] : [])}
        onSelect={(id) => setUnit(unit() === id ? undefined : id)}
        named={points().length <= 60}
        ratio={MAP_RATIO}
      />
      <p class={css["muted"]}>{words("rot.map_hint")}</p>
    </Stack>
  );
}

const isVillage = (code: string): boolean => !code.endsWith("000");

function pointsOf(
  record: PlanRecord,
  { organs, villages }: PlanningData,
  pointOf: (target: PlanRecord["targets"][number]) => string,
): MapPoint[] {
  const places = new Map(organs.map((organ) => [organ.id, organ]));
  const located = new Map(villages.map((village) => [village.code, village]));
  const points = new Map<string, MapPoint>();
  for (const id of record.teams.map(({ lead_organ_id }) => lead_organ_id)) {
    const organ = places.get(id);
    if (organ)
      points.set(id, { ...at(organ), id, group: null, label: shortUnitName(organ.name), placed: true });
  }
  for (const target of record.targets) {
    const id = pointOf(target);
    if (points.has(id)) continue;
    const organ = places.get(target.organ_id);
    const village = located.get(target.division_code ?? "");
    const isPlaced = village ? village.lon !== null : true;
    const place = village && village.lon !== null ? village : (organ ?? { lon: null, lat: null });
    points.set(id, { ...at(place), id, group: null, label: target.name, placed: isPlaced });
  }
  return [...points.values()];
}

const at = ({ lon, lat }: { lon: number | null; lat: number | null }) => ({ lon, lat });
