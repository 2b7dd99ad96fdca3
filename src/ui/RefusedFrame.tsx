import { type JSX, Show } from "solid-js";
import { EmptyState } from "./EmptyState.tsx";
import { LoadingState } from "./LoadingState.tsx";
import { ui } from "./strings.ts";

/** How a refused entry of the outbox stands; `lib/outbox/refused.ts` makes it. */
interface RefusedLook<Draft> {
  readonly draft: () => Draft | undefined;
  readonly isRead: () => boolean;
}

/** The form of a refused entry; else that it is being looked for, or that there is nothing left to correct. */
export function RefusedFrame<Draft>(props: {
  entry: RefusedLook<Draft>;
  children: (draft: Draft) => JSX.Element;
}) {
  return (
    <Show
      when={props.entry.draft()}
      fallback={
        <Show when={props.entry.isRead()} fallback={<LoadingState lines={6} />}>
          <EmptyState title={ui("refused.gone")} action={<a href="/outbox">{ui("refused.to_outbox")}</a>} />
        </Show>
      }
    >
      {(draft) => props.children(draft())}
    </Show>
  );
}
