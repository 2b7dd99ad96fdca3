import type { Day } from "../calendar/day.ts";
import { createSuccessionResolver, type OrganSuccession } from "./successions.ts";

/** An organ of the branch asked for, with its place in the tree as dot-separated labels (ltree). */
export type ScopeOrgan = { id: string; path: string };

/** The slot of an answer that is not divided by organ. */
export const WHOLE_BRANCH = "";

/**
 * Where a count belongs. `slot` is the organ whose row shows it, or `WHOLE_BRANCH`.
 * `divided`: its organ was divided among several slots since; `home` is the row that still shows it, if any.
 */
export type Placement =
  | { status: "placed"; slot: string; via: OrganSuccession[] }
  | { status: "divided"; slots: string[]; home: string | null; from: OrganSuccession; organIds: string[] }
  | { status: "outside" };

/** The rows that an answer by organ always has: the organs directly below the branch's root, by path. */
export function slotsBelow(scopePath: string, organs: readonly ScopeOrgan[]): string[] {
  return organs
    .filter(({ path }) => path.startsWith(`${scopePath}.`) && !path.slice(scopePath.length + 1).includes("."))
    .sort((a, b) => (a.path < b.path ? -1 : 1))
    .map(({ id }) => id);
}

/**
 * Prepare the question "which row shows what this organ counted on that day?".
 * By organ, a branch's counts are shown at its organ directly below the root, the root's own at the root.
 * Time O(organs + successions) once, O(length of the chain of successions) a question.
 */
export function createPlacer(scope: {
  byOrgan: boolean;
  scopePath: string;
  organs: readonly ScopeOrgan[];
  successions: readonly OrganSuccession[];
  until: Day;
}): (organId: string, day: Day) => Placement {
  const slotByOrgan = slotIndex(scope);
  const resolve = createSuccessionResolver(scope.successions, scope.until);

  return (organId, day) => {
    const resolution = resolve(organId, day);
    if (resolution.status === "organ") {
      const slot = slotByOrgan.get(resolution.organId);
      return slot === undefined ? { status: "outside" } : { status: "placed", slot, via: resolution.via };
    }
    const { from, organIds } = resolution;
    const found = organIds.map((id) => slotByOrgan.get(id));
    const slots = [...new Set(found.filter((slot) => slot !== undefined))];
    const [first] = slots;
    if (first === undefined) return { status: "outside" };
    if (slots.length === 1 && !found.includes(undefined)) return { status: "placed", slot: first, via: [] };
    const home = slotByOrgan.get(organId) ?? (scope.byOrgan ? organId : null);
    return { status: "divided", slots, home, from, organIds };
  };
}

function slotIndex(scope: {
  byOrgan: boolean;
  scopePath: string;
  organs: readonly ScopeOrgan[];
}): Map<string, string> {
  const { byOrgan, scopePath, organs } = scope;
  const idByPath = new Map(organs.map(({ id, path }) => [path, id]));
  const index = new Map<string, string>();
  for (const { id, path } of organs) {
    if (path !== scopePath && !path.startsWith(`${scopePath}.`)) continue;
    const [label] = path.slice(scopePath.length + 1).split(".");
    const slotPath = label ? `${scopePath}.${label}` : scopePath;
    index.set(id, byOrgan ? (idByPath.get(slotPath) ?? id) : WHOLE_BRANCH);
  }
  return index;
}
