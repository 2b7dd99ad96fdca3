import { deleteDB } from "idb";
import * as v from "valibot";
import { sha256Hex } from "../../core/sha256.ts";

/** What a person's databases hold: work that is not sent yet, or copies for reading without a signal. */
export type DatabaseKind = "outbox" | "reading";

/**
 * What is known of the databases outside of them. Not every browser can list its databases, and one that was cleared by
 * the browser cannot say so itself.
 */
const Known = v.record(v.string(), v.object({ bornAt: v.number(), unsent: v.number() }));
const KNOWN = "liandong.databases";

/** Each person has databases of their own on a shared device; the name is a hash of the user's id. */
export function databaseName(kind: DatabaseKind, userId: string): string {
  return `liandong.${kind}.${sha256Hex(userId).slice(0, 32)}`;
}

/** Names of the databases of this kind that belong to anybody but this person. */
export function databasesOfOthers(kind: DatabaseKind, userId: string): string[] {
  const own = databaseName(kind, userId);
  return Object.keys(known()).filter((name) => name.startsWith(`liandong.${kind}.`) && name !== own);
}

/** Delete a database for good. Tabs that still hold it open let go when the browser asks them to. */
export async function dropDatabase(name: string): Promise<void> {
  await deleteDB(name);
  const { [name]: _dropped, ...rest } = known();
  remember(rest);
}

export type Survival =
  | { readonly status: "new" | "intact" }
  /** The browser, or somebody, cleared the storage; so much was unsent when it was last looked at. */
  | { readonly status: "cleared"; readonly unsent: number };

/**
 * Compare what a database says of its birth with what was noted outside of it, and note the birth if it is new.
 * When everything was cleared together, the note too, this cannot tell.
 * @param bornAt written in the database; undefined in an empty one, which is then to be given `now`.
 */
export function checkSurvival(name: string, bornAt: number | undefined, now: number): Survival {
  const note = known()[name];
  rememberDatabase(name, bornAt ?? now);
  if (bornAt !== undefined) return { status: "intact" };
  if (!note) return { status: "new" };
  noteUnsent(name, 0);
  return { status: "cleared", unsent: note.unsent };
}

/** Note that there is such a database, so that the next person's sign-in can find it. */
export function rememberDatabase(name: string, bornAt: number): void {
  const all = known();
  if (!all[name]) remember({ ...all, [name]: { bornAt, unsent: 0 } });
}

/** Keep outside how much a database holds that is nowhere else. */
export function noteUnsent(name: string, unsent: number): void {
  const note = known()[name];
  if (note && note.unsent !== unsent) remember({ ...known(), [name]: { ...note, unsent } });
}

function known(): v.InferOutput<typeof Known> {
  try {
    const stored = v.safeParse(Known, JSON.parse(localStorage.getItem(KNOWN) ?? "{}"));
    return stored.success ? stored.output : {};
  } catch {
    return {};
  }
}

function remember(all: v.InferOutput<typeof Known>): void {
  try {
    localStorage.setItem(KNOWN, JSON.stringify(all));
  } catch {
    // Full or forbidden: then a clearing goes unnoticed, nothing else.
  }
}
