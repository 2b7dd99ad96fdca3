import { createEffect, createMemo, createRoot, createSignal, on } from "solid-js";
import { sha256Hex } from "../../core/sha256.ts";
import { now } from "../clock.ts";
import { onSignedOut, session, type SignedIn } from "../session.ts";
import { createRounds, type Rounds } from "./snapshot-rounds.ts";
import { serverChanges, serverPages } from "./snapshot-server.ts";
import { type SnapshotStore, snapshotStore, type TableRows } from "./snapshot-store.ts";
import { askToPersist } from "./storage-state.ts";
import { databaseName, databasesOfOthers, dropDatabase, rememberDatabase } from "./user-databases.ts";

/**
 * The person's own area on the device. Matters (petitions, clues, cases, activations) are never among these tables:
 * access to them ends at a moment, and what lies on a device cannot be taken back then. Inspections are, since they happen
 * where there is no signal: their rows carry the moment of their end, after which no page reads them and no sync keeps them.
 */
export const SNAPSHOT_TABLES = [
  "townships",
  "choice_lists",
  "divisions",
  "grids",
  "grid_villages",
  "visits",
  "visit_problems",
  "inspections",
  "findings",
] as const;
export type SnapshotTable = (typeof SNAPSHOT_TABLES)[number];

export interface SnapshotState {
  /** Everything has been downloaded once: the area can be read without a signal. */
  readonly isReady: boolean;
  readonly isSyncing: boolean;
  /** When every table was last in step; null before. Milliseconds. */
  readonly lastSyncAt: number | null;
  /** Why the last round did not reach the end. */
  readonly failure: string | null;
  /** Tables that are complete, of so many. */
  readonly complete: number;
  readonly total: number;
}

const NOTHING: SnapshotState = {
  isReady: false,
  isSyncing: false,
  lastSyncAt: null,
  failure: null,
  complete: 0,
  total: SNAPSHOT_TABLES.length,
};

const [state, setState] = createSignal<SnapshotState>(NOTHING);
/** Rises whenever another person's area is opened and with every page that came: what reads rows depends on it. */
const [revision, setRevision] = createSignal(0);

export { revision as snapshotRevision, state as snapshotState };

/** The tables as they stood when they were last shown, so that what reads ten thousand rows does not read them twice. */
let shownStates: string | undefined;

let current: { readonly store: SnapshotStore; readonly rounds: Rounds } | undefined;

/** What the device holds of a table; null when it holds nothing, or nobody is signed in. */
export async function snapshotTable(table: SnapshotTable): Promise<TableRows | null> {
  followSession();
  return (await current?.store.rows(table)) ?? null;
}

/** Ask the server now what changed. */
export const syncSnapshot = (): void => current?.rounds.run();

let isFollowing = false;

/** Keep the copies of whoever signs in, and of nobody else. To be called once, after the first paint. */
export function followSession(): void {
  if (isFollowing) return;
  isFollowing = true;
  createRoot(() => {
    const who = createMemo(
      () => {
        const present = session();
        return present.status === "signed_in"
          ? { userId: present.user.id, scope: scopeOf(present) }
          : undefined;
      },
      undefined,
      { equals: (a, b) => a?.userId === b?.userId && a?.scope === b?.scope },
    );
    createEffect(on(who, (person) => void open(person)));
    createEffect(() => {
      const present = session();
      if (present.status === "signed_out" && present.reason === "no_officer") void dropAll("");
    });
  });
  onSignedOut(() => dropAll(""));
}

/** What the roles let a person see, as far as the app knows it; a change makes the device read everything anew. */
function scopeOf({ officer, roles }: SignedIn): string {
  const grants = roles.map((grant) => `${grant.role}@${grant.organ_id}`).sort();
  return sha256Hex([officer.id, officer.organ.id, ...grants].join("\n")).slice(0, 16);
}

async function open(person: { readonly userId: string; readonly scope: string } | undefined): Promise<void> {
  close();
  if (!person) return;
  const name = databaseName("reading", person.userId);
  rememberDatabase(name, now().getTime());
  const store = snapshotStore(name);
  const rounds = createRounds({
    name,
    parts: {
      store,
      fetchPage: serverPages(),
      fetchChanges: serverChanges(),
      tables: SNAPSHOT_TABLES,
      scope: person.scope,
      now: Date.now,
    },
    onProgress: () => void showStates(store),
    onRound: (round) => setState((before) => ({ ...before, ...round })),
  });
  current = { store, rounds };
  shownStates = undefined;
  setRevision((before) => before + 1);
  await dropAll(person.userId);
  await showStates(store);
  if (current?.store !== store) return;
  rounds.start();
  void askToPersist();
}

function close(): void {
  current?.rounds.stop();
  current?.store.close();
  current = undefined;
  setState(NOTHING);
}

/** Copies of everybody but this person leave the device; nothing of them is anybody's only copy. */
async function dropAll(exceptUserId: string): Promise<void> {
  if (exceptUserId === "") close();
  for (const name of databasesOfOthers("reading", exceptUserId)) await dropDatabase(name);
}

async function showStates(store: SnapshotStore): Promise<void> {
  const states = await store.states().catch(() => []);
  if (current?.store !== store) return;
  const complete = states.flatMap(({ table, completeAt }) =>
    completeAt !== null && SNAPSHOT_TABLES.some((wanted) => wanted === table) ? [completeAt] : [],
  );
  const isReady = complete.length === SNAPSHOT_TABLES.length;
  setState((before) => ({
    ...before,
    isReady,
    complete: complete.length,
    lastSyncAt: isReady ? Math.min(...complete) : null,
  }));
  const look = JSON.stringify(states);
  if (shownStates !== undefined && shownStates !== look) setRevision((before) => before + 1);
  shownStates = look;
}
