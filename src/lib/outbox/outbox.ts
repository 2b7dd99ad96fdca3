import type { JsonObject } from "../../core/json.ts";
import { AppError } from "../errors.ts";
import type { Clock } from "./clock.ts";
import { type Edit, hurry, mayBeSetAside, resend, setAside, signIn } from "./decisions.ts";
import type { Draft, Entry, Label } from "./entry.ts";
import type { Leadership } from "./leadership.ts";
import { heldIds, type Link } from "./machine.ts";
import type { Notices } from "./notices.ts";
import { createSender, KEEP_SENT_MS, type Transport } from "./sender.ts";
import type { OutboxStore, Picture } from "./store.ts";

export interface OutboxParts {
  readonly userId: string;
  readonly appVersion: string;
  readonly store: OutboxStore;
  readonly transport: Transport;
  readonly leadership: Leadership;
  readonly notices: Notices;
  readonly clock: Clock;
  /** Uniform in [0, 1). */
  readonly random: () => number;
  readonly isOnline: () => boolean;
  /** A UUIDv7. */
  readonly newId: () => string;
}

export interface EnqueueOptions {
  /** A village, a matter, an inspection: what is saved for it arrives in the order of saving. */
  readonly lane: string;
  readonly label: Label;
  /** Given when the row's id is known before saving, for example to attach photos to it. */
  readonly id?: string;
  /** Version of the row that the person saw. */
  readonly baseVersion?: number;
  /** Stored with the command in one step. */
  readonly pictures?: readonly Picture[];
}

/** The queue as a screen shows it. */
export interface OutboxView {
  /** Waiting, sending and refused, oldest first. */
  readonly open: readonly Entry[];
  /** Ids of those that wait behind a refused entry on which they depend. */
  readonly held: ReadonlySet<string>;
  readonly link: Link;
}

/** Field work on its way to the server, for one person on one device. */
export interface Outbox {
  readonly userId: string;
  /**
   * Store a command. Resolves when it is durable on the device: only then may a screen say "saved".
   * @throws {AppError} `storage_full`, `storage_unavailable`, `app_outdated`: nothing was stored.
   */
  enqueue(command: string, payload: JsonObject, options: EnqueueOptions): Promise<Entry>;
  /** Entries from an export of the same person; known ids are left out. Resolves with those added. */
  adopt(drafts: readonly Draft[]): Promise<Entry[]>;
  newId(): string;
  view(): Promise<OutboxView>;
  /** Entries with receipts, newest first, 7 days back. */
  sent(): Promise<Entry[]>;
  /** Called whenever the view may have changed, by this tab or another. Returns its undo. */
  subscribe(listener: () => void): () => void;
  /** Send now, whatever the waiting times. */
  sendNow(): Promise<void>;
  /** The person is signed in (again): go on. */
  signedIn(): Promise<void>;
  /** A refused entry back into its old place, as it is or corrected. */
  resend(id: string, edit?: Edit): Promise<void>;
  /** Take an entry that fails again and again out of the way of those behind it. */
  setAside(id: string): Promise<void>;
  /** Forget a refused entry for good, by the person's own decision. */
  discard(id: string): Promise<void>;
  start(): void;
  /** Whether this tab is the one that sends. */
  isLeading(): boolean;
  /** There may be something to send, or a better way: a network, a screen that came to the front. */
  kick(): void;
  /** This tab goes to the background. */
  rest(): void;
  stop(): void;
}

export function createOutbox(parts: OutboxParts): Outbox {
  const { store, notices, clock, newId } = parts;
  const listeners = new Set<() => void>();

  const tellThisTab = () => {
    for (const listener of listeners) listener();
  };
  const tell = () => {
    tellThisTab();
    notices.post("changed");
  };
  const sender = createSender({ ...parts, onChange: tell });
  /** Both: a tab that slept may only believe that it leads. */
  const kick = () => {
    sender.kick(true);
    notices.post("kick");
  };
  const unlisten = notices.listen((notice) => {
    if (notice === "changed") tellThisTab();
    else sender.kick(true);
  });

  async function add(drafts: readonly Draft[], pictures: readonly Picture[] = []): Promise<Entry[]> {
    const added = await store.add(drafts, pictures);
    tell();
    kick();
    return added;
  }

  /** Change one entry, when it still is as the person saw it. */
  async function change(
    id: string,
    isAllowed: (entry: Entry) => boolean,
    to: (entry: Entry) => Entry | null,
  ) {
    const isChanged = await store.decide((open) => {
      const entry = open.find((candidate) => candidate.id === id);
      if (!entry || !isAllowed(entry)) return { result: false };
      const changed = to(entry);
      return { changed: changed ? [changed] : [], removed: changed ? [] : [entry], result: true };
    });
    if (!isChanged) throw new AppError("entry_changed");
    tell();
    kick();
  }

  const isRefused = (entry: Entry) => entry.state === "refused";
  return {
    userId: parts.userId,
    newId,
    enqueue: async (command, payload, { lane, label, id = newId(), baseVersion = null, pictures }) => {
      const { userId, appVersion } = parts;
      const draft = {
        id,
        command,
        payload,
        lane,
        label,
        userId,
        createdAt: clock.now(),
        appVersion,
        baseVersion,
      };
      const [entry] = await add([draft], pictures);
      return entry ?? (await known(store, id));
    },
    adopt: (drafts) => add(drafts),
    view: async () => {
      const { entries, link } = await store.open();
      return { open: entries, held: heldIds(entries), link };
    },
    sent: async () => {
      const since = clock.now() - KEEP_SENT_MS;
      return (await store.sent()).filter((entry) => entry.receipt!.receivedAt >= since);
    },
    subscribe: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    sendNow: async () => {
      await store.decide((open, link) => ({ ...hurry(open, link, clock.now()), result: undefined }));
      tell();
      kick();
    },
    signedIn: async () => {
      await store.decide((_open, link) => ({ link: signIn(link, clock.now()), result: undefined }));
      tell();
      kick();
    },
    resend: (id, edit) => change(id, isRefused, (entry) => resend(entry, clock.now(), edit)),
    setAside: (id) => change(id, mayBeSetAside, (entry) => setAside(entry, clock.now())),
    discard: (id) => change(id, isRefused, () => null),
    start: () => sender.start(),
    isLeading: () => sender.isLeading(),
    kick,
    rest: () => sender.giveWay(),
    stop: () => {
      sender.stop();
      unlisten();
      listeners.clear();
      notices.close();
      store.close();
    },
  };
}

/** The entry that a second `enqueue` with one id found in place. */
async function known(store: OutboxStore, id: string): Promise<Entry> {
  const [{ entries }, sent] = await Promise.all([store.open(), store.sent()]);
  const entry = [...entries, ...sent].find((candidate) => candidate.id === id);
  if (!entry) throw new AppError("entry_changed");
  return entry;
}
