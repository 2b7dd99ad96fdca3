import { expect, it } from "vitest";

import { createRandom } from "./random.ts";

it("draws the numbers of the reference generator in the solver contracts", () => {
  const random = createRandom(7);
  // Printed by rng(7).u32() of the contracts' lib.mjs, which shares no code with ours.
  expect([random.u32(), random.u32(), random.u32()]).toEqual([3838393609, 4210744933, 801465066]);
});

it("keeps every draw of int within its range and reaches both ends", () => {
  const random = createRandom(1);
  const seen = new Set<number>();
  for (let i = 0; i < 200; i++) seen.add(random.int(3));
  expect([...seen].sort((a, b) => a - b)).toEqual([0, 1, 2]);
});

it("shuffles in place, loses nothing and repeats for the same seed", () => {
  const items = [1, 2, 3, 4, 5, 6, 7, 8];
  const shuffled = createRandom(42).shuffle(items);
  expect(shuffled).toBe(items);
  expect(shuffled).not.toEqual([1, 2, 3, 4, 5, 6, 7, 8]);
  expect([...shuffled].sort((a, b) => a - b)).toEqual([1, 2, 3, 4, 5, 6, 7, 8]);
  expect(createRandom(42).shuffle([1, 2, 3, 4, 5, 6, 7, 8])).toEqual(shuffled);
});
