import type { Clock } from "./clock.ts";
import type { OutboxStore } from "./store.ts";

export interface LeadHandlers {
  /**
   * This tab leads; may be said again while it does.
   * @param leader to be shown to the store with every decision.
   */
  gained(leader: string): void;
  /** This tab does not lead; may be said again. */
  lost(): void;
}

/** Which of the tabs sends. At most one leads; whoever wants to lead asks until it is stopped. */
export interface Leadership {
  start(handlers: LeadHandlers): void;
  /** Let another tab lead if one waits; a lease that is not renewed does so by itself. Nothing may be under way. */
  giveWay(): void;
  stop(): void;
}

const ASK_AGAIN_MS = 5_000;
const LEASE_MS = 15_000;

export function tabLeadership(name: string, store: OutboxStore, clock: Clock, holder: string): Leadership {
  const locks = typeof navigator === "undefined" ? undefined : navigator.locks;
  return locks ? lockLeadership(locks, name, store, clock, holder) : leaseLeadership(store, clock, holder);
}

/**
 * Web Locks: the browser gives the lock on when the tab that holds it dies. The lease is seized as well, so that what
 * an earlier leader was just about to write comes to nothing.
 */
export function lockLeadership(
  locks: Pick<LockManager, "request">,
  name: string,
  store: OutboxStore,
  clock: Clock,
  holder: string,
): Leadership {
  const stopping = new AbortController();
  let release: (() => void) | undefined;

  const lead = async (handlers: LeadHandlers) => {
    await store.seizeLease(holder);
    if (stopping.signal.aborted) return;
    await new Promise<void>((resolve) => {
      release = () => {
        release = undefined;
        handlers.lost();
        resolve();
      };
      handlers.gained(holder);
    });
  };
  const ask = async (handlers: LeadHandlers): Promise<void> => {
    while (!stopping.signal.aborted) {
      try {
        await locks.request(name, { signal: stopping.signal }, () => lead(handlers));
      } catch {
        release?.(); // stolen, or the browser refuses locks or storage for now
        if (!stopping.signal.aborted) await new Promise<void>((wake) => clock.after(ASK_AGAIN_MS, wake));
      }
    }
  };
  return {
    start: (handlers) => void ask(handlers),
    giveWay: () => release?.(),
    stop: () => {
      stopping.abort();
      release?.();
    },
  };
}

/**
 * A lease in the store, for browsers without Web Locks. It ends by itself when its holder dies or sleeps. A holder that
 * wakes late cannot do harm: the store refuses its decisions, and what it had under way carries the same ids.
 */
export function leaseLeadership(store: OutboxStore, clock: Clock, holder: string): Leadership {
  let handlers: LeadHandlers | undefined;
  let cancel: () => void = () => undefined;

  const ask = async () => {
    const answer = await store.takeLease(holder, clock.now(), LEASE_MS).catch(() => "refused" as const);
    if (answer !== "kept") handlers?.lost();
    if (answer !== "refused") handlers?.gained(holder);
    if (handlers) cancel = clock.after(ASK_AGAIN_MS, () => void ask());
    else void store.dropLease(holder).catch(() => undefined);
  };
  return {
    start: (given) => {
      handlers = given;
      void ask();
    },
    giveWay: () => undefined,
    stop: () => {
      handlers = undefined;
      cancel();
      void store.dropLease(holder).catch(() => undefined);
    },
  };
}
