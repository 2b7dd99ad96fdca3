import { createMemo, For, Show } from "solid-js";
import { formatNumber } from "../lib/format.ts";
import { parts } from "./parts.ts";
import css from "./charts.module.css";

export interface Bar {
  key: string;
  label: string;
  value: number;
  /** Same period last year; null when it is not known. */
  lastValue?: number | null;
  href?: string;
}

/**
 * Bars beside their names. It is a table first, so it is read, printed and copied as one; the bars only make the numbers
 * easy to compare. The order is the caller's: this is no ranking.
 */
export function BarChart(props: {
  caption: string;
  unit: string;
  bars: readonly Bar[];
  fractionDigits?: number;
  showCaption?: boolean;
}) {
  const hasLast = () => props.bars.some((bar) => bar.lastValue !== undefined);
  const max = createMemo(() => Math.max(0, ...props.bars.flatMap((bar) => [bar.value, bar.lastValue ?? 0])));
  const widthPct = (value: number) => (max() > 0 ? (100 * value) / max() : 0);
  return (
    <table class={css["bars"]}>
      <caption class={props.showCaption ? css["caption"] : "visually-hidden"}>
        {props.caption}
        <span class={css["unit"]}>{props.unit}</span>
      </caption>
      <thead class="visually-hidden">
        <tr>
          <th scope="col">{props.caption}</th>
          <th scope="col">{parts("chart.this")}</th>
        </tr>
      </thead>
      <tbody>
        <For each={props.bars}>
          {(bar) => (
            <tr>
              <th scope="row">
                <Show when={bar.href} fallback={bar.label}>
                  {(href) => <a href={href()}>{bar.label}</a>}
                </Show>
              </th>
              <td>
                <span class={css["pair"]}>
                  <BarLine
                    widthPct={widthPct(bar.value)}
                    text={formatNumber(bar.value, props.fractionDigits)}
                  />
                  <Show when={hasLast() && bar.lastValue !== null}>
                    <BarLine
                      last
                      label={parts("chart.last")}
                      widthPct={widthPct(bar.lastValue ?? 0)}
                      text={formatNumber(bar.lastValue ?? 0, props.fractionDigits)}
                    />
                  </Show>
                </span>
              </td>
            </tr>
          )}
        </For>
      </tbody>
      <Show when={hasLast()}>
        <tfoot>
          <tr>
            <td colSpan={2}>
              <Legend
                entries={[{ label: parts("chart.this") }, { label: parts("chart.last"), last: true }]}
              />
            </td>
          </tr>
        </tfoot>
      </Show>
    </table>
  );
}

function BarLine(props: { widthPct: number; text: string; last?: boolean; label?: string }) {
  return (
    <span class={css["barLine"]} data-last={props.last || undefined}>
      <span class={css["bar"]} style={{ width: `${props.widthPct}%` }} aria-hidden="true" />
      <span class={css["barValue"]}>
        <Show when={props.label}>
          <span class="visually-hidden">{props.label} </span>
        </Show>
        {props.text}
      </span>
    </span>
  );
}

export function Legend(props: { entries: readonly { label: string; last?: boolean; series?: number }[] }) {
  return (
    <span class={css["legend"]}>
      <For each={props.entries}>
        {(entry) => (
          <span>
            <i data-last={entry.last || undefined} data-series={entry.series} aria-hidden="true" />
            {entry.label}
          </span>
        )}
      </For>
    </span>
  );
}
