import * as v from "valibot";
import { below, type Stray, withoutStrays } from "../instance-check.ts";

const index = v.pipe(v.number(), v.integer(), v.minValue(0));
const count = index;
const coordinate = v.pipe(v.number(), v.integer(), v.minValue(-10_000_000), v.maxValue(10_000_000));
const workload = v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(10_000_000));
const limit = v.pipe(v.number(), v.minValue(0), v.maxValue(1e12));
const cost = v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(1_000_000_000));

const Village = v.object({
  id: v.string(),
  x: coordinate,
  y: coordinate,
  w: workload,
  zone: v.optional(v.pipe(v.number(), v.integer())),
});
const Cadre = v.object({ id: v.string(), cap: limit, maxVillages: count });

const Shape = v.object({
  format: v.literal("grid/1"),
  id: v.optional(v.string(), ""),
  unit: v.optional(v.string()),
  k: v.pipe(v.number(), v.integer(), v.minValue(1)),
  L: limit,
  U: limit,
  power: v.picklist([1, 2]),
  villages: v.pipe(v.array(Village), v.minLength(1), v.maxLength(5000)),
  edges: v.array(v.tuple([index, index])),
  contiguous: v.boolean(),
  cadres: v.pipe(v.array(Cadre), v.maxLength(5000)),
  hardTies: v.array(v.tuple([index, index, v.string()])),
  softTies: v.array(v.tuple([index, index, v.string(), cost])),
  prev: v.array(v.pipe(v.number(), v.integer(), v.minValue(-1))),
  changeCost: cost,
  locks: v.array(v.tuple([index, index])),
});
type Shape = v.InferOutput<typeof Shape>;

function* strayEntries(instance: Shape): Generator<Stray> {
  const villages = instance.villages.length;
  const cadres = instance.cadres.length;
  for (const [e, [a, b]] of instance.edges.entries()) {
    yield* below(`edges.${e}.0`, a, villages);
    yield* below(`edges.${e}.1`, b, villages);
    if (a === b) yield { field: `edges.${e}`, value: `[${a},${b}]`, expected: "two different villages" };
  }
  for (const name of ["hardTies", "softTies"] as const) {
    for (const [t, tie] of instance[name].entries()) {
      yield* below(`${name}.${t}.0`, tie[0], cadres);
      yield* below(`${name}.${t}.1`, tie[1], villages);
    }
  }
  if (instance.prev.length !== villages) {
    yield { field: "prev", value: `${instance.prev.length} entries`, expected: `${villages} entries` };
  }
  for (const [i, leader] of instance.prev.entries()) yield* below(`prev.${i}`, leader, cadres);
  for (const [t, [village, cadre]] of instance.locks.entries()) {
    yield* below(`locks.${t}.0`, village, villages);
    yield* below(`locks.${t}.1`, cadre, cadres);
  }
}

/**
 * An instance of grid/1 as the solver contracts describe it: which villages form a grid, who leads it.
 *
 * Indexes in `edges`, ties, `prev` and `locks` are checked against the lists they point into; the issue
 * then carries `{ value, expected }` as its input, and the field as its path.
 */
export const GridInstance = v.pipe(Shape, withoutStrays(strayEntries));
export type GridInstance = v.InferOutput<typeof GridInstance>;

/** Why no plan can exist. Every reason can be proved from the instance alone; see `infeasible.ts`. */
export const GridReason = v.variant("type", [
  v.object({ type: v.literal("village-too-heavy"), village: index }),
  v.object({ type: v.literal("total") }),
  v.object({ type: v.literal("too-few-leaders") }),
  v.object({ type: v.literal("capacity") }),
  v.object({ type: v.literal("no-leader"), village: index }),
  v.object({ type: v.literal("lock-vs-tie"), village: index, cadre: index }),
  v.object({ type: v.literal("component"), villages: v.array(index) }),
  v.object({
    type: v.literal("conflict"),
    rules: v.array(
      v.variant("rule", [
        v.object({ rule: v.picklist(["least-load", "greatest-load", "contiguity"]) }),
        v.object({ rule: v.picklist(["capacity", "max-villages"]), cadre: index }),
        v.object({ rule: v.literal("hard-tie"), cadre: index, village: index, kind: v.string() }),
        v.object({ rule: v.literal("lock"), cadre: index, village: index }),
      ]),
    ),
    minimal: v.boolean(),
  }),
]);
export type GridReason = v.InferOutput<typeof GridReason>;

const Grid = v.object({ leader: index, villages: v.array(index), center: index });
const Objective = v.object({ travel: v.number(), soft: v.number(), change: v.number(), total: v.number() });
export type GridObjective = v.InferOutput<typeof Objective>;

/** A lower bound with the multipliers that prove it; `checkBound` and `checkSpBound` of the contracts verify them. */
export const GridBound = v.variant("kind", [
  v.object({ kind: v.literal("lambda"), value: v.number(), lambda: v.array(v.number()) }),
  v.object({
    kind: v.literal("sp"),
    value: v.number(),
    pi: v.array(v.number()),
    mu: v.array(v.number()),
    kappa: v.number(),
  }),
]);
export type GridBound = v.InferOutput<typeof GridBound>;

/**
 * A solution of grid/1. `partial` is a search that ended without a full plan and without a proof that none
 * exists: its grids break the rules listed in `missing` (see `review.ts`).
 */
export const GridSolution = v.variant("status", [
  v.object({
    format: v.literal("grid-solution/1"),
    id: v.string(),
    status: v.literal("ok"),
    grids: v.array(Grid),
    objective: Objective,
    optimal: v.boolean(),
    bound: v.optional(GridBound),
  }),
  v.object({
    format: v.literal("grid-solution/1"),
    id: v.string(),
    status: v.literal("infeasible"),
    reasons: v.array(GridReason),
  }),
  v.object({
    format: v.literal("grid-solution/1"),
    id: v.string(),
    status: v.literal("partial"),
    grids: v.array(v.object({ leader: v.nullable(index), villages: v.array(index), center: index })),
    missing: v.array(v.looseObject({ code: v.string() })),
  }),
]);
export type GridSolution = v.InferOutput<typeof GridSolution>;
