import { Show } from "solid-js";
import { now } from "../../lib/clock.ts";
import { createShellKept } from "../../lib/device/shell-kept.ts";
import { snapshotState, syncSnapshot } from "../../lib/device/snapshot.ts";
import { formatAgo } from "../../lib/format.ts";
import { syncStatus } from "../../lib/sync-status.ts";
import { Button } from "../../ui/Button.tsx";
import { Card } from "../../ui/Card.tsx";
import { Icon } from "../../ui/Icon.tsx";
import { checkIcon, clockIcon } from "../../ui/icons.ts";
import { isOnline } from "../../ui/online.ts";
import { words } from "./cards.ts";
import css from "./home.module.css";

/** For whoever goes to the villages: has everything left this device, and is what is needed there on it? */
export function DeviceCard() {
  const unsent = () => syncStatus().unsentCount;
  const isShellKept = createShellKept();
  const isReady = () => snapshotState().isReady && isShellKept();
  return (
    <Card
      title={words("device.title")}
      actions={
        <Button
          kind="quiet"
          busy={snapshotState().isSyncing}
          disabled={!isOnline()}
          onClick={() => syncSnapshot()}
        >
          {words("device.sync")}
        </Button>
      }
    >
      <ul class={css["todos"]}>
        <li data-due={unsent() > 0 || undefined} data-ok={unsent() === 0 || undefined}>
          <Icon path={unsent() > 0 ? clockIcon : checkIcon} />
          <Show when={unsent() > 0} fallback={<span>{words("device.all_sent")}</span>}>
            <a href="/outbox">{words("device.unsent", { n: unsent() })}</a>
          </Show>
        </li>
        <li data-ok={isReady() || undefined}>
          <Icon path={isReady() ? checkIcon : clockIcon} />
          <div>
            <span>{readyWords(isReady())}</span>
            <Show when={lastSync()}>{(when) => <p>{words("device.last_sync", { when: when() })}</p>}</Show>
          </div>
        </li>
      </ul>
    </Card>
  );
}

function readyWords(isReady: boolean): string {
  const { isSyncing, complete, total } = snapshotState();
  if (isReady) return words("device.ready");
  return isSyncing ? words("device.filling", { complete, total }) : words("device.not_ready");
}

function lastSync(): string | undefined {
  const at = snapshotState().lastSyncAt;
  return at === null ? undefined : formatAgo(new Date(at).toISOString(), now());
}
