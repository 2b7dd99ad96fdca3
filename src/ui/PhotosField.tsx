import { createMemo, For, onCleanup, Show } from "solid-js";
import { IconButton } from "./Button.tsx";
import { FormField } from "./FormField.tsx";
import { Icon } from "./Icon.tsx";
import { plusIcon, trashIcon } from "./icons.ts";
import { parts } from "./parts.ts";
import css from "./photos.module.css";

const MAX_PHOTOS = 9;

/** Pictures, if any: shown small as they are chosen, taken off one by one. */
export function PhotosField(props: {
  id: string;
  label: string;
  hint: string;
  value: readonly File[];
  onChange: (files: File[]) => void;
}) {
  const previews = createMemo(() => {
    const made = props.value.map((file) => ({ file, url: URL.createObjectURL(file) }));
    onCleanup(() => made.forEach(({ url }) => URL.revokeObjectURL(url)));
    return made;
  });
  return (
    <FormField id={props.id} label={props.label} hint={props.hint}>
      {(control) => (
        <ul class={css["tiles"]}>
          <For each={previews()}>
            {({ file, url }, index) => (
              <li>
                <img src={url} alt={file.name} />
                <IconButton
                  kind="secondary"
                  icon={trashIcon}
                  label={parts("photos.remove", { n: index() + 1 })}
                  onClick={() => props.onChange(props.value.filter((other) => other !== file))}
                />
              </li>
            )}
          </For>
          <Show when={props.value.length < MAX_PHOTOS}>
            <li class={css["add"]}>
              <input
                {...control}
                type="file"
                accept="image/*"
                multiple
                onChange={(event) => {
                  const chosen = [...(event.currentTarget.files ?? [])];
                  props.onChange([...props.value, ...chosen].slice(0, MAX_PHOTOS));
                  event.currentTarget.value = "";
                }}
              />
              <Icon path={plusIcon} />
              <span>{parts("photos.add")}</span>
            </li>
          </Show>
        </ul>
      )}
    </FormField>
  );
}
