import { createSignal, Show } from "solid-js";
import { base } from "../lib/i18n/base.ts";
import { IconButton } from "../ui/Button.tsx";
import { closeIcon } from "../ui/base-icons.ts";
import { isInAppBrowser, isTooOld } from "./browser.ts";
import css from "./pages.module.css";

const words = () => {
  if (isTooOld()) return base("browser.old");
  return isInAppBrowser(navigator.userAgent) ? base("browser.in_app") : undefined;
};

/** A line above everything when the browser itself is the problem. */
export function BrowserNotice() {
  const [isOpen, setOpen] = createSignal(true);
  return (
    <Show when={isOpen() && words()}>
      <aside class={`${css["notice"]} no-print`}>
        <span>{words()}</span>
        <IconButton icon={closeIcon} label={base("action.close")} onClick={() => setOpen(false)} />
      </aside>
    </Show>
  );
}
