import { type Accessor, createSignal } from "solid-js";

/** Whether the app itself is on the device: a service worker becomes active only once it holds all of it. */
export function createShellKept(): Accessor<boolean> {
  const [isKept, setKept] = createSignal(false);
  if ("serviceWorker" in navigator) void navigator.serviceWorker.ready.then(() => setKept(true));
  return isKept;
}
