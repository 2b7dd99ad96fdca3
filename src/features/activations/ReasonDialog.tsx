import { createSignal, type JSX, Show } from "solid-js";
import { t } from "../../lib/i18n.ts";
import { Button } from "../../ui/Button.tsx";
import { Dialog } from "../../ui/Dialog.tsx";
import { ErrorNote } from "../../ui/ErrorNote.tsx";
import { TextArea } from "../../ui/TextField.tsx";
import { words } from "./strings.ts";
import css from "./activations.module.css";

/** A step that wants a reason, with what else it needs above it. */
export function ReasonDialog(props: {
  title: string;
  explanation: string;
  reasonLabel: string;
  confirmLabel: string;
  danger?: boolean;
  busy: boolean;
  error: unknown;
  /** False keeps it from being sent: something above is missing. */
  isReady?: boolean;
  children?: JSX.Element;
  onSubmit: (reason: string) => void;
  onClose: () => void;
}) {
  const [reason, setReason] = createSignal("");
  const [isTried, setTried] = createSignal(false);
  const submit = () => {
    setTried(true);
    if (reason().trim() !== "" && props.isReady !== false) props.onSubmit(reason().trim());
  };
  return (
    <Dialog
      open
      title={props.title}
      onClose={() => props.onClose()}
      actions={
        <>
          <Button onClick={() => props.onClose()}>{t("action.cancel")}</Button>
          <Button kind={props.danger ? "danger" : "primary"} busy={props.busy} onClick={submit}>
            {props.confirmLabel}
          </Button>
        </>
      }
    >
      <div class={css["form"]}>
        <Show when={props.error}>{(error) => <ErrorNote error={error()} />}</Show>
        <p class={css["muted"]}>{props.explanation}</p>
        {props.children}
        <TextArea
          label={props.reasonLabel}
          required
          maxLength={500}
          value={reason()}
          onInput={setReason}
          error={
            isTried() && reason().trim() === ""
              ? words("form.required", { field: props.reasonLabel })
              : undefined
          }
        />
      </div>
    </Dialog>
  );
}
