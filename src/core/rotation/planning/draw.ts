import { createRandom } from "../../random.ts";
import type { Contribution, DrawRecord } from "../draw.schema.ts";
import { drawSeed, hashInstance, hashResult } from "../draw.ts";
import { distance } from "../model.ts";
import type { RotationInstance, RotationSolution } from "../rotation.schema.ts";

/** Rises whenever the same seed may lead to another plan: a record made by another method is not judged. */
export const PLAN_METHOD = "rotation/1+chance/1";

export type Solve = (
  instance: RotationInstance,
  seed: number,
) => RotationSolution | Promise<RotationSolution>;

/**
 * Let chance count beside travel, as far as the instance says (`mode` "chance:50"): every pair gets a price from 0 to
 * that many percent of the mean distance, drawn from the seed by team, then target. Without it the seed decides between
 * equal plans only, and where distances differ there is one best plan whatever the seed.
 *
 * The share is a part of the instance, so its hash, shown before anybody contributes, fixes it too.
 */
export function withChance(instance: RotationInstance, seed: number): RotationInstance {
  const { teams, targets } = instance;
  const percent = Number(/^chance:(\d+)$/.exec(instance.mode ?? "")?.[1] ?? 0);
  const pairs = teams.length * targets.length;
  if (percent === 0 || pairs === 0) return instance;
  const sum = teams.reduce(
    (total, team) => total + targets.reduce((part, target) => part + distance(team, target), 0),
    0,
  );
  const spread = Math.max(1, Math.floor((sum * percent) / (100 * pairs)));
  const random = createRandom(seed);
  const chance = teams.flatMap((_, t) =>
    targets.map((__, v): [number, number, string, number] => [t, v, "chance", random.int(spread + 1)]),
  );
  return { ...instance, softTies: [...instance.softTies, ...chance] };
}

/**
 * Draw a plan: the seed from the instance and from what those present contribute (`drawSeed`; nothing for a proposal
 * without a public draw), then the plan from both. The record is all that anybody needs, beside the instance, to do it again.
 */
export async function drawPlan(
  instance: RotationInstance,
  contributions: readonly Contribution[],
  solve: Solve,
): Promise<{ record: DrawRecord; solution: RotationSolution }> {
  const instanceHash = hashInstance(instance);
  const { digest, seed } = drawSeed(instanceHash, contributions);
  const solution = await solve(withChance(instance, seed), seed);
  const record: DrawRecord = {
    format: "rotation-draw/1",
    method: PLAN_METHOD,
    instanceHash,
    contributions: contributions.map(({ name, text }) => ({ name, text })),
    digest,
    seed,
    status: solution.status,
    resultHash: hashResult(solution),
  };
  return { record, solution };
}

export type DrawCheck =
  | { status: "confirmed" }
  | { status: "differs"; parts: ("instance" | "seed" | "result")[] }
  | { status: "other_method" };

/** What is on record of a draw: the parts of a `DrawRecord` that are stored beside the instance. */
export type StoredDraw = Pick<
  DrawRecord,
  "method" | "instanceHash" | "contributions" | "seed" | "resultHash"
>;

/** Do a recorded draw again and compare every part. */
export async function verifyPlanDraw(
  stored: StoredDraw,
  instance: RotationInstance,
  solve: Solve,
): Promise<DrawCheck> {
  if (stored.method !== PLAN_METHOD) return { status: "other_method" };
  const { record } = await drawPlan(instance, stored.contributions, solve);
  const parts: ("instance" | "seed" | "result")[] = [];
  if (record.instanceHash !== stored.instanceHash) parts.push("instance");
  if (record.seed !== stored.seed) parts.push("seed");
  if (record.resultHash !== stored.resultHash) parts.push("result");
  return parts.length === 0 ? { status: "confirmed" } : { status: "differs", parts };
}
