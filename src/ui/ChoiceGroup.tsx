import { createUniqueId, Index, type JSX, Show } from "solid-js";
import { FieldError, FieldHint, type FieldProps, RequiredMark } from "./FormField.tsx";
import type { Option } from "./SelectField.tsx";
import css from "./FormField.module.css";

interface GroupProps<V extends string> extends FieldProps {
  options: readonly Option<V>[];
  /** `chips` are large pills for a phone; `list` puts one under the other. */
  look?: "row" | "list" | "chips";
  disabled?: boolean;
}

/** One of a few, all seen at once. Drawn by place, so that new words or hints never take the focus or a tap away. */
export function RadioGroup<V extends string>(
  props: GroupProps<V> & { value: V | ""; onChange: (value: V) => void },
) {
  const name = createUniqueId();
  return (
    <Group field={props} role="radiogroup" look={props.look}>
      <Index each={props.options}>
        {(option) => (
          <Choice
            type="radio"
            name={name}
            option={option()}
            look={props.look}
            disabled={props.disabled}
            checked={props.value === option().value}
            onChange={() => props.onChange(option().value)}
          />
        )}
      </Index>
    </Group>
  );
}

/** Any number of a few. */
export function CheckboxGroup<V extends string>(
  props: GroupProps<V> & { value: readonly V[]; onChange: (value: V[]) => void },
) {
  const toggled = (value: V) =>
    props.value.includes(value) ? props.value.filter((other) => other !== value) : [...props.value, value];
  return (
    <Group field={props} role="group" look={props.look}>
      <Index each={props.options}>
        {(option) => (
          <Choice
            type="checkbox"
            option={option()}
            look={props.look}
            disabled={props.disabled}
            checked={props.value.includes(option().value)}
            onChange={() => props.onChange(toggled(option().value))}
          />
        )}
      </Index>
    </Group>
  );
}

/** A single yes-or-no. */
export function Checkbox(props: {
  label: string;
  hint?: string;
  checked: boolean;
  onChange: (checked: boolean) => void;
  disabled?: boolean;
}) {
  return (
    <Choice
      type="checkbox"
      option={{ value: "on", label: props.label, hint: props.hint }}
      checked={props.checked}
      disabled={props.disabled}
      onChange={() => props.onChange(!props.checked)}
    />
  );
}

function Group(props: {
  field: FieldProps;
  role: "group" | "radiogroup";
  look: "row" | "list" | "chips" | undefined;
  children: JSX.Element;
}) {
  const made = createUniqueId();
  const id = () => props.field.id ?? made;
  const describedBy = () =>
    [props.field.hint && `${id()}-hint`, props.field.error && `${id()}-error`].filter(Boolean).join(" ") ||
    undefined;
  return (
    <div
      class={css["group"]}
      role={props.role}
      id={id()}
      tabIndex={-1}
      aria-labelledby={`${id()}-label`}
      aria-describedby={describedBy()}
      aria-invalid={props.role === "radiogroup" && props.field.error ? "true" : undefined}
      aria-required={props.role === "radiogroup" && props.field.required ? "true" : undefined}
    >
      <span id={`${id()}-label`} class={props.field.hideLabel ? "visually-hidden" : css["label"]}>
        {props.field.label}
        <RequiredMark when={props.field.required} />
      </span>
      <FieldHint id={`${id()}-hint`} text={props.field.hint} />
      <div
        class={props.look === "chips" ? css["chips"] : css["options"]}
        data-stacked={props.look === "list" || undefined}
      >
        {props.children}
      </div>
      <FieldError id={`${id()}-error`} text={props.field.error} />
    </div>
  );
}

function Choice(props: {
  type: "radio" | "checkbox";
  name?: string;
  option: Option;
  look?: "row" | "list" | "chips";
  checked: boolean;
  disabled?: boolean;
  onChange: () => void;
}) {
  return (
    <label
      class={props.look === "chips" ? css["chip"] : css["option"]}
      data-checked={props.checked ? "" : undefined}
    >
      <input
        type={props.type}
        name={props.name}
        value={props.option.value}
        checked={props.checked}
        disabled={props.disabled || props.option.disabled}
        onChange={(event) => {
          props.onChange();
          event.currentTarget.checked = props.checked; // the owner decides, not the browser
        }}
      />
      <span>
        {props.option.label}
        <Show when={props.option.hint}>
          <span class={css["optionHint"]}>{props.option.hint}</span>
        </Show>
      </span>
    </label>
  );
}
