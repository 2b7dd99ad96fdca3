/**
 * Round steps for an axis from 0 to at least `max`: each step is 1, 2 or 5 times a power of ten, and whole for counts.
 *
 * @param max greatest value drawn; 0 or less gives the axis 0 to `count`.
 * @param count wished number of steps, at least 1; the result has between about half and twice as many.
 * @returns the ticks, ascending, first 0, last >= max.
 */
export function axisTicks(max: number, count = 4): number[] {
  const wished = Math.max(max, count) / count;
  const power = 10 ** Math.floor(Math.log10(wished));
  const factor = [1, 2, 5, 10].find((candidate) => candidate * power >= wished) ?? 10;
  const step = factor * power;
  const last = Math.max(1, Math.ceil(max / step));
  return Array.from({ length: last + 1 }, (_, index) => index * step);
}

/** Every how many labels of `count` fit `widthPx`, when each takes `labelPx`. */
export function labelStep(count: number, widthPx: number, labelPx: number): number {
  const fitting = Math.max(1, Math.floor(widthPx / labelPx));
  return Math.max(1, Math.ceil(count / fitting));
}

/** An SVG path through the points; a missing value breaks the line. */
export function linePath(
  values: readonly (number | null)[],
  x: (index: number) => number,
  y: (v: number) => number,
) {
  let pen = "M";
  let path = "";
  values.forEach((value, index) => {
    if (value === null) {
      pen = "M";
      return;
    }
    path += `${pen}${x(index).toFixed(1)} ${y(value).toFixed(1)}`;
    pen = "L";
  });
  return path;
}
