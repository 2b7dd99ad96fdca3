/**
 * Shares of a total in percent that add up to exactly 100, by the largest remainder (Hamilton's method).
 *
 * Every share is first cut to `decimals` places; the units still missing go, one each, to the largest remainders.
 * Ties go to the larger count, then to the earlier one.
 *
 * @param counts whole numbers from 0, in the order of print.
 * @returns one share per count, or null when the total is 0.
 * @throws {RangeError} when a count is negative or no whole number.
 *
 * Time O(n log n). Arithmetic on integers up to a total of 9 x 10^12.
 * Source: the method reproduces the four-form table of a provincial bulletin for 2021, where ordinary rounding
 * gives 99.9 (92,598 / 46,032 / 5,096 / 6,531).
 */
export function largestRemainderShares(counts: readonly number[], decimals: 0 | 1 | 2 = 1): number[] | null {
  for (const count of counts) {
    if (!Number.isSafeInteger(count) || count < 0) throw new RangeError(`not a count: ${count}`);
  }
  const total = counts.reduce((sum, count) => sum + count, 0);
  if (total === 0) return null;
  const scale = 10 ** decimals;
  const unitsInAll = 100 * scale;

  const parts = counts.map((count, index) => ({
    index,
    count,
    units: Math.floor((count * unitsInAll) / total),
    remainder: (count * unitsInAll) % total,
  }));
  const missing = unitsInAll - parts.reduce((sum, part) => sum + part.units, 0);
  const byRemainder = [...parts].sort(
    (a, b) => b.remainder - a.remainder || b.count - a.count || a.index - b.index,
  );
  for (const part of byRemainder.slice(0, missing)) part.units += 1;

  return parts.map((part) => part.units / scale);
}
