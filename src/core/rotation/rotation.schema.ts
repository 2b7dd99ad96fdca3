import * as v from "valibot";

const count = v.pipe(v.number(), v.integer(), v.minValue(0));
const index = count;
const round = v.pipe(v.number(), v.integer(), v.minValue(1));
const coordinate = v.pipe(v.number(), v.integer(), v.minValue(-10_000_000), v.maxValue(10_000_000));
const cost = v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(100_000_000));

export const RotationInstance = v.object({
  format: v.literal("rotation/1"),
  id: v.optional(v.string(), ""),
  mode: v.optional(v.string()),
  unit: v.optional(v.string()),
  R: v.pipe(round, v.maxValue(120)),
  units: v.array(v.object({ id: v.string(), x: coordinate, y: coordinate })),
  teams: v.array(
    v.object({ id: v.string(), units: v.array(index), x: coordinate, y: coordinate, off: v.array(round) }),
  ),
  targets: v.array(
    v.object({
      id: v.string(),
      unit: index,
      x: coordinate,
      y: coordinate,
      need: count,
      rounds: v.optional(v.array(round)),
      minGap: v.optional(count),
    }),
  ),
  unitTies: v.optional(v.array(v.tuple([index, index, v.string(), v.nullable(cost)]))),
  hardTies: v.array(v.tuple([index, index, v.string()])),
  softTies: v.array(v.tuple([index, index, v.string(), cost])),
  maxTravel: cost,
  window: count,
  pairScope: v.optional(v.string()),
  reciprocal: v.object({ lag: count, scope: v.picklist(["lead", "any"]) }),
  balance: v.object({ perRound: count, total: count }),
  roundLoad: v.tuple([count, count]),
  history: v.array(v.tuple([index, index, v.pipe(v.number(), v.integer(), v.maxValue(0))])),
  locks: v.array(v.tuple([index, index, round])),
  baseline: v.nullable(v.array(v.tuple([index, index, round]))),
  changeCost: cost,
  frozenBefore: count,
});
export type RotationInstance = v.InferOutput<typeof RotationInstance>;
