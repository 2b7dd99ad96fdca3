import { createUniqueId, type JSX, Show } from "solid-js";
import css from "./layout.module.css";

interface BlockProps {
  title?: string;
  /** Words beside the title: a count, an as-of time. */
  aside?: JSX.Element;
  actions?: JSX.Element;
  children: JSX.Element;
}

/** A framed block with a title of its own. `flush` lets a table or list run to the frame. */
export function Card(props: BlockProps & { flush?: boolean }) {
  const id = createUniqueId();
  return (
    <section
      class={css["card"]}
      data-flush={props.flush || undefined}
      aria-labelledby={props.title ? id : undefined}
    >
      <BlockHead {...props} id={id} />
      <div class={css["cardBody"]}>{props.children}</div>
    </section>
  );
}

/** A part of a page without a frame. */
export function Section(props: BlockProps) {
  const id = createUniqueId();
  return (
    <section class={css["section"]} aria-labelledby={props.title ? id : undefined}>
      <BlockHead {...props} id={id} />
      {props.children}
    </section>
  );
}

function BlockHead(props: BlockProps & { id: string }) {
  return (
    <Show when={props.title}>
      <header class={css["blockHead"]}>
        <h2 id={props.id}>{props.title}</h2>
        <Show when={props.aside}>
          <span class={css["aside"]}>{props.aside}</span>
        </Show>
        <Show when={props.actions}>
          <div class={css["actions"]}>{props.actions}</div>
        </Show>
      </header>
    </Show>
  );
}

/** Blocks one under the other, with the page's rhythm. */
export function Stack(props: { children: JSX.Element; gap?: "sm" | "md" | "lg" }) {
  return (
    <div class={css["stack"]} data-gap={props.gap ?? "md"}>
      {props.children}
    </div>
  );
}

/** Blocks side by side as far as they fit, at least `min` wide each. */
export function Columns(props: { children: JSX.Element; min?: string }) {
  return (
    <div class={css["columns"]} style={{ "--column-min": props.min ?? "18rem" }}>
      {props.children}
    </div>
  );
}
