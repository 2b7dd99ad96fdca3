import { createUniqueId, type JSX, Show } from "solid-js";
import { Icon } from "./Icon.tsx";
import { alertIcon } from "./base-icons.ts";
import { base } from "../lib/i18n/base.ts";
import css from "./FormField.module.css";

/** What every field says of itself. */
export interface FieldProps {
  label: string;
  hint?: string;
  /** Words of what is wrong; an empty string or undefined means nothing is. */
  error?: string;
  required?: boolean;
  /** The label is read but not drawn, where a table head or a search icon already says it. */
  hideLabel?: boolean;
  /** Set it when an error summary shall find the field; otherwise one is made. */
  id?: string;
}

/** What the control must carry so that label, hint and error belong to it. */
export interface ControlProps {
  id: string;
  "aria-describedby": string | undefined;
  "aria-invalid": "true" | undefined;
  "aria-required": "true" | undefined;
}

/** Label above, hint below it, control, error. The control is any native element that spreads `control`. */
export function FormField(props: FieldProps & { children: (control: ControlProps) => JSX.Element }) {
  const made = createUniqueId();
  const id = () => props.id ?? made;
  const control: ControlProps = {
    get id() {
      return id();
    },
    get "aria-describedby"() {
      return (
        [props.hint && `${id()}-hint`, props.error && `${id()}-error`].filter(Boolean).join(" ") || undefined
      );
    },
    get "aria-invalid"() {
      return props.error ? ("true" as const) : undefined;
    },
    get "aria-required"() {
      return props.required ? ("true" as const) : undefined;
    },
  };
  return (
    <div class={css["field"]} data-invalid={props.error ? "" : undefined}>
      <label class={props.hideLabel ? "visually-hidden" : css["label"]} for={id()}>
        {props.label}
        <RequiredMark when={props.required} />
      </label>
      <FieldHint id={`${id()}-hint`} text={props.hint} />
      {props.children(control)}
      <FieldError id={`${id()}-error`} text={props.error} />
    </div>
  );
}

/** The word, not a star: nobody has to look up what it means. */
export function RequiredMark(props: { when: boolean | undefined }) {
  return (
    <Show when={props.when}>
      <span class={css["required"]}>{base("field.required")}</span>
    </Show>
  );
}

export function FieldHint(props: { id: string; text: string | undefined }) {
  return (
    <Show when={props.text}>
      <p class={css["hint"]} id={props.id}>
        {props.text}
      </p>
    </Show>
  );
}

export function FieldError(props: { id: string; text: string | undefined }) {
  return (
    <Show when={props.text}>
      <p class={css["error"]} id={props.id}>
        <Icon path={alertIcon} />
        <span>{props.text}</span>
      </p>
    </Show>
  );
}
