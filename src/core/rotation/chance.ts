import { createRandom } from "../random.ts";
import { distance } from "./model.ts";
import type { RotationInstance } from "./rotation.schema.ts";

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
