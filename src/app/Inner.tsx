import { Navigate, Route, Router } from "@solidjs/router";
import { For, onMount } from "solid-js";
import { page } from "./page.ts";
import { appRoutes } from "./routes.tsx";
import { Shell } from "./Shell.tsx";

const NotFoundPage = page(() => import("./NotFoundPage.tsx").then((module) => module.NotFoundPage));

/** What stands for an id in an address; anything else there is an address of nothing. */
const AN_ID = /^[\da-f-]{36}$/i;

const AFTER_FIRST_PAINT_MS = 300;

async function startDeviceWork(): Promise<void> {
  (await import("./device-work.ts")).startDeviceWork();
}

/** Everything behind the sign-in: the frame, the table of pages, and the page for what is not there. */
export function Inner() {
  onMount(() => setTimeout(() => void startDeviceWork(), AFTER_FIRST_PAINT_MS));
  return (
    <Router root={Shell}>
      <For each={appRoutes}>
        {(route) => (
          <Route
            path={route.path}
            component={route.component}
            matchFilters={route.path.includes(":id") ? { id: AN_ID } : undefined}
            info={{ roles: route.roles }}
          />
        )}
      </For>
      <Route path="/login" component={() => <Navigate href="/" />} />
      <Route path="*" component={NotFoundPage} />
    </Router>
  );
}
