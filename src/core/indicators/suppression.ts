/** A count about people that may be shown only when nobody can be recognised in it. */
export type Cell = { key: string; value: number };

/** `value` null: withheld. Which withheld cell was the small one is not told, else it could be worked out. */
export type ShownCell = { key: string; value: number | null };

export type Suppressed = { cells: ShownCell[]; total: number | null };

/**
 * Withhold counts from which a reporter or a subject could be inferred (cells of one row or column with their total).
 *
 * A count from 1 to `threshold - 1` is withheld; zeros are shown. So that it cannot be found by subtraction from the
 * total, the next smallest counts are withheld too, until at least two are withheld, together they reach the
 * threshold, and they are more than one person each (two withheld cells that sum to 2 are one and one).
 * When no counts are left to do that, the total is withheld as well. Ties go to the earlier cell.
 *
 * @param threshold smallest count that may be shown, at least 1; 1 withholds nothing.
 * @throws {RangeError} when a value is negative or no whole number, or the threshold is below 1.
 * Time O(n log n). Guarded against: a reader who subtracts what is shown. Not covered: several tables that share
 * totals (publish one table per set), and a reader who knows this method and reasons about what else it would hide.
 */
export function suppressSmall(cells: readonly Cell[], threshold: number): Suppressed {
  if (!Number.isInteger(threshold) || threshold < 1)
    throw new RangeError(`threshold must be 1 or more: ${threshold}`);
  for (const { value } of cells) {
    if (!Number.isSafeInteger(value) || value < 0) throw new RangeError(`not a count: ${value}`);
  }
  const total = cells.reduce((sum, cell) => sum + cell.value, 0);
  const ascending = cells
    .map((cell, index) => ({ ...cell, index }))
    .filter((cell) => cell.value > 0)
    .sort((a, b) => a.value - b.value || a.index - b.index);

  const withheld = new Set<number>();
  let withheldSum = 0;
  const isSafe = () => withheld.size >= 2 && withheldSum >= threshold && withheldSum > withheld.size;
  for (const cell of ascending) {
    const isSmall = cell.value < threshold;
    if (!isSmall && (withheld.size === 0 || isSafe())) break;
    withheld.add(cell.index);
    withheldSum += cell.value;
  }

  return {
    cells: cells.map(({ key, value }, index) => ({ key, value: withheld.has(index) ? null : value })),
    total: withheld.size > 0 && !isSafe() ? null : total,
  };
}
