import { For } from "solid-js";
import { t } from "../lib/i18n.ts";
import { Drawer } from "../ui/Dialog.tsx";
import { Icon } from "../ui/Icon.tsx";
import { navRoutes } from "./navigation.ts";
import { notices } from "./notices.ts";
import css from "./AllPagesDrawer.module.css";

/** Behind “更多” on a phone: every page that this person may open. */
export function AllPagesDrawer(props: { onClose: () => void }) {
  return (
    <Drawer open title={notices("nav.all")} onClose={() => props.onClose()}>
      <ul class={css["all"]}>
        <For each={navRoutes()}>
          {(route) => (
            <li>
              <a href={route.path} onClick={() => props.onClose()}>
                <Icon path={route.nav.icon} size="lg" />
                <span>{t.maybe(route.nav.label)}</span>
              </a>
            </li>
          )}
        </For>
      </ul>
    </Drawer>
  );
}
