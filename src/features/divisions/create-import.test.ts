import { createRoot } from "solid-js";
import { afterEach, describe, expect, test } from "vitest";
import { AppError } from "../../lib/errors.ts";
import type { ReadResult } from "../../lib/workbook/read.ts";
import { createImport, type ImportParts } from "./create-import.ts";

const file = new File(["x"], "区划.csv");
const answer = (...rows: string[][]): ReadResult => ({
  status: "read",
  format: "csv",
  encoding: "utf-8",
  hiddenSheets: ["旧表"],
  sheets: [{ name: "区划", rows: [["区划代码", "名称"], ...rows], formulas: [] }],
});
const good = answer(["990101000000", "青岚县"], ["990101001000", "溪口镇"]);

let dispose = () => {};
afterEach(() => dispose());

/** The process with fakes, and what was sent. */
function start(parts: Partial<ImportParts> = {}) {
  const sent: { kind: string; id: string; rows: readonly object[]; fileName: string }[] = [];
  const process = createRoot((end) => {
    dispose = end;
    return createImport({
      read: () => Promise.resolve(good),
      loadContext: () => Promise.resolve({ kind: "divisions", stored: [] }),
      send: (kind, id, rows, fileName) => {
        sent.push({ kind, id, rows, fileName });
        return Promise.resolve({ added: rows.length, changed: 0, unchanged: 0 });
      },
      ...parts,
    });
  });
  return { process, sent };
}

/** The state once nothing is under way any more. */
const settled = async (process: ReturnType<typeof createImport>) => {
  for (let turn = 0; turn < 20; turn += 1) await Promise.resolve();
  return process.state();
};

describe("from a file to the result", () => {
  test("reading a file changes nothing: it ends with a plan", async () => {
    const { process, sent } = start();
    process.openFile("divisions", file);
    expect(process.state()).toMatchObject({ step: "reading", fileName: "区划.csv", phase: "checking" });
    const state = await settled(process);
    expect(state).toMatchObject({ step: "planned", isSending: false, draft: { hiddenSheets: ["旧表"] } });
    expect(sent).toEqual([]);
  });

  test("the whole plan goes as one command, parents first", async () => {
    const { process, sent } = start();
    process.openFile("divisions", file);
    await settled(process);
    await process.send();
    expect(process.state()).toMatchObject({ step: "done", result: { added: 2 } });
    expect(sent).toMatchObject([
      { kind: "divisions", fileName: "区划.csv", rows: [{ code: "990101000000" }, { code: "990101001000" }] },
    ]);
  });

  test("sent again after a failure it carries the same id", async () => {
    const ids: string[] = [];
    const { process } = start({
      send: (_kind, id) => {
        ids.push(id);
        return ids.length === 1
          ? Promise.reject(new AppError("network"))
          : Promise.resolve({ added: 2, changed: 0, unchanged: 0 });
      },
    });
    process.openFile("divisions", file);
    await settled(process);
    await process.send();
    expect(process.state()).toMatchObject({ step: "planned", isSending: false, error: { code: "network" } });
    await process.send();
    expect(process.state().step).toBe("done");
    expect(ids[0]).toBe(ids[1]);
  });

  test("pressing twice sends once", async () => {
    const { process, sent } = start();
    process.openFile("divisions", file);
    await settled(process);
    await Promise.all([process.send(), process.send()]);
    expect(sent).toHaveLength(1);
  });
});

describe("what may happen on the way", () => {
  test("a file that cannot be read says why", async () => {
    const failure = { code: "macro_file" as const, params: {} };
    const { process } = start({ read: () => Promise.resolve({ status: "refused", failure }) });
    process.openFile("divisions", file);
    expect(await settled(process)).toEqual({ step: "refused", fileName: "区划.csv", failure });
  });

  test("a lost network can be tried again with the same file", async () => {
    let tries = 0;
    const { process } = start({
      loadContext: () => {
        tries += 1;
        return tries === 1
          ? Promise.reject(new AppError("network"))
          : Promise.resolve({ kind: "divisions", stored: [] });
      },
    });
    process.openFile("divisions", file);
    const state = await settled(process);
    expect(state).toMatchObject({ step: "failed", error: { code: "network" } });
    if (state.step === "failed") state.retry();
    expect((await settled(process)).step).toBe("planned");
  });

  test("cancelling ends the reading, and a late answer is passed over", async () => {
    let signal: AbortSignal | undefined;
    let finish = (_result: ReadResult) => {};
    const { process } = start({
      read: (_file, options) => {
        signal = options.signal;
        return new Promise((resolve) => (finish = resolve));
      },
    });
    process.openFile("divisions", file);
    process.cancel();
    expect(signal?.aborted).toBe(true);
    finish(good);
    expect(await settled(process)).toEqual({ step: "choose" });
  });
});
