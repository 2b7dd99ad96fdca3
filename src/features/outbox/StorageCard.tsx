import { Show } from "solid-js";
import { formatBytes } from "../../lib/format-quantities.ts";
import type { StorageState } from "../../lib/device/storage-state.ts";
import { Button } from "../../ui/Button.tsx";
import { Card } from "../../ui/Card.tsx";
import { type Described, DescriptionList } from "../../ui/DescriptionList.tsx";
import { Note } from "../../ui/Note.tsx";
import { createAction } from "./busy.ts";
import { createStorage } from "./data.ts";
import { words } from "./strings.ts";
import css from "./outbox.module.css";

/** How much room there is, and whether the browser promised to keep what it holds. */
export function StorageCard() {
  const { storage, isDeclined, askToKeep } = createStorage();
  const action = createAction();
  return (
    <Card title={words("storage.title")}>
      <div class={css["stack"]}>
        <Show when={storage()?.isTemporary}>
          <Note tone="warn">
            <p>{words("storage.temporary")}</p>
          </Note>
        </Show>
        <Show when={storage()}>{(state) => <DescriptionList items={factsOf(state())} />}</Show>
        <Show when={storage()?.isPersisted === false}>
          <Show when={isDeclined()}>
            <p class={css["quiet"]}>{words("storage.asked_no")}</p>
          </Show>
          <div class={css["actions"]}>
            <Button busy={action.isBusy()} onClick={() => void action.run(askToKeep)}>
              {words("storage.ask")}
            </Button>
          </div>
        </Show>
      </div>
    </Card>
  );
}

function factsOf({ usedBytes, quotaBytes, isPersisted }: StorageState): Described[] {
  const unknown = words("storage.unknown");
  const persisted = isPersisted ? words("storage.persisted_yes") : words("storage.persisted_no");
  return [
    {
      term: words("storage.used"),
      value:
        usedBytes === null || quotaBytes === null
          ? unknown
          : words("storage.used_of", { used: formatBytes(usedBytes), quota: formatBytes(quotaBytes) }),
    },
    { term: words("storage.persisted"), value: isPersisted === null ? unknown : persisted, wide: true },
  ];
}
