import { createSignal } from "solid-js";

const [isOnline, setOnline] = createSignal(typeof navigator === "undefined" || navigator.onLine);

if (typeof window !== "undefined") {
  window.addEventListener("online", () => setOnline(true));
  window.addEventListener("offline", () => setOnline(false));
}

/** Whether the device believes it has a network. It may be wrong: a request decides. */
export { isOnline };
