import { hasCome, waitMs } from "./backoff.ts";

/** One picture on its way; its bytes lie apart. */
export interface Photo {
  readonly id: string;
  /** The entry whose row the picture belongs to; the picture leaves after the entry has arrived. */
  readonly entryId: string;
  /** Where it will lie in the storage bucket. */
  readonly path: string;
  readonly type: string;
  readonly bytes: number;
  readonly widthPx: number;
  readonly heightPx: number;
  readonly createdAt: number;
  readonly state: "waiting" | "sent" | "refused";
  readonly attempts: number;
  readonly nextAttemptAt: number;
  readonly sentAt: number | null;
  readonly refusal: { readonly code: string; readonly at: number } | null;
}

/** What one upload came to. A file that lies there already is `done`. */
export type UploadOutcome =
  | { readonly kind: "done" }
  | { readonly kind: "unanswered" }
  | { readonly kind: "unauthorized" }
  | { readonly kind: "refused"; readonly code: string };

export type PhotoPlan =
  | { readonly status: "upload"; readonly photo: Photo }
  | { readonly status: "idle"; readonly wakeAt: number | null };

/**
 * The next picture to upload: the oldest whose entry has arrived and whose time has come. Pictures wait for their own
 * entry only; a picture that fails lets the others pass.
 *
 * @param openEntryIds entries that have not arrived; a picture of a refused one waits with it.
 */
export function planUpload(
  photos: readonly Photo[],
  openEntryIds: ReadonlySet<string>,
  now: number,
): PhotoPlan {
  let wakeAt: number | null = null;
  const oldestFirst = [...photos].sort((a, b) => a.createdAt - b.createdAt || (a.id < b.id ? -1 : 1));
  for (const photo of oldestFirst) {
    if (photo.state !== "waiting" || openEntryIds.has(photo.entryId)) continue;
    if (hasCome(photo.nextAttemptAt, now)) return { status: "upload", photo };
    wakeAt = Math.min(wakeAt ?? Infinity, photo.nextAttemptAt);
  }
  return { status: "idle", wakeAt };
}

/** @param random uniform in [0, 1). */
export function settleUpload(photo: Photo, outcome: UploadOutcome, now: number, random: number): Photo {
  const attempts = photo.attempts + 1;
  switch (outcome.kind) {
    case "done":
      return { ...photo, state: "sent", attempts, sentAt: now };
    case "refused":
      return { ...photo, state: "refused", attempts, refusal: { code: outcome.code, at: now } };
    default:
      return { ...photo, attempts, nextAttemptAt: now + waitMs(attempts, random) };
  }
}
