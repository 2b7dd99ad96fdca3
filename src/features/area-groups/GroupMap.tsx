import { createMemo, Show } from "solid-js";
import { Card } from "../../ui/Card.tsx";
import { PointMap } from "../../ui/PointMap.tsx";
import type { Arranged } from "./arrangement.ts";
import { words } from "./strings.ts";
import css from "./area-groups.module.css";

/** Townships by their seat, tinted by group. Offices have no place and are in the list alone. */
export function GroupMap(props: { groups: readonly Arranged[] }) {
  const points = createMemo(() =>
    props.groups.flatMap(({ group, members }) =>
      members
        .filter((member) => member.kind === "township_commission" && member.lon !== null)
        .map((member) => ({
          id: member.organ_id,
          label: member.name.replace(/纪工?委$/, ""),
          lon: member.lon,
          lat: member.lat,
          group: group.id,
          placed: true,
        })),
    ),
  );
  const groups = createMemo(() => props.groups.map(({ group }) => ({ key: group.id, label: group.name })));
  return (
    <Show when={points().length > 1}>
      <Card title={words("map")}>
        <div class={css["map"]}>
          <p class={css["muted"]}>{words("map_hint")}</p>
          <PointMap label={words("map")} points={points()} groups={groups()} named={points().length <= 60} />
        </div>
      </Card>
    </Show>
  );
}
