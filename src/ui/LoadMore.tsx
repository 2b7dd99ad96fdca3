import { Show } from "solid-js";
import { t } from "../lib/i18n.ts";
import { Button } from "./Button.tsx";
import { ui } from "./strings.ts";
import css from "./controls.module.css";

/** How much of a list is on screen, and the way to the rest. */
export function LoadMore(props: { shown: number; total: number; busy?: boolean; onMore: () => void }) {
  return (
    <div class={css["more"]}>
      <span role="status">{ui("page.shown", { shown: props.shown, n: props.total })}</span>
      <Show when={props.shown < props.total}>
        <Button busy={props.busy} onClick={() => props.onMore()}>
          {t("action.load_more")}
        </Button>
      </Show>
    </div>
  );
}
