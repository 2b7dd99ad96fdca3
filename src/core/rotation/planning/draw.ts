import type { Json } from "../../json.ts";
import { createRandom } from "../../random.ts";
import { sha256Hex } from "../../sha256.ts";
import { distance } from "../model.ts";
import type { RotationInstance, Visit } from "../rotation.schema.ts";

/** What somebody present says at a public draw; any short text. */
export type Contribution = { name: string; word: string };

/** JSON with sorted keys and no spaces: the same text for the same content, wherever it was stored in between. */
export function canonicalJson(value: Json): string {
  if (Array.isArray(value)) return `[${value.map(canonicalJson).join(",")}]`;
  if (typeof value === "object" && value !== null) {
    const entries = Object.entries(value as Record<string, Json | undefined>)
      .filter((entry): entry is [string, Json] => entry[1] !== undefined)
      .sort(([a], [b]) => (a < b ? -1 : 1));
    return `{${entries.map(([key, held]) => `${JSON.stringify(key)}:${canonicalJson(held)}`).join(",")}}`;
  }
  return JSON.stringify(value);
}

export const instanceSha256 = (instance: RotationInstance): string => sha256Hex(canonicalJson(instance));

/** Of the visits alone, by round, team and target: the same plan has the same sum whatever found it. */
export const resultSha256 = (visits: readonly Visit[]): string =>
  sha256Hex(canonicalJson([...visits].sort((a, b) => a[2] - b[2] || a[0] - b[0] || a[1] - b[1])));

/**
 * The seed of a public draw: the first 32 bits of the SHA-256 of the input's own sum and of what those present said,
 * line by line, in the order in which they said it. The input is fixed and shown before anybody speaks, so nobody can
 * choose one to suit the other; each single word changes the seed.
 */
export function seedOfDraw(inputSha256: string, contributions: readonly Contribution[]): number {
  const lines = contributions.map(({ name, word }) => `${name.trim()}=${word.trim()}`);
  return Number.parseInt(sha256Hex([inputSha256, ...lines].join("\n")).slice(0, 8), 16);
}

/**
 * Let chance count beside travel: every pair gets a price from 0 to `spreadPct` percent of the mean distance, drawn
 * from the seed by team, then target. With 0 the seed decides between equal plans only. The input itself stays as it is.
 */
export function withChance(instance: RotationInstance, seed: number, spreadPct: number): RotationInstance {
  const { teams, targets } = instance;
  const pairs = teams.length * targets.length;
  if (spreadPct === 0 || pairs === 0) return instance;
  const sum = teams.reduce(
    (total, team) => total + targets.reduce((part, target) => part + distance(team, target), 0),
    0,
  );
  const spread = Math.max(1, Math.floor((sum * spreadPct) / (100 * pairs)));
  const random = createRandom(seed);
  const chance = teams.flatMap((_, t) =>
    targets.map((__, v): [number, number, string, number] => [t, v, "draw", random.int(spread + 1)]),
  );
  return { ...instance, softTies: [...instance.softTies, ...chance] };
}
