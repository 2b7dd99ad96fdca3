import { sha256Hex } from "../sha256.ts";

/** What is on record of a draw. Ids are lower-case UUIDs. */
export interface RecordedDraw {
  readonly seed: number;
  readonly candidates: readonly string[];
  readonly candidatesSha256: string;
  readonly drawn: readonly string[];
  readonly resultSha256: string;
}

/**
 * Draw findings for the look-back: the `count` candidates whose SHA-256 of "<seed>:<id>" comes first, in that order.
 *
 * Whoever has seed and candidates can repeat it with any tool; nobody can steer it without choosing the seed, so the
 * database draws the seed unless those present read one out. The order of `candidates` does not matter.
 *
 * @param seed a whole number from 0.
 * @returns ids in the order drawn.
 * @throws {RangeError} when `count` is not a whole number from 0 to the number of candidates.
 * Time O(n log n). The database draws in the same way (private.look_back_order).
 */
export function drawLookBacks(seed: number, candidates: readonly string[], count: number): string[] {
  if (!Number.isInteger(count) || count < 0 || count > candidates.length)
    throw new RangeError(`count must be 0 to ${candidates.length}: ${count}`);
  return candidates
    .map((id) => ({ id, place: sha256Hex(`${seed}:${id}`) }))
    .sort((a, b) => (a.place < b.place ? -1 : 1))
    .slice(0, count)
    .map(({ id }) => id);
}

/** The check sum of a list of ids: SHA-256 of them, one a line. */
export const idsSha256 = (ids: readonly string[]): string => sha256Hex(ids.join("\n"));

/** True when the record agrees with itself: both check sums, and what the seed draws from these candidates. */
export function verifyDraw(record: RecordedDraw): boolean {
  const { seed, candidates, drawn } = record;
  return (
    drawn.length <= candidates.length &&
    idsSha256(candidates) === record.candidatesSha256 &&
    idsSha256(drawn) === record.resultSha256 &&
    drawLookBacks(seed, candidates, drawn.length).join() === drawn.join()
  );
}
