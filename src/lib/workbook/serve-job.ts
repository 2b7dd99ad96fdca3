import type { JobKind, WorkerMessage } from "./worker-job.ts";

declare const self: DedicatedWorkerGlobalScope;

/** Within a worker: do the work for the one request that comes, and tell the answer or that it failed. */
export function serveJob<Job extends JobKind>(
  work: (request: Job["request"], tell: (progress: Job["progress"]) => void) => Promise<Job["answer"]>,
  transferOf: (answer: Job["answer"]) => Transferable[] = () => [],
): void {
  // The list of what is handed over stands alone: Safari 14 does not know it as an option.
  const post = (message: WorkerMessage<Job["progress"], Job["answer"]>, transfer: Transferable[] = []) =>
    self.postMessage(message, transfer);
  self.addEventListener("message", ({ data }: MessageEvent<Job["request"]>) => {
    work(data, (progress) => post({ kind: "progress", progress })).then(
      (answer) => post({ kind: "answer", answer }, transferOf(answer)),
      (error: unknown) => post({ kind: "failed", reason: String(error) }),
    );
  });
}
