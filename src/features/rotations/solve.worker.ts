import type { RotationInstance, RotationSolution } from "../../core/rotation/rotation.schema.ts";
import { solveRotation } from "../../core/rotation/solve.ts";
import { serveJob } from "../../lib/workbook/serve-job.ts";

export type SolveJob = {
  request: { instance: RotationInstance; seed: number };
  progress: never;
  answer: RotationSolution;
};

serveJob<SolveJob>(({ instance, seed }) => Promise.resolve(solveRotation(instance, { seed })));
