import { useQuery } from "@tanstack/solid-query";
import { createMemo, For, onCleanup, Show } from "solid-js";
import { Card } from "../../ui/Card.tsx";
import { ErrorNote } from "../../ui/ErrorNote.tsx";
import { LoadingState } from "../../ui/LoadingState.tsx";
import { isOnline } from "../../ui/online.ts";
import { photoQuery, photosQuery } from "./data.ts";
import { createOutbox } from "../../lib/outbox/entries.ts";
import { words } from "./strings.ts";
import css from "./visits.module.css";

/** The pictures of a visit that have arrived, and how many are still on this device. Nothing is drawn without any. */
export function PhotoList(props: { visitId: string }) {
  const outbox = createOutbox();
  const asked = useQuery(() => photosQuery(props.visitId));
  const arrived = () => (asked.dataUpdatedAt > 0 ? (asked.data ?? []) : []);
  const waiting = () =>
    (outbox()?.photos() ?? []).filter(({ entryId, state }) => entryId === props.visitId && state !== "sent")
      .length;
  const failure = () => (isOnline() ? asked.error : null);
  return (
    <Show when={arrived().length > 0 || waiting() > 0 || failure()}>
      <Card title={words("visit.photos")}>
        <ul class={css["photos"]}>
          <For each={arrived()}>{(path, index) => <PhotoItem path={path} number={index() + 1} />}</For>
        </ul>
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

/** A picture, and a click away the whole of it. */
function PhotoItem(props: { path: string; number: number }) {
  const asked = useQuery(() => photoQuery(props.path));
  const url = createMemo(() => {
    const picture = asked.dataUpdatedAt > 0 ? asked.data : undefined;
    if (!picture) return undefined;
    const made = URL.createObjectURL(picture);
    onCleanup(() => URL.revokeObjectURL(made));
    return made;
  });
  const name = () => words("visit.photo", { n: props.number });
  return (
    <li>
      <Show
        when={url()}
        fallback={
          <Show when={asked.error} fallback={<LoadingState lines={1} label={name()} />}>
            <span class={css["quiet"]}>{words("visit.photo_missing", { n: props.number })}</span>
          </Show>
        }
      >
        {(address) => (
          <a href={address()} target="_blank" rel="noreferrer">
            <img src={address()} alt={name()} />
          </a>
        )}
      </Show>
    </li>
  );
}
