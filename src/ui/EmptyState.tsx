import { type JSX, Show } from "solid-js";
import { Icon } from "./Icon.tsx";
import { fileIcon } from "./icons.ts";
import { ui } from "./strings.ts";
import css from "./notes.module.css";

/** Nothing to show, which is not a failure: say why, and what to do about it. */
export function EmptyState(props: {
  title?: string;
  children?: JSX.Element;
  icon?: string;
  action?: JSX.Element;
}) {
  return (
    <div class={css["empty"]}>
      <Icon path={props.icon ?? fileIcon} />
      <p class={css["title"]}>{props.title ?? ui("empty.title")}</p>
      <Show when={props.children}>
        <p>{props.children}</p>
      </Show>
      {props.action}
    </div>
  );
}
