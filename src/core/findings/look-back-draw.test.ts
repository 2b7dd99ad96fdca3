import { expect, test } from "vitest";
import { drawLookBacks, idsSha256, type RecordedDraw, verifyDraw } from "./look-back-draw.ts";

const id = (n: number) => `01900000-0000-7000-8000-${n.toString(16).padStart(12, "0")}`;
const FIVE = [1, 2, 3, 4, 5].map(id);
// By another implementation: node:crypto, sorted by sha256("7:" + id); supabase/tests/220_findings.sql has the same.
const DRAWN = [3, 5, 1].map(id);
const FIVE_SHA256 = "a93e1f5cee598886582cab928e47a909b6ae62a5b6b9bb039379d8dce01a9b71";

const record = (given: Partial<RecordedDraw> = {}): RecordedDraw => ({
  seed: 7,
  candidates: FIVE,
  candidatesSha256: FIVE_SHA256,
  drawn: DRAWN,
  resultSha256: idsSha256(DRAWN),
  ...given,
});

test("seed 7 draws these three of five, in this order, whatever order they came in", () => {
  expect(drawLookBacks(7, FIVE, 3)).toEqual(DRAWN);
  expect(drawLookBacks(7, FIVE.slice().reverse(), 3)).toEqual(DRAWN);
});

test("more are drawn after the same first ones", () => {
  expect(drawLookBacks(7, FIVE, 5).slice(0, 3)).toEqual(DRAWN);
  expect(drawLookBacks(7, FIVE, 0)).toEqual([]);
});

test("every candidate is drawn about equally often", () => {
  const times = new Map<string, number>();
  for (let seed = 0; seed < 5000; seed += 1)
    for (const drawn of drawLookBacks(seed, FIVE, 1)) times.set(drawn, (times.get(drawn) ?? 0) + 1);
  // 5,000 draws of one in five: 1,000 each, standard deviation 28.3; five of them either way.
  for (const one of FIVE) expect(Math.abs((times.get(one) ?? 0) - 1000)).toBeLessThan(142);
});

test("nobody draws more than there are", () => {
  expect(() => drawLookBacks(7, FIVE, 6)).toThrow(RangeError);
  expect(() => drawLookBacks(7, FIVE, 1.5)).toThrow(RangeError);
});

test("the check sum of the candidates is that of the ids, one a line", () => {
  expect(idsSha256(FIVE)).toBe(FIVE_SHA256);
});

test("a record that agrees with itself is verified", () => {
  expect(verifyDraw(record())).toBe(true);
});

test("a changed seed, candidate, result or check sum is seen", () => {
  const swapped = [DRAWN[0]!, DRAWN[2]!, DRAWN[1]!];
  expect(verifyDraw(record({ seed: 8 }))).toBe(false);
  expect(verifyDraw(record({ candidates: FIVE.slice(1) }))).toBe(false);
  expect(verifyDraw(record({ drawn: swapped, resultSha256: idsSha256(swapped) }))).toBe(false);
  expect(verifyDraw(record({ resultSha256: idsSha256(FIVE) }))).toBe(false);
  expect(verifyDraw(record({ candidatesSha256: idsSha256(DRAWN) }))).toBe(false);
});
