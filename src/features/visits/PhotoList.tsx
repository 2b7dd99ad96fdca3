import { useQuery } from "@tanstack/solid-query";
import { For, Show } from "solid-js";
import { Card } from "../../ui/Card.tsx";
import { ErrorNote } from "../../ui/ErrorNote.tsx";
import { isOnline } from "../../ui/online.ts";
import { PhotoTile, PhotoTiles } from "../../ui/PhotoTiles.tsx";
import { createOutbox } from "../../lib/outbox/entries.ts";
import { photoQuery, photosQuery } from "../../lib/stored-photos.ts";
import { photoFolder } from "./data.ts";
import { words } from "./strings.ts";
import css from "./visits.module.css";

/** The pictures of a visit that have arrived, and how many are still on this device. Nothing is drawn without any. */
export function PhotoList(props: { visitId: string }) {
  const outbox = createOutbox();
  const asked = useQuery(() => photosQuery(photoFolder(props.visitId)));
  const arrived = () => (asked.dataUpdatedAt > 0 ? (asked.data ?? []) : []);
  const waiting = () =>
    (outbox()?.photos() ?? []).filter(({ entryId, state }) => entryId === props.visitId && state !== "sent")
      .length;
  const failure = () => (isOnline() ? asked.error : null);
  return (
    <Show when={arrived().length > 0 || waiting() > 0 || failure()}>
      <Card title={words("visit.photos")}>
        <PhotoTiles>
          <For each={arrived()}>{(path, index) => <PhotoItem path={path} number={index() + 1} />}</For>
        </PhotoTiles>
        <Show when={failure()}>
          {(error) => (
            <ErrorNote error={error()} onRetry={() => void asked.refetch()} busy={asked.isFetching} />
          )}
        </Show>
        <Show when={waiting() > 0}>
          <p class={css["quiet"]}>{words("visit.photos_waiting", { n: waiting() })}</p>
        </Show>
      </Card>
    </Show>
  );
}

function PhotoItem(props: { path: string; number: number }) {
  const asked = useQuery(() => photoQuery(props.path));
  return (
    <PhotoTile
      number={props.number}
      picture={asked.isSuccess ? asked.data : undefined}
      isMissing={asked.isError}
    />
  );
}
