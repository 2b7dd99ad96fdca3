import type { Solve } from "../../core/rotation/planning/draw.ts";
import type { RotationInstance } from "../../core/rotation/rotation.schema.ts";
import { AppError } from "../../lib/errors.ts";
import { runInWorker } from "../../lib/workbook/worker-job.ts";
import type { SolveJob } from "./solve.worker.ts";

/** The largest plans take seconds; an old and busy device is given three minutes. */
const TIME_MS = 180_000;

const plainCopy = (instance: RotationInstance): RotationInstance => JSON.parse(JSON.stringify(instance));

/** The solver of the edge function, in a worker of this browser: same instance and seed, same answer. */
export const solveOnDevice =
  (signal?: AbortSignal): Solve =>
  async (instance, seed) => {
    const outcome = await runInWorker<SolveJob>({
      createWorker: () =>
        new Worker(new URL("./solve.worker.ts", import.meta.url), { type: "module", name: "rotation-solve" }),
      // what comes from a query is a reactive proxy, and a proxy cannot be posted
      request: { instance: plainCopy(instance), seed },
      transfer: [],
      timeMs: TIME_MS,
      signal,
    });
    if (outcome.status !== "answered") throw new AppError("rotation_not_solved", { detail: outcome.status });
    return outcome.answer;
  };
