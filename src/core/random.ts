/** A seeded source of random integers. Each call advances it by one step. */
export type Random = {
  /** A whole number from 0 to 2^32 - 1. */
  u32(): number;
  /** A whole number from 0 to n - 1; n is a whole number from 1 to 2^32. */
  int(n: number): number;
  /** Fisher-Yates on the array itself, which is returned. */
  shuffle<T>(items: T[]): T[];
};

/**
 * Seeded random integers that are the same in every JavaScript engine.
 *
 * Only 32-bit integer operations and one exact division are used, so Node, Deno and the browser draw the
 * same sequence. It spreads well and is fast; it is not for secrets.
 *
 * @param seed any integer; its low 32 bits are used.
 * Source: splitmix32, the 32-bit form of Steele, Lea and Flood, "Fast splittable pseudorandom number
 * generators", OOPSLA 2014, with the constants of Wellons' hash prospector.
 */
export function createRandom(seed: number): Random {
  let state = seed >>> 0;
  const u32 = (): number => {
    state = (state + 0x9e3779b9) >>> 0;
    let z = state;
    z = Math.imul(z ^ (z >>> 16), 0x21f0aaad);
    z = Math.imul(z ^ (z >>> 15), 0x735a2d97);
    return (z ^ (z >>> 15)) >>> 0;
  };
  const int = (n: number): number => Math.floor((u32() / 4294967296) * n);
  const shuffle = <T>(items: T[]): T[] => {
    for (let i = items.length - 1; i > 0; i--) {
      const j = int(i + 1);
      const kept = items[i]!;
      items[i] = items[j]!;
      items[j] = kept;
    }
    return items;
  };
  return { u32, int, shuffle };
}
