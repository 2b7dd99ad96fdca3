import { createSignal } from "solid-js";

export interface ToastMessage {
  id: number;
  text: string;
  tone: "ok" | "info" | "danger";
  action?: { label: string; run: () => void };
}

const SHOWN_MS = 6_000;

const [toasts, setToasts] = createSignal<readonly ToastMessage[]>([]);
const [announcement, setAnnouncement] = createSignal("");
let lastId = 0;

export { announcement, toasts };

/** Say something to screen readers only: a list was filtered, a point was chosen. */
export function announce(text: string): void {
  setAnnouncement(""); // the same words twice are two announcements
  queueMicrotask(() => setAnnouncement(text));
}

/** A short word at the edge of the screen. A failure, or one with an action, stays until it is closed. */
export function toast(text: string, options: Partial<Pick<ToastMessage, "tone" | "action">> = {}): void {
  const message: ToastMessage = { id: ++lastId, text, tone: options.tone ?? "ok", action: options.action };
  setToasts((shown) => [...shown.slice(-2), message]);
  if (message.tone !== "danger" && !message.action) setTimeout(() => dismissToast(message.id), SHOWN_MS);
}

export function dismissToast(id: number): void {
  setToasts((shown) => shown.filter((message) => message.id !== id));
}
