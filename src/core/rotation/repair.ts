import { createRotationModel } from "./model.ts";
import { lockReasons } from "./reasons.ts";
import { findNearPlan } from "./repair-search.ts";
import { reviewRotation } from "./review.ts";
import type {
  RotationInstance,
  RotationObjective,
  RotationReason,
  Violation,
  Visit,
} from "./rotation.schema.ts";
import { solveRotation } from "./solve.ts";

type Target = RotationInstance["targets"][number];

/**
 * What has changed since a plan was published.
 *
 * `team-off`: the team cannot go in these rounds. `tie`, `unit-tie`: a hard tie was declared late. `target-added`:
 * the new target gets the next index; limits on a round's visits stay unless `roundLoad` gives new ones.
 * `target-dropped`: it needs no visits any more. `lock`: these visits are wanted by hand.
 */
export type RotationChange =
  | { type: "team-off"; team: number; rounds: readonly number[] }
  | { type: "tie"; team: number; target: number; kind: string }
  | { type: "unit-tie"; team: number; unit: number; kind: string }
  | { type: "target-added"; target: Target; roundLoad?: [number, number] }
  | { type: "target-dropped"; target: number; roundLoad?: [number, number] }
  | { type: "lock"; visits: readonly Visit[] };

/**
 * One line of the list of changes: a visit made by others or at another time (both), dropped (no after) or new (no
 * before).
 */
export type VisitChange = { before: Visit | null; after: Visit | null };

type Repaired = {
  /** The instance as changed, with the published plan as baseline. */
  instance: RotationInstance;
  /** Locks that the change made impossible, and that were therefore given up. */
  releasedLocks: Visit[];
};

export type RotationRepair =
  | (Repaired & {
      status: "ok";
      assignments: Visit[];
      changes: VisitChange[];
      /** Published visits that are not kept, and the least number that any plan must drop. */
      dropped: number;
      bound: number;
      objective: RotationObjective;
      /** Rules that visits of rounds already over do not meet any more: for the record, nothing can be done. */
      past: Violation[];
    })
  | (Repaired & { status: "infeasible"; reasons: RotationReason[] })
  | (Repaired & {
      status: "partial";
      assignments: Visit[];
      changes: VisitChange[];
      missing: { target: number; visits: number }[];
      broken: Violation[];
    });

/** What is over is a fact: it makes nothing of what is to come impossible. */
export const PAST = { pastStands: true } as const;

/** `fromRound`: the first round that may still be changed; by default the instance's `frozenBefore`. */
export type RepairOptions = { readonly fromRound?: number; readonly seed?: number };

/**
 * Mend a published plan after a change, with the least disturbance: the fewest published visits dropped, then the
 * least travel and soft ties among the plans found.
 *
 * Rounds before `fromRound` stay as they were; a tie declared late is not held against them, and neither is anything
 * else that only they break. `bound` is proved, so
 * that `dropped === bound` means that no plan disturbs less. Neither input is changed. Same input and seed: same
 * answer.
 *
 * @param published visits of the plan as published; it kept the rules of `instance`.
 */
export function repairRotation(
  instance: RotationInstance,
  published: readonly Visit[],
  change: RotationChange,
  options: RepairOptions = {},
): RotationRepair {
  const fromRound = Math.max(1, options.fromRound ?? instance.frozenBefore);
  const locks = instance.locks.filter(([, , r]) => r >= fromRound);
  const before = { ...instance, locks, baseline: [...published], frozenBefore: fromRound };
  const { instance: after, releasedLocks } = releaseLocks(applyChange(before, change, fromRound));
  const near = findNearPlan(createRotationModel(after, PAST));
  if (near !== null) {
    const { violations, objective } = reviewRotation(after, near.assignments);
    const past = violations.filter((violation) => isPast(violation, fromRound));
    if (past.length === violations.length) {
      const { assignments, dropped, bound } = near;
      const changes = listChanges(published, assignments);
      return {
        status: "ok",
        instance: after,
        releasedLocks,
        assignments,
        changes,
        dropped,
        bound,
        objective,
        past,
      };
    }
  }
  return repairByPlanning(after, releasedLocks, published, options.seed ?? 1);
}

/** Plan anew at a price for each dropped visit that outweighs everything else. */
function repairByPlanning(
  instance: RotationInstance,
  releasedLocks: Visit[],
  published: readonly Visit[],
  seed: number,
): RotationRepair {
  const head = { instance, releasedLocks };
  const solution = solveRotation({ ...instance, changeCost: disturbancePrice(instance) }, { ...PAST, seed });
  if (solution.status === "infeasible") {
    return { ...head, status: "infeasible", reasons: solution.reasons };
  }
  const { assignments } = solution;
  const changes = listChanges(published, assignments);
  if (solution.status === "partial") {
    const { missing, broken } = solution;
    const open = broken.filter((violation) => !isPast(violation, instance.frozenBefore));
    return { ...head, status: "partial", assignments, changes, missing, broken: open };
  }
  const { objective, violations } = reviewRotation(instance, assignments);
  const bound = lostVisits(instance);
  return {
    ...head,
    status: "ok",
    assignments,
    changes,
    dropped: objective.changes,
    bound,
    objective,
    past: violations,
  };
}

/** More than a visit's travel and soft ties could save. */
function disturbancePrice(instance: RotationInstance): number {
  const { teams, targets, softTies, unitTies } = instance;
  const across = (axis: "x" | "y") => {
    const values = [...teams, ...targets].map((place) => place[axis]);
    return Math.max(...values) - Math.min(...values);
  };
  const ties = [...softTies, ...unitTies].reduce((most, tie) => Math.max(most, tie[3] ?? 0), 0);
  return Math.min(2_000_000, 4 * (across("x") + across("y") + ties + 1));
}

/** Published visits that break a rule by themselves now, so that every plan drops them. */
function lostVisits(instance: RotationInstance): number {
  const fixed = { ...instance, locks: [], baseline: null };
  const own = new Set(["own-unit", "hard-tie", "travel", "away", "closed-round"]);
  const open = (instance.baseline ?? []).filter(([, , r]) => r >= instance.frozenBefore);
  return open.filter((visit) => reviewRotation(fixed, [visit]).violations.some(({ rule }) => own.has(rule)))
    .length;
}

/** The instance after a change. Rounds before `fromRound` are not touched by a team's absence. */
export function applyChange(
  instance: RotationInstance,
  change: RotationChange,
  fromRound = 1,
): RotationInstance {
  const { teams, targets, hardTies, unitTies, locks, roundLoad } = instance;
  switch (change.type) {
    case "team-off": {
      const away = change.rounds.filter((round) => round >= fromRound);
      const off = (team: RotationInstance["teams"][number]) =>
        [...new Set([...team.off, ...away])].sort((a, b) => a - b);
      return {
        ...instance,
        teams: teams.map((team, t) => (t === change.team ? { ...team, off: off(team) } : team)),
      };
    }
    case "tie":
      return { ...instance, hardTies: [...hardTies, [change.team, change.target, change.kind]] };
    case "unit-tie":
      return { ...instance, unitTies: [...unitTies, [change.team, change.unit, change.kind, null]] };
    case "target-added":
      return {
        ...instance,
        targets: [...targets, change.target],
        roundLoad: change.roundLoad ?? roundLoad,
      };
    case "target-dropped":
      return {
        ...instance,
        targets: targets.map((target, v) => (v === change.target ? { ...target, need: 0 } : target)),
        roundLoad: change.roundLoad ?? roundLoad,
      };
    case "lock":
      return { ...instance, locks: [...locks, ...change.visits] };
  }
}

/** Give up locks on open rounds that can no longer be kept. */
function releaseLocks(instance: RotationInstance): { instance: RotationInstance; releasedLocks: Visit[] } {
  const isOpen = (lock: Visit) => lock[2] >= instance.frozenBefore;
  const impossible = lockReasons(instance, createRotationModel(instance))
    .flatMap((reason) => (reason.type === "lock" ? [reason.lock] : []))
    .filter(isOpen);
  const gone = new Set(impossible.map(String));
  const locks = instance.locks.filter(
    (lock) => !gone.has(String(lock)) && instance.targets[lock[1]]!.need > 0,
  );
  return {
    instance: { ...instance, locks },
    releasedLocks: instance.locks.filter((lock) => !locks.includes(lock)),
  };
}

/** Whether only visits of rounds that are over are to blame. */
function isPast(violation: Violation, fromRound: number): boolean {
  switch (violation.rule) {
    case "own-unit":
    case "hard-tie":
    case "travel":
    case "away":
    case "closed-round":
    case "window":
      return violation.visit[2] < fromRound;
    case "gap":
      return violation.rounds.every((round) => round < fromRound);
    case "mutual":
      return violation.visit[2] < fromRound && violation.other[2] < fromRound;
    case "round-balance":
    case "round-load":
      return violation.round < fromRound;
    case "need":
      return violation.visits > violation.need;
    default:
      return false;
  }
}

/**
 * Changes by target: each dropped visit with the new one nearest in time, then what is only dropped or only new.
 */
export function listChanges(published: readonly Visit[], assignments: readonly Visit[]): VisitChange[] {
  const kept = new Set(assignments.map(String));
  const known = new Set(published.map(String));
  const dropped = published.filter((visit) => !kept.has(String(visit)));
  const added = new Set(assignments.filter((visit) => !known.has(String(visit))));
  const changes = dropped.map((before): VisitChange => {
    const apart = (visit: Visit) => Math.abs(visit[2] - before[2]);
    const same = [...added].filter((visit) => visit[1] === before[1]);
    const [after] = same.sort((a, b) => apart(a) - apart(b) || a[2] - b[2] || a[0] - b[0]);
    if (after === undefined) return { before, after: null };
    added.delete(after);
    return { before, after };
  });
  return [...changes, ...[...added].map((after): VisitChange => ({ before: null, after }))];
}
