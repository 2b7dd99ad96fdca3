import { createSignal, Show } from "solid-js";
import { formatBytes } from "../lib/format-quantities.ts";
import { type FieldProps, FormField } from "./FormField.tsx";
import { Icon } from "./Icon.tsx";
import { uploadIcon } from "./icons.ts";
import { parts } from "./parts.ts";
import css from "./controls.module.css";

/** Choose or drop files. What is too large or of another kind is refused here, in words, before anything reads it. */
export function FileDrop(
  props: FieldProps & {
    /** File name endings, `.xlsx,.csv`. */
    accept: string;
    maxBytes: number;
    multiple?: boolean;
    disabled?: boolean;
    onFiles: (files: File[]) => void;
  },
) {
  const [over, setOver] = createSignal(false);
  const [refusal, setRefusal] = createSignal<string>();

  const endings = () => props.accept.split(",").map((ending) => ending.trim().toLowerCase());
  const refusalOf = (file: File): string | undefined => {
    if (!endings().some((ending) => file.name.toLowerCase().endsWith(ending))) {
      return parts("file.wrong_kind", { kinds: endings().join(" ") });
    }
    return file.size > props.maxBytes
      ? parts("file.too_large", { limit: formatBytes(props.maxBytes) })
      : undefined;
  };
  const take = (list: FileList | null | undefined) => {
    const files = [...(list ?? [])].slice(0, props.multiple ? undefined : 1);
    const refused = files.map(refusalOf).find((reason) => reason !== undefined);
    setRefusal(refused);
    if (!refused && files.length > 0) props.onFiles(files);
  };

  return (
    <FormField {...props} error={refusal() ?? props.error}>
      {(control) => (
        <div
          class={css["drop"]}
          data-over={over() || undefined}
          onDragOver={(event) => {
            event.preventDefault();
            setOver(true);
          }}
          onDragLeave={() => setOver(false)}
          onDrop={(event) => {
            event.preventDefault();
            setOver(false);
            if (!props.disabled) take(event.dataTransfer?.files);
          }}
        >
          <input
            {...control}
            type="file"
            accept={props.accept}
            multiple={props.multiple}
            disabled={props.disabled}
            onChange={(event) => {
              take(event.currentTarget.files);
              event.currentTarget.value = ""; // the same file may be chosen again after a correction
            }}
          />
          <Icon path={uploadIcon} />
          <span>
            <b>{parts("file.choose")}</b>
            <Show when={!props.disabled}> {parts("file.drop")}</Show>
          </span>
        </div>
      )}
    </FormField>
  );
}
