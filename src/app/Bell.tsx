import { createSignal, onMount } from "solid-js";
import { LinkButton } from "../ui/Button.tsx";
import { bellIcon } from "../ui/icons.ts";
import { Late } from "./Late.tsx";
import { page } from "./page.ts";
import { app } from "./strings.ts";

const BellCount = page(() =>
  import("../features/notifications/BellCount.tsx").then((module) => module.BellCount),
);

/** The way to what waits and what changed, from every page; how much is unread comes after the first paint. */
export function Bell() {
  const [isSettled, setSettled] = createSignal(false);
  onMount(() => setTimeout(() => setSettled(true)));
  return (
    <LinkButton kind="quiet" icon={bellIcon} href="/notifications" title={app("nav.notifications")}>
      <span class="visually-hidden">{app("nav.notifications")}</span>
      <Late when={isSettled()}>
        <BellCount />
      </Late>
    </LinkButton>
  );
}
