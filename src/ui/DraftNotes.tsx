import { Show } from "solid-js";
import { Button } from "./Button.tsx";
import { Note } from "./Note.tsx";
import { ui } from "./strings.ts";
import css from "./notes.module.css";

/** How the content of a form is kept on the device while it is typed; `lib/kept-form.ts` makes it. */
export interface DraftLook {
  readonly isRestored: () => boolean;
  readonly isKept: () => boolean;
  readonly discard: () => void;
}

/** Above the fields: what was typed last time is here again. */
export function RestoredNote(props: { draft: DraftLook; title?: string }) {
  return (
    <Show when={props.draft.isRestored()}>
      <Note
        tone="info"
        title={props.title}
        actions={<Button onClick={() => props.draft.discard()}>{ui("draft.discard")}</Button>}
      >
        <p>{ui("draft.restored")}</p>
      </Note>
    </Show>
  );
}

/** Above the buttons: whether what is typed outlives the page. */
export function KeptWords(props: { draft: DraftLook }) {
  return <p class={css["asOf"]}>{ui(props.draft.isKept() ? "draft.kept" : "draft.not_kept")}</p>;
}
