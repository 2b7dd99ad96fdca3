import { type ComponentProps, Show, splitProps } from "solid-js";
import { type FieldProps, FormField } from "./FormField.tsx";
import { keepEnterFromSubmitting } from "./ime.ts";
import css from "./FormField.module.css";

const FIELD_KEYS = ["label", "hint", "error", "required", "hideLabel", "id"] as const;

type Native<Tag extends "input" | "textarea"> = Omit<
  ComponentProps<Tag>,
  (typeof FIELD_KEYS)[number] | "onInput" | "value" | "children"
>;

/** One line of text. `onInput` gets the text; Enter that confirms a Chinese candidate never submits the form. */
export function TextField(
  props: FieldProps &
    Native<"input"> & { value: string; onInput?: (value: string) => void; unit?: string; numeric?: boolean },
) {
  const [field, own, rest] = splitProps(props, FIELD_KEYS, ["value", "onInput", "unit", "numeric"]);
  return (
    <FormField {...field}>
      {(control) => (
        <div class={own.unit ? css["withUnit"] : undefined}>
          <input
            type="text"
            inputMode={own.numeric ? "numeric" : undefined}
            autocomplete="off"
            {...rest}
            {...control}
            class={css["control"]}
            value={own.value}
            onInput={(event) => own.onInput?.(event.currentTarget.value)}
            onKeyDown={keepEnterFromSubmitting}
          />
          <Show when={own.unit}>
            <span class={css["unit"]}>{own.unit}</span>
          </Show>
        </div>
      )}
    </FormField>
  );
}

/** Several lines of text. */
export function TextArea(
  props: FieldProps & Native<"textarea"> & { value: string; onInput?: (value: string) => void },
) {
  const [field, own, rest] = splitProps(props, FIELD_KEYS, ["value", "onInput"]);
  return (
    <FormField {...field}>
      {(control) => (
        <textarea
          rows={3}
          {...rest}
          {...control}
          class={css["control"]}
          value={own.value}
          onInput={(event) => own.onInput?.(event.currentTarget.value)}
        />
      )}
    </FormField>
  );
}

/** A day, `YYYY-MM-DD`. The system's own picker; browsers without one (Safari 14.0) get a text box with the pattern. */
export function DateField(
  props: FieldProps & {
    value: string;
    onInput: (day: string) => void;
    min?: string;
    max?: string;
    disabled?: boolean;
  },
) {
  return <PickedField {...props} type="date" pattern="\d{4}-\d{2}-\d{2}" placeholder="YYYY-MM-DD" />;
}

/** A time of day, `HH:MM`. */
export function TimeField(
  props: FieldProps & { value: string; onInput: (time: string) => void; disabled?: boolean },
) {
  return <PickedField {...props} type="time" pattern="\d{2}:\d{2}" placeholder="HH:MM" />;
}

function PickedField(
  props: FieldProps & {
    type: "date" | "time";
    value: string;
    onInput: (value: string) => void;
    pattern: string;
    placeholder: string;
    min?: string;
    max?: string;
    disabled?: boolean;
  },
) {
  const [field, own, rest] = splitProps(props, FIELD_KEYS, ["value", "onInput"]);
  return (
    <FormField {...field}>
      {(control) => (
        <input
          {...rest}
          {...control}
          class={css["control"]}
          value={own.value}
          onInput={(event) => own.onInput(event.currentTarget.value)}
        />
      )}
    </FormField>
  );
}
