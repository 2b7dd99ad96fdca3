import type { RotationEngine } from "../../core/rotation/engine.ts";
import { AppError } from "../../lib/errors.ts";
import { runInWorker } from "../../lib/workbook/worker-job.ts";
import type { ExplainJob, SolveJob } from "./solve.worker.ts";

/** The largest plans take seconds; an old and busy device is given three minutes. */
const TIME_MS = 180_000;

/** What comes from a query is a reactive proxy, and a proxy cannot be posted. */
const plainCopy = <Value>(value: Value): Value => JSON.parse(JSON.stringify(value));

/** The solver of the edge function, in a worker of this browser: same instance and seed, same answer. */
export const engineOnDevice = (signal?: AbortSignal) =>
  ({
    solve: (instance, seed) => answerOf<SolveJob>({ instance, seed }, signal),
    explain: (instance, reasons) => answerOf<ExplainJob>({ instance, reasons: [...reasons] }, signal),
  }) satisfies RotationEngine;

async function answerOf<Job extends SolveJob | ExplainJob>(
  request: Job["request"],
  signal: AbortSignal | undefined,
): Promise<Job["answer"]> {
  const outcome = await runInWorker<Job>({
    createWorker: () =>
      new Worker(new URL("./solve.worker.ts", import.meta.url), { type: "module", name: "rotation-solve" }),
    request: plainCopy(request),
    transfer: [],
    timeMs: TIME_MS,
    signal,
  });
  if (outcome.status !== "answered") throw new AppError("rotation_not_solved", { detail: outcome.status });
  return outcome.answer;
}
