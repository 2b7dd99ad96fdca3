import { createSignal, Match, Switch } from "solid-js";
import { Button } from "../../ui/Button.tsx";
import { Columns, Stack } from "../../ui/Card.tsx";
import { sendIcon } from "../../ui/icons.ts";
import { PageHeader } from "../../ui/PageHeader.tsx";
import { Tabs } from "../../ui/Tabs.tsx";
import { createAction } from "./busy.ts";
import { createNow, createQueue, sendNow } from "./data.ts";
import { EntryList } from "./EntryList.tsx";
import { OfflineCard } from "./OfflineCard.tsx";
import { PhotoRows } from "./PhotoRows.tsx";
import { QueueNotes } from "./QueueNotes.tsx";
import { StorageCard } from "./StorageCard.tsx";
import { words } from "./strings.ts";
import { TransferCard } from "./TransferCard.tsx";

type TabKey = "unsent" | "refused" | "sent" | "device";

/** Everything of this person on this device that is on its way, and how safe it is here. */
export function OutboxPage() {
  const queue = createQueue();
  const now = createNow();
  const sending = createAction();
  const [chosen, setChosen] = createSignal<TabKey>();
  const tab = (): TabKey =>
    chosen() ?? (queue.unsent().length === 0 && queue.refused().length > 0 ? "refused" : "unsent");
  const hasUnsent = () => queue.unsent().length + queue.unsentPhotos().length > 0;
  const tabs = () => [
    { key: "unsent" as const, label: words("tab.unsent"), count: queue.unsent().length },
    { key: "refused" as const, label: words("tab.refused"), count: queue.refused().length },
    { key: "sent" as const, label: words("tab.sent") },
    { key: "device" as const, label: words("tab.device") },
  ];
  return (
    <>
      <PageHeader
        title={words("title")}
        subtitle={words("subtitle")}
        actions={
          <Button
            kind="primary"
            icon={sendIcon}
            disabled={!hasUnsent()}
            busy={sending.isBusy()}
            onClick={() => void sending.run(sendNow)}
          >
            {words("action.send_now")}
          </Button>
        }
      />
      <Stack>
        <QueueNotes queue={queue} now={now()} />
        <Tabs label={words("tab.label")} tabs={tabs()} value={tab()} onChange={setChosen}>
          <Switch>
            <Match when={tab() === "unsent"}>
              <Stack>
                <EntryList kind="unsent" entries={queue.unsent()} held={queue.view().held} now={now()} />
                <PhotoRows photos={queue.unsentPhotos()} />
              </Stack>
            </Match>
            <Match when={tab() === "refused"}>
              <EntryList kind="refused" entries={queue.refused()} held={queue.view().held} now={now()} />
            </Match>
            <Match when={tab() === "sent"}>
              <EntryList kind="sent" entries={queue.sent()} held={queue.view().held} now={now()} />
            </Match>
            <Match when={tab() === "device"}>
              <Columns min="22rem">
                <OfflineCard now={now()} />
                <StorageCard />
                <TransferCard />
              </Columns>
            </Match>
          </Switch>
        </Tabs>
      </Stack>
    </>
  );
}
