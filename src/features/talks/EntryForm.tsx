import { type JSX, Show } from "solid-js";
import { Button } from "../../ui/Button.tsx";
import { type DraftLook, KeptWords, RestoredNote } from "../../ui/DraftNotes.tsx";
import { ErrorNote } from "../../ui/ErrorNote.tsx";
import { ErrorSummary } from "../../ui/ErrorSummary.tsx";
import { FormActions } from "../../ui/Toolbar.tsx";
import type { Entry } from "./entry.ts";
import { words } from "./strings.ts";
import css from "./talks.module.css";

/** The frame of both forms: problems above, the draft's state, saving below. */
export function EntryForm(props: {
  entry: Entry;
  kept: DraftLook | undefined;
  isResent: boolean | undefined;
  children: JSX.Element;
}) {
  return (
    <form
      class={css["form"]}
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        void props.entry.save();
      }}
    >
      <Show when={props.kept}>{(kept) => <RestoredNote draft={kept()} />}</Show>
      <ErrorSummary problems={props.entry.summary()} />
      {props.children}
      <Show when={props.entry.saving.error()}>{(error) => <ErrorNote error={error()} />}</Show>
      <Show when={props.kept}>{(kept) => <KeptWords draft={kept()} />}</Show>
      <FormActions>
        <Button type="submit" kind="primary" busy={props.entry.saving.isBusy()}>
          {words(props.isResent ? "form.resend" : "form.save")}
        </Button>
      </FormActions>
    </form>
  );
}
