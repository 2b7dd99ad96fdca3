/** A label over a place, in pixels of the screen. */
export type MapLabel = { key: string; text: string; x: number; y: number };

const FONT_PX = 15;
const LINE_PX = 18;
/** In widths of an em: an ideograph takes one, Latin letters and digits a bit over half. */
const widthOf = (text: string) =>
  Array.from(text).reduce((sum, letter) => sum + (letter.charCodeAt(0) > 0x2e7f ? 1 : 0.6), 0) * FONT_PX;

/** First over the place, then below it, then farther off. */
const OFFSETS_PX = [0, LINE_PX, -LINE_PX, 2 * LINE_PX];

/**
 * Places for labels such that none covers another, in the order given; one that finds no room is left out until the map
 * is zoomed. Widths are estimated, because measuring text would lay the page out anew. Time O(n²).
 */
export function arrangeLabels(labels: readonly MapLabel[]): MapLabel[] {
  const taken: { left: number; right: number; y: number }[] = [];
  return labels.flatMap((label) => {
    const half = widthOf(label.text) / 2;
    const [left, right] = [label.x - half, label.x + half];
    const offset = OFFSETS_PX.find((down) =>
      taken.every(
        (box) => right <= box.left || left >= box.right || Math.abs(label.y + down - box.y) >= LINE_PX,
      ),
    );
    if (offset === undefined) return [];
    taken.push({ left, right, y: label.y + offset });
    return [{ ...label, y: label.y + offset }];
  });
}
