import * as v from "valibot";
import { below, type Stray, withoutStrays } from "../instance-check.ts";

const index = v.pipe(v.number(), v.integer(), v.minValue(0));
const count = v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(3000));
const coordinate = v.pipe(v.number(), v.integer(), v.minValue(-10_000_000), v.maxValue(10_000_000));
const cost = v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(20_000_000));
const kind = v.string();

const Unit = v.object({ id: v.string(), x: coordinate, y: coordinate });
const Person = v.object({ id: v.string(), unit: index, skills: v.array(v.string()), lead: v.boolean() });

const Shape = v.object({
  format: v.literal("team/1"),
  id: v.optional(v.string(), ""),
  unit: v.optional(v.string()),
  units: v.pipe(v.array(Unit), v.maxLength(3000)),
  people: v.pipe(v.array(Person), v.minLength(1), v.maxLength(3000)),
  teams: v.pipe(count, v.minValue(1)),
  size: v.tuple([count, v.pipe(count, v.minValue(1))]),
  skills: v.record(v.string(), count),
  minUnits: count,
  needLead: v.boolean(),
  avoid: v.array(v.tuple([index, index, kind])),
  together: v.array(v.tuple([index, index, cost])),
  fixed: v.array(v.tuple([index, index])),
});
type Shape = v.InferOutput<typeof Shape>;

function* strayEntries(instance: Shape): Generator<Stray> {
  const { people, units, teams, size } = instance;
  if (size[0] > size[1]) yield { field: "size", value: `[${size.join()}]`, expected: "the least size first" };
  for (const [p, person] of people.entries()) yield* below(`people.${p}.unit`, person.unit, units.length);
  for (const name of ["avoid", "together"] as const) {
    for (const [i, [p, q]] of instance[name].entries()) {
      yield* below(`${name}.${i}.0`, p, people.length);
      yield* below(`${name}.${i}.1`, q, people.length);
      if (p === q) yield { field: `${name}.${i}`, value: `[${p},${q}]`, expected: "two different people" };
    }
  }
  for (const [i, [p, team]] of instance.fixed.entries()) {
    yield* below(`fixed.${i}.0`, p, people.length);
    yield* below(`fixed.${i}.1`, team, teams);
  }
}

/**
 * An instance of team/1 as the solver contracts describe it: who goes together.
 *
 * Indexes are checked against the lists they point into; the issue then names the field as its path.
 */
export const TeamInstance = v.pipe(Shape, withoutStrays(strayEntries));
export type TeamInstance = v.InferOutput<typeof TeamInstance>;

/** Why no plan can exist. Each can be proved from the instance alone; see `reasons.ts`. */
export const TeamReason = v.variant("type", [
  v.object({ type: v.literal("skill"), skill: v.string() }),
  v.object({ type: v.picklist(["lead", "size", "units", "fixed-size"]) }),
  v.object({ type: v.literal("fixed-twice"), person: index, teams: v.tuple([index, index]) }),
  v.object({ type: v.literal("fixed-avoid"), people: v.tuple([index, index]), team: index }),
  v.object({ type: v.literal("fixed-full"), team: index }),
  v.object({ type: v.literal("avoid"), people: v.array(index) }),
]);
export type TeamReason = v.InferOutput<typeof TeamReason>;

/** One broken rule in a list of teams, with what it concerns. */
export const TeamViolation = v.variant("rule", [
  v.object({ rule: v.literal("skill"), team: index, skill: v.string(), lacking: count }),
  v.object({ rule: v.literal("lead"), team: index }),
  v.object({ rule: v.literal("units"), team: index, units: count }),
  v.object({ rule: v.literal("size"), team: index, people: count }),
  v.object({ rule: v.literal("avoid"), team: index, people: v.tuple([index, index]), kind }),
  v.object({ rule: v.literal("fixed"), person: index, team: index }),
]);
export type TeamViolation = v.InferOutput<typeof TeamViolation>;

const Objective = v.object({ travel: v.number(), soft: v.number(), total: v.number() });
export type TeamObjective = v.InferOutput<typeof Objective>;

const head = { format: v.literal("team-solution/1"), id: v.string() };

/** A plan, a proof that there is none, or the teams that break the fewest rules found, with those rules. */
export const TeamSolution = v.variant("status", [
  v.object({ ...head, status: v.literal("ok"), teams: v.array(v.array(index)), objective: Objective }),
  v.object({ ...head, status: v.literal("infeasible"), reasons: v.array(TeamReason) }),
  v.object({
    ...head,
    status: v.literal("partial"),
    teams: v.array(v.array(index)),
    objective: Objective,
    broken: v.array(TeamViolation),
  }),
]);
export type TeamSolution = v.InferOutput<typeof TeamSolution>;
