import { type Accessor, createSignal, onCleanup } from "solid-js";

/** Follows a media query. `addListener` because Safari before 14 and old WebViews lack `addEventListener` here. */
export function createMediaQuery(query: string): Accessor<boolean> {
  if (typeof matchMedia === "undefined") return () => false;
  const list = matchMedia(query);
  const [matches, setMatches] = createSignal(list.matches);
  const follow = () => setMatches(list.matches);
  list.addListener(follow);
  onCleanup(() => list.removeListener(follow));
  return matches;
}

/** The width below which tables become cards and side-by-side becomes one column. */
export const PHONE = "(max-width: 719px)";
