import * as v from "valibot";
import { below, type Stray, withoutStrays } from "../instance-check.ts";

const index = v.pipe(v.number(), v.integer(), v.minValue(0));
const count = v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(100_000));
const round = v.pipe(v.number(), v.integer(), v.minValue(1));
const coordinate = v.pipe(v.number(), v.integer(), v.minValue(-10_000_000), v.maxValue(10_000_000));
const cost = v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(20_000_000));
const kind = v.string();

const Unit = v.object({ id: v.string(), x: coordinate, y: coordinate });
const Team = v.object({
  id: v.string(),
  units: v.array(index),
  x: coordinate,
  y: coordinate,
  off: v.array(round),
});
const Target = v.object({
  id: v.string(),
  unit: index,
  x: coordinate,
  y: coordinate,
  need: v.pipe(count, v.maxValue(1000)),
  rounds: v.optional(v.array(round)),
  minGap: v.optional(count),
});

/** A visit: team, target, round. */
export const Visit = v.tuple([index, index, round]);
export type Visit = v.InferOutput<typeof Visit>;

const Shape = v.object({
  format: v.literal("rotation/1"),
  id: v.optional(v.string(), ""),
  mode: v.optional(v.string()),
  unit: v.optional(v.string()),
  R: v.pipe(round, v.maxValue(120)),
  units: v.pipe(v.array(Unit), v.maxLength(5000)),
  teams: v.pipe(v.array(Team), v.maxLength(1000)),
  targets: v.pipe(v.array(Target), v.maxLength(10_000)),
  unitTies: v.optional(v.array(v.tuple([index, index, kind, v.nullable(cost)])), []),
  hardTies: v.array(v.tuple([index, index, kind])),
  softTies: v.array(v.tuple([index, index, kind, cost])),
  maxTravel: cost,
  window: count,
  pairScope: v.optional(v.string()),
  reciprocal: v.object({ lag: count, scope: v.picklist(["lead", "any"]) }),
  balance: v.object({ perRound: count, total: count }),
  roundLoad: v.tuple([count, count]),
  history: v.array(v.tuple([index, index, v.pipe(v.number(), v.integer(), v.maxValue(0))])),
  locks: v.array(Visit),
  baseline: v.nullable(v.array(Visit)),
  changeCost: cost,
  frozenBefore: count,
});
type Shape = v.InferOutput<typeof Shape>;

function* strayEntries(instance: Shape): Generator<Stray> {
  const { teams, targets, units, R } = instance;
  const upTo = (field: string, value: number): Stray[] =>
    value <= R ? [] : [{ field, value, expected: `a round from 1 to ${R}` }];
  for (const [t, team] of teams.entries()) {
    for (const [i, unit] of team.units.entries()) yield* below(`teams.${t}.units.${i}`, unit, units.length);
    for (const [i, away] of team.off.entries()) yield* upTo(`teams.${t}.off.${i}`, away);
  }
  for (const [i, target] of targets.entries()) {
    yield* below(`targets.${i}.unit`, target.unit, units.length);
    for (const [j, open] of (target.rounds ?? []).entries()) yield* upTo(`targets.${i}.rounds.${j}`, open);
  }
  for (const [i, [team, unit]] of instance.unitTies.entries()) {
    yield* below(`unitTies.${i}.0`, team, teams.length);
    yield* below(`unitTies.${i}.1`, unit, units.length);
  }
  for (const name of ["hardTies", "softTies", "history", "locks", "baseline"] as const) {
    for (const [i, entry] of (instance[name] ?? []).entries()) {
      yield* below(`${name}.${i}.0`, entry[0], teams.length);
      yield* below(`${name}.${i}.1`, entry[1], targets.length);
      if (name === "locks" || name === "baseline") yield* upTo(`${name}.${i}.2`, Number(entry[2]));
    }
  }
}

/**
 * An instance of rotation/1 as the solver contracts describe it: who inspects whom, in which round.
 *
 * Indexes and rounds are checked against the lists they point into; the issue then names the field as its path.
 */
export const RotationInstance = v.pipe(Shape, withoutStrays(strayEntries));
export type RotationInstance = v.InferOutput<typeof RotationInstance>;

/** One broken rule in a list of visits, with what it concerns. */
export const Violation = v.variant("rule", [
  v.object({
    rule: v.picklist(["unknown", "double", "own-unit", "travel", "away", "closed-round"]),
    visit: Visit,
  }),
  v.object({ rule: v.literal("hard-tie"), visit: Visit, kind }),
  v.object({ rule: v.literal("need"), target: index, visits: count, need: count }),
  v.object({ rule: v.literal("gap"), target: index, rounds: v.array(v.number()), gap: count }),
  v.object({ rule: v.literal("window"), visit: Visit, earlier: v.number() }),
  v.object({ rule: v.literal("mutual"), visit: Visit, other: v.tuple([index, index, v.number()]) }),
  v.object({ rule: v.literal("round-balance"), round, least: count, most: count }),
  v.object({ rule: v.literal("round-load"), round, visits: count }),
  v.object({ rule: v.literal("total-balance"), least: count, most: count }),
  v.object({ rule: v.picklist(["lock", "frozen"]), visit: Visit }),
]);
export type Violation = v.InferOutput<typeof Violation>;

/** A rule that can be set aside, to find out which rules conflict. */
export const RuleName = v.picklist([
  "own-unit",
  "hard-ties",
  "travel",
  "availability",
  "target-rounds",
  "gaps",
  "window",
  "history",
  "reciprocity",
  "round-balance",
  "total-balance",
  "round-load",
  "locks",
  "frozen",
]);
export type RuleName = v.InferOutput<typeof RuleName>;

/**
 * Why no plan can exist. Each can be proved from the instance alone; see `reasons.ts` and the checker in the tests.
 *
 * `hall`: the targets need more visits than their teams can give; with `round`, more teams in that round.
 * `idle`: the teams must make more visits than the targets open to them can take.
 * `exhausted`: a complete search found no plan; `rules` are kinds of rules that it could not reconcile, as few as
 * were found.
 */
export const RotationReason = v.variant("type", [
  v.object({ type: v.literal("hall"), targets: v.array(index), round: v.optional(round) }),
  v.object({ type: v.literal("idle"), teams: v.array(index) }),
  v.object({ type: v.literal("need"), target: index }),
  v.object({ type: v.literal("round-load"), visits: count }),
  v.object({ type: v.literal("balance"), visits: count }),
  v.object({ type: v.literal("lock"), lock: Visit }),
  v.object({ type: v.literal("lock-pair"), locks: v.tuple([Visit, Visit]) }),
  v.object({ type: v.literal("lock-history"), lock: Visit, earlier: v.tuple([index, index, v.number()]) }),
  v.object({ type: v.literal("frozen"), visit: Visit }),
  v.object({ type: v.literal("exhausted"), rules: v.array(RuleName) }),
]);
export type RotationReason = v.InferOutput<typeof RotationReason>;

const Objective = v.object({ travel: v.number(), soft: v.number(), changes: v.number(), total: v.number() });
export type RotationObjective = v.InferOutput<typeof Objective>;

const Bound = v.object({ value: v.number(), a: v.array(v.number()), b: v.array(v.number()) });

/** A tighter bound, when there is one; see `pair-bound.ts`. */
const PairCertificate = v.object({
  kind: v.literal("reciprocal-pairs"),
  value: v.number(),
  a: v.array(v.number()),
  b: v.array(v.number()),
  pairs: v.array(v.tuple([index, index, count, count])),
});

const head = { format: v.literal("rotation-solution/1"), id: v.optional(v.string()) };

/** A plan, a proof that there is none, or as much of a plan as was found, with what is missing. */
export const RotationSolution = v.variant("status", [
  v.object({
    ...head,
    status: v.literal("ok"),
    assignments: v.array(Visit),
    objective: Objective,
    bound: v.optional(Bound),
    certificate: v.optional(PairCertificate),
  }),
  v.object({ ...head, status: v.literal("infeasible"), reasons: v.array(RotationReason) }),
  v.object({
    ...head,
    status: v.literal("partial"),
    assignments: v.array(Visit),
    objective: Objective,
    missing: v.array(v.object({ target: index, visits: count })),
    broken: v.array(Violation),
  }),
]);
export type RotationSolution = v.InferOutput<typeof RotationSolution>;
