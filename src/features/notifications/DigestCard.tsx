import { useQuery } from "@tanstack/solid-query";
import { Show } from "solid-js";
import { Card } from "../../ui/Card.tsx";
import { ReadingFrame } from "../../ui/ReadingFrame.tsx";
import { createWaitsReading, unreadQuery } from "./data.ts";
import { words } from "./strings.ts";
import { WaitList } from "./WaitList.tsx";
import css from "./notifications.module.css";

const SHOWN = 5;

/** What waits for me today, on the home page. */
export function DigestCard() {
  const reading = createWaitsReading();
  const unread = useQuery(unreadQuery);
  const waits = () => reading.value() ?? [];
  const hidden = () => Math.max(0, waits().length - SHOWN);
  return (
    <Card title={words("digest")} flush>
      <ReadingFrame reading={reading} lines={3}>
        <Show when={waits().length > 0} fallback={<p class={css["padded"]}>{words("waits.none")}</p>}>
          <WaitList waits={waits().slice(0, SHOWN)} />
        </Show>
        <p class={css["foot"]}>
          <a href="/notifications">
            {unread.isSuccess && unread.data > 0 ? words("unread_n", { n: unread.data }) : words("open_all")}
          </a>
          <Show when={hidden() > 0}>
            <span class={css["quiet"]}>{words("waits.more", { n: hidden() })}</span>
          </Show>
        </p>
      </ReadingFrame>
    </Card>
  );
}
