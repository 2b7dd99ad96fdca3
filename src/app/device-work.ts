import { followSession as followCopies } from "../lib/device/snapshot.ts";
import { followSession as followQueue, unsentNow } from "../lib/outbox/current.ts";
import { registerCommand } from "../lib/outbox/registry.ts";

/**
 * What goes on behind the pages: the outbox of whoever is signed in, and the copies for reading without a signal.
 * Fetched after the first paint.
 */
export function startDeviceWork(): void {
  registerCommand("request_activation", { editPath: ({ id }) => `/activations/new?entry=${id}` });
  registerCommand("log_visit", { editPath: ({ id }) => `/visits/new?entry=${id}` });
  registerCommand("record_talk", { editPath: ({ id }) => `/talks/new?entry=${id}` });
  registerCommand("record_field_research", { editPath: ({ id }) => `/talks/research/new?entry=${id}` });
  registerCommand("log_activation_work", { editPath: ({ id }) => `/collaboration/entries/${id}` });
  registerCommand("record_finding", { editPath: ({ id }) => `/findings/new?entry=${id}` });
  followQueue();
  followCopies();
}

export { unsentNow };
