/// <reference lib="webworker" />
import { cleanupOutdatedCaches, createHandlerBoundToURL, precacheAndRoute } from "workbox-precaching";
import { NavigationRoute, registerRoute } from "workbox-routing";

declare const self: ServiceWorkerGlobalScope & {
  readonly __WB_MANIFEST: { url: string; revision: string | null }[];
};

/** Addresses that always go to the network: answers about people and matters are never kept here. */
const NEVER_KEPT = [/^\/(auth|rest|storage|functions)\/v1\//, /^\/config\.json$/, /\.\w+$/];

/** Parts of the app that are not needed everywhere are kept once they have been used. */
const PARTS_CACHE = "liandong-parts";

cleanupOutdatedCaches();
precacheAndRoute(self.__WB_MANIFEST);

registerRoute(new NavigationRoute(createHandlerBoundToURL("/index.html"), { denylist: NEVER_KEPT }));

registerRoute(
  ({ url, sameOrigin }) => sameOrigin && url.pathname.startsWith("/assets/"),
  async ({ request }) => {
    const cache = await caches.open(PARTS_CACHE);
    const kept = await cache.match(request);
    if (kept) return kept;
    const response = await fetch(request);
    // A host that answers a missing part with the app's page must not have that page kept as the part.
    const isPage = response.headers.get("content-type")?.startsWith("text/html") ?? false;
    if (response.ok && !isPage) await cache.put(request, response.clone());
    return response;
  },
);

// A new version waits until the page says so: never under unsent work.
self.addEventListener("message", (event) => {
  if ((event.data as { type?: unknown } | null)?.type === "SKIP_WAITING") void self.skipWaiting();
});

// What an earlier version kept is of no use to this one: hashed names never come back.
self.addEventListener("activate", (event) => {
  event.waitUntil(forgetOldParts());
});

async function forgetOldParts(): Promise<void> {
  const cache = await caches.open(PARTS_CACHE);
  const keys = await cache.keys();
  await Promise.all(keys.map((request) => cache.delete(request)));
}
