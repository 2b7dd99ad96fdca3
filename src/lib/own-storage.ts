const PREFIX = "liandong.own.";

/** Small things that one person keeps on this device, such as a draft; signing out erases them. */
export interface OwnStorage {
  /** Undefined when there is nothing, or nothing that can be read. The caller checks its shape. */
  get(name: string): unknown;
  /** Best effort: a full or forbidden storage keeps nothing, and says so. */
  set(name: string, value: unknown): boolean;
  remove(name: string): void;
}

/** What lies under one person's key is never shown to another who signs in here. */
export function ownStorage(userId: string): OwnStorage {
  const keyOf = (name: string) => `${PREFIX}${userId}.${name}`;
  return {
    get(name) {
      try {
        const stored = localStorage.getItem(keyOf(name));
        return stored === null ? undefined : (JSON.parse(stored) as unknown);
      } catch {
        return undefined;
      }
    },
    set(name, value) {
      try {
        localStorage.setItem(keyOf(name), JSON.stringify(value));
        return true;
      } catch {
        return false;
      }
    },
    remove(name) {
      localStorage.removeItem(keyOf(name));
    },
  };
}

const DRAFT = /-draft$/;

/** Names of what this person began here and has not saved: by convention they end in `-draft`. */
export function unfinishedDrafts(userId: string): string[] {
  const prefix = `${PREFIX}${userId}.`;
  return storedNames().flatMap((name) =>
    name.startsWith(prefix) && DRAFT.test(name) ? [name.slice(prefix.length)] : [],
  );
}

function storedNames(): string[] {
  try {
    return Array.from({ length: localStorage.length }, (_, index) => localStorage.key(index) ?? "");
  } catch {
    return []; // a storage that is forbidden holds nothing
  }
}

/** Erase what everybody kept here. */
export function forgetOwnStorage(): void {
  for (const name of storedNames()) if (name.startsWith(PREFIX)) localStorage.removeItem(name);
}
