import { For, Show, splitProps } from "solid-js";
import { type FieldProps, FormField } from "./FormField.tsx";
import { Icon } from "./Icon.tsx";
import { chevronDownIcon } from "./icons.ts";
import { t } from "../lib/i18n.ts";
import css from "./FormField.module.css";

export interface Option<V extends string = string> {
  readonly value: V;
  readonly label: string;
  readonly hint?: string;
  readonly disabled?: boolean;
}

/** One of a few: the system's own list, which every phone and screen reader knows. For many, use `OptionPicker`. */
export function SelectField<V extends string>(
  props: FieldProps & {
    options: readonly Option<V>[];
    /** "" when nothing is chosen yet. */
    value: V | "";
    onChange: (value: V) => void;
    /** Text of the empty choice; leave it out when one is always chosen. */
    placeholder?: string | true;
    disabled?: boolean;
  },
) {
  const [field, own] = splitProps(props, ["label", "hint", "error", "required", "hideLabel", "id"]);
  return (
    <FormField {...field}>
      {(control) => (
        <span class={css["select"]}>
          <select
            {...control}
            class={css["control"]}
            disabled={own.disabled}
            onChange={(event) => {
              const chosen = own.options.find((option) => option.value === event.currentTarget.value);
              if (chosen) own.onChange(chosen.value);
            }}
          >
            <Show when={own.placeholder}>
              <option value="" disabled selected={own.value === ""}>
                {own.placeholder === true ? t("field.choose") : own.placeholder}
              </option>
            </Show>
            <For each={own.options}>
              {(option) => (
                <option value={option.value} disabled={option.disabled} selected={option.value === own.value}>
                  {option.label}
                </option>
              )}
            </For>
          </select>
          <Icon path={chevronDownIcon} />
        </span>
      )}
    </FormField>
  );
}
