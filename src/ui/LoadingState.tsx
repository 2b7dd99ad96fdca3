import { For } from "solid-js";
import { base } from "../lib/i18n/base.ts";
import css from "./notes.module.css";

const WIDTHS_PCT = [92, 78, 85, 64, 88, 71, 80, 58];

/** Grey lines where content will stand, so that nothing jumps when it comes. */
export function LoadingState(props: { lines?: number; label?: string }) {
  return (
    <div class={css["skeleton"]} role="status">
      <span class="visually-hidden">{props.label ?? base("state.loading")}</span>
      <For
        each={Array.from({ length: props.lines ?? 4 }, (_, index) => WIDTHS_PCT[index % WIDTHS_PCT.length])}
      >
        {(widthPct) => <span class={css["bar"]} style={{ width: `${widthPct}%` }} />}
      </For>
    </div>
  );
}
