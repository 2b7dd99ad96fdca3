import { useQueryClient } from "@tanstack/solid-query";
import { createSignal, For, Show } from "solid-js";
import { now } from "../../lib/clock.ts";
import { formatAgo, formatBeside } from "../../lib/format.ts";
import { createSaving } from "../../lib/saving.ts";
import { signedIn } from "../../lib/session.ts";
import { Badge } from "../../ui/Badge.tsx";
import { Button } from "../../ui/Button.tsx";
import { Card, Stack } from "../../ui/Card.tsx";
import { Checkbox } from "../../ui/ChoiceGroup.tsx";
import { EmptyState } from "../../ui/EmptyState.tsx";
import { ErrorNote } from "../../ui/ErrorNote.tsx";
import { checkIcon } from "../../ui/icons.ts";
import { PageHeader } from "../../ui/PageHeader.tsx";
import { PagedFrame } from "../../ui/PagedFrame.tsx";
import { ReadingFrame } from "../../ui/ReadingFrame.tsx";
import { toast } from "../../ui/toasts.ts";
import {
  createNotificationsReading,
  createWaitsReading,
  markRead,
  type Notification,
  renewNotifications,
} from "./data.ts";
import { detailsOf, sentenceOf } from "./sentence.ts";
import { words } from "./strings.ts";
import { pathOfNotification } from "./targets.ts";
import { WaitList } from "./WaitList.tsx";
import css from "./notifications.module.css";

/** What waits for me, and what changed. */
export function NotificationsPage() {
  return (
    <>
      <PageHeader title={words("title")} subtitle={words("subtitle")} />
      <Stack gap="lg">
        <WaitsCard />
        <ChangesCard />
      </Stack>
    </>
  );
}

function WaitsCard() {
  const reading = createWaitsReading();
  return (
    <Card title={words("waits")} flush>
      <ReadingFrame reading={reading} lines={3}>
        <Show
          when={(reading.value() ?? []).length > 0}
          fallback={<EmptyState icon={checkIcon} title={words("waits.none")} />}
        >
          <WaitList waits={reading.value() ?? []} />
        </Show>
      </ReadingFrame>
    </Card>
  );
}

function ChangesCard() {
  const client = useQueryClient();
  const saving = createSaving();
  const [isUnreadOnly, setUnreadOnly] = createSignal(false);
  const reading = createNotificationsReading(isUnreadOnly);
  const rows = () => reading.value() ?? [];
  const mayMark = () => !signedIn().seeingAs;
  const mark = async (ids: readonly string[]) => {
    if (saving.isBusy()) return;
    const isDone = await saving.follow(markRead(ids).then(() => true));
    if (isDone && ids.length === 0) toast(words("marked"));
    if (isDone) await renewNotifications(client);
  };
  return (
    <Card
      title={words("changes")}
      flush
      actions={
        <Show when={mayMark() && rows().some(({ read_at }) => read_at === null)}>
          <Button busy={saving.isBusy()} onClick={() => void mark([])}>
            {words("mark_all")}
          </Button>
        </Show>
      }
    >
      <div class={css["filter"]}>
        <Checkbox label={words("changes.unread_only")} checked={isUnreadOnly()} onChange={setUnreadOnly} />
      </div>
      <Show when={saving.error()}>{(error) => <ErrorNote error={error()} />}</Show>
      <PagedFrame
        reading={reading}
        lines={5}
        empty={
          <EmptyState title={words(isUnreadOnly() ? "changes.no_unread" : "changes.none")}>
            {isUnreadOnly() ? undefined : words("changes.none_words")}
          </EmptyState>
        }
      >
        <ul class={css["rows"]} aria-label={words("changes")}>
          <For each={rows()}>
            {(row) => <Row row={row} mayMark={mayMark()} onRead={() => void mark([row.id])} />}
          </For>
        </ul>
      </PagedFrame>
    </Card>
  );
}

function Row(props: { row: Notification; mayMark: boolean; onRead: () => void }) {
  const isUnread = () => props.row.read_at === null;
  return (
    <li data-unread={isUnread() || undefined}>
      <div class={css["grow"]}>
        <p class={css["line"]}>
          <Show when={pathOfNotification(props.row)} fallback={<span>{sentenceOf(props.row)}</span>}>
            {(href) => (
              <a href={href()} onClick={() => isUnread() && props.mayMark && props.onRead()}>
                {sentenceOf(props.row)}
              </a>
            )}
          </Show>
          <Show when={isUnread()}>
            <Badge tone="info">{words("unread")}</Badge>
          </Show>
        </p>
        <p class={css["quiet"]}>
          {formatBeside(formatAgo(props.row.made_at, now()), ...detailsOf(props.row))}
        </p>
      </div>
      <Show when={isUnread() && props.mayMark}>
        <Button kind="quiet" onClick={() => props.onRead()}>
          {words("mark_one")}
        </Button>
      </Show>
    </li>
  );
}
