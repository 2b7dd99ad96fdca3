import { type JSX, Show } from "solid-js";
import css from "./layout.module.css";

/** Actions in a row, wrapping when they must. */
export function Toolbar(props: { label: string; children: JSX.Element }) {
  return (
    <div class={css["toolbar"]} role="group" aria-label={props.label}>
      {props.children}
    </div>
  );
}

/** What narrows a list, above it: search, selects, dates; at the end what the list can do. */
export function FilterBar(props: { label: string; children: JSX.Element; actions?: JSX.Element }) {
  return (
    <div class={css["filterBar"]} role="group" aria-label={props.label}>
      <div class={css["filters"]}>{props.children}</div>
      <Show when={props.actions}>
        <div class={css["actions"]}>{props.actions}</div>
      </Show>
    </div>
  );
}

/** Buttons at the end of a form; on a phone they stay in reach of the thumb. */
export function FormActions(props: { children: JSX.Element }) {
  return <div class={css["formActions"]}>{props.children}</div>;
}

/** Fields of a form: one column on a phone, two where there is room. */
export function FormGrid(props: { children: JSX.Element; columns?: 1 | 2 | 3 }) {
  return (
    <div class={css["formGrid"]} data-columns={props.columns ?? 2}>
      {props.children}
    </div>
  );
}
