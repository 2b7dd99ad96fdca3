import { Show } from "solid-js";
import { now } from "../lib/clock.ts";
import { formatAgo } from "../lib/format.ts";
import { offlineIcon } from "./icons.ts";
import { Note } from "./Note.tsx";
import { isOnline } from "./online.ts";
import { ui } from "./strings.ts";

/** Says that what is shown may be old; draws nothing while the network is there. */
export function OfflineNote(props: { syncedAt?: string }) {
  return (
    <Show when={!isOnline()}>
      <Note tone="warn" icon={offlineIcon} live>
        <p>
          {props.syncedAt
            ? ui("offline.since", { when: formatAgo(props.syncedAt, now()) })
            : ui("offline.now")}
        </p>
      </Note>
    </Show>
  );
}
