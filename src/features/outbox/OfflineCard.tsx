import { Show } from "solid-js";
import { createShellKept } from "../../lib/device/shell-kept.ts";
import { AppError } from "../../lib/errors.ts";
import { errorWords } from "../../lib/error-words.ts";
import { formatAgo } from "../../lib/format.ts";
import { StatusTag } from "../../ui/Badge.tsx";
import { Button } from "../../ui/Button.tsx";
import { Card } from "../../ui/Card.tsx";
import { type Described, DescriptionList } from "../../ui/DescriptionList.tsx";
import { Note } from "../../ui/Note.tsx";
import { snapshotState, syncSnapshot } from "./data.ts";
import { words } from "./strings.ts";
import css from "./outbox.module.css";

/** Whether the person's own area can be read without a network, and how fresh it is. */
export function OfflineCard(props: { now: Date }) {
  const state = snapshotState;
  const isShellKept = createShellKept();
  const isReady = () => state().isReady && isShellKept();
  const facts = (): Described[] => {
    const last = state().lastSyncAt;
    return [
      {
        term: words("offline.synced"),
        value: last === null ? words("offline.never") : formatAgo(new Date(last).toISOString(), props.now),
      },
      {
        term: words("offline.shell"),
        value: isShellKept() ? words("offline.shell_kept") : words("offline.shell_missing"),
        wide: true,
      },
    ];
  };
  return (
    <Card title={words("offline.title")}>
      <div class={css["stack"]}>
        <StatusTag tone={isReady() ? "ok" : "warn"}>{readyWords()}</StatusTag>
        <DescriptionList items={facts()} />
        <Show when={state().failure}>
          {(code) => (
            <Note tone="warn">
              <p>{words("offline.failure", { reason: errorWords(new AppError(code())).title })}</p>
            </Note>
          )}
        </Show>
        <div class={css["actions"]}>
          <Button busy={state().isSyncing} onClick={() => syncSnapshot()}>
            {state().isSyncing ? words("offline.syncing") : words("offline.sync")}
          </Button>
        </div>
      </div>
    </Card>
  );

  function readyWords(): string {
    const { complete, total, isSyncing } = state();
    if (isReady()) return words("offline.ready");
    return isSyncing ? words("offline.filling", { complete, total }) : words("offline.not_ready");
  }
}
