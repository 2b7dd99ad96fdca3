import { createSignal } from "solid-js";
import type { KeptDraft } from "./kept-draft.ts";
import { ownStorage } from "./own-storage.ts";
import { signedIn } from "./session.ts";

/**
 * A new form whose content stays on the device until it is saved: what it begins with, and how it is kept and left.
 * @param isOfHere whether what was kept belongs to this form; else the form begins anew.
 */
export function createKeptForm<Draft extends object>(
  drafts: KeptDraft<Draft>,
  begin: () => Draft,
  isOfHere: (kept: Draft) => boolean = () => true,
) {
  const storage = ownStorage(signedIn().user.id);
  const kept = drafts.kept(storage);
  const restored = kept && isOfHere(kept) ? kept : undefined;
  const [initial, setInitial] = createSignal<Draft>(restored ?? begin());
  const [isRestored, setRestored] = createSignal(restored !== undefined);
  const [isKept, setKept] = createSignal(true);
  const forget = () => drafts.forget(storage);
  return {
    initial,
    isRestored,
    isKept,
    keep: (typed: Draft) => {
      setKept(drafts.keep(storage, typed));
    },
    /** It is saved. */
    forget,
    /** Begin anew. */
    discard: () => {
      forget();
      setRestored(false);
      setInitial(() => begin());
    },
  };
}
