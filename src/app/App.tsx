import {
  type Component,
  createEffect,
  createSignal,
  ErrorBoundary,
  lazy,
  Match,
  onMount,
  Show,
  Suspense,
  Switch,
} from "solid-js";
import { Dynamic } from "solid-js/web";
import { isRecoveryLink } from "../lib/auth-storage.ts";
import { toAppError } from "../lib/errors.ts";
import { locale, stringsReady } from "../lib/i18n/core.ts";
import { largeType } from "../lib/preferences.ts";
import { restoreSession, session } from "../lib/session.ts";
import { BrowserNotice } from "./BrowserNotice.tsx";
import { FirstFailure } from "./FirstFailure.tsx";
import { outerPage } from "./outer-pages.tsx";
import { page } from "./page.ts";
import { Splash } from "./Splash.tsx";

const Login = page(() => import("../features/session/LoginPage.tsx").then((module) => module.LoginPage));
const Catalogue = import.meta.env.DEV
  ? lazy(async () => ({ default: (await import("./catalogue/CataloguePage.tsx")).CataloguePage }))
  : undefined;

/**
 * Two halves: a light one that anyone gets, and everything behind the sign-in, router included, fetched when somebody is
 * signed in. The address stays what it is while the sign-in is asked for, so the way back needs no memory.
 */
export function App() {
  const [path, setPath] = createSignal(isRecoveryLink() ? "/reset-password" : location.pathname);
  onMount(() => void restoreSession());
  createEffect(() => {
    document.documentElement.lang = locale() === "zh" ? "zh-CN" : "en";
  });
  createEffect(() => {
    document.documentElement.dataset["type"] = largeType() ? "large" : "normal";
  });
  const goHome = () => {
    history.replaceState(null, "", "/");
    setPath("/");
  };
  return (
    <ErrorBoundary fallback={(error: unknown, reset) => <FirstFailure error={error} onRetry={reset} />}>
      <BrowserNotice />
      <Suspense fallback={<Splash />}>
        <Show
          when={Catalogue && path() === "/_catalogue"}
          fallback={<Halves path={path()} onDone={goHome} />}
        >
          <Dynamic component={Catalogue} />
        </Show>
      </Suspense>
    </ErrorBoundary>
  );
}

const sessionFailure = () => {
  const current = session();
  return current.status === "failed" ? current.error : undefined;
};

function Halves(props: { path: string; onDone: () => void }) {
  const [Inner, setInner] = createSignal<Component>();
  const [failure, setFailure] = createSignal<unknown>();
  const loadInner = async () => {
    setFailure(undefined);
    try {
      const inner = await import("./Inner.tsx");
      await stringsReady();
      setInner(() => inner.Inner);
    } catch (error) {
      setFailure(toAppError(error));
    }
  };
  createEffect(() => {
    if (session().status === "signed_in" && !Inner()) void loadInner();
  });
  const outer = () => outerPage(props.path, props.onDone);
  return (
    <Switch fallback={<Splash />}>
      <Match when={outer()}>{(draw) => draw()()}</Match>
      <Match when={session().status === "signed_out"}>
        <Login />
      </Match>
      <Match when={session().status === "signed_in" && Inner()}>
        {(inner) => <Dynamic component={inner()} />}
      </Match>
      <Match when={sessionFailure()}>
        {(error) => <FirstFailure error={error()} onRetry={() => void restoreSession()} />}
      </Match>
      <Match when={failure()}>
        {(error) => <FirstFailure error={error()} onRetry={() => void loadInner()} />}
      </Match>
    </Switch>
  );
}
