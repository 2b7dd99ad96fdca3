import { For, type JSX, Show } from "solid-js";
import { formatMoment } from "../lib/format.ts";
import type { Tone } from "./Note.tsx";
import { ui } from "./strings.ts";
import css from "./Timeline.module.css";

export interface TimelineEntry {
  id: string;
  /** ISO moment. */
  at: string;
  title: string;
  who?: string;
  /** States moved between, already in words. */
  from?: string;
  to?: string;
  note?: string;
  tone?: Tone;
  extra?: JSX.Element;
}

/** What happened, who did it, when: one signed line per step. */
export function Timeline(props: { label: string; entries: readonly TimelineEntry[] }) {
  return (
    <ol class={css["timeline"]} aria-label={props.label}>
      <For each={props.entries}>
        {(entry) => (
          <li data-tone={entry.tone ?? "neutral"}>
            <div class={css["line"]}>
              <strong>{entry.title}</strong>
              <Show when={entry.from && entry.to}>
                <span>{ui("timeline.from_to", { from: entry.from ?? "", to: entry.to ?? "" })}</span>
              </Show>
            </div>
            <div class={css["meta"]}>
              <Show when={entry.who}>
                <span>{entry.who}</span>
              </Show>
              <time dateTime={entry.at}>{formatMoment(entry.at)}</time>
            </div>
            <Show when={entry.note}>
              <p class={css["note"]}>{entry.note}</p>
            </Show>
            {entry.extra}
          </li>
        )}
      </For>
    </ol>
  );
}
