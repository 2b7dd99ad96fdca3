import { type JSX, Show, Suspense } from "solid-js";

/** A part that is seldom needed, fetched when it is; the page around it never waits. */
export function Late(props: { when: boolean; children: JSX.Element }) {
  return (
    <Show when={props.when}>
      <Suspense>{props.children}</Suspense>
    </Show>
  );
}
