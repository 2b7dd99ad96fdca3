import { type Entry, entryOf } from "./entry.ts";
import { FRESH_LINK, type Link } from "./machine.ts";
import { answerLease, type Lease, LostLead, type OutboxStore } from "./store.ts";

/** What several stores of one device share; outlives any tab. */
export interface MemoryDisk {
  readonly open: Map<number, Entry>;
  readonly sent: Map<number, Entry>;
  link: Link;
  lease: Lease | undefined;
  lastSeq: number;
}

export const emptyDisk = (): MemoryDisk => ({
  open: new Map(),
  sent: new Map(),
  link: FRESH_LINK,
  lease: undefined,
  lastSeq: 0,
});

/**
 * The queue in memory: for tests, and for a device that refuses IndexedDB, where the person is told that nothing
 * outlives the tab. It keeps the same contract as `databaseStore`; `store.test.ts` holds both to it.
 */
export function memoryStore(disk: MemoryDisk): OutboxStore {
  const bySeq = (entries: Iterable<Entry>) => [...entries].sort((a, b) => a.seq - b.seq);
  const isKnown = (id: string) =>
    [...disk.open.values(), ...disk.sent.values()].some((entry) => entry.id === id);
  return {
    add: async (drafts) => {
      const added: Entry[] = [];
      for (const draft of drafts) {
        if (isKnown(draft.id)) continue;
        const entry = entryOf(draft, ++disk.lastSeq);
        disk.open.set(entry.seq, entry);
        added.push(entry);
      }
      return added;
    },
    open: async () => ({ entries: bySeq(disk.open.values()), link: disk.link }),
    sent: async () =>
      [...disk.sent.values()].sort((a, b) => b.receipt!.receivedAt - a.receipt!.receivedAt || b.seq - a.seq),
    decide: async (decision, leader) => {
      if (leader !== undefined && disk.lease?.holder !== leader) throw new LostLead();
      const { result, changed, removed, link } = decision(bySeq(disk.open.values()), disk.link);
      for (const entry of changed ?? []) {
        if (entry.state === "sent") disk.open.delete(entry.seq);
        (entry.state === "sent" ? disk.sent : disk.open).set(entry.seq, entry);
      }
      for (const entry of removed ?? []) disk.open.delete(entry.seq);
      if (link) disk.link = link;
      return result;
    },
    seizeLease: async (holder) => {
      disk.lease = { holder, until: 0 };
    },
    takeLease: async (holder, now, lengthMs) => {
      const answer = answerLease(disk.lease, holder, now, lengthMs);
      if (answer !== "refused") disk.lease = { holder, until: now + lengthMs };
      return answer;
    },
    dropLease: async (holder) => {
      if (disk.lease?.holder === holder) disk.lease = undefined;
    },
    purgeSent: async (moment) => {
      const old = [...disk.sent.values()].filter((entry) => entry.receipt!.receivedAt < moment);
      for (const entry of old) disk.sent.delete(entry.seq);
      return old.length;
    },
    close: () => undefined,
  };
}
