import { distance } from "./model.ts";
import { objectiveOf, reviewRotation } from "./review.ts";
import type { RotationInstance, Violation, Visit } from "./rotation.schema.ts";

/** What a team has with a target besides the way: each soft tie and what it costs. */
export type SoftTie = { kind: string; cost: number };

/**
 * Whether a team could make a visit in place of what the plan has.
 *
 * `planned`: it does. `barred`: rules forbid this visit whatever else is planned. `conflict`: it would break rules
 * together with other visits of the plan, also in an exchange. `possible`: the visits `before` may become those
 * `after`, for `extra` more in all (less than 0 when the plan would become cheaper).
 */
export type WhyNot =
  | { status: "planned" }
  | { status: "barred"; obstacles: Violation[] }
  | { status: "conflict"; obstacles: Violation[] }
  | { status: "possible"; extra: number; before: Visit[]; after: Visit[] };

/**
 * Another team seen from one visit: its price for the same target, and what it would meet with in the same round.
 */
export type Alternative = { team: number; price: number; verdict: WhyNot };

export type VisitExplanation = {
  travel: number;
  softTies: SoftTie[];
  /** Travel and soft ties. */
  price: number;
  /** Decided beforehand by a lock, or by being published and over; or kept from the published plan. */
  decided: "lock" | "frozen" | null;
  isPublished: boolean;
  /** Teams that no rule bars from this visit by itself, and the place of this team among them by price, from 1. */
  allowedTeams: number;
  rank: number;
  /** The cheapest other teams that no rule bars, with what each would meet with, by price. */
  alternatives: Alternative[];
  /** The teams that a rule bars from this visit, whatever else is planned. */
  barred: { team: number; obstacles: Violation[] }[];
};

/** Rules that a visit can break by itself. */
const OWN_RULES = new Set<Violation["rule"]>([
  "unknown",
  "own-unit",
  "hard-tie",
  "travel",
  "away",
  "closed-round",
]);

/**
 * Why this team makes this visit: what it costs, what decided it, and what the other teams would meet with in its
 * place.
 *
 * @param visit one of `assignments`.
 * @param most alternatives looked into; each takes a review of the plan for every exchange tried.
 * @throws {RangeError} when the visit is not in the plan.
 */
export function explainVisit(
  instance: RotationInstance,
  assignments: readonly Visit[],
  visit: Visit,
  most = 6,
): VisitExplanation {
  if (!isIn(assignments, visit)) throw new RangeError(`no visit ${String(visit)} in the plan`);
  const [team, target, round] = visit;
  const others = [...instance.teams.keys()].filter((t) => t !== team);
  const judged = others.map((t) => ({ team: t, obstacles: ownObstacles(instance, [t, target, round]) }));
  const open = judged
    .filter(({ obstacles }) => obstacles.length === 0)
    .map((other) => ({ team: other.team, price: priceOf(instance, other.team, target).price }))
    .sort((a, b) => a.price - b.price || a.team - b.team);
  const { travel, softTies, price } = priceOf(instance, team, target);
  const isPublished = isIn(instance.baseline ?? [], visit);
  const isFrozen = isPublished && round < instance.frozenBefore;
  return {
    travel,
    softTies,
    price,
    decided: isIn(instance.locks, visit) ? "lock" : isFrozen ? "frozen" : null,
    isPublished,
    allowedTeams: open.length + 1,
    rank: 1 + open.filter((other) => other.price < price).length,
    alternatives: open.slice(0, most).map((other) => ({
      ...other,
      verdict: explainWhyNot(instance, assignments, [other.team, target, round]),
    })),
    barred: judged.filter(({ obstacles }) => obstacles.length > 0),
  };
}

const isIn = (visits: readonly Visit[], visit: Visit): boolean =>
  visits.some((other) => String(other) === String(visit));

/** Travel and soft ties of a team at a target. */
export function priceOf(
  instance: RotationInstance,
  team: number,
  target: number,
): { travel: number; softTies: SoftTie[]; price: number } {
  const { teams, targets, unitTies } = instance;
  const travel = distance(teams[team]!, targets[target]!);
  const softTies: SoftTie[] = [];
  for (const [t, unit, kind, cost] of unitTies) {
    if (t === team && unit === targets[target]!.unit && cost !== null) softTies.push({ kind, cost });
  }
  for (const [t, v, kind, cost] of instance.softTies) {
    if (t === team && v === target) softTies.push({ kind, cost });
  }
  return { travel, softTies, price: softTies.reduce((sum, { cost }) => sum + cost, travel) };
}

/**
 * Why a team does not make a visit: the rule with what it concerns (the tie, the round, the other visit), or what
 * it would cost.
 *
 * The visit is tried in place of the one that the plan has there, or where the target is not visited in that
 * round, of each of its visits; alone, and in exchange for each of the team's own visits. The rules are those of
 * `reviewRotation`; only what the change would break newly is reported.
 *
 * @throws {RangeError} when the visit names no team, target or round of the instance.
 */
export function explainWhyNot(
  instance: RotationInstance,
  assignments: readonly Visit[],
  visit: Visit,
): WhyNot {
  const [t, v, r] = visit;
  if (!instance.teams[t] || !instance.targets[v] || r < 1 || r > instance.R) {
    throw new RangeError(`no such visit: ${String(visit)}`);
  }
  if (isIn(assignments, visit)) return { status: "planned" };
  const own = ownObstacles(instance, visit);
  if (own.length > 0) return { status: "barred", obstacles: own };
  const known = new Set(reviewRotation(instance, assignments).violations.map(violationKey));
  let fewest: Violation[] | null = null;
  let best: Extract<WhyNot, { status: "possible" }> | null = null;
  for (const change of changesFor(instance, assignments, visit)) {
    const plan = applied(assignments, change);
    const broken = reviewRotation(instance, plan).violations.filter(
      (violation) => !known.has(violationKey(violation)),
    );
    if (broken.length > 0) {
      if (fewest === null || broken.length < fewest.length) fewest = broken;
      continue;
    }
    const extra = objectiveOf(instance, plan).total - objectiveOf(instance, assignments).total;
    if (best === null || extra < best.extra) best = { status: "possible", extra, ...change };
  }
  return best ?? { status: "conflict", obstacles: fewest ?? [] };
}

const violationKey = (violation: Violation): string => JSON.stringify(violation);

/** Rules that the visit breaks by itself, or with the meetings before round 1. */
function ownObstacles(instance: RotationInstance, visit: Visit): Violation[] {
  return reviewRotation({ ...instance, locks: [], baseline: null }, [visit]).violations.filter(
    (violation) =>
      OWN_RULES.has(violation.rule) ||
      (violation.rule === "window" && violation.earlier <= 0) ||
      (violation.rule === "mutual" && violation.other[2] <= 0),
  );
}

type Change = { before: Visit[]; after: Visit[] };

/** Ways to bring the visit into the plan, each with as many visits after as before while the target has enough. */
function changesFor(instance: RotationInstance, assignments: readonly Visit[], visit: Visit): Change[] {
  const [t, v, r] = visit;
  const visits = assignments.filter((other) => other[1] === v);
  if (visits.length < instance.targets[v]!.need) return [{ before: [], after: [visit] }];
  const held = visits.filter((other) => other[2] === r);
  const given = held.length > 0 ? held : visits;
  const changes = given.map((other): Change => ({ before: [other], after: [visit] }));
  for (const other of given) {
    for (const mine of assignments) {
      if (mine[0] !== t || mine[1] === v || other[0] === t) continue;
      changes.push({ before: [other, mine], after: [visit, [other[0], mine[1], mine[2]]] });
    }
  }
  return changes;
}

function applied(assignments: readonly Visit[], { before, after }: Change): Visit[] {
  const gone = new Set(before.map(String));
  return [...assignments.filter((visit) => !gone.has(String(visit))), ...after];
}
