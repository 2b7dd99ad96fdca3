import { createSignal, onMount } from "solid-js";
import { Icon } from "../ui/Icon.tsx";
import { bellIcon } from "../ui/icons.ts";
import { Late } from "./Late.tsx";
import { page } from "./page.ts";
import { app } from "./strings.ts";
import css from "./Shell.module.css";

const BellCount = page(() =>
  import("../features/notifications/BellCount.tsx").then((module) => module.BellCount),
);

/** The way to what waits and what changed, from every page; how much is unread comes after the first paint. */
export function Bell() {
  const [isSettled, setSettled] = createSignal(false);
  onMount(() => setTimeout(() => setSettled(true)));
  return (
    <a class={css["bell"]} href="/notifications" title={app("nav.notifications")}>
      <Icon path={bellIcon} />
      <span class="visually-hidden">{app("nav.notifications")}</span>
      <Late when={isSettled()}>
        <BellCount />
      </Late>
    </a>
  );
}
