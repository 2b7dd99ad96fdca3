import { createSignal } from "solid-js";
import { syncStatus } from "../lib/sync-status.ts";

const RELOADED_AT = "liandong.reloaded_at";
/** A second missing chunk within this time is not cured by another reload. */
const RELOAD_AGAIN_MS = 60_000;

const [updateReady, setUpdateReady] = createSignal(false);
const [reloadNeeded, setReloadNeeded] = createSignal(false);

/** `updateReady`: a new version waits to be let in. `reloadNeeded`: this page misses a part that the server no longer has. */
export { reloadNeeded, updateReady };

let waiting: ServiceWorker | undefined;

/** Follow new versions; nothing is ever switched without the person's word while something is unsent. */
export function watchForUpdates(): void {
  window.addEventListener("vite:preloadError", onMissingChunk);
  if (!import.meta.env.PROD || !("serviceWorker" in navigator)) return;
  void register();
}

async function register(): Promise<void> {
  try {
    const registration = await navigator.serviceWorker.register("/sw.js");
    offer(registration.waiting);
    registration.addEventListener("updatefound", () => {
      const installing = registration.installing;
      installing?.addEventListener("statechange", () => {
        // Without a controller this is the first visit: there is nothing to update from.
        if (installing.state === "installed" && navigator.serviceWorker.controller) offer(installing);
      });
    });
  } catch {
    // Private windows and inner networks without https have no service worker; the app works online.
  }
}

function offer(worker: ServiceWorker | null): void {
  if (!worker) return;
  waiting = worker;
  setUpdateReady(true);
}

/** Let the waiting version in and start anew with it. */
export function applyUpdate(): void {
  navigator.serviceWorker.addEventListener("controllerchange", () => location.reload(), { once: true });
  // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a worker, not a window
  waiting?.postMessage({ type: "SKIP_WAITING" });
}

/** After a deployment old tabs ask for chunks that are gone: one reload cures it, but never over unsent work. */
function onMissingChunk(event: Event): void {
  const last = Number(sessionStorage.getItem(RELOADED_AT) ?? 0);
  if (syncStatus().unsentCount > 0 || Date.now() - last < RELOAD_AGAIN_MS || !navigator.onLine) {
    setReloadNeeded(navigator.onLine);
    return;
  }
  event.preventDefault();
  sessionStorage.setItem(RELOADED_AT, String(Date.now()));
  location.reload();
}
