import { readWorkbookBytes, type ReadProgress, type ReadResult } from "./read-bytes.ts";
import { serveJob } from "./serve-job.ts";

export type ReadJob = {
  request: { bytes: ArrayBuffer; fileName: string };
  progress: ReadProgress;
  answer: ReadResult;
};

serveJob<ReadJob>(({ bytes, fileName }, tell) => readWorkbookBytes(new Uint8Array(bytes), fileName, tell));
