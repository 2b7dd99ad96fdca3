import type { Adjustment, Assignment, PlanRecord } from "./data.ts";

/** A visit on screen: stored under its id, or placed by hand and not stored yet. */
export interface Placed {
  id: string | null;
  team_id: string;
  target_id: string;
  round: number;
  is_locked: boolean;
}
export interface Pair {
  team_id: string;
  target_id: string;
}
export interface Arrangement {
  visits: readonly Placed[];
  excluded: readonly Pair[];
}

export const arrangementOf = ({ assignments, plan }: PlanRecord): Arrangement => ({
  visits: assignments,
  excluded: plan.settings.excluded,
});

export const keyOf = ({
  team_id,
  target_id,
  round,
}: Pick<Placed, "team_id" | "target_id" | "round">): string => `${team_id} ${target_id} ${round}`;

const pairKey = ({ team_id, target_id }: Pair): string => `${team_id} ${target_id}`;

/** The visits with some taken away and others put in; one that was stored and comes back keeps its id and lock. */
export function exchange(
  { visits, excluded }: Arrangement,
  before: readonly Pick<Placed, "team_id" | "target_id" | "round">[],
  after: readonly Pick<Placed, "team_id" | "target_id" | "round">[],
  stored: readonly Assignment[],
): Arrangement {
  const gone = new Set(before.map(keyOf));
  const known = new Map(stored.map((assignment) => [keyOf(assignment), assignment]));
  const placed = after.map(
    (visit): Placed => known.get(keyOf(visit)) ?? { ...visit, id: null, is_locked: false },
  );
  return { excluded, visits: [...visits.filter((visit) => !gone.has(keyOf(visit))), ...placed] };
}

export const withLock = (arrangement: Arrangement, key: string, is_locked: boolean): Arrangement => ({
  ...arrangement,
  visits: arrangement.visits.map((visit) => (keyOf(visit) === key ? { ...visit, is_locked } : visit)),
});

export function withExclusion(arrangement: Arrangement, pair: Pair, isExcluded: boolean): Arrangement {
  const others = arrangement.excluded.filter((other) => pairKey(other) !== pairKey(pair));
  return { ...arrangement, excluded: isExcluded ? [...others, pair] : others };
}

export const isExcluded = ({ excluded }: Arrangement, pair: Pair): boolean =>
  excluded.some((other) => pairKey(other) === pairKey(pair));

/** What has to be sent to store an arrangement, and how many cells it touches. */
export function changesOf(
  record: PlanRecord,
  { visits, excluded }: Arrangement,
): { count: number; changed: ReadonlySet<string>; adjustment: Adjustment } {
  const present = new Set(visits.map(keyOf));
  const stored = new Map(record.assignments.map((assignment) => [assignment.id, assignment]));
  const drop = record.assignments.filter((assignment) => !present.has(keyOf(assignment)));
  const add = visits.filter(({ id }) => id === null);
  const lock = visits.filter(({ id, is_locked }) => id !== null && stored.get(id)?.is_locked !== is_locked);
  const before = new Set(record.plan.settings.excluded.map(pairKey));
  const after = new Set(excluded.map(pairKey));
  const exclusions =
    [...after].filter((key) => !before.has(key)).length + [...before].filter((key) => !after.has(key)).length;
  return {
    count: Math.max(drop.length, add.length) + lock.length + exclusions,
    changed: new Set([...add, ...lock].map(keyOf)),
    adjustment: {
      plan_id: record.plan.id,
      version: record.plan.version,
      drop: drop.map(({ id }) => id),
      add: add.map(({ team_id, target_id, round, is_locked }) => ({ team_id, target_id, round, is_locked })),
      lock: [
        ...lock.map(({ id, is_locked }) => ({ assignment_id: id!, is_locked })),
        // one that is dropped was unlocked before
        ...drop
          .filter(({ is_locked }) => is_locked)
          .map(({ id }) => ({ assignment_id: id, is_locked: false })),
      ],
      ...(exclusions > 0 ? { excluded: [...excluded] } : {}),
    },
  };
}
