import { createSignal, Show } from "solid-js";
import { t } from "../lib/i18n.ts";
import { IconButton } from "../ui/Button.tsx";
import { closeIcon } from "../ui/icons.ts";
import { isInAppBrowser, isTooOld } from "./browser.ts";
import { app } from "./strings.ts";
import css from "./pages.module.css";

const words = () => {
  if (isTooOld()) return app("browser.old");
  return isInAppBrowser(navigator.userAgent) ? app("browser.in_app") : undefined;
};

/** A line above everything when the browser itself is the problem. */
export function BrowserNotice() {
  const [isOpen, setOpen] = createSignal(true);
  return (
    <Show when={isOpen() && words()}>
      <aside class={`${css["notice"]} no-print`}>
        <span>{words()}</span>
        <IconButton icon={closeIcon} label={t("action.close")} onClick={() => setOpen(false)} />
      </aside>
    </Show>
  );
}
