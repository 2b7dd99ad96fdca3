import { canonicalJson } from "../canonical-json.ts";
import { sha256Hex } from "../sha256.ts";
import { withChance } from "./chance.ts";
import type { Contribution, DrawRecord } from "./draw.schema.ts";
import type { RotationEngine } from "./engine.ts";
import type { RotationInstance, RotationSolution, Visit } from "./rotation.schema.ts";

/**
 * The method by which a record was made. It rises whenever the same seed may lead to another plan: a record made by
 * another method is not judged.
 */
export const PLAN_METHOD = "rotation/7+chance/1";

/** What a check of a record found: which of its parts differ from what can be computed again. */
export type DrawCheck =
  | { status: "confirmed" }
  | { status: "other_method"; method: string }
  | { status: "differs"; parts: ("instance" | "seed" | "result")[] };

/** SHA-256 of an instance's canonical JSON: what is to be drawn, fixed before anyone contributes. */
export const hashInstance = (instance: RotationInstance): string => sha256Hex(canonicalJson(instance));

/** A plan as somebody else hands it over: what it decides, without bounds and prices. */
export type DecidedPlan = { status: "ok" | "partial"; assignments: readonly Visit[] };

/** SHA-256 of what a solution decides: its status and visits, or its reasons. Bounds and prices are left out. */
export function hashResult(solution: RotationSolution | DecidedPlan): string {
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

/**
 * Draw a plan: the seed from the instance and from what those present contribute (nothing for a proposal without a
 * public draw), then the plan from both, with as much chance as the instance says. The record is all that anybody
 * needs, beside the instance, to do the same again.
 */
export async function drawPlan(
  instance: RotationInstance,
  contributions: readonly Contribution[],
  solve: RotationEngine["solve"],
): Promise<{ record: DrawRecord; solution: RotationSolution }> {
  const { seed } = drawSeed(hashInstance(instance), contributions);
  const solution = await solve(withChance(instance, seed), seed);
  return { record: recordOf(instance, contributions, solution), solution };
}

/** The record of a plan that was made, here or elsewhere, for these contributions. */
export function recordOf(
  instance: RotationInstance,
  contributions: readonly Contribution[],
  solution: RotationSolution | DecidedPlan,
): DrawRecord {
  const instanceHash = hashInstance(instance);
  const { digest, seed } = drawSeed(instanceHash, contributions);
  return {
    format: "rotation-draw/1",
    method: PLAN_METHOD,
    instanceHash,
    contributions: contributions.map(({ name, text }) => ({ name, text })),
    digest,
    seed,
    status: solution.status,
    resultHash: hashResult(solution),
  };
}

/** What is stored of a draw, beside the instance. */
export type StoredDraw = Pick<
  DrawRecord,
  "method" | "instanceHash" | "contributions" | "seed" | "resultHash"
>;

/**
 * Do a recorded draw again from its contributions and compare every part of what is stored.
 *
 * @returns `confirmed`; `differs` with the parts that are not what comes out; `other_method` when the record was
 *   made by another version of the method, and is therefore not judged.
 */
export async function verifyPlanDraw(
  stored: StoredDraw,
  instance: RotationInstance,
  solve: RotationEngine["solve"],
): Promise<DrawCheck> {
  if (stored.method !== PLAN_METHOD) return { status: "other_method", method: stored.method };
  const { record } = await drawPlan(instance, stored.contributions, solve);
  const parts: ("instance" | "seed" | "result")[] = [];
  if (record.instanceHash !== stored.instanceHash) parts.push("instance");
  if (record.seed !== stored.seed) parts.push("seed");
  if (record.resultHash !== stored.resultHash) parts.push("result");
  return parts.length === 0 ? { status: "confirmed" } : { status: "differs", parts };
}
