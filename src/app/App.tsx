import { Navigate, Route, Router, useLocation, useSearchParams } from "@solidjs/router";
import { createEffect, ErrorBoundary, For, type JSX, lazy, Match, onMount, Suspense, Switch } from "solid-js";
import { locale } from "../lib/i18n.ts";
import { largeType } from "../lib/preferences.ts";
import { restoreSession, session } from "../lib/session.ts";
import { BrowserNotice } from "./BrowserNotice.tsx";
import { FailurePage } from "./FailurePage.tsx";
import { page } from "./page.ts";
import { appRoutes, publicRoutes } from "./routes.tsx";
import { Splash } from "./Splash.tsx";

const Shell = page(() => import("./Shell.tsx").then((module) => module.Shell));
const NotFoundPage = page(() => import("./NotFoundPage.tsx").then((module) => module.NotFoundPage));
const CataloguePage = import.meta.env.DEV
  ? lazy(() =>
      import("./catalogue/CataloguePage.tsx").then(({ CataloguePage }) => ({ default: CataloguePage })),
    )
  : undefined;

export function App() {
  onMount(() => void restoreSession());
  createEffect(() => {
    document.documentElement.lang = locale() === "zh" ? "zh-CN" : "en";
  });
  createEffect(() => {
    document.documentElement.dataset["type"] = largeType() ? "large" : "normal";
  });
  return (
    <Router root={Root}>
      <For each={publicRoutes}>{(route) => <Route path={route.path} component={route.component} />}</For>
      {CataloguePage && <Route path="/_catalogue" component={CataloguePage} />}
      <Route path="/" component={SignedInOnly}>
        <For each={appRoutes}>
          {(route) => <Route path={route.path} component={route.component} info={{ roles: route.roles }} />}
        </For>
        <Route path="*" component={NotFoundPage} />
      </Route>
    </Router>
  );
}

function Root(props: { children?: JSX.Element }) {
  return (
    <ErrorBoundary fallback={(error: unknown, reset) => <FailurePage error={error} onRetry={reset} />}>
      <BrowserNotice />
      <Suspense fallback={<Splash />}>{props.children}</Suspense>
    </ErrorBoundary>
  );
}

/** The part of the app behind the sign-in; anyone else is led there and back. */
function SignedInOnly(props: { children?: JSX.Element }) {
  return (
    <Switch fallback={<Splash />}>
      <Match when={session().status === "signed_in"}>
        <Shell>{props.children}</Shell>
      </Match>
      <Match when={session().status === "signed_out"}>
        <ToLogin />
      </Match>
      <Match when={failureOf()}>
        {(error) => <FailurePage error={error()} onRetry={() => void restoreSession()} />}
      </Match>
    </Switch>
  );
}

function failureOf() {
  const current = session();
  return current.status === "failed" ? current.error : undefined;
}

function ToLogin() {
  const location = useLocation();
  const [search] = useSearchParams();
  const from = () => location.pathname + location.search;
  return (
    <Navigate
      href={from() === "/" && !search["next"] ? "/login" : `/login?next=${encodeURIComponent(from())}`}
    />
  );
}
