import { type JSX, Show } from "solid-js";
import type { Tone } from "./Note.tsx";
import css from "./Badge.module.css";

/** A word in a small frame: a state, a kind. The word carries the meaning, the colour only helps. */
export function Badge(props: { tone?: Tone; children: JSX.Element; title?: string }) {
  return (
    <span class={css["badge"]} data-tone={props.tone ?? "neutral"} title={props.title}>
      {props.children}
    </span>
  );
}

/** The state of a matter: a dot and its word. */
export function StatusTag(props: { tone?: Tone; children: JSX.Element }) {
  return (
    <span class={css["status"]} data-tone={props.tone ?? "neutral"}>
      <i aria-hidden="true" />
      {props.children}
    </span>
  );
}

/** How many, beside a word; nothing when there are none. */
export function CountBadge(props: { count: number; label: string; tone?: Tone }) {
  return (
    <Show when={props.count > 0}>
      <span class={css["count"]} data-tone={props.tone ?? "info"}>
        <span aria-hidden="true">{props.count > 99 ? "99+" : props.count}</span>
        <span class="visually-hidden">{props.label}</span>
      </span>
    </Show>
  );
}
