import { deleteDB } from "idb";
import { sha256Hex } from "../../core/sha256.ts";

/** What a person's databases hold: work that is not sent yet, or copies for reading without a signal. */
export type DatabaseKind = "outbox" | "reading";

/** Not every browser can list its databases, so their names are kept here. Names tell nothing of the person. */
const KNOWN = "liandong.databases";

/** Each person has databases of their own on a shared device; the name is a hash of the user's id. */
export function databaseName(kind: DatabaseKind, userId: string): string {
  return `liandong.${kind}.${sha256Hex(userId).slice(0, 32)}`;
}

export function rememberDatabase(name: string): void {
  const names = knownDatabases();
  if (!names.includes(name)) writeNames([...names, name]);
}

/** Names of the databases of this kind that belong to anybody but this person. */
export function databasesOfOthers(kind: DatabaseKind, userId: string): string[] {
  const own = databaseName(kind, userId);
  return knownDatabases().filter((name) => name.startsWith(`liandong.${kind}.`) && name !== own);
}

/** Delete a database for good. Tabs that still hold it open let go when the browser asks them to. */
export async function dropDatabase(name: string): Promise<void> {
  await deleteDB(name);
  writeNames(knownDatabases().filter((known) => known !== name));
}

function knownDatabases(): string[] {
  try {
    const names: unknown = JSON.parse(localStorage.getItem(KNOWN) ?? "[]");
    return Array.isArray(names) ? names.filter((name) => typeof name === "string") : [];
  } catch {
    return [];
  }
}

const writeNames = (names: readonly string[]): void => localStorage.setItem(KNOWN, JSON.stringify(names));
