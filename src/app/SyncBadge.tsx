import { Show } from "solid-js";
import { type SyncStatus, syncStatus } from "../lib/sync-status.ts";
import { Icon } from "../ui/Icon.tsx";
import { outboxIcon } from "../ui/icons.ts";
import { app } from "./strings.ts";
import css from "./Shell.module.css";

const words = ({ state, unsentCount }: SyncStatus): string => {
  if (unsentCount === 0 || state === "idle") return app("sync.waiting", { n: unsentCount });
  return app(`sync.${state}`, { n: unsentCount });
};

/** How much is not on the server yet; a link to it from every page. Nothing unsent, nothing shown. */
export function SyncBadge() {
  return (
    <Show when={syncStatus().unsentCount > 0}>
      <a class={css["sync"]} href="/outbox" data-state={syncStatus().state}>
        <Icon path={outboxIcon} />
        <span role="status">{words(syncStatus())}</span>
      </a>
    </Show>
  );
}
