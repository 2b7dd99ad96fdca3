import type { WorkbookSpec } from "./spec.ts";
import { serveJob } from "./serve-job.ts";
import { writeWorkbookBytes } from "./write-bytes.ts";

export type WriteJob = { request: WorkbookSpec; progress: never; answer: Uint8Array<ArrayBuffer> };

serveJob<WriteJob>(writeWorkbookBytes, (bytes) => [bytes.buffer]);
