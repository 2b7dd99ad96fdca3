/** What tabs tell one another. Nothing of an entry travels here: who hears "changed" reads the store. */
export type Notice = "changed" | "kick";

export interface Notices {
  /** Tell the other tabs; this one is not told. */
  post(notice: Notice): void;
  listen(listener: (notice: Notice) => void): () => void;
  close(): void;
}

const isNotice = (value: unknown): value is Notice => value === "changed" || value === "kick";

/** BroadcastChannel, or storage events in browsers without it (Safari before 15.4). */
export function tabNotices(name: string): Notices {
  return typeof BroadcastChannel === "function" ? channelNotices(name) : storageNotices(name);
}

function channelNotices(name: string): Notices {
  const channel = new BroadcastChannel(name);
  let isOpen = true;
  return {
    // What was under way when the outbox stopped may still have something to say.
    post: (notice) => {
      if (isOpen) channel.postMessage(notice);
    },
    listen: (listener) => {
      const hear = (event: MessageEvent<unknown>) => {
        if (isNotice(event.data)) listener(event.data);
      };
      channel.addEventListener("message", hear);
      return () => channel.removeEventListener("message", hear);
    },
    close: () => {
      isOpen = false;
      channel.close();
    },
  };
}

function storageNotices(name: string): Notices {
  let count = 0;
  const hearers = new Set<(event: StorageEvent) => void>();
  return {
    post: (notice) => {
      // The event fires only when the value differs from the last one.
      localStorage.setItem(name, `${notice} ${Date.now()}.${count++}`);
    },
    listen: (listener) => {
      const hear = (event: StorageEvent) => {
        const notice = event.key === name ? event.newValue?.split(" ")[0] : undefined;
        if (isNotice(notice)) listener(notice);
      };
      hearers.add(hear);
      window.addEventListener("storage", hear);
      return () => window.removeEventListener("storage", hear);
    },
    close: () => {
      for (const hear of hearers) window.removeEventListener("storage", hear);
    },
  };
}
