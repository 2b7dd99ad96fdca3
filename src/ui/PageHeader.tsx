import { createEffect, type JSX, Show } from "solid-js";
import { t } from "../lib/i18n.ts";
import { Icon } from "./Icon.tsx";
import { chevronLeftIcon } from "./icons.ts";
import css from "./layout.module.css";

/** The head of every page: its one `h1`, which also names the browser tab and takes the focus after navigation. */
export function PageHeader(props: {
  title: string;
  subtitle?: JSX.Element;
  actions?: JSX.Element;
  /** The page above, for those that are opened from a list. */
  back?: { href: string; label: string };
}) {
  createEffect(() => {
    document.title = `${props.title} - ${t("app.name")}`;
  });
  return (
    <header class={css["pageHeader"]}>
      <div class={css["pageTitles"]}>
        <Show when={props.back}>
          {(back) => (
            <a class={css["back"]} href={back().href}>
              <Icon path={chevronLeftIcon} size="sm" />
              {back().label}
            </a>
          )}
        </Show>
        <h1 tabIndex={-1}>{props.title}</h1>
        <Show when={props.subtitle}>
          <p class={css["subtitle"]}>{props.subtitle}</p>
        </Show>
      </div>
      <Show when={props.actions}>
        <div class={css["actions"]}>{props.actions}</div>
      </Show>
    </header>
  );
}
