import { createMemo, For, onCleanup, Show } from "solid-js";
import { IconButton } from "../../ui/Button.tsx";
import { FormField } from "../../ui/FormField.tsx";
import { Icon } from "../../ui/Icon.tsx";
import { plusIcon, trashIcon } from "../../ui/icons.ts";
import { words } from "./strings.ts";
import css from "./findings.module.css";

const MAX_PHOTOS = 9;

/** Pictures as proof, if any. They are kept on the device with the report and travel after it. */
export function PhotosField(props: { value: readonly File[]; onChange: (files: File[]) => void }) {
  const previews = createMemo(() => {
    const made = props.value.map((file) => ({ file, url: URL.createObjectURL(file) }));
    onCleanup(() => made.forEach(({ url }) => URL.revokeObjectURL(url)));
    return made;
  });
  return (
    <FormField id="finding-photos" label={words("report.photos")} hint={words("report.photos_hint")}>
      {(control) => (
        <ul class={css["photos"]}>
          <For each={previews()}>
            {({ file, url }, index) => (
              <li>
                <img src={url} alt={file.name} />
                <IconButton
                  kind="secondary"
                  icon={trashIcon}
                  label={words("report.photo_remove", { n: index() + 1 })}
                  onClick={() => props.onChange(props.value.filter((other) => other !== file))}
                />
              </li>
            )}
          </For>
          <Show when={props.value.length < MAX_PHOTOS}>
            <li class={css["addPhoto"]}>
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
              <span>{words("report.photo_add")}</span>
            </li>
          </Show>
        </ul>
      )}
    </FormField>
  );
}
