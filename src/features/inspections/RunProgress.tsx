import { Match, Switch } from "solid-js";
import type { Progress } from "../../core/checklists/progress.ts";
import { ProgressBar } from "../../ui/ProgressBar.tsx";
import type { Unsent } from "./outbox-link.ts";
import { words } from "./strings.ts";
import css from "./inspections.module.css";

/** How far the list is, and where what was answered lies now. */
export function RunProgress(props: { progress: Progress; unsent: Unsent; isKept: boolean }) {
  return (
    <div class={css["progress"]}>
      <ProgressBar
        label={words("run.progress")}
        donePct={props.progress.total === 0 ? 0 : (props.progress.done / props.progress.total) * 100}
        detail={words("run.done_of", { done: props.progress.done, total: props.progress.total })}
      />
      <p class={css["quiet"]} role="status">
        <Switch fallback={words("run.all_sent")}>
          <Match when={!props.isKept}>{words("run.not_kept")}</Match>
          <Match when={props.unsent.refused > 0}>
            <a class={css["danger"]} href="/outbox">
              {words("run.refused", { n: props.unsent.refused })}
            </a>
          </Match>
          <Match when={props.unsent.waiting > 0}>{words("run.waiting", { n: props.unsent.waiting })}</Match>
        </Switch>
      </p>
    </div>
  );
}
