/** How safe what is stored on this device is. Every part is null where the browser does not tell. */
export interface StorageState {
  /** The browser promised not to clear it on its own. */
  readonly isPersisted: boolean | null;
  readonly usedBytes: number | null;
  readonly quotaBytes: number | null;
  /** A private window, as far as can be told: what is stored goes when it is closed. */
  readonly isTemporary: boolean | null;
}

export async function readStorageState(): Promise<StorageState> {
  const [isPersisted, estimate] = await Promise.all([
    ask((storage) => storage.persisted?.()),
    ask((storage) => storage.estimate?.()),
  ]);
  const quotaBytes = estimate?.quota ?? null;
  return {
    isPersisted,
    usedBytes: estimate?.usage ?? null,
    quotaBytes,
    isTemporary: looksTemporary(quotaBytes, heapLimitBytes()),
  };
}

/** Ask the browser to keep what is stored. It may decide alone or ask the person; null where it cannot. */
export const askToPersist = (): Promise<boolean | null> => ask((storage) => storage.persist?.());

async function ask<T>(question: (storage: StorageManager) => Promise<T> | undefined): Promise<T | null> {
  if (typeof navigator === "undefined" || !navigator.storage) return null;
  try {
    return (await question(navigator.storage)) ?? null;
  } catch {
    return null;
  }
}

/**
 * Chromium gives private windows a quota that follows memory instead of the disk: below twice the heap limit.
 * Newer versions report the same quota everywhere on purpose, and other browsers tell nothing: then null, not "no".
 * Source: `detectIncognito` 1.3 (Joe Rutkowski), Chromium issue 40667141.
 */
export function looksTemporary(quotaBytes: number | null, heapBytes: number | null): boolean | null {
  if (quotaBytes === null || heapBytes === null) return null;
  return quotaBytes < 2 * heapBytes ? true : null;
}

function heapLimitBytes(): number | null {
  const memory: unknown = "memory" in performance ? performance.memory : undefined;
  if (typeof memory !== "object" || memory === null || !("jsHeapSizeLimit" in memory)) return null;
  return typeof memory.jsHeapSizeLimit === "number" ? memory.jsHeapSizeLimit : null;
}
