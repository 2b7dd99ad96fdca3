/** In pixels of the screen. */
export interface Place {
  readonly x: number;
  readonly y: number;
}

/** Where a label may stand, best first: it is centred over `x`, its baseline at `y`. */
export interface WantedLabel {
  readonly key: string;
  readonly text: string;
  readonly places: readonly Place[];
}

export interface MapLabel extends Place {
  readonly key: string;
  readonly text: string;
}

const GROUP_FONT_PX = 15;
const NAME_FONT_PX = 13;
const DOT_PX = 5;

const LIFT_PX = 9;
const LINE_PX = 1.2 * GROUP_FONT_PX;

/** For the name of a group: over the middle of its points, then a line or two off. */
export const overMiddle = ({ x, y }: Place): Place[] =>
  [0, 1, -1, 2].map((lines) => ({ x, y: y - LIFT_PX + lines * LINE_PX }));

/** For the name of a group whose points are named too: over one of its dots, so that it stands on its own ground. */
export const overDots = (dots: readonly Place[]): Place[] => dots.map(({ x, y }) => ({ x, y: y - LIFT_PX }));

/** For the name of a point: below its dot, then above it. */
export const besideDot = ({ x, y }: Place): Place[] => [
  { x, y: y + 20 },
  { x, y: y - LIFT_PX },
];

interface Box {
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly bottom: number;
}

/**
 * Places labels such that none covers another: first the names of the groups, then those of the points, each in the
 * order given. Of the places that are free a group's name takes the one that covers the fewest dots and first wishes of
 * points' names. A label that finds no place is left out until the map is zoomed. Widths are estimated, because
 * measuring text would lay the page out anew. Time O(n²).
 */
export function arrangeLabels(
  groups: readonly WantedLabel[],
  names: readonly WantedLabel[] = [],
  dots: readonly Place[] = [],
): { groups: MapLabel[]; names: MapLabel[] } {
  const taken: Box[] = [];
  const dotBoxes = dots.map(({ x, y }) => boxAround(x, y - DOT_PX, y + DOT_PX, DOT_PX));
  const wishes = names.flatMap(({ text, places: [first] }) =>
    first ? [boxOf(text, first, NAME_FONT_PX)] : [],
  );
  const arrange = (labels: readonly WantedLabel[], fontPx: number, spared: readonly Box[]): MapLabel[] =>
    labels.flatMap(({ key, text, places }) => {
      const free = places
        .map((place) => ({ place, box: boxOf(text, place, fontPx) }))
        .filter(({ box }) => !taken.some((other) => cover(box, other)))
        .map(({ place, box }) => ({ place, box, harm: spared.filter((other) => cover(box, other)).length }));
      const least = Math.min(...free.map(({ harm }) => harm));
      const best = free.find(({ harm }) => harm === least);
      if (!best) return [];
      taken.push(best.box);
      return [{ key, text, ...best.place }];
    });
  return {
    groups: arrange(groups, GROUP_FONT_PX, [...dotBoxes, ...wishes]),
    names: arrange(names, NAME_FONT_PX, dotBoxes),
  };
}

const boxOf = (text: string, { x, y }: Place, fontPx: number): Box =>
  boxAround(x, y - 0.95 * fontPx, y + 0.25 * fontPx, (widthEm(text) * fontPx) / 2);

const boxAround = (x: number, top: number, bottom: number, half: number): Box => ({
  left: x - half,
  right: x + half,
  top,
  bottom,
});

/** An ideograph takes one em, Latin letters and digits a bit over half. */
const widthEm = (text: string): number =>
  Array.from(text).reduce((sum, letter) => sum + (letter.charCodeAt(0) > 0x2e7f ? 1 : 0.6), 0);

const cover = (a: Box, b: Box): boolean =>
  a.right > b.left && a.left < b.right && a.bottom > b.top && a.top < b.bottom;
