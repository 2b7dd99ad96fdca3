import { canonicalJson } from "../canonical-json.ts";
import { sha256Hex } from "../sha256.ts";
import type { Contribution, DrawRecord } from "./draw.schema.ts";
import type { RotationInstance, RotationSolution } from "./rotation.schema.ts";
import { solveRotation } from "./solve.ts";

/** The method by which a record was made; it rises whenever the same seed may lead to another plan. */
export const DRAW_METHOD = "rotation/1";

/** What a check of a record found: which of its parts differ from what can be computed again. */
export type DrawCheck =
  | { status: "confirmed"; solution: RotationSolution }
  | { status: "other_method"; method: string }
  | { status: "differs"; parts: ("instance" | "seed" | "result")[] };

/** SHA-256 of an instance's canonical JSON: what is to be drawn, fixed before anyone contributes. */
export const hashInstance = (instance: RotationInstance): string => sha256Hex(canonicalJson(instance));

/** SHA-256 of what a solution decides: its status and visits, or its reasons. Bounds and prices are left out. */
export function hashResult(solution: RotationSolution): string {
  const decided =
    solution.status === "infeasible"
      ? { status: solution.status, reasons: solution.reasons }
      : { status: solution.status, assignments: solution.assignments };
  return sha256Hex(canonicalJson(decided));
}

/**
 * The seed of a public draw, from what those present contribute: numbers thrown, words called out, one each.
 *
 * The digest is SHA-256 of the canonical JSON of `[instanceHash, [name, text], [name, text], …]`, the
 * contributions in the order in which they were given, texts trimmed and in Unicode's composed form; the seed is
 * its first eight hexadecimal digits as a number. As the instance is part of it, nobody can change the instance
 * after a contribution; as everyone's text is, nobody who does not speak last can aim at a result, and the last
 * one only by trying out texts beforehand, so the list is closed before anything is shown.
 */
export function drawSeed(
  instanceHash: string,
  contributions: readonly Contribution[],
): { digest: string; seed: number } {
  const spoken = contributions.map(({ name, text }) => [clean(name), clean(text)]);
  const digest = sha256Hex(canonicalJson([instanceHash, ...spoken]));
  return { digest, seed: Number.parseInt(digest.slice(0, 8), 16) };
}

const clean = (text: string): string => text.normalize("NFC").trim();

/** Draw: derive the seed, solve, and record what anybody needs to do the same again. */
export function drawRotation(
  instance: RotationInstance,
  contributions: readonly Contribution[],
): { record: DrawRecord; solution: RotationSolution } {
  const instanceHash = hashInstance(instance);
  const { digest, seed } = drawSeed(instanceHash, contributions);
  const solution = solveRotation(instance, { seed });
  const record: DrawRecord = {
    format: "rotation-draw/1",
    method: DRAW_METHOD,
    instanceHash,
    contributions: contributions.map(({ name, text }) => ({ name, text })),
    digest,
    seed,
    status: solution.status,
    resultHash: hashResult(solution),
  };
  return { record, solution };
}

/**
 * Do a recorded draw again from its contributions and compare every part of the record.
 *
 * @returns `confirmed` with the solution; `differs` with the parts that are not what comes out; `other_method`
 *   when the record was made by
 */
export function verifyDraw(record: DrawRecord, instance: RotationInstance): DrawCheck {
  if (record.method !== DRAW_METHOD) return { status: "other_method", method: record.method };
  const { record: again, solution } = drawRotation(instance, record.contributions);
  const parts: ("instance" | "seed" | "result")[] = [];
  if (again.instanceHash !== record.instanceHash) parts.push("instance");
  if (again.digest !== record.digest || again.seed !== record.seed) parts.push("seed");
  if (again.resultHash !== record.resultHash || again.status !== record.status) parts.push("result");
  return parts.length === 0 ? { status: "confirmed", solution } : { status: "differs", parts };
}
