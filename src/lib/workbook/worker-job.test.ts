import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { readWorkbook } from "./read.ts";
import type { WorkerLike } from "./worker-job.ts";
import { writeWorkbook } from "./write.ts";

/** A worker that does what the test tells it to. */
class FakeWorker extends EventTarget implements WorkerLike {
  requests: unknown[] = [];
  isTerminated = false;

  postMessage(request: unknown): void {
    this.requests.push(request);
  }

  terminate(): void {
    this.isTerminated = true;
  }

  say(data: unknown): void {
    this.dispatchEvent(new MessageEvent("message", { data }));
  }
}

const answer = { status: "read", format: "csv", encoding: "utf-8", sheets: [], hiddenSheets: [] };
const file = new File(["a,b"], "a.csv");

/** A reading that has begun, with its worker. */
async function begin(options: { onProgress?: (progress: unknown) => void; signal?: AbortSignal } = {}) {
  const worker = new FakeWorker();
  const reading = readWorkbook(file, { ...options, createWorker: () => worker });
  await vi.waitFor(() => expect(worker.requests).toHaveLength(1));
  return { worker, reading };
}

beforeEach(() => {
  vi.useFakeTimers({ shouldAdvanceTime: true });
});
afterEach(() => {
  vi.useRealTimers();
});

describe("a job in a worker", () => {
  test("hands over the file, tells progress, answers, and ends the worker", async () => {
    const progress: unknown[] = [];
    const { worker, reading } = await begin({ onProgress: (each) => progress.push(each) });
    worker.say({ kind: "progress", progress: { phase: "reading", share: 0.5 } });
    worker.say({ kind: "answer", answer });

    expect(await reading).toEqual(answer);
    expect(progress).toEqual([{ phase: "reading", share: 0.5 }]);
    expect(worker.requests).toMatchObject([{ fileName: "a.csv" }]);
    expect(worker.isTerminated).toBe(true);
  });

  test("cancelling ends the worker at once, whatever it says afterwards", async () => {
    const abort = new AbortController();
    const { worker, reading } = await begin({ signal: abort.signal });
    abort.abort();
    worker.say({ kind: "answer", answer });

    await expect(reading).rejects.toMatchObject({ name: "AbortError" });
    expect(worker.isTerminated).toBe(true);
  });

  test("a job that was cancelled before it began starts no worker", async () => {
    const createWorker = vi.fn<() => WorkerLike>(() => new FakeWorker());
    const reading = readWorkbook(file, { signal: AbortSignal.abort(), createWorker });

    await expect(reading).rejects.toMatchObject({ name: "AbortError" });
    expect(createWorker).not.toHaveBeenCalled();
  });

  test("after 30 seconds the worker is ended and the file refused", async () => {
    const { worker, reading } = await begin();
    await vi.advanceTimersByTimeAsync(30_000);

    expect(await reading).toEqual({
      status: "refused",
      failure: { code: "timeout", params: { limit_s: 30 } },
    });
    expect(worker.isTerminated).toBe(true);
  });

  test.each([
    ["breaks down", (worker: FakeWorker) => worker.dispatchEvent(new Event("error"))],
    ["tells that its work failed", (worker: FakeWorker) => worker.say({ kind: "failed", reason: "bug" })],
  ])("a worker that %s leaves the file unread", async (_, break_) => {
    const { worker, reading } = await begin();
    break_(worker);

    expect(await reading).toEqual({ status: "refused", failure: { code: "unreadable", params: {} } });
  });
});

describe("files that need no worker to be refused", () => {
  test("more than 50 MB is never loaded", async () => {
    const large = new File([], "a.csv");
    Object.defineProperty(large, "size", { value: 50 * 1024 * 1024 + 1 });
    const createWorker = vi.fn<() => WorkerLike>(() => new FakeWorker());

    expect(await readWorkbook(large, { createWorker })).toMatchObject({
      failure: { code: "file_too_large" },
    });
    expect(createWorker).not.toHaveBeenCalled();
  });

  test("a file that was moved after it was chosen", async () => {
    const gone = new File([], "a.csv");
    gone.arrayBuffer = () => Promise.reject(new DOMException("gone", "NotReadableError"));

    expect(await readWorkbook(gone)).toMatchObject({ failure: { code: "unreadable" } });
  });
});

describe("writing", () => {
  const spec = { sheets: [{ name: "A", columns: [{ header: "甲", key: "a" }], rows: [] }] };

  test("answers a file of the right type", async () => {
    const worker = new FakeWorker();
    const writing = writeWorkbook(spec, { createWorker: () => worker });
    worker.say({ kind: "answer", answer: new Uint8Array([1, 2, 3]) });

    expect(await writing).toMatchObject({
      size: 3,
      type: "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    });
  });

  test("says so when the worker breaks down", async () => {
    const worker = new FakeWorker();
    const writing = writeWorkbook(spec, { createWorker: () => worker });
    worker.dispatchEvent(new Event("error"));

    await expect(writing).rejects.toMatchObject({ name: "AppError", code: "export_failed" });
  });
});
