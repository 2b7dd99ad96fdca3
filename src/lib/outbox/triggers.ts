import type { Outbox } from "./outbox.ts";

/**
 * Try again when the page has reason to hope, instead of Background Sync, which Safari and the browsers inside WeChat
 * and DingTalk do not have. Returns its undo.
 */
export function followPage(outbox: Pick<Outbox, "kick" | "rest">): () => void {
  const hope = () => outbox.kick();
  const onVisibility = () => (document.visibilityState === "visible" ? outbox.kick() : outbox.rest());
  window.addEventListener("online", hope);
  window.addEventListener("pageshow", hope);
  document.addEventListener("visibilitychange", onVisibility);
  return () => {
    window.removeEventListener("online", hope);
    window.removeEventListener("pageshow", hope);
    document.removeEventListener("visibilitychange", onVisibility);
  };
}
