import { createSignal, For, Show } from "solid-js";
import { actionWord } from "../../lib/flow.ts";
import { Button } from "../../ui/Button.tsx";
import { ClueActionDialog } from "./ClueActionDialog.tsx";
import type { Clue } from "./data.ts";
import { words } from "./strings.ts";
import css from "./clues.module.css";

/** Steps beside the main way. */
const SIDE = ["reassign", "return_opinion", "return_result"];

/** Buttons for what the database says this person may do now. */
export function ClueActions(props: { clue: Clue }) {
  const [chosen, setChosen] = createSignal<string>();
  return (
    <Show when={props.clue.actions.length > 0}>
      <div class={css["actions"]} role="group" aria-label={words("actions")}>
        <For each={props.clue.actions}>
          {({ action }) => (
            <Button kind={SIDE.includes(action) ? "secondary" : "primary"} onClick={() => setChosen(action)}>
              {actionWord(action)}
            </Button>
          )}
        </For>
      </div>
      <Show when={chosen()} keyed>
        {(action) => (
          <ClueActionDialog clue={props.clue} action={action} onClose={() => setChosen(undefined)} />
        )}
      </Show>
    </Show>
  );
}
