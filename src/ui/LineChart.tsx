import { createMemo, createSignal, For, onCleanup, onMount, Show } from "solid-js";
import { formatBeside, formatList, formatNumber } from "../lib/format.ts";
import { Legend } from "./BarChart.tsx";
import { axisTicks, labelStep, linePath } from "./chart-scale.ts";
import { parts } from "./parts.ts";
import css from "./charts.module.css";

export interface Series {
  label: string;
  /** One value a category; null where there is none yet. */
  values: readonly (number | null)[];
}

const HEIGHT_PX = 220;
const MARGIN_PX = { top: 12, right: 16, bottom: 28, left: 48 };
const LABEL_PX = 64;
const ASSUMED_WIDTH_PX = 640;

/** Values over time. Lines differ by dash as well as by colour; the figures are one tap away as a table. */
export function LineChart(props: {
  caption: string;
  unit: string;
  categories: readonly string[];
  series: readonly Series[];
  fractionDigits?: number;
}) {
  const [widthPx, setWidthPx] = createSignal(ASSUMED_WIDTH_PX);
  const [pointed, setPointed] = createSignal<number>();
  let figure: HTMLElement | undefined;
  onMount(() => {
    if (!figure || typeof ResizeObserver === "undefined") return;
    const observer = new ResizeObserver(() => setWidthPx(figure?.clientWidth || ASSUMED_WIDTH_PX));
    observer.observe(figure);
    onCleanup(() => observer.disconnect());
  });

  const ticks = createMemo(() =>
    axisTicks(Math.max(0, ...props.series.flatMap(({ values }) => values.map((value) => value ?? 0)))),
  );
  const top = () => ticks()[ticks().length - 1] ?? 1;
  const innerWidth = () => Math.max(1, widthPx() - MARGIN_PX.left - MARGIN_PX.right);
  const innerHeight = HEIGHT_PX - MARGIN_PX.top - MARGIN_PX.bottom;
  const x = (index: number) =>
    MARGIN_PX.left + (innerWidth() * index) / Math.max(1, props.categories.length - 1);
  const y = (value: number) => MARGIN_PX.top + innerHeight * (1 - value / top());
  const step = () => labelStep(props.categories.length, innerWidth(), LABEL_PX);
  const point = (event: PointerEvent & { currentTarget: SVGElement }) => {
    const offset = event.clientX - event.currentTarget.getBoundingClientRect().left - MARGIN_PX.left;
    const index = Math.round((offset / innerWidth()) * (props.categories.length - 1));
    setPointed(Math.max(0, Math.min(props.categories.length - 1, index)));
  };
  const readout = (index: number) =>
    formatList(
      props.series.map(({ label, values }) => `${label} ${written(values[index], props.fractionDigits)}`),
    );

  return (
    <figure class={css["figure"]} ref={(element) => (figure = element)}>
      <figcaption class={css["caption"]}>
        {props.caption}
        <span class={css["unit"]}>{props.unit}</span>
        <Legend entries={props.series.map(({ label }, index) => ({ label, series: index }))} />
      </figcaption>
      <svg
        class={css["lines"]}
        width={widthPx()}
        height={HEIGHT_PX}
        aria-hidden="true"
        onPointerMove={point}
        onPointerLeave={() => setPointed(undefined)}
      >
        <For each={ticks()}>
          {(tick) => (
            <g>
              <line
                x1={MARGIN_PX.left}
                x2={widthPx() - MARGIN_PX.right}
                y1={y(tick)}
                y2={y(tick)}
                class={css["grid"]}
              />
              <text x={MARGIN_PX.left - 8} y={y(tick)} dy="0.35em" text-anchor="end">
                {formatNumber(tick)}
              </text>
            </g>
          )}
        </For>
        <For each={props.categories}>
          {(category, index) => (
            <Show when={index() % step() === 0}>
              <text x={x(index())} y={HEIGHT_PX - 8} text-anchor="middle">
                {category}
              </text>
            </Show>
          )}
        </For>
        <Show when={pointed() !== undefined}>
          <line x1={x(pointed()!)} x2={x(pointed()!)} y1={MARGIN_PX.top} y2={y(0)} class={css["crosshair"]} />
        </Show>
        <For each={props.series}>
          {(series, index) => (
            <g class={css["series"]} data-series={index()}>
              <path d={linePath(series.values, x, y)} />
              <For each={series.values}>
                {(value, at) => (
                  <Show when={value !== null}>
                    <circle cx={x(at())} cy={y(value ?? 0)} r={pointed() === at() ? 4.5 : 2.5} />
                  </Show>
                )}
              </For>
            </g>
          )}
        </For>
      </svg>
      <p class={css["readout"]} aria-hidden="true">
        <Show when={pointed() !== undefined}>
          {formatBeside(props.categories[pointed()!], readout(pointed()!))}
        </Show>
      </p>
      <details class={css["details"]}>
        <summary>{parts("chart.table")}</summary>
        <FigureTable {...props} />
      </details>
    </figure>
  );
}

const written = (value: number | null | undefined, fractionDigits?: number): string =>
  value === null || value === undefined ? "—" : formatNumber(value, fractionDigits);

function FigureTable(props: {
  caption: string;
  unit: string;
  categories: readonly string[];
  series: readonly Series[];
  fractionDigits?: number;
}) {
  return (
    <div class={css["tableScroller"]}>
      <table class={css["figures"]}>
        <caption class="visually-hidden">
          {props.caption} {props.unit}
        </caption>
        <thead>
          <tr>
            <th scope="col">{props.unit}</th>
            <For each={props.series}>{(series) => <th scope="col">{series.label}</th>}</For>
          </tr>
        </thead>
        <tbody>
          <For each={props.categories}>
            {(category, index) => (
              <tr>
                <th scope="row">{category}</th>
                <For each={props.series}>
                  {(series) => <td>{written(series.values[index()], props.fractionDigits)}</td>}
                </For>
              </tr>
            )}
          </For>
        </tbody>
      </table>
    </div>
  );
}
