import { Show } from "solid-js";
import { t } from "../lib/i18n.ts";
import { syncStatus } from "../lib/sync-status.ts";
import { Button, LinkButton } from "../ui/Button.tsx";
import { Note } from "../ui/Note.tsx";
import { app } from "./strings.ts";
import { applyUpdate, reloadNeeded, updateReady } from "./update.ts";

const unsent = () => syncStatus().unsentCount;

/** Offers the new version; forces nothing. */
export function UpdatePrompt() {
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
        title={unsent() > 0 ? app("update.reload_unsent", { n: unsent() }) : app("update.reload")}
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
      title={app("update.ready")}
      actions={
        <>
          <Show when={unsent() > 0}>
            <LinkButton href="/outbox">{app("update.to_outbox")}</LinkButton>
          </Show>
          <Button onClick={applyUpdate}>{app("update.apply")}</Button>
        </>
      }
    >
      <Show when={unsent() > 0}>
        <p>{app("update.unsent", { n: unsent() })}</p>
      </Show>
    </Note>
  );
}
