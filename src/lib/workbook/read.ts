import type { ReadFailure } from "../../core/import/issues.ts";
import { WORKBOOK_LIMITS } from "./limits.ts";
import type { ReadProgress, ReadResult } from "./read-bytes.ts";
import type { ReadJob } from "./read.worker.ts";
import { runInWorker, type WorkerLike } from "./worker-job.ts";

export type { ReadProgress, ReadResult } from "./read-bytes.ts";

export type ReadOptions = {
  onProgress?: (progress: ReadProgress) => void;
  signal?: AbortSignal;
  /** For tests; the real worker otherwise. */
  createWorker?: () => WorkerLike;
};

/**
 * Read a spreadsheet or text file in a worker. What is wrong with the file is an answer (`refused`, words in
 * `src/core/import/messages.*.ts`), and nothing has been changed by then. Aborting the signal ends the worker at once
 * and rejects with an `AbortError`; so does nothing else.
 */
export async function readWorkbook(file: File, options: ReadOptions = {}): Promise<ReadResult> {
  const { fileBytes, timeMs } = WORKBOOK_LIMITS;
  if (file.size > fileBytes)
    return refused({ code: "file_too_large", params: { limit_mb: fileBytes / (1024 * 1024) } });
  let bytes: ArrayBuffer;
  try {
    bytes = await file.arrayBuffer();
  } catch {
    // The file was moved, changed or locked after it was chosen.
    return refused({ code: "unreadable", params: {} });
  }
  const outcome = await runInWorker<ReadJob>({
    createWorker: options.createWorker ?? createReadWorker,
    request: { bytes, fileName: file.name },
    transfer: [bytes],
    timeMs,
    onProgress: options.onProgress,
    signal: options.signal,
  });
  if (outcome.status === "answered") return outcome.answer;
  if (outcome.status === "timeout") return refused({ code: "timeout", params: { limit_s: timeMs / 1000 } });
  return refused({ code: "unreadable", params: {} });
}

function refused(failure: ReadFailure): ReadResult {
  return { status: "refused", failure };
}

function createReadWorker(): WorkerLike {
  return new Worker(new URL("./read.worker.ts", import.meta.url), { type: "module", name: "workbook-read" });
}
