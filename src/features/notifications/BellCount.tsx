import { useQuery } from "@tanstack/solid-query";
import { Show } from "solid-js";
import { CountBadge } from "../../ui/Badge.tsx";
import { unreadQuery } from "./data.ts";
import { words } from "./strings.ts";

/** How many notifications are unread; nothing when none are, or when it is not known. */
export function BellCount() {
  const unread = useQuery(unreadQuery);
  return (
    <Show when={unread.isSuccess && unread.data > 0 ? unread.data : undefined}>
      {(n) => <CountBadge count={n()} label={words("unread_n", { n: n() })} tone="danger" />}
    </Show>
  );
}
