/**
 * Counting units. They never mix: 件 counts items, 件次 handlings of items, 人次 handlings of persons,
 * 人 persons, 次 times, 个 projects or problems.
 */
export const COUNTING_UNITS = {
  item: "件",
  item_time: "件次",
  person_time: "人次",
  person: "人",
  time: "次",
  piece: "个",
} as const;

export type CountingUnit = keyof typeof COUNTING_UNITS;

/** Units as the English pages print them, singular and plural. */
export const COUNTING_UNITS_EN: Record<CountingUnit, readonly [string, string]> = {
  item: ["item", "items"],
  item_time: ["item-time", "item-times"],
  person_time: ["person-time", "person-times"],
  person: ["person", "persons"],
  time: ["time", "times"],
  piece: ["", ""],
};

/**
 * Add counts of one unit.
 * @throws {RangeError} when two units meet: adding 件 to 人次 is the commonest reporting error.
 */
export function addCounts(counts: readonly { value: number; unit: CountingUnit }[]): number {
  const [first] = counts;
  for (const { unit } of counts) {
    if (first && unit !== first.unit) {
      throw new RangeError(`${COUNTING_UNITS[first.unit]} and ${COUNTING_UNITS[unit]} do not add up`);
    }
  }
  return counts.reduce((sum, { value }) => sum + value, 0);
}
