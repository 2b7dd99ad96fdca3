import { useQuery } from "@tanstack/solid-query";
import { For, Show } from "solid-js";
import { Card } from "../../ui/Card.tsx";
import { photosQuery } from "./data.ts";
import { createOutbox } from "./outbox-link.ts";
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
  return (
    <Show when={arrived().length > 0 || waiting() > 0}>
      <Card title={words("visit.photos")}>
        <ul class={css["photos"]}>
          <For each={arrived()}>
            {(photo, index) => (
              <li>
                <a href={photo.url} target="_blank" rel="noreferrer">
                  <img src={photo.url} alt={words("visit.photo", { n: index() + 1 })} loading="lazy" />
                </a>
              </li>
            )}
          </For>
        </ul>
        <Show when={waiting() > 0}>
          <p class={css["quiet"]}>{words("visit.photos_waiting", { n: waiting() })}</p>
        </Show>
      </Card>
    </Show>
  );
}
