import { createSignal, Show } from "solid-js";
import type { DayWindow } from "../../core/calendar/period.ts";
import { formatDayRange } from "../../lib/format.ts";
import { ConfirmDialog } from "../../ui/Dialog.tsx";
import { ErrorNote } from "../../ui/ErrorNote.tsx";
import { TextField } from "../../ui/TextField.tsx";
import { words } from "./strings.ts";
import css from "./statistics.module.css";

export function PublishDialog(props: {
  open: boolean;
  window: DayWindow;
  busy: boolean;
  error: unknown;
  onPublish: (name: string) => void;
  onClose: () => void;
}) {
  const [name, setName] = createSignal("");
  const [isTried, setTried] = createSignal(false);
  const submit = () => {
    setTried(true);
    if (name().trim() !== "") props.onPublish(name().trim());
  };
  return (
    <ConfirmDialog
      open={props.open}
      title={words("stats.snapshot.publish")}
      confirmLabel={words("stats.snapshot.publish")}
      busy={props.busy}
      onConfirm={submit}
      onClose={() => props.onClose()}
    >
      <p>{formatDayRange(props.window.from, props.window.to)}</p>
      <p class={css["muted"]}>{words("stats.snapshot.explain")}</p>
      <TextField
        label={words("stats.snapshot.name")}
        hint={words("stats.snapshot.name_hint")}
        required
        value={name()}
        onInput={setName}
        error={isTried() && name().trim() === "" ? words("stats.snapshot.name_required") : undefined}
      />
      <Show when={props.error}>{(error) => <ErrorNote error={error()} />}</Show>
    </ConfirmDialog>
  );
}
