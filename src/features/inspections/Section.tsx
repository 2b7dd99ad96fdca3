import type { JSX } from "solid-js";
import { createUniqueId, Show } from "solid-js";
import css from "./inspections.module.css";

/** A part of the checklist with its own heading, which stays in sight while the part is scrolled through. */
export function Section(props: {
  title: string;
  aside?: string;
  actions?: JSX.Element;
  children: JSX.Element;
}) {
  const id = createUniqueId();
  return (
    <section class={css["section"]} aria-labelledby={id}>
      <header class={css["sectionHead"]}>
        <h2 id={id}>{props.title}</h2>
        <Show when={props.aside}>
          <span class={css["quiet"]}>{props.aside}</span>
        </Show>
        {props.actions}
      </header>
      <div class={css["items"]}>{props.children}</div>
    </section>
  );
}
