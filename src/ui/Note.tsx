import { type JSX, Show } from "solid-js";
import { Icon } from "./Icon.tsx";
import { alertIcon, checkIcon, infoIcon } from "./base-icons.ts";
import css from "./notes.module.css";

export type Tone = "neutral" | "info" | "ok" | "warn" | "danger";

const ICONS: Record<Tone, string> = {
  neutral: infoIcon,
  info: infoIcon,
  ok: checkIcon,
  warn: alertIcon,
  danger: alertIcon,
};

/** A remark within the page. `live` when it appears as an answer to what the person just did. */
export function Note(props: {
  tone?: Tone;
  title?: string;
  icon?: string;
  live?: boolean;
  children?: JSX.Element;
  actions?: JSX.Element;
}) {
  const tone = () => props.tone ?? "neutral";
  const role = () => (props.live ? (tone() === "danger" ? "alert" : "status") : undefined);
  return (
    <div class={css["note"]} data-tone={tone()} role={role()}>
      <Icon path={props.icon ?? ICONS[tone()]} />
      <div class={css["body"]}>
        <Show when={props.title}>
          <p class={css["title"]}>{props.title}</p>
        </Show>
        {props.children}
        <Show when={props.actions}>
          <div class={css["actions"]}>{props.actions}</div>
        </Show>
      </div>
    </div>
  );
}
