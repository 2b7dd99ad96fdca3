import * as v from "valibot";

const digest = v.pipe(v.string(), v.regex(/^[0-9a-f]{64}$/));

/** What one of those present gives to the seed: a number thrown, a word called out. */
export const Contribution = v.object({
  name: v.pipe(v.string(), v.maxLength(100)),
  text: v.pipe(v.string(), v.maxLength(500)),
});
export type Contribution = v.InferOutput<typeof Contribution>;

/**
 * The public record of a draw, as it is stored, shown and printed; see `draw.ts` for what each part is computed
 * from.
 */
export const DrawRecord = v.object({
  format: v.literal("rotation-draw/1"),
  method: v.string(),
  instanceHash: digest,
  contributions: v.array(Contribution),
  digest,
  seed: v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(4_294_967_295)),
  status: v.picklist(["ok", "infeasible", "partial"]),
  resultHash: digest,
});
export type DrawRecord = v.InferOutput<typeof DrawRecord>;
