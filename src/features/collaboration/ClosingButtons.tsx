import { useQueryClient } from "@tanstack/solid-query";
import { createSignal, For, Show } from "solid-js";
import { t } from "../../lib/i18n.ts";
import { createSaving } from "../../lib/saving.ts";
import { Button } from "../../ui/Button.tsx";
import { Dialog } from "../../ui/Dialog.tsx";
import { ErrorNote } from "../../ui/ErrorNote.tsx";
import { TextArea } from "../../ui/TextField.tsx";
import { toast } from "../../ui/toasts.ts";
import { close, type ClosingAction, createClosingReading } from "./data.ts";
import { words } from "./strings.ts";

/** Conclude, debrief, archive: whichever the database allows this person now. */
export function ClosingButtons(props: { activationId: string }) {
  const reading = createClosingReading(() => props.activationId);
  const [opened, setOpened] = createSignal<ClosingAction>();
  return (
    <>
      <For each={reading.value() ?? []}>
        {(action) => <Button onClick={() => setOpened(action)}>{words(`close.${action}`)}</Button>}
      </For>
      <Show when={opened()} keyed>
        {(action) => (
          <ClosingDialog activationId={props.activationId} action={action} onClose={() => setOpened()} />
        )}
      </Show>
    </>
  );
}

function ClosingDialog(props: { activationId: string; action: ClosingAction; onClose: () => void }) {
  const client = useQueryClient();
  const saving = createSaving();
  const [text, setText] = createSignal("");
  const [isTried, setTried] = createSignal(false);
  const label = () => (props.action === "archive" ? undefined : words(`close.${props.action}_label`));
  const isMissing = () => label() !== undefined && text().trim() === "";
  const run = async () => {
    setTried(true);
    if (isMissing() || saving.isBusy()) return;
    const done = close({ id: props.activationId, action: props.action, text: text().trim() });
    if ((await saving.follow(done.then(() => true))) !== true) return;
    toast(words("close.done", { action: words(`close.${props.action}`) }));
    props.onClose();
    await client.invalidateQueries();
  };
  return (
    <Dialog
      open
      title={words(`close.${props.action}`)}
      onClose={() => props.onClose()}
      actions={
        <>
          <Button onClick={() => props.onClose()}>{t("action.cancel")}</Button>
          <Button kind="primary" busy={saving.isBusy()} onClick={() => void run()}>
            {words(`close.${props.action}`)}
          </Button>
        </>
      }
    >
      <p>{words(`close.${props.action}_words`)}</p>
      <Show when={label()}>
        {(name) => (
          <TextArea
            label={name()}
            required
            rows={5}
            value={text()}
            error={isTried() && isMissing() ? words("close.required", { label: name() }) : undefined}
            onInput={setText}
          />
        )}
      </Show>
      <Show when={saving.error()}>{(error) => <ErrorNote error={error()} />}</Show>
    </Dialog>
  );
}
