import { Show } from "solid-js";
import { errorWords } from "../lib/error-words.ts";
import { base } from "../lib/i18n/base.ts";
import { Button } from "./Button.tsx";
import { Note } from "./Note.tsx";
import css from "./notes.module.css";

/** A failure in plain words: what happened, what to do next, and a way to try again where that can help. */
export function ErrorNote(props: { error: unknown; onRetry?: () => void; busy?: boolean }) {
  const words = () => errorWords(props.error);
  return (
    <Note
      tone="danger"
      live
      title={words().title}
      actions={
        <Show when={props.onRetry}>
          {(retry) => (
            <Button onClick={() => retry()()} busy={props.busy}>
              {base("action.retry")}
            </Button>
          )}
        </Show>
      }
    >
      <Show when={words().next}>
        <p>{words().next}</p>
      </Show>
      <Show when={words().code}>
        <p class={css["code"]}>{words().code}</p>
      </Show>
    </Note>
  );
}
