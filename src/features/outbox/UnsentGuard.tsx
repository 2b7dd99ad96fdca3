import { createSignal, Match, Show, Switch } from "solid-js";
import { unfinishedDrafts } from "../../lib/own-storage.ts";
import { signedIn } from "../../lib/session.ts";
import { Button, LinkButton } from "../../ui/Button.tsx";
import { Dialog } from "../../ui/Dialog.tsx";
import { createAction } from "./busy.ts";
import { createQueue, exportToFile, sendNow } from "./data.ts";
import { DRAFT_PATHS } from "./draft-paths.ts";
import { words } from "./strings.ts";
import css from "./outbox.module.css";

/**
 * Stands between a person with unsent work and the sign-out: send it, export it, or stay. Leaving is offered once
 * everything has arrived, or after an export; what is unsent then also stays on the device for its owner. A draft that
 * was never saved does not: it is said, and given up only by the person's own decision.
 */
export function UnsentGuard(props: { onLeave: () => void; onClose: () => void }) {
  const queue = createQueue();
  const action = createAction();
  const [isSending, setSending] = createSignal(false);
  const [isExported, setExported] = createSignal(false);
  const left = () => queue.view().open.length + queue.unsentPhotos().length;
  const drafts = unfinishedDrafts(signedIn().user.id);
  const hasDraft = drafts.length > 0;
  const draftPath = DRAFT_PATHS[drafts[0] ?? ""];
  const isFree = () => left() === 0 && !hasDraft;
  const send = async () => setSending(await action.run(sendNow));
  const save = async () => setExported(await action.run(exportToFile));
  return (
    <Dialog
      open
      title={left() === 0 && hasDraft ? words("guard.draft_title") : words("guard.title", { n: left() })}
      onClose={() => props.onClose()}
      actions={
        <>
          <Button onClick={() => props.onClose()}>{words("guard.stay")}</Button>
          <Show
            when={left() === 0 || isExported()}
            fallback={
              <Button busy={action.isBusy()} onClick={() => void save()}>
                {words("guard.export")}
              </Button>
            }
          >
            <Button kind={isFree() ? "primary" : "danger"} onClick={() => props.onLeave()}>
              {words(hasDraft ? "guard.leave_draft" : "guard.leave")}
            </Button>
          </Show>
          <Show when={left() > queue.refused().length}>
            <Button kind="primary" busy={action.isBusy()} onClick={() => void send()}>
              {words("guard.send")}
            </Button>
          </Show>
        </>
      }
    >
      <div class={css["stack"]} role="status">
        <Switch fallback={<p>{words("guard.words")}</p>}>
          <Match when={left() === 0}>
            <Show when={!hasDraft || isSending()}>
              <p>{words("guard.sent")}</p>
            </Show>
          </Match>
          <Match when={isExported()}>
            <p>{words("guard.exported")}</p>
          </Match>
          <Match when={isSending()}>
            <p>{words("guard.sending", { n: left() })}</p>
          </Match>
        </Switch>
        <Show when={hasDraft}>
          <p>{words("guard.draft")}</p>
          <Show when={draftPath}>
            {(path) => (
              <div>
                <LinkButton href={path()} kind="quiet" onClick={() => props.onClose()}>
                  {words("guard.draft_open")}
                </LinkButton>
              </div>
            )}
          </Show>
        </Show>
        <Show when={queue.refused().length > 0}>
          <p>{words("guard.refused", { n: queue.refused().length })}</p>
          <div>
            <LinkButton href="/outbox" kind="quiet" onClick={() => props.onClose()}>
              {words("guard.open")}
            </LinkButton>
          </div>
        </Show>
      </div>
    </Dialog>
  );
}
