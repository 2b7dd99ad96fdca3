import { createSignal, For } from "solid-js";
import { t } from "../lib/i18n.ts";
import { Icon } from "../ui/Icon.tsx";
import { moreIcon } from "../ui/icons.ts";
import { barRoutes, isWithin, navRoutes } from "./navigation.ts";
import { Late } from "./Late.tsx";
import { page } from "./page.ts";
import { app } from "./strings.ts";
import css from "./Shell.module.css";

const AllPagesDrawer = page(() => import("./AllPagesDrawer.tsx").then((module) => module.AllPagesDrawer));

const hasMore = () => navRoutes().length > barRoutes().length;

/** The bar at the foot of a phone: up to four places and the rest under “更多”. */
export function PhoneBar(props: { path: string }) {
  const [isOpen, setOpen] = createSignal(false);
  return (
    <>
      <nav class={css["bar"]} aria-label={app("nav.label")}>
        <For each={barRoutes()}>
          {(route) => (
            <a href={route.path} aria-current={isWithin(props.path, route.path) ? "page" : undefined}>
              <Icon path={route.nav.icon} />
              <span>{t.maybe(route.nav.label)}</span>
            </a>
          )}
        </For>
        <button type="button" aria-haspopup="dialog" hidden={!hasMore()} onClick={() => setOpen(true)}>
          <Icon path={moreIcon} />
          <span>{t("app.more")}</span>
        </button>
      </nav>
      <Late when={isOpen()}>
        <AllPagesDrawer onClose={() => setOpen(false)} />
      </Late>
    </>
  );
}
