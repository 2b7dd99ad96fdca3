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
