import { createUniqueId, type JSX, onMount, Show } from "solid-js";
import { Portal } from "solid-js/web";
import { t } from "../lib/i18n.ts";
import { Button, IconButton } from "./Button.tsx";
import { createFocusTrap } from "./focus-trap.ts";
import { closeIcon } from "./icons.ts";
import css from "./Dialog.module.css";

interface DialogProps {
  open: boolean;
  title: string;
  /** Called for Escape, the cross and a click beside it; the owner closes. */
  onClose: () => void;
  children: JSX.Element;
  /** Buttons at the foot, the main one last. */
  actions?: JSX.Element;
  size?: "md" | "lg";
}

/** A question or a short form over the page. On a phone it rises from the bottom edge. */
export function Dialog(props: DialogProps) {
  return (
    <Show when={props.open}>
      <Portal>
        <Panel {...props} shape="dialog" />
      </Portal>
    </Show>
  );
}

/** Details beside the page: from the right on a desktop, over the whole screen on a phone. */
export function Drawer(props: DialogProps) {
  return (
    <Show when={props.open}>
      <Portal>
        <Panel {...props} shape="drawer" />
      </Portal>
    </Show>
  );
}

/** Asks before something that cannot be undone. */
export function ConfirmDialog(props: {
  open: boolean;
  title: string;
  children: JSX.Element;
  confirmLabel: string;
  danger?: boolean;
  busy?: boolean;
  onConfirm: () => void;
  onClose: () => void;
}) {
  return (
    <Dialog
      open={props.open}
      title={props.title}
      onClose={() => props.onClose()}
      actions={
        <>
          <Button onClick={() => props.onClose()}>{t("action.cancel")}</Button>
          <Button
            kind={props.danger ? "danger" : "primary"}
            busy={props.busy}
            onClick={() => props.onConfirm()}
          >
            {props.confirmLabel}
          </Button>
        </>
      }
    >
      {props.children}
    </Dialog>
  );
}

function Panel(props: DialogProps & { shape: "dialog" | "drawer" }) {
  const titleId = createUniqueId();
  let panel: HTMLDivElement | undefined;
  onMount(() => panel && createFocusTrap(panel, () => props.onClose()));
  return (
    <div class={css["scrim"]} data-shape={props.shape}>
      <div class={css["beside"]} aria-hidden="true" onPointerDown={() => props.onClose()} />
      <div
        ref={(element) => (panel = element)}
        class={css["panel"]}
        data-size={props.size ?? "md"}
        role="dialog"
        aria-modal="true"
        aria-labelledby={titleId}
        tabIndex={-1}
      >
        <header class={css["head"]}>
          <h2 id={titleId}>{props.title}</h2>
          <IconButton icon={closeIcon} label={t("action.close")} onClick={() => props.onClose()} />
        </header>
        <div class={css["body"]}>{props.children}</div>
        <Show when={props.actions}>
          <footer class={css["foot"]}>{props.actions}</footer>
        </Show>
      </div>
    </div>
  );
}
