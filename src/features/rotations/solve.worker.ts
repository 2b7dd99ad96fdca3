import { rotationEngine } from "../../core/rotation/engine.ts";
import type {
  RotationInstance,
  RotationReason,
  RotationSolution,
} from "../../core/rotation/rotation.schema.ts";
import type { Explanation } from "../../core/rotation/ways-out.ts";
import { serveJob } from "../../lib/workbook/serve-job.ts";

export type SolveJob = {
  request: { instance: RotationInstance; seed: number };
  progress: never;
  answer: RotationSolution;
};

export type ExplainJob = {
  request: { instance: RotationInstance; reasons: RotationReason[] };
  progress: never;
  answer: Explanation;
};

serveJob<SolveJob | ExplainJob>(async (request) =>
  "reasons" in request
    ? rotationEngine.explain(request.instance, request.reasons)
    : rotationEngine.solve(request.instance, request.seed),
);
