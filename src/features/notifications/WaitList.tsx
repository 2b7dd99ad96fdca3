import { For, Show } from "solid-js";
import { formatDay } from "../../lib/format.ts";
import { CountBadge } from "../../ui/Badge.tsx";
import type { Wait } from "./data.ts";
import { words } from "./strings.ts";
import { pathOfWait } from "./targets.ts";
import css from "./notifications.module.css";

/** Kinds of work that wait, each leading to where it is done. */
export function WaitList(props: { waits: readonly Wait[] }) {
  return (
    <ul class={css["waits"]} aria-label={words("waits")}>
      <For each={props.waits}>
        {(wait) => (
          <li>
            <a href={pathOfWait(wait) ?? "/notifications"}>
              <span>{words.maybe(`wait.${wait.code}`) ?? words("entity.other")}</span>
              <Show when={wait.oldest_on}>
                {(day) => <span class={css["quiet"]}>{words("since", { day: formatDay(day()) })}</span>}
              </Show>
              <CountBadge count={wait.n} label={String(wait.n)} tone="warn" />
            </a>
          </li>
        )}
      </For>
    </ul>
  );
}
