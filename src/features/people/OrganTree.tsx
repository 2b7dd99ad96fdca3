import { createMemo, For, Show } from "solid-js";
import { createMediaQuery, PHONE } from "../../ui/media.ts";
import { Button } from "../../ui/Button.tsx";
import { OptionPicker } from "../../ui/OptionPicker.tsx";
import { clockIcon, editIcon } from "../../ui/icons.ts";
import type { Organ } from "./data.ts";
import { organLines } from "./directory.ts";
import { words } from "./strings.ts";
import css from "./people.module.css";

/** The organs as a list with indents; on a phone a picker instead, because the people are what one came for. */
export function OrganTree(props: {
  organs: readonly Organ[];
  chosenId: string | undefined;
  onChoose: (organId: string | undefined) => void;
  onEdit: (() => void) | undefined;
  onSuccessions: () => void;
}) {
  const isPhone = createMediaQuery(PHONE);
  const lines = createMemo(() => organLines(props.organs));
  return (
    <nav class={css["tree"]} aria-label={words("people.organs")}>
      <Show
        when={!isPhone()}
        fallback={
          <OptionPicker
            label={words("people.organs")}
            options={lines().map(({ organ }) => ({ value: organ.id, label: organ.name }))}
            value={props.chosenId ?? ""}
            placeholder={words("people.all")}
            onChange={(id) => props.onChoose(id === "" ? undefined : id)}
          />
        }
      >
        <ul>
          <li>
            <button
              type="button"
              aria-current={props.chosenId === undefined || undefined}
              onClick={() => props.onChoose(undefined)}
            >
              {words("people.all")}
            </button>
          </li>
          <For each={lines()}>
            {({ organ, depth }) => (
              <li style={{ "padding-left": `${depth * 0.875}rem` }}>
                <button
                  type="button"
                  aria-current={props.chosenId === organ.id || undefined}
                  onClick={() => props.onChoose(organ.id)}
                >
                  {organ.name}
                </button>
              </li>
            )}
          </For>
        </ul>
      </Show>
      <Show when={props.onEdit}>
        {(edit) => (
          <Button kind="quiet" icon={editIcon} onClick={() => edit()()}>
            {words("people.edit_organ")}
          </Button>
        )}
      </Show>
      <Button kind="quiet" icon={clockIcon} onClick={() => props.onSuccessions()}>
        {words("people.successions")}
      </Button>
    </nav>
  );
}
