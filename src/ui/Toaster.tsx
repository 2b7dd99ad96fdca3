import { For, Show } from "solid-js";
import { t } from "../lib/i18n.ts";
import { Button, IconButton } from "./Button.tsx";
import { Icon } from "./Icon.tsx";
import { alertIcon, checkIcon, closeIcon, infoIcon } from "./icons.ts";
import { announcement, dismissToast, toasts } from "./toasts.ts";
import css from "./Toaster.module.css";

const ICONS = { ok: checkIcon, info: infoIcon, danger: alertIcon };

/** Where toasts stand and announcements are spoken; once, in the shell. */
export function Toaster() {
  return (
    <div data-stays-reachable>
      <div class="visually-hidden" role="status" aria-live="polite">
        {announcement()}
      </div>
      <div class={css["toasts"]} role="status" aria-live="polite">
        <For each={toasts()}>
          {(message) => (
            <div class={css["toast"]} data-tone={message.tone}>
              <Icon path={ICONS[message.tone]} />
              <span>{message.text}</span>
              <Show when={message.action}>
                {(action) => (
                  <Button
                    kind="quiet"
                    onClick={() => {
                      dismissToast(message.id);
                      action().run();
                    }}
                  >
                    {action().label}
                  </Button>
                )}
              </Show>
              <IconButton
                icon={closeIcon}
                label={t("action.close")}
                onClick={() => dismissToast(message.id)}
              />
            </div>
          )}
        </For>
      </div>
    </div>
  );
}
