import { useCurrentMatches, useIsRouting, useLocation } from "@solidjs/router";
import { QueryClientProvider } from "@tanstack/solid-query";
import {
  createEffect,
  createSignal,
  ErrorBoundary,
  For,
  type JSX,
  on,
  onMount,
  Show,
  Suspense,
} from "solid-js";
import { type Role, signedIn } from "../lib/session.ts";
import { t } from "../lib/i18n.ts";
import { Icon } from "../ui/Icon.tsx";
import { LoadingState } from "../ui/LoadingState.tsx";
import { OfflineNote } from "../ui/OfflineNote.tsx";
import { AccountMenu } from "./AccountMenu.tsx";
import { Bell } from "./Bell.tsx";
import { Brand } from "./Brand.tsx";
import { Expiry } from "./Expiry.tsx";
import { FirstFailure } from "./FirstFailure.tsx";
import { isWithin, mayOpen, type NavRoute, navRoutes } from "./navigation.ts";
import { Late } from "./Late.tsx";
import { page } from "./page.ts";
import { PhoneBar } from "./PhoneBar.tsx";
import { queryClient } from "./query-client.ts";
import { NAV_GROUPS } from "./routes.tsx";
import { Splash } from "./Splash.tsx";
import { app } from "./strings.ts";
import { SyncBadge } from "./SyncBadge.tsx";
import css from "./Shell.module.css";

const UpdatePrompt = page(() => import("./UpdatePrompt.tsx").then((module) => module.UpdatePrompt));
const SeeAsNote = page(() => import("./SeeAsNote.tsx").then((module) => module.SeeAsNote));

const ForbiddenPage = page(() => import("./ForbiddenPage.tsx").then((module) => module.ForbiddenPage));
const Toaster = page(() => import("../ui/Toaster.tsx").then((module) => module.Toaster));

/** The frame around every page behind the sign-in. */
export function Shell(props: { children?: JSX.Element }) {
  const location = useLocation();
  const isRouting = useIsRouting();
  const matches = useCurrentMatches();
  let main: HTMLElement | undefined;
  const [isSettled, setSettled] = createSignal(false);
  onMount(() => {
    setTimeout(() => {
      setSettled(true);
      void import("../lib/i18n/refusals.ts");
    });
  });
  createFocusOnNavigation(
    () => location.pathname,
    () => main,
  );
  const roles = () => rolesOf(matches()[matches().length - 1]?.route.info);

  return (
    <QueryClientProvider client={queryClient}>
      <a class={css["skip"]} href="#main" onClick={(event) => (event.preventDefault(), main?.focus())}>
        {t("app.skip")}
      </a>
      <Show when={isRouting()}>
        <Splash />
      </Show>
      <div class={css["frame"]}>
        <header class={css["top"]}>
          <Brand />
          <span class={css["spacer"]} />
          <SyncBadge />
          <Bell />
          <AccountMenu />
        </header>
        <nav class={css["side"]} aria-label={app("nav.label")}>
          <SideNav path={location.pathname} />
        </nav>
        <main class={css["main"]} id="main" tabIndex={-1} ref={(element) => (main = element)}>
          <div class={css["notices"]}>
            <Late when={isSettled()}>
              <UpdatePrompt />
            </Late>
            <Expiry />
            <Late when={signedIn().seeingAs !== null}>
              <SeeAsNote />
            </Late>
            <OfflineNote />
          </div>
          <PageBoundary path={location.pathname}>
            <Show when={mayOpen(roles())} fallback={<ForbiddenPage />}>
              {props.children}
            </Show>
          </PageBoundary>
        </main>
        <PhoneBar path={location.pathname} />
      </div>
      <Late when={isSettled()}>
        <Toaster />
      </Late>
    </QueryClientProvider>
  );
}

const rolesOf = (info: Record<string, unknown> | undefined): readonly Role[] | undefined => {
  const roles = info?.["roles"];
  return Array.isArray(roles) ? roles : undefined;
};

/** A broken page leaves the frame standing; going elsewhere mends it. */
function PageBoundary(props: { path: string; children: JSX.Element }) {
  return (
    <ErrorBoundary
      fallback={(error: unknown, reset) => {
        createEffect(on(() => props.path, reset, { defer: true }));
        return <FirstFailure error={error} onRetry={reset} />;
      }}
    >
      <Suspense fallback={<LoadingState lines={6} />}>{props.children}</Suspense>
    </ErrorBoundary>
  );
}

/** After a navigation the focus goes to the new page's title, so that it is read, and the page starts at its top. */
function createFocusOnNavigation(path: () => string, main: () => HTMLElement | undefined): void {
  createEffect(
    on(
      path,
      () =>
        queueMicrotask(() => {
          window.scrollTo(0, 0);
          (main()?.querySelector<HTMLElement>("h1") ?? main())?.focus({ preventScroll: true });
        }),
      { defer: true },
    ),
  );
}

const navGroups = () =>
  NAV_GROUPS.map((group) => ({
    group,
    routes: navRoutes().filter((route) => route.nav.group === group),
  })).filter(({ routes }) => routes.length > 0);

function SideNav(props: { path: string }) {
  return (
    <For each={navGroups()}>
      {({ group, routes }) => (
        <div class={css["group"]}>
          <p class={css["groupName"]}>{t(`nav.group.${group}`)}</p>
          <ul>
            <For each={routes}>{(route) => <SideLink route={route} path={props.path} />}</For>
          </ul>
        </div>
      )}
    </For>
  );
}

function SideLink(props: { route: NavRoute; path: string }) {
  return (
    <li>
      <a
        class={css["link"]}
        href={props.route.path}
        aria-current={isWithin(props.path, props.route.path) ? "page" : undefined}
      >
        <Icon path={props.route.nav.icon} />
        {t.maybe(props.route.nav.label)}
      </a>
    </li>
  );
}
