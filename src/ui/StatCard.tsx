import { type JSX, Show } from "solid-js";
import { formatChangePct } from "../lib/format-quantities.ts";
import { ui } from "./strings.ts";
import css from "./StatCard.module.css";

/** One number that can be opened. A change against last year has no colour: more is not always better. */
export function StatCard(props: {
  label: string;
  /** Already formatted. */
  value: string;
  unit: string;
  /** Null: last year's figure is missing; undefined: no comparison is made. */
  yoyPct?: number | null;
  note?: JSX.Element;
  href?: string;
}) {
  const content = () => (
    <>
      <span class={css["label"]}>{props.label}</span>
      <span class={css["figure"]}>
        <span class={css["value"]}>{props.value}</span>
        <span class={css["unit"]}>{props.unit}</span>
      </span>
      <Show when={props.yoyPct !== undefined}>
        <span class={css["yoy"]}>
          <Show when={props.yoyPct !== null} fallback={ui("stat.no_yoy")}>
            {ui("stat.yoy")} <b>{formatChangePct(props.yoyPct ?? 0)}</b>
          </Show>
        </span>
      </Show>
      <Show when={props.note}>
        <span class={css["yoy"]}>{props.note}</span>
      </Show>
    </>
  );
  return (
    <Show when={props.href} fallback={<div class={css["stat"]}>{content()}</div>}>
      {(href) => (
        <a class={css["stat"]} href={href()}>
          {content()}
        </a>
      )}
    </Show>
  );
}

/** Numbers side by side. */
export function StatRow(props: { children: JSX.Element }) {
  return <div class={css["row"]}>{props.children}</div>;
}
