/** What a worker tells while it works, and at the end. */
export type WorkerMessage<Progress, Answer> =
  | { kind: "progress"; progress: Progress }
  | { kind: "answer"; answer: Answer }
  /** The work threw: a mistake of ours, told for the console. */
  | { kind: "failed"; reason: string };

/** What goes in and out of a worker of one kind. */
export type JobKind = { request: unknown; progress: unknown; answer: unknown };

/** The part of a Worker that a job needs; tests pass a fake. */
export type WorkerLike = Pick<Worker, "postMessage" | "terminate" | "addEventListener">;

export type WorkerJob<Job extends JobKind> = {
  createWorker: () => WorkerLike;
  request: Job["request"];
  transfer: Transferable[];
  timeMs: number;
  onProgress?: ((progress: Job["progress"]) => void) | undefined;
  signal?: AbortSignal | undefined;
};

export type WorkerOutcome<Answer> =
  | { status: "answered"; answer: Answer }
  | { status: "timeout" }
  /** The worker broke down: a bug, or no memory left. */
  | { status: "crashed" };

/**
 * Run one job in a worker of its own and end the worker in any case, so that nothing of a file stays in memory.
 * Rejects only when the signal aborts, with its reason (an `AbortError` unless another was given).
 */
export function runInWorker<Job extends JobKind>(job: WorkerJob<Job>): Promise<WorkerOutcome<Job["answer"]>> {
  const { signal } = job;
  if (signal?.aborted) return Promise.reject(abortReason(signal));
  return new Promise((resolve, reject) => {
    const worker = job.createWorker();
    const end = () => {
      clearTimeout(timer);
      signal?.removeEventListener("abort", onAbort);
      worker.terminate();
    };
    const settle = (outcome: WorkerOutcome<Job["answer"]>) => {
      end();
      resolve(outcome);
    };
    const onAbort = () => {
      end();
      reject(abortReason(signal));
    };
    const timer = setTimeout(() => settle({ status: "timeout" }), job.timeMs);
    signal?.addEventListener("abort", onAbort);
    worker.addEventListener(
      "message",
      ({ data }: MessageEvent<WorkerMessage<Job["progress"], Job["answer"]>>) => {
        if (data.kind === "progress") job.onProgress?.(data.progress);
        else
          settle(
            data.kind === "answer" ? { status: "answered", answer: data.answer } : { status: "crashed" },
          );
      },
    );
    worker.addEventListener("error", () => settle({ status: "crashed" }));
    worker.addEventListener("messageerror", () => settle({ status: "crashed" }));
    worker.postMessage(job.request, job.transfer);
  });
}

/** `signal.reason` is missing before Chromium 98 and Safari 15.4. */
function abortReason(signal: AbortSignal | undefined): Error {
  const reason: unknown = signal?.reason;
  return reason instanceof Error ? reason : new DOMException("aborted", "AbortError");
}
