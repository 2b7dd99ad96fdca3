import { For, Show } from "solid-js";
import { formatBytes } from "../../lib/format-quantities.ts";
import type { Photo } from "../../lib/outbox/photo.ts";
import { StatusTag } from "../../ui/Badge.tsx";
import { Button } from "../../ui/Button.tsx";
import { Section } from "../../ui/Card.tsx";
import { createAction } from "./busy.ts";
import { discardPhoto, resendPhoto } from "./data.ts";
import { refusalWords, STATE_TONES } from "./entry-words.ts";
import { words } from "./strings.ts";
import css from "./outbox.module.css";

/** Pictures that are not on the server yet; nothing when there are none. */
export function PhotoRows(props: { photos: readonly Photo[] }) {
  return (
    <Show when={props.photos.length > 0}>
      <Section title={words("photos.title")}>
        <p class={css["quiet"]}>{words("photos.words")}</p>
        <ul class={css["rows"]} aria-label={words("photos.title")}>
          <For each={props.photos}>{(photo) => <PhotoRow photo={photo} />}</For>
        </ul>
      </Section>
    </Show>
  );
}

function PhotoRow(props: { photo: Photo }) {
  const action = createAction();
  const act = (work: (photo: Photo) => Promise<unknown> | undefined, photo: Photo) =>
    action.run(() => work(photo));
  return (
    <li class={css["row"]} data-refused={props.photo.state === "refused" || undefined}>
      <div>
        <div class={css["line"]}>
          <strong>{words("label.photo", { size: formatBytes(props.photo.bytes) })}</strong>
          <StatusTag tone={STATE_TONES[props.photo.state]}>
            {words(`photo.state.${props.photo.state}`)}
          </StatusTag>
        </div>
        <Show when={props.photo.refusal}>
          {(refusal) => (
            <p class={css["why"]}>{refusalWords({ code: refusal().code, detail: null }).title}</p>
          )}
        </Show>
      </div>
      <Show when={props.photo.state === "refused"}>
        <div class={css["actions"]}>
          <Button onClick={() => void act(discardPhoto, props.photo)}>{words("action.discard")}</Button>
          <Button busy={action.isBusy()} onClick={() => void act(resendPhoto, props.photo)}>
            {words("action.resend")}
          </Button>
        </div>
      </Show>
    </li>
  );
}
