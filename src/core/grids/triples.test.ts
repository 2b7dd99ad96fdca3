import { expect, test } from "vitest";
import { Triples } from "./triples.ts";

const half = (...villages: number[]) => ({ villages, share: 0.5 });

test("three halves of pairs of three villages are cut off, and every column with two of them counts", () => {
  const triples = new Triples(5);
  expect(triples.separate([half(0, 1), half(1, 2), half(0, 2, 4)])).toBe(1);
  expect(triples.list).toEqual([[0, 1, 2]]);
  expect(triples.heldBy([2, 3, 1])).toEqual([0]);
  expect(triples.heldBy([0, 3, 4])).toEqual([]);
  expect(triples.priceOf([0, 1, 2], Float64Array.of(-7))).toBe(-7);
  expect(triples.separate([half(0, 1), half(1, 2), half(0, 2)])).toBe(0);
});

test("a cut needs no third pair: 0.7 of {0, 1} and 0.5 of {1, 2} are more than one", () => {
  const triples = new Triples(3);
  expect(triples.separate([{ villages: [0, 1], share: 0.7 }, half(1, 2)])).toBe(1);
  expect(triples.list).toEqual([[0, 1, 2]]);
});

test("a column that holds all three is counted once, so a plan of halves that takes it twice is none too much", () => {
  expect(new Triples(4).separate([half(0, 1, 2), half(0, 1, 2), half(3)])).toBe(0);
});
