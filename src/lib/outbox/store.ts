import type { Draft, Entry } from "./entry.ts";
import type { Link } from "./machine.ts";
import type { Photo } from "./photo.ts";

/** What a decision about the queue changes; the store writes all of it or nothing. */
export interface Changes {
  readonly changed?: readonly Entry[];
  /** Entries that a person discarded. */
  readonly removed?: readonly Entry[];
  readonly link?: Link;
}

/** A photo with its bytes. */
export interface Picture {
  readonly photo: Photo;
  readonly picture: Blob;
}

export interface Lease {
  readonly holder: string;
  readonly until: number;
}

/**
 * The queue on the device. `OutboxDatabase` keeps it in IndexedDB; tests keep it in memory. Every method is one
 * transaction across all tabs.
 */
export interface OutboxStore {
  /**
   * Resolves when the entries and the pictures that belong to them are durable: all of them or none. A draft whose id is
   * known already is left out of the answer. In memory there are no pictures.
   */
  add(drafts: readonly Draft[], pictures?: readonly Picture[]): Promise<Entry[]>;
  /** Waiting, sending and refused, in the order of `seq`. */
  open(): Promise<{ entries: Entry[]; link: Link }>;
  /** Entries with receipts, newest first. */
  sent(): Promise<Entry[]>;
  /**
   * Read the open entries and the link, decide without waiting for anything else, and write.
   * An entry that changed to `sent` moves to the receipts.
   * @param leader refuses the transaction with `LostLead` when somebody else holds the lease.
   */
  decide<T>(
    decision: (open: readonly Entry[], link: Link) => Changes & { readonly result: T },
    leader?: string,
  ): Promise<T>;
  /** Take the lead without asking: for the holder of a Web Lock, whose predecessor may still be writing. */
  seizeLease(holder: string): Promise<void>;
  /** Take or renew the lead when it is free, ours or run out; for browsers without Web Locks. */
  takeLease(holder: string, now: number, lengthMs: number): Promise<LeaseAnswer>;
  dropLease(holder: string): Promise<void>;
  /** Forget receipts from before `moment`. */
  purgeSent(moment: number): Promise<number>;
  close(): void;
}

/** Another tab leads now; what this one had under way is no longer its business. */
export class LostLead extends Error {
  override readonly name = "LostLead";
}

/** `taken`: somebody else may have led since we last did. */
export type LeaseAnswer = "kept" | "taken" | "refused";

/**
 * A lease is free when nobody holds it, when it ran out, or when it would last longer than any lease does: then the
 * clock was put back since.
 */
export function answerLease(
  lease: Lease | undefined,
  holder: string,
  now: number,
  lengthMs: number,
): LeaseAnswer {
  if (lease?.holder === holder) return "kept";
  const isFree = !lease || lease.until <= now || lease.until > now + lengthMs;
  return isFree ? "taken" : "refused";
}
