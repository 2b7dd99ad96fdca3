import type { JSX } from "solid-js";
import css from "./rows.module.css";

/**
 * Rows one under the other, whole width, each an `<li>`. `framed` where no card is around them. A row with `data-unsent`
 * or `data-refused` is tinted.
 */
export function RowList(props: { label?: string; framed?: boolean; class?: string; children: JSX.Element }) {
  return (
    <ul
      class={props.class ? `${css["rows"]} ${props.class}` : css["rows"]}
      data-framed={props.framed ? "" : undefined}
      aria-label={props.label}
    >
      {props.children}
    </ul>
  );
}
