import { explainConflicts, type Explanation } from "./ways-out.ts";
import type { RotationInstance, RotationReason, RotationSolution } from "./rotation.schema.ts";
import { solveRotation } from "./solve.ts";

type Eventual<T> = T | Promise<T>;

/** Whoever computes plans: this thread, or a worker that is asked the same. Same input, same answer. */
export type RotationEngine = {
  solve: (instance: RotationInstance, seed: number) => Eventual<RotationSolution>;
  /** Why there is no plan, and what to relax; see `explainConflicts`. */
  explain: (instance: RotationInstance, reasons: readonly RotationReason[]) => Eventual<Explanation>;
};

/** The engine of this thread. */
export const rotationEngine = {
  solve: (instance, seed) => solveRotation(instance, { seed }),
  explain: (instance, reasons) => explainConflicts(instance, reasons),
} satisfies RotationEngine;
