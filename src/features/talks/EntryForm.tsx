import { type JSX, Show } from "solid-js";
import { Button } from "../../ui/Button.tsx";
import { ErrorNote } from "../../ui/ErrorNote.tsx";
import { ErrorSummary, type FieldProblem } from "../../ui/ErrorSummary.tsx";
import { Note } from "../../ui/Note.tsx";
import { FormActions } from "../../ui/Toolbar.tsx";
import { words } from "./strings.ts";
import css from "./talks.module.css";

/** What is kept on the device of a form, and how to begin anew. */
export interface DraftState {
  readonly isRestored: boolean;
  readonly isKept: boolean;
  readonly onDiscard: () => void;
}

/** The frame of both forms: problems above, the draft's state, saving below. */
export function EntryForm(props: {
  summary: readonly FieldProblem[];
  draft: DraftState | undefined;
  error: unknown;
  isBusy: boolean;
  saveWord: string;
  onSave: () => void;
  children: JSX.Element;
}) {
  return (
    <form
      class={css["form"]}
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        props.onSave();
      }}
    >
      <Show when={props.draft?.isRestored}>
        <Note
          tone="info"
          actions={<Button onClick={() => props.draft?.onDiscard()}>{words("form.draft_discard")}</Button>}
        >
          <p>{words("form.draft_kept")}</p>
        </Note>
      </Show>
      <ErrorSummary problems={[...props.summary]} />
      {props.children}
      <Show when={props.error}>{(error) => <ErrorNote error={error()} />}</Show>
      <Show when={props.draft}>
        {(draft) => (
          <p class={css["quiet"]}>{words(draft().isKept ? "form.draft_note" : "form.draft_not_kept")}</p>
        )}
      </Show>
      <FormActions>
        <Button type="submit" kind="primary" busy={props.isBusy}>
          {props.saveWord}
        </Button>
      </FormActions>
    </form>
  );
}
