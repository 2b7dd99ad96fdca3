import { useQuery } from "@tanstack/solid-query";
import { createMemo, Show } from "solid-js";
import { mapBoundary } from "../../core/boundaries.ts";
import { formatList } from "../../lib/format.ts";
import { Card } from "../../ui/Card.tsx";
import { EmptyState } from "../../ui/EmptyState.tsx";
import { ErrorNote } from "../../ui/ErrorNote.tsx";
import { placesIcon } from "../../ui/icons.ts";
import { PointMap } from "../../ui/PointMap.tsx";
import { mapBoundariesQuery } from "./data.ts";
import { mapPoints } from "./map-points.ts";
import type { Place } from "./places.ts";
import { words } from "./strings.ts";
import css from "./divisions.module.css";

const NAMED_UP_TO = 60;

/** Villages of a division where they lie, tinted by what they lie in, within the boundaries that were uploaded. */
export function PlacesMap(props: {
  title: string;
  areaCode: string;
  places: readonly Place[];
  onOpen: (code: string) => void;
}) {
  const parts = () => props.places.filter(({ level }) => level !== "village");
  const codes = () => [...(props.areaCode ? [props.areaCode] : []), ...parts().map(({ code }) => code)];
  const boundaries = useQuery(() => mapBoundariesQuery(codes()));
  const boundary = createMemo(() =>
    mapBoundary(
      boundaries.isSuccess ? boundaries.data : [],
      props.areaCode,
      parts().map(({ code }) => code),
    ),
  );
  const points = createMemo(() => mapPoints(props.places));
  const isEmpty = () => points().every(({ lon }) => lon === null) && !boundary().outline;
  return (
    <Card title={props.title}>
      <Show when={boundaries.error}>
        {(error) => <ErrorNote error={error()} onRetry={() => void boundaries.refetch()} />}
      </Show>
      <Show
        when={!isEmpty()}
        fallback={
          <EmptyState icon={placesIcon} title={words("div.map_empty")}>
            {words("div.map_empty_words")}
          </EmptyState>
        }
      >
        <PointMap
          label={words("div.map")}
          points={points()}
          groups={parts().map(({ code, name }) => ({ key: code, label: name }))}
          boundary={boundary().outline}
          lines={boundary().lines}
          attribution={formatList(boundary().attributions)}
          onSelect={props.onOpen}
          named={points().length <= NAMED_UP_TO}
        />
        <p class={css["muted"]}>{words("div.map_hint")}</p>
      </Show>
    </Card>
  );
}
