import { type Accessor, createMemo, createSignal, onCleanup } from "solid-js";

/** Rows drawn above and below what is seen, so that a flick of the finger meets no white. */
const OVERSCAN_ROWS = 4;
const IDLE_MS = 160;

export interface Recycler {
  /** Slots to draw; constant while the viewport keeps its height. */
  slotCount: Accessor<number>;
  /** The row that a slot shows now. */
  rowOf: (slot: number) => number;
  onScroll: (scrollTop: number) => void;
}

/**
 * Which rows a fixed pool of slots shows. While scrolling, the slot that leaves at one end is the one that enters at the
 * other, so a step of one row rewrites one slot. When scrolling rests, slots are put into row order again, because a
 * screen reader follows the document, not the picture.
 */
export function createRecycler(options: {
  rowCount: Accessor<number>;
  rowHeightPx: Accessor<number>;
  viewportPx: Accessor<number>;
}): Recycler {
  const [scrollTop, setScrollTop] = createSignal(0);
  const [orderedAt, setOrderedAt] = createSignal(0);
  let idle: ReturnType<typeof setTimeout> | undefined;
  onCleanup(() => clearTimeout(idle));

  const slotCount = createMemo(() => {
    const visible = Math.ceil(options.viewportPx() / options.rowHeightPx()) + 1;
    return Math.min(options.rowCount(), visible + 2 * OVERSCAN_ROWS);
  });
  const first = createMemo(() => {
    const top = Math.floor(scrollTop() / options.rowHeightPx()) - OVERSCAN_ROWS;
    return Math.max(0, Math.min(top, options.rowCount() - slotCount()));
  });

  return {
    slotCount,
    rowOf: (slot) => first() + modulo(slot - first() + orderedAt(), slotCount()),
    onScroll: (top) => {
      setScrollTop(top);
      clearTimeout(idle);
      idle = setTimeout(() => setOrderedAt(first()), IDLE_MS);
    },
  };
}

const modulo = (value: number, by: number): number => (by === 0 ? 0 : ((value % by) + by) % by);
