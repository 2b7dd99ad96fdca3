import { createSignal, onCleanup } from "solid-js";
import type { ImportKind } from "../../core/import/fields.ts";
import type { ReadFailure } from "../../core/import/issues.ts";
import { type ImportPlan, importRows } from "../../core/import/plan.ts";
import { type ImportContext, type ImportPayload, planImport } from "../../core/import/plan-import.ts";
import type { SheetData } from "../../core/import/sheet.ts";
import { newCommandId } from "../../lib/commands.ts";
import type { ReadProgress, ReadResult } from "../../lib/workbook/read.ts";
import type { ImportResult } from "./data.ts";

/** A file that was read and compared: what importing it would do. Nothing has been changed by then. */
export type ImportDraft = {
  /** The command's id: sending the draft again does the work once. */
  id: string;
  kind: ImportKind;
  fileName: string;
  sheets: SheetData[];
  /** Hidden in the file and therefore not read. */
  hiddenSheets: string[];
  encoding: string | null;
  plan: ImportPlan<ImportPayload>;
  context: ImportContext;
};

export type ImportState =
  | { step: "choose" }
  | { step: "reading"; fileName: string; phase: ReadProgress["phase"] | "comparing"; share: number | null }
  /** The file itself was refused. */
  | { step: "refused"; fileName: string; failure: ReadFailure }
  /** Something else went wrong on the way, such as the network. */
  | { step: "failed"; error: unknown; retry: () => void }
  | { step: "planned"; draft: ImportDraft; isSending: boolean; error?: unknown }
  | { step: "done"; draft: ImportDraft; result: ImportResult };

export type ImportParts = {
  read: (
    file: File,
    options: { onProgress: (progress: ReadProgress) => void; signal: AbortSignal },
  ) => Promise<ReadResult>;
  loadContext: (kind: ImportKind, signal: AbortSignal) => Promise<ImportContext>;
  send: (kind: ImportKind, id: string, rows: readonly object[], fileName: string) => Promise<ImportResult>;
  onDone?: (draft: ImportDraft) => void;
};

/** The way of a file from the choice to the result. One file at a time; `cancel` leaves everything as it was. */
export function createImport(parts: ImportParts) {
  const [state, setState] = createSignal<ImportState>({ step: "choose" });
  let running: AbortController | undefined;
  const cancel = () => {
    running?.abort();
    running = undefined;
    setState({ step: "choose" });
  };
  onCleanup(() => running?.abort());

  /** Runs one piece of work; what an abandoned one answers later is passed over. */
  const run = async (work: (signal: AbortSignal) => Promise<ImportState>, retry: () => void) => {
    running?.abort();
    const own = new AbortController();
    running = own;
    try {
      const next = await work(own.signal);
      if (running === own) setState(next);
    } catch (error) {
      if (running === own) setState({ step: "failed", error, retry });
    }
  };
  const tell = (signal: AbortSignal, next: ImportState) => {
    if (!signal.aborted) setState(next);
  };

  const plan = async (
    kind: ImportKind,
    found: Pick<ImportDraft, "fileName" | "sheets" | "hiddenSheets" | "encoding">,
    signal: AbortSignal,
  ): Promise<ImportState> => {
    tell(signal, { step: "reading", fileName: found.fileName, phase: "comparing", share: null });
    const context = await parts.loadContext(kind, signal);
    const draft = { ...found, id: newCommandId(), kind, context, plan: planImport(found.sheets, context) };
    return { step: "planned", draft, isSending: false };
  };

  const openFile = (kind: ImportKind, file: File): void => {
    const fileName = file.name;
    void run(
      async (signal) => {
        tell(signal, { step: "reading", fileName, phase: "checking", share: null });
        const onProgress = (progress: ReadProgress) =>
          tell(signal, { step: "reading", fileName, ...progress });
        const result = await parts.read(file, { onProgress, signal });
        if (result.status === "refused") return { step: "refused", fileName, failure: result.failure };
        const { sheets, hiddenSheets, encoding } = result;
        return plan(kind, { fileName, sheets, hiddenSheets, encoding }, signal);
      },
      () => openFile(kind, file),
    );
  };

  /** A list that comes from somewhere else than a file of the person. */
  const openSheets = (
    kind: ImportKind,
    fileName: string,
    load: (signal: AbortSignal) => Promise<SheetData[]>,
  ) =>
    void run(
      async (signal) => {
        tell(signal, { step: "reading", fileName, phase: "reading", share: null });
        const sheets = await load(signal);
        return plan(kind, { fileName, sheets, hiddenSheets: [], encoding: null }, signal);
      },
      () => openSheets(kind, fileName, load),
    );

  /** Not to be cancelled: once on its way the whole file goes in, or nothing of it. */
  const send = async (): Promise<void> => {
    const current = state();
    if (current.step !== "planned" || current.isSending) return;
    const { draft } = current;
    setState({ step: "planned", draft, isSending: true });
    try {
      const result = await parts.send(draft.kind, draft.id, importRows(draft.plan), draft.fileName);
      setState({ step: "done", draft, result });
      parts.onDone?.(draft);
    } catch (error) {
      setState({ step: "planned", draft, isSending: false, error });
    }
  };

  return { state, openFile, openSheets, cancel, send };
}
