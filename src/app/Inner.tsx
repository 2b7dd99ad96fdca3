import { Navigate, Route, Router } from "@solidjs/router";
import { For } from "solid-js";
import { page } from "./page.ts";
import { appRoutes } from "./routes.tsx";
import { Shell } from "./Shell.tsx";

const NotFoundPage = page(() => import("./NotFoundPage.tsx").then((module) => module.NotFoundPage));

/** Everything behind the sign-in: the frame, the table of pages, and the page for what is not there. */
export function Inner() {
  return (
    <Router root={Shell}>
      <For each={appRoutes}>
        {(route) => <Route path={route.path} component={route.component} info={{ roles: route.roles }} />}
      </For>
      <Route path="/login" component={() => <Navigate href="/" />} />
      <Route path="*" component={NotFoundPage} />
    </Router>
  );
}
