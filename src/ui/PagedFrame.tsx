import { type JSX, Show } from "solid-js";
import { LoadMore } from "./LoadMore.tsx";
import { ReadingFrame, type ReadingLook } from "./ReadingFrame.tsx";

/** How a list stands that is read page by page; `lib/reading.ts` makes it. */
interface PagedLook extends ReadingLook {
  readonly value: () => readonly unknown[] | undefined;
  readonly total: () => number;
  readonly isLoadingMore: () => boolean;
  readonly more: () => void;
}

/** A list that is read page by page: what `ReadingFrame` says of it, `empty` when it has no rows, its next page below them. */
export function PagedFrame(props: {
  reading: PagedLook;
  lines?: number;
  empty: JSX.Element;
  children: JSX.Element;
}) {
  const shown = () => props.reading.value()?.length ?? 0;
  return (
    <ReadingFrame reading={props.reading} lines={props.lines ?? 6}>
      <Show when={shown() > 0} fallback={props.empty}>
        {props.children}
        <LoadMore
          shown={shown()}
          total={props.reading.total()}
          busy={props.reading.isLoadingMore()}
          onMore={() => props.reading.more()}
        />
      </Show>
    </ReadingFrame>
  );
}
