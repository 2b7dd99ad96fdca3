import { AppError } from "../errors.ts";
import { WORKBOOK_LIMITS } from "./limits.ts";
import type { WorkbookSpec } from "./spec.ts";
import type { WriteJob } from "./write.worker.ts";
import { runInWorker, type WorkerLike } from "./worker-job.ts";

export type { WorkbookColumn, WorkbookSheet, WorkbookSpec } from "./spec.ts";

const XLSX_TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

export type WriteOptions = {
  signal?: AbortSignal;
  /** For tests; the real worker otherwise. */
  createWorker?: () => WorkerLike;
};

/**
 * Write an .xlsx in a worker.
 * @throws {AppError} `export_failed` when the worker breaks down or takes too long; an `AbortError` when aborted.
 */
export async function writeWorkbook(spec: WorkbookSpec, options: WriteOptions = {}): Promise<Blob> {
  const outcome = await runInWorker<WriteJob>({
    createWorker: options.createWorker ?? createWriteWorker,
    request: spec,
    transfer: [],
    timeMs: WORKBOOK_LIMITS.timeMs,
    signal: options.signal,
  });
  if (outcome.status !== "answered") throw new AppError("export_failed", { detail: outcome.status });
  return new Blob([outcome.answer], { type: XLSX_TYPE });
}

/** Hand a file to the person: the browser saves it under this name. */
export function downloadBlob(blob: Blob, fileName: string): void {
  const url = URL.createObjectURL(blob);
  const link = document.createElement("a");
  link.href = url;
  link.download = fileName.replace(/[\\/:*?"<>|\n\r\t]/g, "_");
  link.style.display = "none";
  document.body.append(link);
  link.click();
  link.remove();
  // Some browsers begin the download only after this task; a revoked address would leave an empty file.
  setTimeout(() => URL.revokeObjectURL(url), 60_000);
}

function createWriteWorker(): WorkerLike {
  return new Worker(new URL("./write.worker.ts", import.meta.url), {
    type: "module",
    name: "workbook-write",
  });
}
