import { createSignal } from "solid-js";

export interface SyncStatus {
  /** Commands stored on this device that the server has not confirmed, refused ones included. */
  readonly unsentCount: number;
  readonly state: "idle" | "sending" | "waiting" | "attention";
}

const [syncStatus, setSyncStatus] = createSignal<SyncStatus>({ unsentCount: 0, state: "idle" });

/** What the whole app may know about unsent work; the outbox writes it, the shell and the update prompt read it. */
export { syncStatus, setSyncStatus };
