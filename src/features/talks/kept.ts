import { createSignal } from "solid-js";
import type { KeptDraft } from "../../lib/kept-draft.ts";
import { ownStorage } from "../../lib/own-storage.ts";
import { signedIn } from "../../lib/session.ts";

/** A new form whose content stays on the device until it is saved: what it begins with, and how it is kept and left. */
export function createKeptForm<Draft extends { id: string }>(drafts: KeptDraft<Draft>, begin: () => Draft) {
  const storage = ownStorage(signedIn().user.id);
  const restored = drafts.kept(storage);
  const [initial, setInitial] = createSignal<Draft>(restored ?? begin());
  const [isRestored, setRestored] = createSignal(restored !== undefined);
  const [isKept, setKept] = createSignal(true);
  return {
    initial,
    keep: (typed: Draft) => setKept(drafts.keep(storage, typed)),
    forget: () => drafts.forget(storage),
    state: () => ({
      isRestored: isRestored(),
      isKept: isKept(),
      onDiscard: () => {
        drafts.forget(storage);
        setRestored(false);
        setInitial(() => begin());
      },
    }),
  };
}
