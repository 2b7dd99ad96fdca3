import { Show } from "solid-js";
import { formatPct } from "../lib/format-quantities.ts";
import { t } from "../lib/i18n.ts";
import { Button } from "./Button.tsx";
import css from "./controls.module.css";

/** How far a long piece of work is, with the way to stop it. Without `donePct` the end is not known. */
export function ProgressBar(props: {
  label: string;
  donePct?: number;
  detail?: string;
  onCancel?: () => void;
}) {
  return (
    <div class={css["progress"]}>
      <div class={css["progressWords"]}>
        <span>{props.label}</span>
        <span class={css["quiet"]}>
          {props.detail ?? (props.donePct === undefined ? "" : formatPct(props.donePct, 0))}
        </span>
      </div>
      <div
        class={css["track"]}
        role="progressbar"
        aria-label={props.label}
        aria-valuemin={0}
        aria-valuemax={100}
        aria-valuenow={props.donePct === undefined ? undefined : Math.round(props.donePct)}
      >
        <span
          data-endless={props.donePct === undefined || undefined}
          style={{
            width: props.donePct === undefined ? "30%" : `${Math.min(100, Math.max(0, props.donePct))}%`,
          }}
        />
      </div>
      <Show when={props.onCancel}>
        {(cancel) => <Button onClick={() => cancel()()}>{t("action.stop")}</Button>}
      </Show>
    </div>
  );
}
