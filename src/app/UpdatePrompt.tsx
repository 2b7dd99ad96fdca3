import { onMount, Show } from "solid-js";
import { t } from "../lib/i18n.ts";
import { syncStatus } from "../lib/sync-status.ts";
import { Button, LinkButton } from "../ui/Button.tsx";
import { Note } from "../ui/Note.tsx";
import { notices } from "./notices.ts";
import { applyUpdate, reloadNeeded, updateReady, watchForUpdates } from "./update.ts";

const unsent = () => syncStatus().unsentCount;

/** Watches for a new version from when the page has settled, and offers it; forces nothing. */
export function UpdatePrompt() {
  onMount(watchForUpdates);
  return (
    <Show
      when={reloadNeeded()}
      fallback={
        <Show when={updateReady()}>
          <Offer />
        </Show>
      }
    >
      <Note
        tone="info"
        live
        title={unsent() > 0 ? notices("update.reload_unsent", { n: unsent() }) : notices("update.reload")}
        actions={<Button onClick={() => location.reload()}>{t("action.reload")}</Button>}
      />
    </Show>
  );
}

function Offer() {
  return (
    <Note
      tone="info"
      live
      title={notices("update.ready")}
      actions={
        <>
          <Show when={unsent() > 0}>
            <LinkButton href="/outbox">{notices("update.to_outbox")}</LinkButton>
          </Show>
          <Button onClick={applyUpdate}>{notices("update.apply")}</Button>
        </>
      }
    >
      <Show when={unsent() > 0}>
        <p>{notices("update.unsent", { n: unsent() })}</p>
      </Show>
    </Note>
  );
}
